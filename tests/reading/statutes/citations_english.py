"""Ways of citing an article in English: the text, and what is found in it, in which words."""

from __future__ import annotations

KZ, RU, KG, UZ = "KZ criminal", "RU criminal", "KG criminal", "UZ criminal"

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
    ("Article 172 of the Constitution of India", ["IN constitution 172: Article 172 of the Constitution of India"]),
    ("Article 24 of Kazakhstan's Constitution", ["KZ constitution 24: Article 24 of Kazakhstan's Constitution"]),
    ("Article 3 of the Convention against Torture", ["? other 3: Article 3 of the Convention"]),
    ("Article 33 of the 1951 Refugee Convention", ["? other 33: Article 33 of the 1951 Refugee Convention"]),
    ("Article 172 TFEU", ["? other 172: Article 172 TFEU"]),
    ("Article 19 of the ICCPR", ["? other 19: Article 19 of the ICCPR"]),
    ("Article 9 of Kazakhstan's Law on Refugees", ["KZ other 9: Article 9 of Kazakhstan's Law"]),
    ("Section 302 of the Penal Code", ["? criminal 302: Section 302 of the Penal Code"]),
]
