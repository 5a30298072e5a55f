"""Every way of citing an article with its code: what is found, and in which words."""

from __future__ import annotations

import pytest

from tests.reading.statutes.made import told

KZ, RU, KG, UZ = "KZ criminal", "RU criminal", "KG criminal", "UZ criminal"

RUSSIAN = [
    ("осуждён по ст. 172 УК РК", [f"{KZ} 172: ст. 172 УК РК"]),
    ("по статье 172 УК РК осудили", [f"{KZ} 172: статье 172 УК РК"]),
    ("статья 172 УК РК предусматривает", [f"{KZ} 172: статья 172 УК РК"]),
    ("статью 172 УК РК изменили", [f"{KZ} 172: статью 172 УК РК"]),
    ("наказуемо статьёй 172 УК РК", [f"{KZ} 172: статьёй 172 УК РК"]),
    ("нарушение статьи 172 УК РК", [f"{KZ} 172: статьи 172 УК РК"]),
    ("СТАТЬЯ 172 УК РК", [f"{KZ} 172: СТАТЬЯ 172 УК РК"]),
    ("по статье 172 ук рк", [f"{KZ} 172: статье 172 ук рк"]),
    ("ст 172 ук рф", [f"{RU} 172: ст 172 ук рф"]),
    ("ст.172 УК РК", [f"{KZ} 172: ст.172 УК РК"]),
    ("ст.172УК РК", [f"{KZ} 172: ст.172УК РК"]),
    ("ст.\u00a0172\u00a0УК\u00a0РК", [f"{KZ} 172: ст.\u00a0172\u00a0УК\u00a0РК"]),
    ("ст.\u2009172\u202fУК РК", [f"{KZ} 172: ст.\u2009172\u202fУК РК"]),
    ("ст.&nbsp;172 УК&nbsp;РК", [f"{KZ} 172: ст.&nbsp;172 УК&nbsp;РК"]),
    ("по ст. <b>172</b> УК <i>РК</i>.", [f"{KZ} 172: ст. <b>172</b> УК <i>РК"]),
    ("ст. № 172 УК РК", [f"{KZ} 172: ст. № 172 УК РК"]),
    ("статья «172» УК РК", [f"{KZ} 172: статья «172» УК РК"]),
    ("по стaтье 172 УК РК", [f"{KZ} 172: стaтье 172 УК РК"]),
    ("по ст. 172 УК Казахстана", [f"{KZ} 172: ст. 172 УК Казахстана"]),
    ("по ст. 172 УК Республики Казахстан", [f"{KZ} 172: ст. 172 УК Республики Казахстан"]),
    ("по ст. 172 Уголовного кодекса РК", [f"{KZ} 172: ст. 172 Уголовного кодекса РК"]),
    (
        "статье 172 Уголовного кодекса Республики Казахстан",
        [f"{KZ} 172: статье 172 Уголовного кодекса Республики Казахстан"],
    ),
    (
        "статье 338 Уголовного кодекса Российской Федерации",
        [f"{RU} 338: статье 338 Уголовного кодекса Российской Федерации"],
    ),
    ("статье 338 Уголовного кодекса России", [f"{RU} 338: статье 338 Уголовного кодекса России"]),
    ("статье 338 российского Уголовного кодекса", [f"{RU} 338: статье 338 российского Уголовного кодекса"]),
    ("статье 172 казахстанского УК", [f"{KZ} 172: статье 172 казахстанского УК"]),
    ("статье 172 действующего Уголовного кодекса РК", [f"{KZ} 172: статье 172 действующего Уголовного кодекса РК"]),
    ("ст. 416 УК КР", [f"{KG} 416: ст. 416 УК КР"]),
    ("ст. 416 УК Кыргызстана", [f"{KG} 416: ст. 416 УК Кыргызстана"]),
    (
        "ст. 416 Уголовного кодекса Кыргызской Республики",
        [f"{KG} 416: ст. 416 Уголовного кодекса Кыргызской Республики"],
    ),
    ("ст. 154 УК РУз", [f"{UZ} 154: ст. 154 УК РУз"]),
    ("ст. 154 УК Республики Узбекистан", [f"{UZ} 154: ст. 154 УК Республики Узбекистан"]),
    ("ст. 401 УК РТ", ["TJ criminal 401: ст. 401 УК РТ"]),
    ("ст. 401 УК Таджикистана", ["TJ criminal 401: ст. 401 УК Таджикистана"]),
    ("ст. 177 УК Туркменистана", ["TM criminal 177: ст. 177 УК Туркменистана"]),
    ("ст. 447 УК Украины", ["UA criminal 447: ст. 447 УК Украины"]),
    ("ст. 361 УК Беларуси", ["BY criminal 361: ст. 361 УК Беларуси"]),
    ("ст. 361-4 УК РБ", ["BY criminal 361-4: ст. 361-4 УК РБ"]),
    ("ст. 321 УК Грузии", ["GE criminal 321: ст. 321 УК Грузии"]),
    ("ч. 1 ст. 172 УК РК", [f"{KZ} 172 part 1: ч. 1 ст. 172 УК РК"]),
    ("ч.1 ст.172 УК РК", [f"{KZ} 172 part 1: ч.1 ст.172 УК РК"]),
    ("часть 1 статьи 172 УК РК", [f"{KZ} 172 part 1: часть 1 статьи 172 УК РК"]),
    ("по части первой статьи 172 УК РК", [f"{KZ} 172 part 1: части первой статьи 172 УК РК"]),
    ("по второй части статьи 338 УК РФ", [f"{RU} 338 part 2: второй части статьи 338 УК РФ"]),
    ("по 3-й части статьи 338 УК РФ", [f"{RU} 338 part 3: 3-й части статьи 338 УК РФ"]),
    ("ч. 2.1 ст. 332 УК РФ", [f"{RU} 332 part 2.1: ч. 2.1 ст. 332 УК РФ"]),
    ("ч. 2, 3 ст. 228 УК РФ", [f"{RU} 228 part 2, 3: ч. 2, 3 ст. 228 УК РФ"]),
    ("ч. 1 и 2 ст. 228 УК РФ", [f"{RU} 228 part 1, 2: ч. 1 и 2 ст. 228 УК РФ"]),
    ("ст. 172 ч. 2 УК РК", [f"{KZ} 172 part 2: ст. 172 ч. 2 УК РК"]),
    ("Статья 172 часть 2 ук рф", [f"{RU} 172 part 2: Статья 172 часть 2 ук рф"]),
    ("ст. 172, ч. 2 УК РК", [f"{KZ} 172 part 2: ст. 172, ч. 2 УК РК"]),
    ("ст. 163 (ч. 2) УК РФ", [f"{RU} 163 part 2: ст. 163 (ч. 2) УК РФ"]),
    ("п. «г» ч. 2 ст. 163 УК РФ", [f"{RU} 163 part 2: п. «г» ч. 2 ст. 163 УК РФ"]),
    ("(п. «д» ч. 2 ст. 207.3 УК РФ)", [f"{RU} 207.3 part 2: п. «д» ч. 2 ст. 207.3 УК РФ"]),
    ("п. 2 ст. 163 УК РФ", [f"{RU} 163: п. 2 ст. 163 УК РФ"]),
    (
        "по части 1 статьи 163 и части 2 пункта «г» статьи 163 Уголовного кодекса РФ",
        [
            f"{RU} 163 part 1: части 1 статьи 163",
            f"{RU} 163 part 2: части 2 пункта «г» статьи 163 Уголовного кодекса РФ",
        ],
    ),
    (
        "статьёй 190, частью 4, пунктом 1 Уголовного кодекса РК",
        [f"{KZ} 190 part 4: статьёй 190, частью 4, пунктом 1 Уголовного кодекса РК"],
    ),
    (
        "ч. 3 ст. 30, ч. 4 ст. 228.1 УК РФ",
        [f"{RU} 30 part 3: ч. 3 ст. 30", f"{RU} 228.1 part 4: ч. 4 ст. 228.1 УК РФ"],
    ),
    ("ст. 172 ч. 2, 170 ч. 3 УК РК", [f"{KZ} 172 part 2: ст. 172 ч. 2", f"{KZ} 170 part 3: 170 ч. 3 УК РК"]),
    ("ст. 338 и 322 УК РФ", [f"{RU} 338: ст. 338", f"{RU} 322: 322 УК РФ"]),
    ("ст. ст. 170, 172 УК РК", [f"{KZ} 170: ст. ст. 170", f"{KZ} 172: 172 УК РК"]),
    ("ст.ст.170,172 УК РК", [f"{KZ} 170: ст.ст.170", f"{KZ} 172: 172 УК РК"]),
    ("по статьям 338, 337 и 322 УК РФ", [f"{RU} 338: статьям 338", f"{RU} 337: 337", f"{RU} 322: 322 УК РФ"]),
    ("статьи 170 или 172 УК РК", [f"{KZ} 170: статьи 170", f"{KZ} 172: 172 УК РК"]),
    ("ст. 338 и ст. 322 УК РФ", [f"{RU} 338: ст. 338", f"{RU} 322: ст. 322 УК РФ"]),
    (
        "ст. 338 («Дезертирство») и ст. 322 («Пересечение границы») УК РФ",
        [f"{RU} 338: ст. 338", f"{RU} 322: ст. 322"],
    ),
    *(
        (f"статьи 170{dash}172 УК РК", [f"{KZ} {number}: статьи 170{dash}172 УК РК" for number in (170, 171, 172)])
        for dash in ("-", "–", "—", " – ", "‑", "‐")
    ),
    (
        "статьи 170–172 и 174 УК РК",
        [*(f"{KZ} {number}: статьи 170–172" for number in (170, 171, 172)), f"{KZ} 174: 174 УК РК"],
    ),
    ("172 УК РК", [f"{KZ} 172: 172 УК РК"]),
    ("вменяют 172 и 170 УК РК", [f"{KZ} 172: 172", f"{KZ} 170: 170 УК РК"]),
    ("осуждён по 207.3 УК", ["? criminal 207.3: 207.3 УК"]),
    ("ч. 1 172 УК РК", [f"{KZ} 172 part 1: ч. 1 172 УК РК"]),
    ("172 Уголовного кодекса РК", [f"{KZ} 172: 172 Уголовного кодекса РК"]),
    (
        "по двум статьям: 172 УК РК («участие») и 170 УК РК («наёмничество»)",
        [f"{KZ} 172: статьям: 172 УК РК", f"{KZ} 170: 170 УК РК"],
    ),
    ("по статьям: 172 («участие») и 170 («наёмничество») УК РК", [f"{KZ} 172: статьям: 172", f"{KZ} 170: 170"]),
    ("по статьям УК РК 172 и 170", [f"{KZ} 172: статьям УК РК 172", f"{KZ} 170: 170"]),
    ("УК РК, статья 172", [f"{KZ} 172: УК РК, статья 172"]),
    ("по Уголовному кодексу РК (ст. 172)", [f"{KZ} 172: ст. 172"]),
    ("по статье 154 («Наёмничество») Уголовного кодекса Узбекистана", [f"{UZ} 154: статье 154"]),
    ("174-я статья УК РК", [f"{KZ} 174: 174-я статья УК РК"]),
    ("по 174-й статье УК РК", [f"{KZ} 174: 174-й статье УК РК"]),
    ("по 172 статье УК РК", [f"{KZ} 172: 172 статье УК РК"]),
    ("по 170-й и 172-й статьям УК РК", [f"{KZ} 170: 170-й", f"{KZ} 172: 172-й статьям УК РК"]),
    ("нарушение 172 статьи УК РК", [f"{KZ} 172: 172 статьи УК РК"]),
    ("183-статья УК КР", [f"{KG} 183: 183-статья УК КР"]),
    ("ст. 154-1 УК Узбекистана", [f"{UZ} 154-1: ст. 154-1 УК Узбекистана"]),
    ("статье 154¹ УК Узбекистана", [f"{UZ} 154-1: статье 154¹ УК Узбекистана"]),
    ("ст. 154<sup>1</sup> УК Узбекистана", [f"{UZ} 154-1: ст. 154<sup>1</sup> УК Узбекистана"]),
    ("ст. 1541 УК Узбекистана", [f"{UZ} 154-1: ст. 1541 УК Узбекистана"]),
    ("ст. 154.1 УК Узбекистана", [f"{UZ} 154-1: ст. 154.1 УК Узбекистана"]),
    ("ч. 2 ст. 154-1 УК РУз", [f"{UZ} 154-1 part 2: ч. 2 ст. 154-1 УК РУз"]),
    ("ст. 207³ УК РФ", [f"{RU} 207.3: ст. 207³ УК РФ"]),
    ("ст. 207³УК РФ", [f"{RU} 207.3: ст. 207³УК РФ"]),
    ("ст. 207.3 УК РФ", [f"{RU} 207.3: ст. 207.3 УК РФ"]),
    ("ст. 207-3 УК РФ", [f"{RU} 207.3: ст. 207-3 УК РФ"]),
    *(
        (f"ст. {flat} УК РФ", [f"{RU} {whole}: ст. {flat} УК РФ"])
        for flat, whole in (("3521", "352.1"), ("2073", "207.3"), ("2803", "280.3"), ("2751", "275.1"))
    ),
    ("ст. 4011 УК Таджикистана", ["TJ criminal 401-1: ст. 4011 УК Таджикистана"]),
    ("ст. 401(1) УК Таджикистана", ["TJ criminal 401-1: ст. 401(1) УК Таджикистана"]),
    ("ст. 401 (1) УК РТ", ["TJ criminal 401-1: ст. 401 (1) УК РТ"]),
    ("ч. 2 ст. 307(3) УК РТ", ["TJ criminal 307-3 part 2: ч. 2 ст. 307(3) УК РТ"]),
    ("ст. 401 прим 1 УК РТ", ["TJ criminal 401-1: ст. 401 прим 1 УК РТ"]),
    ("ст. 401 прим УК РТ", ["TJ criminal 401-1: ст. 401 прим УК РТ"]),
    ("ст. 162-1 УК Казахстана 1997 года", [f"{KZ} 162-1: ст. 162-1 УК Казахстана"]),
    ("ст. 588 УПК РК", ["KZ criminal-procedure 588: ст. 588 УПК РК"]),
    (
        "статья 588 Уголовно-процессуального кодекса РК",
        ["KZ criminal-procedure 588: статья 588 Уголовно-процессуального кодекса РК"],
    ),
    ("ст. 20.3.3 КоАП РФ", ["RU administrative 20.3.3: ст. 20.3.3 КоАП РФ"]),
    ("ч. 1 ст. 20.3.3 КоАП", ["? administrative 20.3.3 part 1: ч. 1 ст. 20.3.3 КоАП"]),
    ("ст. 517 КРКоБАП", ["KZ administrative 517: ст. 517 КРКоБАП"]),
    (
        "ст. 517 Кодекса РК об административных правонарушениях",
        ["KZ administrative 517: ст. 517 Кодекса РК об административных правонарушениях"],
    ),
    (
        "ст. 517 Кодекса об административных правонарушениях РК",
        ["KZ administrative 517: ст. 517 Кодекса об административных правонарушениях РК"],
    ),
    ("ст. 172 НК РФ", ["RU tax 172: ст. 172 НК РФ"]),
    ("статья 172 Налогового кодекса РК", ["KZ tax 172: статья 172 Налогового кодекса РК"]),
    ("ст. 172 ТК РК", ["KZ labour 172: ст. 172 ТК РК"]),
    ("статьи 81 Трудового кодекса РФ", ["RU labour 81: статьи 81 Трудового кодекса РФ"]),
    ("ст. 1064 ГК РФ", ["RU civil 1064: ст. 1064 ГК РФ"]),
    ("статья 172 Гражданского кодекса РК", ["KZ civil 172: статья 172 Гражданского кодекса РК"]),
    ("ст. 24 Конституции РК", ["KZ constitution 24: ст. 24 Конституции РК"]),
    ("статья 59 Конституции", ["? constitution 59: статья 59 Конституции"]),
    ("статья 5 закона РК «О беженцах»", ["KZ other 5: статья 5 закона РК"]),
    ("ст. 12 Земельного кодекса РК", ["KZ other 12: ст. 12 Земельного кодекса РК"]),
    ("статьи 6 Европейской конвенции", ["? other 6: статьи 6 Европейской конвенции"]),
    (
        "статья 3 Конвенции против пыток. Дело ведёт суд в Алматы",
        ["? other 3: статья 3 Конвенции"],
    ),
]

ENGLISH = [
    (
        "under Article 172 of the Criminal Code of Kazakhstan",
        [f"{KZ} 172: Article 172 of the Criminal Code of Kazakhstan"],
    ),
    (
        "Article 172 of the Criminal Code of the Republic of Kazakhstan",
        [f"{KZ} 172: Article 172 of the Criminal Code of the Republic of Kazakhstan"],
    ),
    (
        "Article 228 of the Criminal Code of the Russian Federation",
        [f"{RU} 228: Article 228 of the Criminal Code of the Russian Federation"],
    ),
    ("article 172 of Kazakhstan's Criminal Code", [f"{KZ} 172: article 172 of Kazakhstan's Criminal Code"]),
    ("Article 154 of Uzbekistan’s Criminal Code", [f"{UZ} 154: Article 154 of Uzbekistan’s Criminal Code"]),
    ("Article 154 of the Uzbek Criminal Code", [f"{UZ} 154: Article 154 of the Uzbek Criminal Code"]),
    ("Article 338 of the Russian criminal code", [f"{RU} 338: Article 338 of the Russian criminal code"]),
    ("Article 416 of the Kyrgyz Criminal Code", [f"{KG} 416: Article 416 of the Kyrgyz Criminal Code"]),
    (
        "Article 401(1) of Tajikistan's Criminal Code",
        ["TJ criminal 401-1: Article 401(1) of Tajikistan's Criminal Code"],
    ),
    (
        "Article 154 (1) of Uzbekistan’s Criminal Code",
        [f"{UZ} 154 part 1: Article 154 (1) of Uzbekistan’s Criminal Code"],
    ),
    ("Article 172(1) of the Kazakh Criminal Code", [f"{KZ} 172 part 1: Article 172(1) of the Kazakh Criminal Code"]),
    (
        "Part 1 of Article 154 of the Uzbek Criminal Code",
        [f"{UZ} 154 part 1: Part 1 of Article 154 of the Uzbek Criminal Code"],
    ),
    (
        "Article 172, part 1, of the Kazakh Penal Code",
        [f"{KZ} 172 part 1: Article 172, part 1, of the Kazakh Penal Code"],
    ),
    (
        "the second part of Article 154 of the Uzbek Criminal Code",
        [f"{UZ} 154 part 2: second part of Article 154 of the Uzbek Criminal Code"],
    ),
    (
        "Part 2 of Article 154-1 (“Mercenarism”) of the Uzbek Criminal Code",
        [f"{UZ} 154-1 part 2: Part 2 of Article 154-1"],
    ),
    ("Article 154¹ of the Uzbek Criminal Code", [f"{UZ} 154-1: Article 154¹ of the Uzbek Criminal Code"]),
    ("Article 207.3 of Russia's Criminal Code", [f"{RU} 207.3: Article 207.3 of Russia's Criminal Code"]),
    (
        "Articles 170 and 172 of the Kazakh Criminal Code",
        [f"{KZ} 170: Articles 170", f"{KZ} 172: 172 of the Kazakh Criminal Code"],
    ),
    (
        "Articles 337, 338 and 322 of the Russian Criminal Code",
        [f"{RU} 337: Articles 337", f"{RU} 338: 338", f"{RU} 322: 322 of the Russian Criminal Code"],
    ),
    (
        "Arts. 170 and 172 of the Kazakh Criminal Code",
        [f"{KZ} 170: Arts. 170", f"{KZ} 172: 172 of the Kazakh Criminal Code"],
    ),
    ("Art. 172 of the Criminal Code of Kazakhstan", [f"{KZ} 172: Art. 172 of the Criminal Code of Kazakhstan"]),
    ("Art 172 of the Criminal Code of Kazakhstan", [f"{KZ} 172: Art 172 of the Criminal Code of Kazakhstan"]),
    ("§ 172 of the Kazakh Criminal Code", [f"{KZ} 172: § 172 of the Kazakh Criminal Code"]),
    ("Kazakhstan's Criminal Code, Article 172", [f"{KZ} 172: Kazakhstan's Criminal Code, Article 172"]),
    (
        "Article 172 (“Participation in foreign armed conflicts”) of the Criminal Code of Kazakhstan",
        [f"{KZ} 172: Article 172"],
    ),
    (
        "Article 588 of the Criminal Procedure Code of Kazakhstan",
        ["KZ criminal-procedure 588: Article 588 of the Criminal Procedure Code of Kazakhstan"],
    ),
    (
        "Article 588 of Kazakhstan's Code of Criminal Procedure",
        ["KZ criminal-procedure 588: Article 588 of Kazakhstan's Code of Criminal Procedure"],
    ),
    ("Article 588 of the CPC", ["? criminal-procedure 588: Article 588 of the CPC"]),
    (
        "Article 517 of the Code of Administrative Offences of Kazakhstan",
        ["KZ administrative 517: Article 517 of the Code of Administrative Offences of Kazakhstan"],
    ),
    (
        "Article 20.3.3 of the Russian Code of Administrative Offenses",
        ["RU administrative 20.3.3: Article 20.3.3 of the Russian Code of Administrative Offenses"],
    ),
    ("Article 172 of the Russian Tax Code", ["RU tax 172: Article 172 of the Russian Tax Code"]),
    ("Article 52 of Kazakhstan's Labor Code", ["KZ labour 52: Article 52 of Kazakhstan's Labor Code"]),
    ("Article 143 of the Civil Code of Kazakhstan", ["KZ civil 143: Article 143 of the Civil Code of Kazakhstan"]),
    ("Article 172 of the Constitution of India", ["? constitution 172: Article 172 of the Constitution"]),
    ("Article 24 of Kazakhstan's Constitution", ["KZ constitution 24: Article 24 of Kazakhstan's Constitution"]),
    ("Article 3 of the Convention against Torture", ["? other 3: Article 3 of the Convention"]),
    ("Article 33 of the 1951 Refugee Convention", ["? other 33: Article 33 of the 1951 Refugee Convention"]),
    ("Article 172 TFEU", ["? other 172: Article 172 TFEU"]),
    ("Article 19 of the ICCPR", ["? other 19: Article 19 of the ICCPR"]),
    ("Article 9 of Kazakhstan's Law on Refugees", ["KZ other 9: Article 9 of Kazakhstan's Law"]),
    ("Section 302 of the Penal Code", ["? criminal 302: Section 302 of the Penal Code"]),
]

KAZAKH = [
    ("ҚР ҚК 172-бабы бойынша", [f"{KZ} 172: ҚР ҚК 172-бабы"]),
    ("ҚР ҚК-нің 172-бабы", [f"{KZ} 172: ҚР ҚК-нің 172-бабы"]),
    ("ҚР-ның ҚК 172-бабымен", [f"{KZ} 172: ҚР-ның ҚК 172-бабымен"]),
    ("ҚК-нің 172-бабы", [f"{KZ} 172: ҚК-нің 172-бабы"]),
    (
        "Қазақстан Республикасы Қылмыстық кодексінің 172-бабында",
        [f"{KZ} 172: Қазақстан Республикасы Қылмыстық кодексінің 172-бабында"],
    ),
    ("Қылмыстық кодекстің 172-бабына сәйкес", [f"{KZ} 172: Қылмыстық кодекстің 172-бабына"]),
    ("Қылмыстық кодексiнiң 172-бaбынa", [f"{KZ} 172: Қылмыстық кодексiнiң 172-бaбынa"]),
    ("ҚК-нің 172-бабының 1-бөлігі", [f"{KZ} 172 part 1: ҚК-нің 172-бабының 1-бөлігі"]),
    ("ҚК-нің 172-баптың 2-бөлігімен", [f"{KZ} 172 part 2: ҚК-нің 172-баптың 2-бөлігімен"]),
    ("ҚК-нің 172-бабының бірінші бөлігі", [f"{KZ} 172 part 1: ҚК-нің 172-бабының бірінші бөлігі"]),
    ("ҚК-нің 190-бабы 4-бөлігінің 1-тармағы", [f"{KZ} 190 part 4: ҚК-нің 190-бабы 4-бөлігінің 1-тармағы"]),
    ("ҚПК-нің 571-бабының 4-тармағына сәйкес", ["KZ criminal-procedure 571: ҚПК-нің 571-бабының 4-тармағына"]),
    ("ҚР ҚК 170, 172-баптары", [f"{KZ} 170: ҚР ҚК 170", f"{KZ} 172: 172-баптары"]),
    ("ҚР ҚК 170-, 172-баптары", [f"{KZ} 170: ҚР ҚК 170", f"{KZ} 172: 172-баптары"]),
    ("ҚР ҚК 170 және 172-баптары", [f"{KZ} 170: ҚР ҚК 170", f"{KZ} 172: 172-баптары"]),
    ("ҚР ҚК 172 бабы", [f"{KZ} 172: ҚР ҚК 172 бабы"]),
    ("ҚР ҚПК 588-бабы", ["KZ criminal-procedure 588: ҚР ҚПК 588-бабы"]),
    ("ӘҚБтК 517-бабы", ["KZ administrative 517: ӘҚБтК 517-бабы"]),
    (
        "Әкімшілік құқық бұзушылық туралы кодекстің 517-бабы",
        ["KZ administrative 517: Әкімшілік құқық бұзушылық туралы кодекстің 517-бабы"],
    ),
    ("Қазақстанның Салық кодексінің 172-бабы", ["KZ tax 172: Қазақстанның Салық кодексінің 172-бабы"]),
    ("Қазақстанның Еңбек кодексінің 52-бабы", ["KZ labour 52: Қазақстанның Еңбек кодексінің 52-бабы"]),
    ("РФ ҚК 338-бабы", [f"{RU} 338: РФ ҚК 338-бабы"]),
    ("Ресей Қылмыстық кодексінің 338-бабы", [f"{RU} 338: Ресей Қылмыстық кодексінің 338-бабы"]),
    ("Qylmystyq kodekstiń 172-baby", ["? criminal 172: Qylmystyq kodekstiń 172-baby"]),
]

KYRGYZ = [
    ("КР КЖК 416-беренеси", [f"{KG} 416: КР КЖК 416-беренеси"]),
    ("КЖКнин 416-беренеси менен", [f"{KG} 416: КЖКнин 416-беренеси"]),
    ("КР КЖКнын 416-беренесине ылайык", [f"{KG} 416: КР КЖКнын 416-беренесине"]),
    ("Кылмыш-жаза кодексинин 416-беренеси", [f"{KG} 416: Кылмыш-жаза кодексинин 416-беренеси"]),
    (
        "Кыргыз Республикасынын Кылмыш-жаза кодексинин 416-беренеси",
        [f"{KG} 416: Кыргыз Республикасынын Кылмыш-жаза кодексинин 416-беренеси"],
    ),
    ("КЖКнин 416-беренесинин 1-бөлүгү", [f"{KG} 416 part 1: КЖКнин 416-беренесинин 1-бөлүгү"]),
    ("КЖКнин 416-беренесинин 2-бөлүгүнүн 3-пункту", [f"{KG} 416 part 2: КЖКнин 416-беренесинин 2-бөлүгүнүн 3-пункту"]),
    ("КЖКнин 378 жана 416-беренелери", [f"{KG} 378: КЖКнин 378", f"{KG} 416: 416-беренелери"]),
    ("КЖПКнын 45-беренеси", ["KG criminal-procedure 45: КЖПКнын 45-беренеси"]),
    ("КР Кылмыш кодексинин 226-статьясы", [f"{KG} 226: КР Кылмыш кодексинин 226-статьясы"]),
    ("Россиянын Кылмыш-жаза кодексинин 338-беренеси", [f"{RU} 338: Россиянын Кылмыш-жаза кодексинин 338-беренеси"]),
    ("Башмыйзамдын 24-беренеси, Бишкек соту", ["KG constitution 24: Башмыйзамдын 24-беренеси"]),
]

UZBEK = [
    ("Ўзбекистон Жиноят кодексининг 154-моддаси", [f"{UZ} 154: Ўзбекистон Жиноят кодексининг 154-моддаси"]),
    ("ЎзР ЖК 154-моддаси", [f"{UZ} 154: ЎзР ЖК 154-моддаси"]),
    ("Жиноят кодексининг 154-моддаси («Ёлланиш») бўйича", [f"{UZ} 154: Жиноят кодексининг 154-моддаси"]),
    (
        "Жиноят кодекси 154-моддаси биринчи қисмига кўра",
        [f"{UZ} 154 part 1: Жиноят кодекси 154-моддаси биринчи қисмига"],
    ),
    ("Жиноят кодексининг 154-моддаси 2-қисми", [f"{UZ} 154 part 2: Жиноят кодексининг 154-моддаси 2-қисми"]),
    ("Жиноят кодексининг 154-1-моддаси", [f"{UZ} 154-1: Жиноят кодексининг 154-1-моддаси"]),
    ("Жиноят кодексининг 154¹-моддаси", [f"{UZ} 154-1: Жиноят кодексининг 154¹-моддаси"]),
    ("Жиноят кодексининг 154 ва 223-моддалари", [f"{UZ} 154: Жиноят кодексининг 154", f"{UZ} 223: 223-моддалари"]),
    ("Jinoyat kodeksining 154-moddasi", [f"{UZ} 154: Jinoyat kodeksining 154-moddasi"]),
    (
        "O‘zbekiston Jinoyat kodeksining 154-moddasiga ko‘ra",
        [f"{UZ} 154: O‘zbekiston Jinoyat kodeksining 154-moddasiga"],
    ),
    (
        "Oʻzbekiston Respublikasi Jinoyat kodeksining 154-moddasi 1-qismi",
        [f"{UZ} 154 part 1: Oʻzbekiston Respublikasi Jinoyat kodeksining 154-moddasi 1-qismi"],
    ),
    ("JK 154-modda 1-qism. O'zbekiston sudi", [f"{UZ} 154 part 1: JK 154-modda 1-qism"]),
    ("Jinoyat kodeksining 154 va 223-moddalari", [f"{UZ} 154: Jinoyat kodeksining 154", f"{UZ} 223: 223-moddalari"]),
    ("Soliq kodeksining 172-moddasi, O'zbekiston", ["UZ tax 172: Soliq kodeksining 172-moddasi"]),
    (
        "Jinoyat-protsessual kodeksining 46-moddasi",
        ["UZ criminal-procedure 46: Jinoyat-protsessual kodeksining 46-moddasi"],
    ),
    ("Rossiya Jinoyat kodeksining 359-moddasi", [f"{RU} 359: Rossiya Jinoyat kodeksining 359-moddasi"]),
]

UKRAINIAN = [
    ("за статтею 172 КК РК", [f"{KZ} 172: статтею 172 КК РК"]),
    ("стаття 447 КК України", ["UA criminal 447: стаття 447 КК України"]),
    ("ст. 447 КК України", ["UA criminal 447: ст. 447 КК України"]),
    ("ч. 1 ст. 111-1 КК України", ["UA criminal 111-1 part 1: ч. 1 ст. 111-1 КК України"]),
    ("частина 2 статті 408 КК України", ["UA criminal 408 part 2: частина 2 статті 408 КК України"]),
    ("статті 172 Кримінального кодексу Казахстану", [f"{KZ} 172: статті 172 Кримінального кодексу Казахстану"]),
    ("за статтями 407 і 408 КК України", ["UA criminal 407: статтями 407", "UA criminal 408: 408 КК України"]),
    ("статтею 338 КК РФ", [f"{RU} 338: статтею 338 КК РФ"]),
    ("ст. 615 КПК України", ["UA criminal-procedure 615: ст. 615 КПК України"]),
    ("ст. 185 КУпАП", ["UA administrative 185: ст. 185 КУпАП"]),
    ("ст. 29 Конституції України", ["UA constitution 29: ст. 29 Конституції України"]),
]

OTHERS = [
    ("Паводле артыкула 154 Крымінальнага кодэкса", ["BY criminal 154: артыкула 154 Крымінальнага кодэкса"]),
    ("арт. 361 КК РБ", ["BY criminal 361: арт. 361 КК РБ"]),
    ("моддаи 401(1) КҶ ҶТ", ["TJ criminal 401-1: моддаи 401(1) КҶ ҶТ"]),
]

MORE = [
    (
        "Articles 170-172 of the Kazakh Criminal Code",
        [f"{KZ} {one}: Articles 170-172 of the Kazakh Criminal Code" for one in (170, 171, 172)],
    ),
    (
        "Articles 170, 172, and 174 of Kazakhstan's Criminal Code",
        [f"{KZ} 170: Articles 170", f"{KZ} 172: 172", f"{KZ} 174: 174 of Kazakhstan's Criminal Code"],
    ),
    (
        "Articles 174 (incitement) and 405 (banned organisation) of the Kazakh Criminal Code",
        [f"{KZ} 174: Articles 174", f"{KZ} 405: 405"],
    ),
    (
        "Articles 174 and 405, part 2, of Kazakhstan's Criminal Code",
        [f"{KZ} 174: Articles 174", f"{KZ} 405 part 2: 405, part 2, of Kazakhstan's Criminal Code"],
    ),
    (
        "Article 293 part 3 paragraph 1 of the Kyrgyz Criminal Code",
        [f"{KG} 293 part 3: Article 293 part 3 paragraph 1 of the Kyrgyz Criminal Code"],
    ),
    ("Kazakh Criminal Code (Article 172)", [f"{KZ} 172: Article 172"]),
    ("Art. 172 CC RK", [f"{KZ} 172: Art. 172 CC RK"]),
    ("ст.ст. 407 та 408 КК України", ["UA criminal 407: ст.ст. 407", "UA criminal 408: 408 КК України"]),
    ("ч. 2 ст. 172 КК Казахстану", [f"{KZ} 172 part 2: ч. 2 ст. 172 КК Казахстану"]),
    ("ст. 205.2, 205.4 УК РФ", [f"{RU} 205.2: ст. 205.2", f"{RU} 205.4: 205.4 УК РФ"]),
    (
        "ч. 1 ст. 205.2 и ч. 2 ст. 205.4 УК РФ",
        [f"{RU} 205.2 part 1: ч. 1 ст. 205.2", f"{RU} 205.4 part 2: ч. 2 ст. 205.4 УК РФ"],
    ),
    ("по ч.2 и ч.3 ст.228 УК РФ", [f"{RU} 228 part 2, 3: ч.2 и ч.3 ст.228 УК РФ"]),
    (
        "ч. 3 ст. 30 - ч. 4 ст. 228.1 УК РФ",
        [f"{RU} 30 part 3: ч. 3 ст. 30", f"{RU} 228.1 part 4: ч. 4 ст. 228.1 УК РФ"],
    ),
    (
        "ст. 30 ч. 3 – ст. 228.1 ч. 4 УК РФ",
        [f"{RU} 30 part 3: ст. 30 ч. 3", f"{RU} 228.1 part 4: ст. 228.1 ч. 4 УК РФ"],
    ),
    (
        "ст. 163 ч. 2, ч. 3 ст. 228 УК РФ",
        [f"{RU} 163 part 2: ст. 163 ч. 2", f"{RU} 228 part 3: ч. 3 ст. 228 УК РФ"],
    ),
    ("по пунктам «а», «б» части 3 статьи 158 УК РФ", [f"{RU} 158 part 3: части 3 статьи 158 УК РФ"]),
    ("п.п. 1, 2 ч. 3 ст. 190 УК РК", [f"{KZ} 190 part 3: п.п. 1, 2 ч. 3 ст. 190 УК РК"]),
    ("пп. 1), 2) ч. 3 ст. 190 УК РК", [f"{KZ} 190 part 3: ч. 3 ст. 190 УК РК"]),
    (
        "ст. 172 (ч.1), ст. 174 (ч.2) УК РК",
        [f"{KZ} 172 part 1: ст. 172 (ч.1)", f"{KZ} 174 part 2: ст. 174 (ч.2) УК РК"],
    ),
    ("обвиняется по 228, ч. 4 УК РФ", [f"{RU} 228 part 4: 228, ч. 4 УК РФ"]),
    ("art. 172 of the criminal code of kazakhstan", [f"{KZ} 172: art. 172 of the criminal code of kazakhstan"]),
    ("§ 129 StGB", ["DE criminal 129: § 129 StGB"]),
    ("ҚР ҚК 172‑бабы", [f"{KZ} 172: ҚР ҚК 172‑бабы"]),
    ("ҚР ҚК 172 - бабы", [f"{KZ} 172: ҚР ҚК 172 - бабы"]),
    (
        "Қылмыстық кодекстің 172 (қақтығысқа қатысу) және 170-баптары",
        [f"{KZ} 172: Қылмыстық кодекстің 172", f"{KZ} 170: 170-баптары"],
    ),
    ("ст.172-ч.1 УК РК", [f"{KZ} 172 part 1: ст.172-ч.1 УК РК"]),
    ("нарушил ст. 172, ч. 1, УК РК", [f"{KZ} 172 part 1: ст. 172, ч. 1, УК РК"]),
    ("ст. 172 (УК РК)", [f"{KZ} 172: ст. 172 (УК РК)"]),
    ("«ст. 172» УК РК", [f"{KZ} 172: ст. 172"]),
    ("подпункт 2 пункта 1 статьи 590 УПК РК", ["KZ criminal-procedure 590: подпункт 2 пункта 1 статьи 590 УПК РК"]),
    (
        "по 5 статьям УК РФ: 205.2, 207.3, 280.3",
        [f"{RU} 205.2: статьям УК РФ: 205.2", f"{RU} 207.3: 207.3", f"{RU} 280.3: 280.3"],
    ),
    ("по ст. 24 - 172 УК РК", [f"{KZ} 24: ст. 24", f"{KZ} 172: 172 УК РК"]),
    ("Ст. 72 ҚР Қылмыстық Кодексi", [f"{KZ} 72: Ст. 72 ҚР Қылмыстық Кодексi"]),
    ("QR QPK 201-babyna sáıkes", ["KZ criminal-procedure 201: QR QPK 201-babyna"]),
    ("QR Qylmystyq kodeksiniń 19-baby 1-bóligine", [f"{KZ} 19 part 1: QR Qylmystyq kodeksiniń 19-baby 1-bóligine"]),
    ("КР Жазык кодексинин 243-беренеси", [f"{KG} 243: КР Жазык кодексинин 243-беренеси"]),
    (
        "КЖПКнын 146-беренесинин 1-бөлүгүнө, КЖКнин 13, 17-беренелерине",
        [
            "KG criminal-procedure 146 part 1: КЖПКнын 146-беренесинин 1-бөлүгүнө",
            f"{KG} 13: КЖКнин 13",
            f"{KG} 17: 17-беренелерине",
        ],
    ),
    (
        "Ma’muriy javobgarlik to‘g‘risidagi kodeksning 52-moddasi 2-qismi, O‘zbekiston",
        ["UZ administrative 52 part 2: Ma’muriy javobgarlik to‘g‘risidagi kodeksning 52-moddasi 2-qismi"],
    ),
    ("Жиноят кодексининг 154-моддаси («Ёлланиш») 1-қисми", [f"{UZ} 154 part 1: Жиноят кодексининг 154-моддаси"]),
]


@pytest.mark.parametrize(
    ("text", "expected"), [*RUSSIAN, *ENGLISH, *KAZAKH, *KYRGYZ, *UZBEK, *UKRAINIAN, *OTHERS, *MORE]
)
def test_a_citation_with_its_code_is_read(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(("text", "expected"), [*RUSSIAN, *KAZAKH, *UZBEK])
def test_a_citation_is_read_within_a_sentence(text: str, expected: list[str]) -> None:
    assert told(f"Как сообщили, 15 января {text}; подробностей нет.") == expected
