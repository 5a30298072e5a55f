"""From a feed to a person's chat, with the real program: what arrives, and what does not arrive again."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from tests.stage import TOKEN, Item, Stage, staged

OLD = Item("https://one.example/old", "Экстрадиция трёхдневной давности", "Было.", timedelta(days=3))
NEWS = Item(
    "https://one.example/news?id=1",
    "Суд <b>отложил</b> экстрадицию & ждёт",
    "Вчера суд отложил экстрадицию Арслана Темирбаева. Адвокат ждёт решения.",
)
CHAT = 7


async def test_a_new_entry_arrives_once_over_copies_edits_and_restarts(tmp_path: Path) -> None:
    async with staged(tmp_path, ["one", "two"]) as stage:
        stage.outlets["one"] = [OLD]
        stage.publish()
        await stage.start()
        await stage.person("send", chat=CHAT, text="/start", language="ru")
        assert "Экстрадиция" in str((await stage.message(CHAT, 0))["buttons"])
        await stage.subscribe(CHAT, language="ru")
        await stage.polled()
        stage.outlets["one"].insert(0, NEWS)
        stage.publish()
        await _looks_right(stage)
        await _comes_once(stage)
        await _comes_after_an_edit(stage)
        await stage.end()
        assert TOKEN not in stage.log
        assert "Темирбаев" not in stage.log


async def _looks_right(stage: Stage) -> None:
    alert = await stage.message(CHAT, 2)
    assert alert["text"].startswith("Экстрадиция\nСуд отложил экстрадицию & ждёт\none, ")
    assert alert["text"].endswith(NEWS.link)
    assert (
        "<blockquote expandable>Вчера суд отложил <b>экстрадицию</b> Арслана Темирбаева.</blockquote>" in alert["html"]
    )
    [[button, mute]] = alert["buttons"]
    assert (button["text"], mute["text"]) == ("Почему?", "Без звука")
    tapped = {"message_id": alert["message_id"], "data": button["callback_data"]}
    await stage.person("tap", chat=CHAT, language="ru", **tapped)
    assert "«экстрадицию»" in (await stage.message(CHAT, 3))["text"]


async def _comes_once(stage: Stage) -> None:
    """A copy at another outlet, an edit and a restart; then something new shows that nothing came between."""
    stage.outlets["two"] = [Item("http://www.one.example/news/?utm_source=two&id=1", NEWS.title, NEWS.text)]
    stage.outlets["one"][0] = Item(NEWS.link, f"{NEWS.title} (обновлено)", f"{NEWS.text} Экстрадиция отложена на май.")
    stage.publish()
    await stage.polled()
    assert await stage.end() == 0
    await stage.start()
    await stage.polled()
    stage.outlets["two"].insert(0, Item("https://two.example/next", "Экстрадиция: новое", "Другое дело."))
    stage.publish()
    assert "Экстрадиция: новое" in (await stage.message(CHAT, 4))["text"]


async def _comes_after_an_edit(stage: Stage) -> None:
    stage.outlets["one"].insert(0, Item("https://one.example/edited", "Заседание суда", "Подробности позже."))
    stage.publish()
    await stage.polled()
    stage.outlets["one"][0] = Item("https://one.example/edited", "Заседание суда", "Экстрадицию утвердили.")
    stage.publish()
    alert = await stage.message(CHAT, 5)
    assert "Заседание суда" in alert["text"]
    assert "<b>Экстрадицию</b> утвердили" in alert["html"]
