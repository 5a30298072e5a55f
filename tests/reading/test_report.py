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
    assert [topic["topic"] for topic in told["topics"]] == ["article-172", "extradition"]
    assert told["topics"][1]["hits"] == [
        {"rule": "экстрадиция", "text": "экстрадицию", "field": "body", "start": 214, "end": 225}
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
