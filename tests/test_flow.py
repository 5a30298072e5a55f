"""From a feed to a person's chat, with the real program: what arrives, and what does not arrive again."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

from tests.newsroom import until
from tests.stage import PATIENCE, TOKEN, Item, Stage, staged

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


PERSON = "Arslan Temirbayev"


async def test_a_watched_person_is_told_of_in_any_script_and_the_brother_is_not(tmp_path: Path) -> None:
    async with staged(tmp_path, ["one"], {"CASEWATCH_SECRET_KEY": "a key of this test"}) as stage:
        stage.outlets["one"] = [OLD]
        stage.publish()
        await stage.start()
        await stage.person("send", chat=CHAT, text=f"/watch {PERSON}", language="en")
        assert "given name: Arslan · surname: Temirbayev · a man" in (await stage.message(CHAT, 0))["text"]
        await stage.polled()
        await _is_told_in_kazakh(stage)
        await _is_told_apart_from_the_brother(stage)
        assert await stage.end() == 0
        await stage.start()
        await _is_forgotten(stage)
        await stage.end()
        for word in ("Темірбаев", "Темирбаев", "Temirbayev", "a key of this test"):
            assert word not in stage.log


async def _is_told_in_kazakh(stage: Stage) -> None:
    kazakh = Item("https://one.example/kk", "Алматыда сот өтті", "Сот Арслан Темірбаевтың ісін қарады. Үкім шықты.")
    stage.outlets["one"].insert(0, kazakh)
    stage.publish()
    alert = await stage.message(CHAT, 1)
    assert alert["text"].startswith(f"Someone you watch: {PERSON}\nАлматыда сот өтті\n")
    assert "Certain: given name and surname, genitive." in alert["text"]
    assert "<b>Арслан Темірбаевтың</b>" in alert["html"]
    assert [stored for (stored,) in stage.asked("SELECT name FROM names") if not stored.startswith("sealed:")] == []


async def _is_told_apart_from_the_brother(stage: Stage) -> None:
    """One article about him is told, and marked; the next one is not told, but one about the person is."""
    about = ["Арслана Муратовича Темирбаева судят.", "Арслан Муратович Темирбаев осуждён.", "Арслана Темирбаева ждут."]
    texts = [Item(f"https://one.example/{number}", f"Новость {number}", text) for number, text in enumerate(about)]
    stage.outlets["one"].insert(0, texts[0])
    stage.publish()
    alert = await stage.message(CHAT, 2)
    await _taps(stage, alert, "Not this person")
    await _taps(stage, (await stage.heard(CHAT))[2], "Муратовича")
    assert stage.asked("SELECT kind FROM negatives") == [("patronymic",)]
    stage.outlets["one"].insert(0, texts[1])
    stage.publish()
    await stage.polled()
    stage.outlets["one"].insert(0, texts[2])
    stage.publish()
    assert "Новость 2" in (await stage.message(CHAT, 3))["text"]


async def _taps(stage: Stage, message: dict[str, Any], label: str) -> None:
    """Tap the button with these words; its answer has come when the buttons have changed."""
    buttons = [button for row in message["buttons"] for button in row]
    data = next(button["callback_data"] for button in buttons if label in button["text"])
    number = [one["message_id"] for one in await stage.heard(CHAT)].index(message["message_id"])
    await stage.person("tap", chat=CHAT, message_id=message["message_id"], data=data, language="en")

    async def changed() -> bool:
        return bool((await stage.heard(CHAT))[number]["buttons"] != message["buttons"])

    await until(changed, PATIENCE)


async def _is_forgotten(stage: Stage) -> None:
    before = len(await stage.heard(CHAT))
    await stage.person("send", chat=CHAT, text="/forget", language="en")
    question = await stage.message(CHAT, before)
    await _taps(stage, question, "Erase")
    for table in ("subscribers", "names", "watches", "negatives", "exclusions", "mentions", "alerts", "attempts"):
        assert stage.asked(f"SELECT count(*) FROM {table}") == [(0,)], table


ADMIN, GUEST, STRANGER = 1, 2, 3


async def test_a_closed_bot_lets_in_whom_its_administrator_invites_and_leaves_out_whom_it_is_told_to(
    tmp_path: Path,
) -> None:
    async with staged(tmp_path, ["one"]) as stage:
        stage.settings = {"CASEWATCH_ACCESS": "invite", "CASEWATCH_ADMINS": str(ADMIN)}
        stage.outlets["one"] = [OLD]
        stage.publish()
        await stage.start()
        assert "by invitation" in await _told(stage, STRANGER, "/start")
        link = await _told(stage, ADMIN, "/invite")
        assert "Choose what" in await _told(stage, GUEST, f"/start {link.partition('?start=')[2].split()[0]}")
        for chat in (GUEST, ADMIN):
            await stage.subscribe(chat)
        await stage.polled()
        assert "From now on" in await _told(stage, ADMIN, "/suppress Arslan Temirbayev")
        await _hears_of(stage, [GUEST, ADMIN], hidden=True)
        await stage.end()
        stage.settings["CASEWATCH_ACCESS"] = "admins"
        await stage.start()
        await _hears_of(stage, [ADMIN], hidden=False)
        assert stage.asked("SELECT reason FROM alerts WHERE state = 'never'") == [
            ("only administrators are told anything",)
        ]
        assert "Темирбаев" not in stage.log


async def _told(stage: Stage, chat: int, text: str) -> str:
    """What the bot answers to this, in the first of its messages."""
    before = len(await stage.heard(chat))
    await stage.person("send", chat=chat, text=text, language="en")
    return str((await stage.message(chat, before))["text"])


async def _hears_of(stage: Stage, chats: list[int], *, hidden: bool) -> None:
    """Something is published, and after it what these chats hear of; with `hidden`, first of one who is left out."""
    before = {chat: len(await stage.heard(chat)) for chat in chats}
    others = len(await stage.heard(GUEST))
    number = len(stage.outlets["one"])
    if hidden:
        stage.outlets["one"].insert(0, NEWS)
        stage.publish()
        await stage.polled()
    stage.outlets["one"].insert(0, Item(f"https://one.example/{number}", f"Новость {number}", "Экстрадиция отложена."))
    stage.publish()
    for chat in chats:
        assert f"Новость {number}" in (await stage.message(chat, before[chat]))["text"]
    await stage.polled()
    assert len(await stage.heard(GUEST)) == others + (GUEST in chats)
