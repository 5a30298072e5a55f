"""What is guessed of a new feed."""

from __future__ import annotations

import pytest

from bot.feeds.about import country_of, language_of_feed, suggested_name
from bot.feeds.entry import ParsedEntry, ParsedFeed


@pytest.mark.parametrize(
    ("address", "country"),
    [
        ("https://www.outlet.kz/rss", "KZ"),
        ("https://24.kg/rss/", "KG"),
        ("http://outlet.uz:8080/", "UZ"),
        ("https://outlet.co.uk/feed", "GB"),
        ("https://xn--80aesfpebagmfblc0a.xn--p1ai/rss", "RU"),
        ("https://новости.рф/rss", "RU"),
        ("https://outlet.info/rss", None),
        ("https://outlet.media/rss", None),
        ("https://outlet.io/rss", None),
        ("https://meduza.tv./rss", None),
        ("http://127.0.0.1:80/rss", None),
        ("https://" + "я" * 70 + "/rss", None),
    ],
)
def test_the_country_is_that_of_the_hosts_ending(address: str, country: str | None) -> None:
    assert country_of(address) == country


@pytest.mark.parametrize(
    ("title", "taken", "name"),
    [
        ("Orda.kz", (), "Orda.kz"),
        ("Kloop — новости Кыргызстана", (), "Kloop"),
        ("Тенгри | Новости Казахстана и мира", (), "Тенгри"),
        ("RSS: Власть", (), "Власть"),
        ("Власть (RSS)", (), "Власть"),
        ("Asia-Plus", (), "Asia-Plus"),
        ("Суд &amp; право", (), "Суд & право"),
        ("", (), "outlet.example"),
        ("Kloop - Казахстан", ("KLOOP",), "Kloop - Казахстан"),
        ("Kloop", ("kloop",), "outlet.example"),
        ("Kloop", ("kloop", "outlet.example"), "Kloop 2"),
        ("слово " * 30, (), ("слово " * 10).strip()),
        ("я" * 100, (), "я" * 60),
    ],
)
def test_a_feed_gets_a_short_name_that_no_other_has(title: str, taken: tuple[str, ...], name: str) -> None:
    assert suggested_name(title, "https://www.outlet.example/rss", taken) == name


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Суд в Астане <b>отложил</b> рассмотрение дела о выдаче гражданина", "ru"),
        ("The court in Astana postponed the hearing on the extradition of a citizen", "en"),
        ("Астанадағы сот азаматты ұстап беру туралы істі қарауды кейінге қалдырды", "kk"),
        ("", None),
    ],
)
def test_the_language_is_that_of_the_entries(text: str, language: str | None) -> None:
    entries = tuple(ParsedEntry("", text, "", text, "", None) for _ in range(3))
    assert language_of_feed(ParsedFeed("", None, entries)) == language
