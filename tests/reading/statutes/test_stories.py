"""Whole stories, as outlets tell them: every citation, with its country, code, article and part."""

from __future__ import annotations

import pytest

from tests.reading.statutes.made import names

RUSSIAN = [
    (
        "В Алматы задержали россиянина Игоря Ветлугина",
        "Полиция Алматы задержала 27-летнего Игоря Ветлугина по запросу России. На родине его обвиняют в "
        "дезертирстве (ст. 338 УК РФ, до 15 лет колонии). Он ушёл из части 3 марта 2024 года. Прокурор "
        "попросил арестовать его на 40 суток по статье 588 УПК РК. Адвокат Дана Есимова говорит, что её "
        "подзащитного могут обвинить и по ст. 322: границу он перешёл без паспорта.",
        ["RU criminal 338", "KZ criminal-procedure 588", "RU criminal 322"],
    ),
    (
        "Жителя Костаная осудили за войну",
        "Суд № 2 Костаная приговорил Руслана Абенова к 5 годам по ч. 1 ст. 172 УК РК. Он провёл на фронте 8 "
        "месяцев и получил 2,5 млн рублей. В 2025 году по этой статье завели 709 дел, по статье "
        "«Наёмничество» (170) – 28.",
        ["KZ criminal 172 part 1", "KZ criminal 170"],
    ),
    (
        "",
        "По данным Генпрокуратуры, за год зарегистрировано 141 дело по статье 172 Уголовного кодекса. По "
        "статье 170 – 28 дел. 26 человек осуждены. Депутат из Астаны предложил смягчить наказание "
        "казахстанцам. В Казахстане их ждут дома.",
        ["KZ criminal 172", "KZ criminal 170"],
    ),
    (
        "Приговор за наёмничество в Бишкеке",
        "Первомайский суд Бишкека признал Алмаза Токтобекова виновным по статье 416 (наёмничество) УК КР и "
        "назначил 7 лет условно. В России он подписал контракт с ЧВК. Суд учёл статью 82 УК.",
        ["KG criminal 416", "KG criminal 82"],
    ),
    (
        "",
        "Верховный суд Узбекистана оставил в силе приговор Шерзоду Каримову, осуждённому по статье 154 "
        "(«Наёмничество») и статье 223 («Незаконный выезд») Уголовного кодекса. Ему дали 4 года, 1 месяц и 20"
        " дней.",
        ["UZ criminal 154", "UZ criminal 223"],
    ),
    (
        "",
        "Активиста из Омска Павла Сырцова обвинили по п. «д» ч. 2 ст. 207.3 УК («фейки» об армии) и ч. 1 ст. "
        "280.3 УК. Он уехал в Казахстан. Раньше его штрафовали по ч. 1 ст. 20.3.3 КоАП на 45 тысяч рублей.",
        ["RU criminal 207.3 part 2", "RU criminal 280.3 part 1", "RU administrative 20.3.3 part 1"],
    ),
    (
        "",
        "Его обвиняют по части 1 статьи 163 и части 2 пункта «г» статьи 163 Уголовного кодекса РФ. Казахстан "
        "может отказать по статье 590 УПК и статье 3 Конвенции против пыток.",
        ["RU criminal 163 part 1", "RU criminal 163 part 2", "KZ criminal-procedure 590", "? other 3"],
    ),
    (
        "",
        "В Душанбе троих судят по статье 401(1) УК Таджикистана, ещё двоих по ч. 2 ст. 307(3) УК РТ.",
        ["TJ criminal 401-1", "TJ criminal 307-3 part 2"],
    ),
    (
        "Что грозит за участие в чужой войне",
        "В Казахстане это статья 172 УК РК: от 5 до 9 лет. В Кыргызстане – статья 416 УК КР. В Узбекистане – "
        "статьи 154 и 154¹ Уголовного кодекса. В России статья 172 – о незаконной банковской деятельности.",
        ["KZ criminal 172", "KG criminal 416", "UZ criminal 154", "UZ criminal 154-1", "RU criminal 172"],
    ),
    (
        "",
        "Банкир Фёдор Лосев из Самары осуждён по п. «б» ч. 2 ст. 172 УК РФ: за 3 года он обналичил 172 млн рублей.",
        ["RU criminal 172 part 2"],
    ),
    (
        "Кого судят в Актобе",
        "Специализированный суд Актюбинской области начал слушать дело по двум статьям: 172 УК РК (участие в "
        "иностранных конфликтах) и 174 УК РК (возбуждение розни). Подсудимый говорит: «Одна из них – 174-я – "
        "лишняя».",
        ["KZ criminal 172", "KZ criminal 174", "KZ criminal 174"],
    ),
    (
        "",
        "Закон меняет статьи 170–172 УК РК и пункт 3 статьи 15 закона «О гражданстве». Документ из 24 статей "
        "вступит в силу 1 июля 2026 года.",
        ["KZ criminal 170", "KZ criminal 171", "KZ criminal 172", "KZ other 15"],
    ),
    (
        "",
        "Ермек Садыков задержан в аэропорту Атырау. Ему вменяют ст.ст. 24 ч.3, 172 ч.1 УК РК.",
        ["KZ criminal 24 part 3", "KZ criminal 172 part 1"],
    ),
    (
        "",
        "СБУ заочно сообщила о подозрении уроженцу Казахстана по статье 447 УК Украины (наёмничество).",
        ["UA criminal 447"],
    ),
    (
        "",
        "Минский городской суд осудил Алеся Гринько по ч. 3 ст. 361-3 УК Беларуси за поездку на войну.",
        ["BY criminal 361-3 part 3"],
    ),
]

ENGLISH = [
    (
        "Kazakh court jails man for fighting in Ukraine",
        "A court in Oral sentenced Daniyar Sagyndyk to six years under Article 172 of the Criminal Code "
        "(“Participation in foreign armed conflicts”). He had signed a contract in Russia in 2023. "
        "Prosecutors dropped a charge under Article 170, “Mercenarism.” Since January, 28 people were tried "
        "under the mercenarism article.",
        ["KZ criminal 172", "KZ criminal 170"],
    ),
    (
        "",
        "A Fergana court convicted Odil Rahimov, a citizen of Uzbekistan, of mercenary activity (Article 154)"
        " and illegal border crossing (Article 223) of the Uzbek Criminal Code.",
        ["UZ criminal 154", "UZ criminal 223"],
    ),
    (
        "",
        "In Russia, a case was opened against Kirill Stetsenko under Article 338 of the Criminal Code "
        "(“Desertion”). He fled to Kazakhstan, where he was fined for illegal entry under Article 392 of the "
        "Criminal Code of the Republic of Kazakhstan and asked for asylum under Article 5 of the Law on "
        "Refugees.",
        ["RU criminal 338", "KZ criminal 392", "KZ other 5"],
    ),
    (
        "",
        "Tashkent prosecutors charged him under Part 2 of Article 154-1 and Article 154 (1) of the Criminal "
        "Code; 15 others were questioned.",
        ["UZ criminal 154-1 part 2", "UZ criminal 154 part 1"],
    ),
    (
        "",
        "The UN Human Rights Committee asked Kyrgyzstan not to extradite him. His return would breach Article"
        " 3 of the Convention against Torture and Articles 6 and 7 of the Covenant.",
        ["? other 3", "? other 6", "? other 7"],
    ),
    (
        "",
        "Russia accuses her of spreading “army fakes” (Article 207.3) and of discrediting the army (Article "
        "280.3). Astana refused to hand her over.",
        ["RU criminal 207.3", "RU criminal 280.3"],
    ),
]

OTHERS = [
    (
        "Ақтөбеде ер адам сотталды",
        "Ақтөбе қалалық соты оны ҚР ҚК 172-бабының 1-бөлігі бойынша кінәлі деп танып, 5 жылға бас "
        "бостандығынан айырды. Ол Ресей жағында 8 ай соғысқан. Бұған дейін 170-бап бойынша да іс қозғалған.",
        ["KZ criminal 172 part 1", "KZ criminal 170"],
    ),
    (
        "",
        "ІІМ-нің айтуынша, Қылмыстық кодекстің 170, 172-баптары бойынша 28 адам сотталған. Кейбірі ҚПК-нің "
        "588-бабына сәйкес қамалды.",
        ["KZ criminal 170", "KZ criminal 172", "KZ criminal-procedure 588"],
    ),
    (
        "Бишкекте жалданма соттолду",
        "Сот аны КЖКнин 416-беренесинин 1-бөлүгү менен күнөөлүү деп тапты. Буга чейин ал Россияда 228-берене "
        "менен соттолгон. Эми 378-берене боюнча дагы иш козголду.",
        ["KG criminal 416 part 1", "RU criminal 228", "KG criminal 378"],
    ),
    (
        "",
        "Тошкент шаҳар суди уни Жиноят кодексининг 154-моддаси («Ёлланиш») 1-қисми ва 223-моддаси билан "
        "айбдор деб топди ва 3 йилга озодликдан маҳрум қилди. Ундан 5 грамм гиёҳванд модда топилган.",
        ["UZ criminal 154 part 1", "UZ criminal 223"],
    ),
    (
        "",
        "Toshkent shahar sudi uni Jinoyat kodeksining 154-moddasi 1-qismi bilan aybdor deb topdi. Undan 5 "
        "gramm giyohvand modda topilgan, biroq 276-modda bo‘yicha ayblov olib tashlangan.",
        ["UZ criminal 154 part 1", "UZ criminal 276"],
    ),
    (
        "",
        "Суд в Актобе засудив його до шести років. Захист нагадав: за статтею 172 КК Казахстану загрожує до "
        "дев'яти. В Україні він воював у складі 72-ї бригади, тут йому закидають ч. 1 ст. 447 КК України.",
        ["KZ criminal 172", "UA criminal 447 part 1"],
    ),
]


@pytest.mark.parametrize(("title", "body", "expected"), [*RUSSIAN, *ENGLISH, *OTHERS])
def test_every_citation_of_a_story_is_found(title: str, body: str, expected: list[str]) -> None:
    assert names(body, title) == expected
