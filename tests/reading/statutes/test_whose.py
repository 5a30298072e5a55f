"""Whose law a citation means where it does not say so itself, and of which code."""

from __future__ import annotations

import pytest

from tests.reading.statutes.made import found, names

CLAUSE = [
    # country in the clause
    ("В Казахстане его осудили по статье 172.", ["KZ criminal 172"]),
    ("В России его обвиняют по ст. 163.", ["RU criminal 163"]),
    ("Суд Алматы приговорил его по статье 172.", ["KZ criminal 172"]),
    ("Суд в Актобе признал его виновным по ст. 172.", ["KZ criminal 172"]),
    ("Казахстанский суд осудил его по ч. 1 ст. 172.", ["KZ criminal 172 part 1"]),
    ("КНБ возбудил дело по статье 172.", ["KZ criminal 172"]),
    ("ГКНБ задержал его по статье 416.", ["KG criminal 416"]),
    ("СГБ Узбекистана возбудила дело по статье 154.", ["UZ criminal 154"]),
    ("ФСБ возбудила дело по ст. 275.", ["RU criminal 275"]),
    ("СК РФ обвинил его по ст. 338.", ["RU criminal 338"]),
    ("СБУ подозревает его по ст. 111.", ["UA criminal 111"]),
    ("Генпрокуратура Казахстана сообщила о деле по статье 172.", ["KZ criminal 172"]),
    ("По запросу России его задержали по ст. 163.", ["RU criminal 163"]),
    ("Прокуратура Бишкека обвинила его по статье 416.", ["KG criminal 416"]),
    ("В Душанбе его судили по статье 401.", ["TJ criminal 401"]),
    ("Kazakhstan's KNB charged him under Article 172.", ["KZ criminal 172"]),
    ("Bostandyk district court of Almaty convicted him under Article 172.", ["KZ criminal 172"]),
    ("A court in Tashkent sentenced him under Article 154.", ["UZ criminal 154"]),
    ("A Kyrgyz court convicted him under Article 416.", ["KG criminal 416"]),
    ("In Russia he was charged under Article 338.", ["RU criminal 338"]),
    ("ҰҚК 172-бап бойынша іс қозғады.", ["KZ criminal 172"]),
    ("Ақтөбеде сот оны 172-баппен айыптады.", ["KZ criminal 172"]),
    ("Ресейде ол 338-баппен айыпталды.", ["RU criminal 338"]),
    ("УКМК аны 416-берене менен айыптады.", ["KG criminal 416"]),
    ("Бишкекте сот 416-берене боюнча өкүм чыгарды.", ["KG criminal 416"]),
    ("Тошкентда суд уни 154-модда билан айблади.", ["UZ criminal 154"]),
    ("Toshkentda sud uni 154-modda bilan aybladi.", ["UZ criminal 154"]),
    ("ДХХ 154-модда бўйича жиноят иши очди.", ["UZ criminal 154"]),
    ("У Казахстані його засудили за статтею 172.", ["KZ criminal 172"]),
    # a battlefield and a passport are not the seat of a court
    ("Он воевал на стороне России в Украине, и в Казахстане его осудили по статье 172.", ["KZ criminal 172"]),
    ("За участие в войне в Украине суд Астаны осудил его по статье 172.", ["KZ criminal 172"]),
    ("He fought for Russia in Ukraine and was convicted under Article 172 in Kazakhstan.", ["KZ criminal 172"]),
    ("Гражданина Узбекистана в Казахстане осудили по статье 172.", ["KZ criminal 172"]),
    ("Уроженца Таджикистана суд в Москве осудил по ст. 228.", ["RU criminal 228"]),
    # what the article is about, of a country that the text names
    ("Россиянина задержали в Казахстане за дезертирство (ст. 338).", ["RU criminal 338"]),
    ("Суд в Алматы арестовал россиянина, обвиняемого в «фейках» об армии по статье 207.3.", ["RU criminal 207.3"]),
    ("In Kazakhstan, a Russian wanted for desertion under Article 338 was detained.", ["RU criminal 338"]),
    ("Кыргызстанца судили в Москве, а дома ждёт дело о наёмничестве (статья 416).", ["KG criminal 416"]),
    # two countries, each beside its own
    ("В Казахстане его судят по статье 392, в России – по статье 163.", ["KZ criminal 392", "RU criminal 163"]),
    ("ст. 338 УК РФ и ст. 442 УК РК", ["RU criminal 338", "KZ criminal 442"]),
    ("ст. 172 УК РК, а не ст. 172 УК РФ", ["KZ criminal 172", "RU criminal 172"]),
]

MORE = [
    ("Мансура Т. Россия объявила в розыск по статье 282.3; в мае его задержали в Алматы.", ["RU criminal 282.3"]),
    ("Казахстанцу, воевавшему за ЧВК «Вагнер», дали 6 лет по статье 172.", ["KZ criminal 172"]),
    ("Узбекистанца осудили в Петербурге по части 1 статьи 359.", ["RU criminal 359 part 1"]),
    ("Гражданин Кыргызстана Бек А. осуждён в Бишкеке на 5 лет по статье 416.", ["KG criminal 416"]),
    ("Как сообщила прокуратура Карагандинской области, по статье 172 направлено в суд 12 дел.", ["KZ criminal 172"]),
    ("Суд в Нукусе осудил журналиста по статье 159.", ["UZ criminal 159"]),
    ("В МВД Казахстана напомнили: статья 172 – до 9 лет.", ["KZ criminal 172"]),
    ("Under Article 172, Kazakh citizens face up to nine years.", ["KZ criminal 172"]),
    ("Ukraine's SBU charged a Kazakh national under Article 447.", ["UA criminal 447"]),
    ("В Грозном его обвинили по статье 208. Чеченские силовики увезли его из Москвы.", ["RU criminal 208"]),
    ("Таджикистан внёс в кодекс статью 401 о наёмничестве.", ["TJ criminal 401"]),
    (
        "Его объявили в межгосударственный розыск по статье 228 (наркотики). Запрос направила Москва.",
        ["RU criminal 228"],
    ),
    ("Russia wants him for theft under Article 158. He is held in Astana.", ["RU criminal 158"]),
    ("Almaty police detained Anton Reznik at Russia's request; he is charged under Article 163.", ["RU criminal 163"]),
    ("Генпрокуратура РФ запросила у Казахстана выдачу Ивана К., обвиняемого по статье 163.", ["RU criminal 163"]),
    (
        "Генпрокуратура Казахстана рассматривает запрос РФ о выдаче обвиняемого по ч. 2 ст. 163.",
        ["RU criminal 163 part 2"],
    ),
    ("Ресей оны 163-бап бойынша іздейді. Алматыда ұсталды.", ["RU criminal 163"]),
    ("Россия аны 228-берене боюнча издеп жатат.", ["RU criminal 228"]),
    ("Қазақстанда 172-бап бойынша 709 іс қозғалды.", ["KZ criminal 172"]),
    ("Тараз қалалық соты 172-баппен 6 жылға соттады.", ["KZ criminal 172"]),
    ("O'zbekistonda 154-modda bo'yicha 12 kishi sudlandi.", ["UZ criminal 154"]),
    ("Ўзбекистонлик йигит 154-модда билан 5 йилга қамалди.", ["UZ criminal 154"]),
    ("У Киргизстані за статтею 416 судять трьох.", ["KG criminal 416"]),
    ("В Узбекистане по статье 154 УК осуждены пятеро, в Казахстане по 172 – 26.", ["UZ criminal 154"]),
    ("The court in Bishkek found him guilty under Article 416, part 1.", ["KG criminal 416 part 1"]),
    ("Article 172 has been used against 28 people in Kazakhstan since 2022.", ["KZ criminal 172"]),
    ("He faces up to 15 years under Article 207.3, Russia's law on army “fakes”.", ["RU criminal 207.3"]),
    ("Дезертира из Бурятии, которому грозит статья 338, отпустили в Астане.", ["RU criminal 338"]),
    ("По статье 337 (СОЧ) его ищет военная полиция России.", ["RU criminal 337"]),
    ("На родине, в Таджикистане, ему грозит статья 307 (3) УК РТ.", ["TJ criminal 307-3"]),
    ("Туркменистанца осудили в Ашхабаде по статье 177.", ["TM criminal 177"]),
    ("В Минске блогера судят по ст. 361-4.", ["BY criminal 361-4"]),
    ("ст. 172 УК (Казахстан)", ["KZ criminal 172"]),
    ("Казахстан, ст. 172 УК", ["KZ criminal 172"]),
    ("Суд Астаны: статья 172, 5 лет колонии", ["KZ criminal 172"]),
    ("Тюрьма за войну: 172-я статья УК РК работает", ["KZ criminal 172"]),
    ("Статья 172 УК РК и 15 вопросов о ней", ["KZ criminal 172"]),
    ("По статье 205 УК РФ и ещё по 3 статьям", ["RU criminal 205"]),
    ("осудили по ст. 105, п. «ж» ч. 2, УК РФ", ["RU criminal 105 part 2"]),
    ("ст. 317-1 УК РК", ["KZ criminal 317-1"]),
]

STORY = [
    # a code named once carries over
    (
        "Его обвинили по ст. 338 УК РФ. Позже добавили обвинение по ст. 322.",
        ["RU criminal 338", "RU criminal 322"],
    ),
    ("Осуждён по статье 172 УК РК. По статье 170 его оправдали.", ["KZ criminal 172", "KZ criminal 170"]),
    (
        "He was charged under Article 338 of the Russian Criminal Code. Article 322 was added to the charge later.",
        ["RU criminal 338", "RU criminal 322"],
    ),
    ("Его обвинили по статье 172. Речь о статье 172 УК РК.", ["KZ criminal 172", "KZ criminal 172"]),
    (
        "Статья 589 УПК РК говорит об аресте. Статья 590 – об отказе.",
        ["KZ criminal-procedure 589", "KZ criminal-procedure 590"],
    ),
    ("Статья 172 НК РФ – о вычетах. Статья 171 – о порядке.", ["RU tax 172", "RU tax 171"]),
    (
        "Его оштрафовали по ст. 20.3.3 КоАП РФ. Теперь дело по ст. 280.3 УК.",
        ["RU administrative 20.3.3", "RU criminal 280.3"],
    ),
    # the seat of the court in the sentence before
    ("Процесс шёл в суде Алматы. Осудили его по статье 172.", ["KZ criminal 172"]),
    ("A case was opened in Russia. He is charged under Article 338 of the Criminal Code.", ["RU criminal 338"]),
    # the country that the story is about
    (
        "Власти Казахстана сообщили о приговорах. Казахстан осудил восемь человек. Им вменяли участие в бою и разбой."
        " Сроки большие, как уверяют все родные и соседи этих людей, которые ждали их дома много долгих месяцев, и"
        " которые надеялись, что они вернутся живыми и здоровыми, а не под конвоем, в наручниках и без всякой надежды."
        " Наказывают по статье 172.",
        ["KZ criminal 172"],
    ),
    ("Қылмыстық кодекстің 172-бабы бойынша сотталды.", ["KZ criminal 172"]),
    ("Аны Кылмыш-жаза кодексинин 416-беренеси менен айыпташты.", ["KG criminal 416"]),
    ("Уни Жиноят кодексининг 154-моддаси билан айблашди.", ["UZ criminal 154"]),
]

NOT_TOLD = [
    ("Его осудили по статье 172.", ["? criminal 172"]),
    ("He was sentenced under Article 172.", ["? criminal 172"]),
    ("charged under Article 172 of the Criminal Code", ["? criminal 172"]),
    ("Оны 172-баппен айыптады.", ["? criminal 172"]),
    ("172-бап. Шетелдік қарулы қақтығыстарға қатысу", ["? criminal 172"]),
    ("В России и в Казахстане об этом молчат. Осудили его по статье 172.", ["KZ criminal 172"]),
    ("Россия и Казахстан молчат. Осудили его по статье 172.", ["? criminal 172"]),
    ("Статья 172 действует давно.", ["? other 172"]),
    ("Статья 15 договора аренды", ["? other 15"]),
    ("Article 5 was discussed.", ["? other 5"]),
    ("Article 3 of the Convention against Torture binds Kazakhstan.", ["? other 3"]),
    ("Суд в Астане сослался на статью 3 Конвенции против пыток.", ["? other 3"]),
    ("По ст. 172 УК СССР его осудили.", ["? criminal 172"]),
    ("Казахстан независим. По ст. 70 УК СССР в Алматы судили многих.", ["? criminal 70"]),
    (
        "His lawyer says Article 172 does not apply: he was a cook in Russia. The trial is held in Pavlodar.",
        ["KZ criminal 172"],
    ),
]

CODES = [
    ("Вычет НДС по статье 172 положен не всем.", ["? tax 172"]),
    ("VAT can be deducted under Article 172.", ["? tax 172"]),
    ("Увольнение по статье 81 оспорили.", ["? labour 81"]),
    ("Конституция Казахстана, статья 24, говорит о труде.", ["KZ constitution 24"]),
    ("Согласно Конституции Казахстана, по статье 24 каждый свободен.", ["KZ constitution 24"]),
    ("По УПК Казахстана, как пишут юристы, статья 588 допускает арест.", ["KZ criminal-procedure 588"]),
    ("Суд в Алматы осудил его, сославшись на статью 12 Земельного кодекса.", ["KZ other 12"]),
    ("A court in Almaty convicted him under Article 12 of the Land Code.", ["KZ other 12"]),
    ("Суд в Алматы осудил его по статье 172 нового Кодекса.", ["KZ criminal 172"]),
    ("Суд в Алматы осудил его по статье 172 Кодекса.", ["KZ criminal 172"]),
    ("Суд в Алматы арестовал его по статье 588 УПК.", ["KZ criminal-procedure 588"]),
    ("За переход дороги суд в Алматы наказал его по статье 615 КоАП.", ["KZ administrative 615"]),
]


@pytest.mark.parametrize(("body", "expected"), [*CLAUSE, *MORE, *STORY, *NOT_TOLD, *CODES])
def test_whose_law_is_meant(body: str, expected: list[str]) -> None:
    assert names(body) == expected


def test_a_title_is_explained_by_its_body() -> None:
    assert names("Его осудили по ст. 172 УК РК.", title="Приговор по статье 172") == ["KZ criminal 172"] * 2


def test_a_body_is_explained_by_its_title() -> None:
    assert names("Его осудили по статье 170.", title="Дело по ст. 172 УК РК") == ["KZ criminal 172", "KZ criminal 170"]


@pytest.mark.parametrize("country", ["KZ", "RU", None])
def test_the_outlet_tells_nothing(country: str | None) -> None:
    (one,) = found("Его осудили по статье 172.", country=country)
    assert one.jurisdiction is None
