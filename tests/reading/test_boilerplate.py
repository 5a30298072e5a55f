"""What is left out of a text, and what never is."""

from __future__ import annotations

from itertools import pairwise

import pytest

from bot.language.tokens import fold, words
from bot.language.view import View
from bot.reading.boilerplate import left_out
from bot.reading.model import Article
from bot.reading.names import NameIndex
from bot.reading.read import understand
from tests.reading.made import one_topic

STORY = "Суд в Астане продлил арест на сорок суток."


def cut(text: str) -> list[str]:
    """The stretches that are left out of this body."""
    clean = View(text).text
    listed = words(clean)
    return [clean[start:end] for start, end in left_out(listed, [fold(word) for word in listed.written])]


def cut_lines(text: str) -> list[str]:
    return [line for stretch in cut(text) for line in stretch.split("\n") if line]


@pytest.mark.parametrize(
    "notice",
    [
        "НАСТОЯЩИЙ МАТЕРИАЛ (ИНФОРМАЦИЯ) ПРОИЗВЕДЕН И РАСПРОСТРАНЕН ИНОСТРАННЫМ АГЕНТОМ ООО «ПРИМЕР».",
        "Данное сообщение (материал) создано и (или) распространено иностранным средством массовой информации.",
        "Поддержите независимую журналистику — оформите пожертвование.",
        "Поддержите нашу работу!",
        "Подпишитесь на наш Telegram-канал, чтобы ничего не пропустить.",
        "👉 Подписывайтесь на канал «Пример» в Телеграме",
        "Подпишитесь на ежедневную рассылку.",
        "Нашли ошибку? ",
        "DONATE NOW.",
        "Support independent journalism today.",
        "Subscribe to our newsletter: enter your e-mail.",
        "Sign up for the weekly newsletter",
        "This audio is created with AI assistance",
        "The post Court extends the arrest (updated) appeared first on Example News.",
        "Редакцияға қолдау көрсетіңіз.",
        "Telegram-арнамызға жазылыңыз!",
        "Редакцияны колдоңуз.",
        "Telegram каналыбызга жазылыңыз.",
        "Підтримайте нашу редакцію.",
        "Підписуйтесь на наш Telegram",
        "Kanalimizga obuna bo‘ling!",
        "Telegram каналимизга обуна бўлинг.",
    ],
)
def test_a_notice_is_left_out_as_a_paragraph_and_as_a_sentence(notice: str) -> None:
    assert cut(f"{STORY}\n\n{notice}") == [notice.strip()]
    assert cut(f"<p>{notice}</p><p>{STORY}</p>")[0].endswith(notice.strip().lstrip("👉 "))
    assert cut(f"{STORY} {notice}") == [notice.strip()]


@pytest.mark.parametrize(
    "heading",
    [
        *("Читайте также", "ЧИТАЙТЕ ТАКЖЕ:", "Смотрите также →", "Рекомендуем", "Материалы по теме", "Выбор редакции"),
        *("Read also", "See also:", "Related stories", "Editors’ Picks", "Editor's picks", "News Feed", "Most Read"),
        *("Оқи отырыңыз:", "Тағы оқыңыз", "Сондай-ақ оқыңыз", "Ұсынамыз"),
        *("Дагы окуңуз", "Ошондой эле окуңуз:", "Линктер", "Сунуштайбыз"),
        *("Читайте також:", "Дивіться також", "Рекомендуємо"),
        *("Shuningdek o‘qing", "Shuningdek oʻqing:", "Mavzuga oid", "Мавзуга оид:", "Шунингдек ўқинг"),
    ],
)
def test_a_heading_is_left_out_with_its_headlines_until_the_text_goes_on(heading: str) -> None:
    titles = ["Дезертир попросил убежище", "«Меня били». Рассказ из СИЗО", "172-бап: жаңы өкүм"]
    listed = "".join(f"<li><a href='/{number}'>{title}</a></li>" for number, title in enumerate(titles))
    assert cut_lines(f"<p>{STORY}</p><h3>{heading}</h3><ul>{listed}</ul><p>{STORY}</p>") == [heading, *titles]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (
            f"{STORY}\n\nЧитайте также: Дезертир попросил убежище\n\n{STORY}",
            ["Читайте также: Дезертир попросил убежище"],
        ),
        (f"{STORY} Читайте также: Наёмника осудили.", ["Читайте также: Наёмника осудили."]),
        (f"Read more: Deserter seeks asylum\n\n{STORY}", ["Read more: Deserter seeks asylum"]),
        (f"Читайте также: Наёмника осудили. {STORY}", ["Читайте также: Наёмника осудили."]),
        (f"Читайте также\n{STORY}", ["Читайте также"]),
        (f"Читайте также\n— Его отправят завтра\n{STORY}", ["Читайте также"]),
        (f"{STORY}\n\nПо теме", ["По теме"]),
    ],
    ids=["with a title", "at the end", "English", "before the text", "text follows", "speech", "last"],
)
def test_a_recommendation_ends_where_the_text_goes_on(text: str, left: list[str]) -> None:
    assert cut(text) == left


def test_a_list_of_headlines_is_bounded() -> None:
    titles = [f"Заголовок номер {number}" for number in range(20)]
    assert cut_lines("\n".join([STORY, "Читайте также", *titles])) == ["Читайте также", *titles[:10]]
    assert cut_lines(f"{STORY}\nЧитайте также\n{'Слово ' * 40}\n{STORY}") == ["Читайте также"]


@pytest.mark.parametrize(
    "credit",
    [
        *("Фото: Reuters", "Фото: А. Петрова / пресс-служба суда", "Иллюстративное фото", "Коллаж: редакция"),
        *("Illustrative photo. ", "Photo by Jane Doe", "Photo: Getty Images", "Jane Doe / AFP / TASS", "Getty Images"),
        *("Jane Doe via Reuters", "Сурет: ашық дереккөз", "Сүрөт: Кабарчы", "Світлина: архів", "Surat: arxiv"),
    ],
)
def test_a_line_of_credits_is_left_out(credit: str) -> None:
    assert cut(f"<figure>{credit}</figure><p>{STORY}</p>")[0].strip() == credit.strip()


@pytest.mark.parametrize(
    ("line", "left"),
    [
        ("USD 512.40 EUR 557.10 RUB 5.61", True),
        ("Доллар 512,40 Евро 557,10", True),
        ("5 min read", True),
        ("Время чтения: 4 минуты", True),
        ("Реклама", True),
        ("ЧУКУЛ КАБАР!", True),
        ("OSZAR »", True),
        ("Skip to main content", True),
        ("Читать далее →", True),
        ("Доллар стоит 512 тенге", False),
        ("USD", False),
        ("Реклама запрещена", False),
    ],
)
def test_small_lines_of_a_page(line: str, left: bool) -> None:
    assert cut(f"<div>{line}</div><p>{STORY}</p>") == [line] * left


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Издание (признано в России иностранным агентом) пишет об этом.", "(признано в России иностранным агентом)"),
        (
            "Журналист (внесён Минюстом в реестр «иностранных агентов») уехал.",
            "(внесён Минюстом в реестр «иностранных агентов»)",
        ),
        (
            "The outlet (designated by Russia’s Justice Ministry as a “foreign agent.”) wrote so.",
            "(designated by Russia’s Justice Ministry as a “foreign agent.”)",
        ),
        ("В суде (фото: Reuters) объявили перерыв.", "(фото: Reuters)"),
    ],
)
def test_a_remark_in_brackets_is_left_out_of_its_sentence(text: str, left: str) -> None:
    assert cut(text) == [left]


@pytest.mark.parametrize(
    "text",
    [
        "Подпишитесь на петицию против экстрадиции.",
        "Подпишитесь на петицию, просит адвокат, и перешлите её знакомым.",
        "Подпишитесь под обращением к суду.",
        "Поддержите Арслана письмом в СИЗО.",
        "Он перевёл пожертвование украинскому фонду.",
        "Поводом для дела стало пожертвование в пять тысяч рублей.",
        "Суд счёл, что призыв «Подпишитесь на наш канал» был рекламой.",
        "«Подпишитесь на наш канал, там расскажут, как сдаться», — говорили ему.",
        "Адвокат советует: читайте также решение Верховного суда.",
        "«Читайте также приговор целиком», — сказал адвокат.",
        "Читайте также приговор целиком, советует адвокат.",
        "“Read also the verdict,” he said.",
        "Read also the verdict, the lawyer said.",
        "He had read more: the verdict, the appeal and the file.",
        "To donate now or later is treason all the same, the court said.",
        "The donation is the only act mentioned in the indictment.",
        "They sign up for the newsletter of the army.",
        "Фото обвиняемого показали по телевизору.",
        "На фото: он в форме.",
        "Об этом передаёт корреспондент агентства из зала суда.",
        "Минюст признал издание иностранным агентом.",
        "Адвокат (он представляет и других обвиняемых) подал жалобу.",
        "Russia labeled a bookseller and a rock band “foreign agents.”",
        "Казахстан выдал активиста / ТАСС",
        "Суд рекомендуем не называть, просит защита.",
        "Оны оқыңыз деп сот алдында үндеу жарияланды.",
        "Петицияга кол коюңуз, бизди угушсун.",
        "Петицію підпишіть на наш захист.",
    ],
)
def test_a_sentence_of_an_article_is_kept(text: str) -> None:
    assert cut(f"{STORY} {text} {STORY}") == []
    assert cut(f"<p>{STORY}</p><p>{text}</p><p>{STORY}</p>") == []


def test_what_would_be_too_long_for_a_notice_is_kept() -> None:
    assert cut(f"{STORY}\n\nПоддержите нас, {'очень ' * 100}просим.") == []
    assert cut(f"{STORY}\n\nФото: {'очень ' * 30}длинная подпись") == []


@pytest.mark.parametrize("text", ["Читайте также", "Фото: Reuters", "Поддержите нашу работу.", "", "…"])
def test_a_text_that_is_nothing_else_is_read_as_it_is(text: str) -> None:
    assert cut(text) == []


def test_stretches_are_in_order_and_never_overlap() -> None:
    lines = ["Фото: Reuters", STORY, "Читайте также", "Поддержите нас", "Фото: AFP", "Реклама", f"{STORY} 3 min read"]
    listed = words("\n\n".join(lines))
    found = left_out(listed, [fold(word) for word in listed.written])
    assert len(found) == 3
    assert all(end <= start for (_, end), (start, _) in pairwise(found))


def test_words_that_are_left_out_meet_nothing_and_the_others_keep_their_place() -> None:
    body = (
        "<p>Фото: Арслан Темирбаев</p><p>Суд отложил экстрадицию.</p><h3>Читайте также</h3>"
        "<ul><li>Экстрадиция активиста</li><li>Арслан Темирбаев на свободе</li></ul><p>Арслан Темирбаев ждёт суда.</p>"
    )
    found = understand(Article("", body), one_topic(keywords="[экстрадиция, также]"), NameIndex(["Арслан Темирбаев"]))
    [hit] = [hit for topic in found.topics for hit in topic.hits]
    [mention] = found.watched
    for where, last in ((hit.where, False), (mention.where, True)):
        assert body[where.start : where.end] == where.text
        assert where.start == (body.rindex(where.text) if last else body.index(where.text))
    assert "активиста" not in found.words


@pytest.mark.parametrize(
    ("keyword", "body", "met"),
    [
        ("статус беженца", "Он просил статус\n\nРеклама\n\nбеженца", False),
        ("статус ~ беженец", "Он просил статус. 3 min read\nБеженца ждут", False),
        ("арест продлён", "Его арест (признан иностранным агентом) продлён", False),
        ("арест ~ продлить", "Его арест (признан иностранным агентом) продлён", True),
    ],
)
def test_no_phrase_goes_over_what_is_left_out(keyword: str, body: str, met: bool) -> None:
    found = understand(Article("", body), one_topic(keywords=f'["{keyword}"]'))
    assert bool(found.topics) is met


def test_a_title_is_read_whole() -> None:
    found = understand(Article("Фото: экстрадиция активиста", "Суд."), one_topic(keywords="[экстрадиция]"))
    assert found.topics
