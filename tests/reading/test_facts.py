"""What is told as a fact, and what is only feared, possible, planned, asked, compared or denied."""

from __future__ import annotations

import pytest

from bot.reading.model import Article
from bot.reading.read import understand
from tests.reading.made import rules

TOPICS = rules(
    """
  - id: extradition
    title: E
    keywords:
      ru: [экстрадиция, экстрадировать, выдача, "выдать ~ Россия", выдать]
      en: [extradition, extradite]
      kk: [экстради*, ұстап беру, "ұстап береді"]
      ky: [экстради*, өткөрүп берүү, "өткөрүп берет"]
      uk: [екстради*, видати, видача]
      uz: [ekstradi*, экстради*]
  - id: abduction
    title: A
    keywords: {ru: [похищение, похитить], en: [abduction, abduct]}
  - id: desertion
    title: D
    keywords: {ru: [дезертирство, дезертир], en: [desertion, deserter]}
"""
)


def read(body: str, title: str = "") -> tuple[list[str], list[str]]:
    reading = understand(Article(title, body), TOPICS)
    return [one.topic for one in reading.topics], [one.reason for one in reading.suppressed]


LEAD = {
    "ru": "Суд приговорил редактора к штрафу за кражу велосипеда.",
    "en": "A court fined the editor for the theft of a bicycle on Friday.",
    "kk": "Сот редакторға велосипед ұрлағаны үшін айыппұл салды.",
    "ky": "Сот редакторго велосипед уурдаганы үчүн айып салды.",
    "uk": "Суд оштрафував редактора за крадіжку велосипеда у дворі.",
    "uz": "Sud muharrirga velosiped o'g'irlagani uchun jarima soldi.",
}

NO_FACTS = [
    ("ru", "Он опасается, что его выдадут России.", "only feared: «опасается»"),
    ("ru", "Семья боится ареста, пыток и экстрадиции.", "only feared: «боится»"),
    ("ru", "По его словам, его могут экстрадировать.", "only possible: «могут»"),
    ("ru", "Ему грозит экстрадиция на родину.", "only threatened: «грозит»"),
    ("ru", "Она рискует стать жертвой похищения.", "only threatened: «рискует»"),
    ("ru", "Коллега ответил, что запроса о выдаче не поступало.", "denied: «не поступало»"),
    ("ru", "Запроса о его экстрадиции пока нет.", "denied: «нет»"),
    ("ru", "Экстрадиция возможна.", "only possible: «возможна»"),
    ("ru", "Его уволят, а в случае экстрадиции осудят снова.", "only a condition: «в случае»"),
    ("ru", "Всё это выглядело словно похищение.", "a comparison: «словно»"),
    ("ru", "Неизвестно, экстрадируют ли его.", "a question: «ли»"),
    ("ru", "Ждёт ли его выдача?", "a question: «ли»"),
    ("ru", "Запрос о выдаче может поступить позже.", "denied: «может поступить»"),
    ("en", "He fears that he will be extradited.", "only feared: «fears»"),
    ("en", "He could one day be extradited.", "only possible: «could»"),
    ("en", "She may be abducted by strangers.", "only possible: «may»"),
    ("en", "The editor faces extradition.", "only threatened: «faces»"),
    ("en", "There is a risk of extradition.", "only threatened: «risk»"),
    ("en", "Officials said no request for extradition was received.", "denied: «no request»"),
    ("en", "They have received no extradition papers.", "denied: «no»"),
    ("en", "If extradited, he will be tried again.", "only a condition: «If»"),
    ("en", "It felt as if he had been abducted.", "a comparison: «as if»"),
    ("en", "Will he be extradited?", "a question"),
    ("kk", "Оның экстрадициялануы мүмкін.", "only possible: «мүмкін»"),
    ("kk", "Ол өзін Ресейге ұстап береді деп қорқады.", "only feared: «қорқады»"),
    ("kk", "Экстрадиция қаупі бар.", "only threatened: «қаупі»"),
    ("kk", "Экстрадиция туралы сұрау түспегенін айтты.", "denied: «түспегенін»"),
    ("ky", "Анын экстрадицияланышы мүмкүн.", "only possible: «мүмкүн»"),
    ("ky", "Ал өзүн өткөрүп берет деп чочулайт.", "only feared: «чочулайт»"),
    ("ky", "Экстрадиция коркунучу бар.", "only threatened: «коркунучу»"),
    ("ky", "Экстрадиция өтүнүчү түшкөн эмес.", "denied: «түшкөн эмес»"),
    ("uk", "Вона боїться, що її екстрадиція вже близько.", "only feared: «боїться»"),
    ("uk", "Його можуть екстрадиювати до Росії.", "only possible: «можуть»"),
    ("uk", "Йому загрожує екстрадиція.", "only threatened: «загрожує»"),
    ("uk", "Запиту про екстрадицію не надходило.", "denied: «не надходило»"),
    ("uz", "Uning ekstraditsiya qilinishi mumkin.", "only possible: «mumkin»"),
    ("uz", "U ekstraditsiya qilinishidan qo'rqadi.", "only feared: «qo'rqadi»"),
    ("uz", "Uning uchun ekstraditsiya xavfi bor.", "only threatened: «xavfi»"),
    ("uz", "Ekstraditsiya haqida so'rov kelmagan.", "denied: «kelmagan»"),
]

FACTS = [
    ("ru", "Его экстрадировали в Россию."),
    ("ru", "Суд отказал в выдаче."),
    ("ru", "Суд рассмотрит запрос о выдаче 5 мая."),
    ("ru", "Запрос об экстрадиции могут рассмотреть в мае."),
    ("ru", "Адвокат намерен обжаловать экстрадицию."),
    ("ru", "Генпрокуратура приостановила выдачу, но может её возобновить."),
    ("ru", "Он боится пыток, его экстрадировали вчера."),
    ("ru", "Он опасается пыток после экстрадиции."),
    ("ru", "Ему грозит до десяти лет за дезертирство."),
    ("ru", "За дезертирство ему грозит срок."),
    ("ru", "Дезертир может вернуться домой."),
    ("ru", "Друзья боятся, что дезертира найдут."),
    ("ru", "Ведомство опровергло слухи: экстрадиция не обсуждалась."),
    ("ru", "Казахстан не может экстрадировать его по закону."),
    ("ru", "Его похитили, и он не мог позвонить."),
    ("ru", "Он надеется на свободу, хотя его выдача одобрена."),
    ("en", "He was extradited on May 5."),
    ("en", "In May he was extradited."),
    ("en", "The court refused extradition."),
    ("en", "A hearing on his extradition may be held in June."),
    ("en", "He will appeal the extradition."),
    ("en", "She fears torture after being extradited."),
    ("en", "He could not sleep and was extradited at dawn."),
    ("en", "He faces ten years in prison for desertion."),
    ("en", "A deserter could hide in the hills."),
    ("en", "Kazakhstan would not extradite him."),
    ("en", "The ministry denied reports and said no extradition was planned."),
    ("en", "Lawyers who feared the worst said he was abducted."),
    ("kk", "Ол Ресейге экстрадицияланды."),
    ("kk", "Сот экстрадиция туралы өтінішті қарайды."),
    ("kk", "Сот экстрадициядан бас тартты."),
    ("kk", "Экстрадиция мүмкін емес."),
    ("ky", "Ал Орусияга экстрадицияланды."),
    ("ky", "Сот экстрадиция өтүнүчүн карайт, бирок чечим кеч чыгышы мүмкүн."),
    ("ky", "Сот экстрадициядан баш тартты."),
    ("uk", "Його екстрадиція відбулася вчора."),
    ("uk", "Суд відмовив в екстрадиції."),
    ("uk", "Суд може розглянути запит про екстрадицію."),
    ("uz", "U Rossiyaga ekstraditsiya qilindi."),
    ("uz", "Sud ekstraditsiya so'rovini ko'rib chiqadi."),
    ("uz", "U may oyida ekstraditsiya qilindi."),
]


@pytest.mark.parametrize(("language", "told", "reason"), NO_FACTS)
def test_what_is_no_fact_sets_no_topic_and_says_why(language: str, told: str, reason: str) -> None:
    assert read(f"{LEAD[language]}\n\n{told}") == ([], [reason])


@pytest.mark.parametrize(("language", "told"), FACTS)
def test_a_fact_sets_its_topic(language: str, told: str) -> None:
    topics, reasons = read(f"{LEAD[language]}\n\n{told}")
    assert topics
    assert not reasons


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("Генпрокуратура опровергла экстрадицию Арслана Темирбаева", "Он дома."),
        ("Запроса о выдаче Темирбаева не поступало", "Так сказал прокурор."),
        ("", "Запроса о выдаче Темирбаева не поступало, заявил прокурор."),
        ("Arslan Temirbaev has not been extradited, lawyer says", "He is at home."),
        ("Выдадут ли Темирбаева? Экстрадиция и закон", "Объясняет юрист."),
        ("What does extradition mean?", "A lawyer explains."),
    ],
)
def test_what_the_title_or_the_first_sentence_denies_or_asks_is_what_the_article_is_about(
    title: str, body: str
) -> None:
    assert read(body, title)[0] == ["extradition"]


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("Активисту грозит экстрадиция", "Его задержали в аэропорту."),
        ("Activist Faces Extradition", "He was detained at the airport."),
        ("", "Он арестован по запросу Москвы. Запроса о выдаче пока не поступало."),
        ("", "He was arrested on a Russian warrant. He could be extradited."),
        ("", "Ол Ресейдің сұрауымен қамауға алынды. Экстрадиция қаупі бар."),
        ("", "Ал Орусиянын суроосу менен камакка алынды. Экстрадицияланышы мүмкүн."),
        ("", "Його затримано за запитом Росії. Його екстрадиція можлива."),
        ("", "U Rossiya so'roviga ko'ra ushlandi. Uning ekstraditsiya qilinishi mumkin."),
    ],
)
def test_who_is_held_on_another_states_request_is_a_fact(title: str, body: str) -> None:
    assert read(body, title)[0] == ["extradition"]


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("Активист опасается экстрадиции", "Он попросил убежища в Берлине."),
        ("", "Его арестовали за кражу. Он боится экстрадиции."),
        ("", "Его арестовали за кражу. Прокурор сказал, что запроса о выдаче не поступало."),
        ("", "He was arrested for theft. He could be extradited."),
    ],
)
def test_somebody_held_for_something_else_makes_no_fact_of_a_fear(title: str, body: str) -> None:
    assert read(body, title)[0] == []


@pytest.mark.parametrize(
    "body",
    [
        "Он арестован по запросу Москвы. Его могут депортировать.",
        "He was arrested on a Russian warrant. He could be deported.",
        "Ол Ресейдің сұрауымен қамауға алынды. Депортация қаупі бар.",
        "Ал Орусиянын суроосу менен камакка алынды. Депортацияланышы мүмкүн.",
        "Його затримано за запитом Росії. Його можуть депортувати.",
        "U Rossiya so'roviga ko'ra ushlandi. Uning deportatsiya qilinishi mumkin.",
    ],
)
def test_a_request_asks_for_no_expulsion(body: str) -> None:
    reading = understand(Article("", body), rules("  - {id: d, title: D, keywords: {ru: [депорт*], en: [deport*]}}"))
    assert (reading.topics, len(reading.suppressed)) == ((), 1)


def test_a_topic_stays_when_another_hit_is_a_fact() -> None:
    topics, reasons = read("Он боялся выдачи. Вчера его экстрадировали.")
    assert (topics, reasons) == (["extradition"], ["only feared: «боялся»"])


def test_a_strong_hit_is_never_suppressed() -> None:
    topics = rules('  - {id: t, title: T, keywords: {ru: ["экстрадиция!"]}}')
    assert understand(Article("", "Он боится экстрадиции."), topics).topics


@pytest.mark.parametrize("text", ["боится выдачи " * 20_000, "выдача, " * 20_000, "выдача не поступало? " * 10_000])
def test_a_huge_text_is_read_whole(text: str) -> None:
    reading = understand(Article("", text), TOPICS)
    assert sum(len(one.hits) for one in reading.topics) + len(reading.suppressed) == text.count("выдач")
