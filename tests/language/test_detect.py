"""Which language a text or a sentence is in."""

from __future__ import annotations

import pytest

from bot.language.detect import detect, sentence_language
from bot.language.tokens import folded_words

SENTENCES = {
    "ru": """
        Суд признал его виновным и приговорил к пяти годам
        Адвокат сообщила, что решение обжалуют в апелляции
        Дезертира задержали в аэропорту Алматы
        Россия запросила выдачу активиста
        Гражданина Узбекистана осудили за наёмничество
        В Бишкеке задержан россиянин, бежавший от мобилизации
        Ему грозит до семи лет лишения свободы
        Верховный суд оставил приговор в силе
        Генпрокуратура отказалась его выдавать
        По словам родственников, он не выходит на связь с понедельника
        Ұлттық қауіпсіздік комитеті сообщил о задержании мужчины, который вернулся в Атырау из России
        Сообщает Azattyq Asia со ссылкой на адвоката
        """,
    "uk": """
        Суд визнав його винним і призначив п'ять років
        Адвокат повідомила, що рішення оскаржать
        Дезертира затримали на кордоні
        Росія вимагає видачі активіста
        Його засуджено за участь у війні проти України
        У Києві заарештували військового, який утік із частини
        Прокуратура відмовилася його видавати
        Верховний Суд залишив вирок без змін
        Найманців оголосили в розшук
        За словами рідних, він не виходить на зв'язок
        Йому загрожує до дев'яти років ув'язнення
        Про це пише Meduza з посиланням на слідство
        """,
    "kk": """
        Сот оны кінәлі деп тауып, бес жылға бас бостандығынан айырды
        Адвокат үкімге шағым түсіретінін айтты
        Әуежайда дезертир ұсталды
        Ресей белсендіні ұстап беруді сұрады
        Шетелдегі соғысқа қатысқаны үшін сотталды
        Жалдамалыларға іздеу жарияланды
        Бас прокуратура оны бермейтінін мәлімдеді
        Жоғарғы сот үкімді күшінде қалдырды
        Ол сәрсенбіден бері хабарласпаған
        Оған тоғыз жылға дейін қамау жазасы төнген
        Бұл туралы Radio Azattyq хабарлады
        Астанада сот басталды
        """,
    "ky": """
        Сот аны күнөөлүү деп таап, беш жылга эркинен ажыратты жана үй-мүлкүн алды
        Адвокат өкүмгө даттанарын айтты
        Аба майданда качкын кармалды
        Орусия активистти өткөрүп берүүнү суранды
        Согушка катышканы үчүн соттолду
        Жалданмаларга издөө жарыяланды
        Башкы прокуратура аны бербей турганын билдирди
        Жогорку сот өкүмдү күчүндө калтырды
        Ал шаршембиден бери байланышка чыга элек
        Ага тогуз жылга чейин абак жазасы каралган
        Бул тууралуу Kloop жазып чыкты
        Бишкекте соту башталды
        """,
    "uz": """
        Sud uni aybdor deb topdi va besh yilga qamoq jazosini tayinladi
        Суд уни айбдор деб топди ва беш йилга қамоқ жазосини тайинлади
        Advokat hukm ustidan shikoyat qilishini aytdi
        Адвокат ҳукм устидан шикоят қилишини айтди
        Aeroportda dezertir ushlandi
        Аэропортда дезертир ушланди
        Rossiya faolni topshirishni so'radi
        Россия фаолни топширишни сўради
        Urushda qatnashgani uchun qamaldi
        Урушда қатнашгани учун қамалди
        Yollanganlar qidiruvga berildi
        Oliy sud hukmni o‘z kuchida qoldirdi
        Олий суд ҳукмни ўз кучида қолдирди
        Бу ҳақда Kun.uz хабар берди
        """,
    "en": """
        The court found him guilty and sentenced him to five years
        Her lawyer said the ruling would be appealed
        A deserter was detained at the airport
        Russia has requested his extradition
        He was convicted of fighting in a foreign war
        Police are looking for the missing activist
        The prosecutor refused to hand him over
        The Supreme Court upheld the sentence
        He has not been in touch with his family since Monday
        Three men face up to nine years in prison
        The case was reported by Қазақстан on Friday
        Kazakhstan court jails man over war in Ukraine
        """,
}
KAZAKH_IN_LATIN = """
    Sot ony kináli dep taýyp, bes jylǵa bas bostandyǵynan aıyrdy
    Sot ony kinäli dep tauyp, bes jylğa bas bostandyğynan aiyrdy
    Sot onı kinäli dep tawıp, bes jılğa bas bostandığınan ayırdı
    Bul turaly Qazaqstan Bas prokuraturasy habarlady
    Sheteldik soǵysqa qatysqany úshin sottaldy
    Reseı ony ustap berýdi surady
    """
NOT_READ = """
    Додгоҳ ӯро гунаҳгор дониста, ба панҷ соли зиндон маҳкум кард
    Дар Душанбе як шаҳрванди Тоҷикистон боздошт шуд
    Kazyýet ony günäkär diýip tapdy we baş ýyl türme jezasyny berdi
    Türkmenistanyň raýaty howa menzilinde saklandy we yzyna ugradyldy
    Суд прызнаў яго вінаватым і асудзіў на пяць гадоў
    Mahkeme onu suçlu buldu ve beş yıl hapis cezasına çarptırdı
    Das Gericht hat ihn zu fünf Jahren Haft verurteilt
    Le tribunal l'a condamné à cinq ans de prison pour désertion
    """


def lines(text: str) -> list[str]:
    return [line.strip() for line in text.strip().splitlines()]


def folded(text: str) -> list[str]:
    return list(folded_words(text))


@pytest.mark.parametrize(("language", "text"), [(code, one) for code, text in SENTENCES.items() for one in lines(text)])
def test_a_sentence_tells_its_language(language: str, text: str) -> None:
    assert detect(folded(text)) == language


@pytest.mark.parametrize(("language", "text"), [(code, one) for code, text in SENTENCES.items() for one in lines(text)])
def test_the_language_of_the_feed_does_not_hide_that_of_the_text(language: str, text: str) -> None:
    assert detect(folded(f"{text}. {text}."), "ru" if language != "ru" else "kk") == language


@pytest.mark.parametrize("text", lines(KAZAKH_IN_LATIN))
def test_kazakh_in_latin_letters_is_kazakh(text: str) -> None:
    assert detect(folded(text)) == "kk"


@pytest.mark.parametrize("text", lines(NOT_READ))
def test_a_language_that_is_not_read_is_none(text: str) -> None:
    assert detect(folded(text)) is None


@pytest.mark.parametrize(
    ("text", "prior", "language"),
    [
        ("Экстрадиция Темирбаева", "ru", "ru"),
        ("Экстрадиция Темирбаева", "kk", "kk"),
        ("Экстрадиция Темирбаева", None, None),
        ("172", "kk", "kk"),
        ("", None, None),
        ("Breaking", "ru", None),
        ("Ereuil Bishkek", "uz", "uz"),
    ],
)
def test_the_prior_where_the_text_does_not_tell(text: str, prior: str | None, language: str | None) -> None:
    assert detect(folded(text), prior) == language


@pytest.mark.parametrize(
    ("sentence", "text_language", "language"),
    [
        ("Сот оны кінәлі деп тапты", "ru", "kk"),
        ("Он этого не признал", "kk", "ru"),
        ("Сотни людей пришли к зданию суда", "kk", "ru"),
        ("Сот басталды", "kk", "kk"),
        ("Сот басталды", "ru", "ru"),
        ("Экстрадиция", "ky", "ky"),
        ("Анын өтүнүчү канааттандырылды", "ru", "ky"),
        ("He said that he was not there", "ru", "en"),
        ("172, 416", "uz", "uz"),
        ("Meduza, Reuters", "kk", "kk"),
        ("Додгоҳ ӯро дар Душанбе маҳкум кард", "uz", None),
        ("Суд уни айбдор деб топди", None, "uz"),
    ],
)
def test_a_sentence_is_in_the_language_of_its_text_unless_it_clearly_is_not(
    sentence: str, text_language: str | None, language: str | None
) -> None:
    assert sentence_language(folded(sentence), text_language) == language
