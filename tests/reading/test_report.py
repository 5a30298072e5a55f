"""The JSON of a reading: the keys are a contract."""

from __future__ import annotations

from pathlib import Path

from bot.config.file import ConfigFile
from bot.reading.keywords import compile_topics
from bot.reading.model import Article
from bot.reading.read import understand
from bot.reading.report import to_json

TITLE = "Суд в Актобе приговорил Арслана Темирбаева к пяти годам"
BODY = (
    "Суд № 2 города Актобе 5 февраля признал Арслана Темирбаева виновным по ст. 172 УК РК и приговорил его к пяти годам"
    " лишения свободы. «Мы обжалуем приговор», — сказала адвокат Динара Сейтова.\n\nРанее Россия запросила экстрадицию"
    " Темирбаева. Банк области сообщил о выдаче кредитов на жильё."
)

CITATION = {"text": "ст. 172 УК РК", "field": "body", "start": 71, "end": 84}


def test_the_shipped_topics_read_the_example() -> None:
    config, _ = ConfigFile(Path("feeds.yaml")).load()
    told = to_json(understand(Article(TITLE, BODY), compile_topics(config.topics)))
    assert list(told) == [
        *(
            "language",
            "countries",
            "topics",
            "suppressed",
            "statutes",
            "people",
            "developments",
            "statistics",
            "watched",
        )
    ]
    assert told["language"] == "ru"
    assert told["topics"] == [
        {"topic": "article-172", "hits": [{"rule": "KZ criminal 172", **CITATION}]},
        {
            "topic": "extradition",
            "hits": [{"rule": "экстрадиция", "text": "экстрадицию", "field": "body", "start": 214, "end": 225}],
        },
    ]
    assert told["suppressed"] == [
        {
            "topic": "extradition",
            "reason": "excluded by «выдача ~ кредит»",
            "text": "выдаче кредитов",
            "field": "body",
            "start": 261,
            "end": 276,
        }
    ]
    assert told["statutes"] == [{"jurisdiction": "KZ", "code": "criminal", "article": "172", "part": None, **CITATION}]
