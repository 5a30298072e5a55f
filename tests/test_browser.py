"""What a newcomer does first, in a real browser: the real program, its page, and news that arrive by themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser import NEWS_PATIENCE, Page, chromium, missing, newcomer

pytestmark = pytest.mark.skipif(bool(missing()), reason=missing())
DANA, BEK, GROUP = 1, 2, -100
TOAST = "#toasts .toast"


@pytest.fixture
def page(tmp_path: Path) -> Iterator[Page]:
    """The page of a program that was just started; nothing may fail, not even at the end, and nobody else may hear."""
    with newcomer(tmp_path) as program, chromium(tmp_path / "profile") as driver:
        page = Page(driver, program.url)
        yield page
        assert page.complaints() == []
        assert page.strangers() == []
    assert [line for line in program.log.splitlines() if " INFO " not in line] == []


def button(data: str) -> str:
    """The button that tells the bot this, or what begins so."""
    return f'.button[data-callback^="{data}"]'


def test_a_newcomer_with_a_phone_subscribes_hears_the_news_and_mutes_it(page: Page) -> None:
    page.shape(390, 780, phone=True)
    page.open(DANA)
    page.press('#bar-action[data-act="start"]')
    page.says("#log .text", "Choose what you want to hear about:")
    page.tap(button("subscribe extradition"))
    page.says(button("subscribe extradition"), "✓ Extradition")
    alert = "#" + page.last_id(button("why "), NEWS_PATIENCE)
    assert page.says(f"{alert} .text").startswith("Extradition\n")
    page.tap(f"{alert} blockquote")
    _mutes_and_undoes(page, alert)
    _reads_why(page, alert)
    page.there(f'{alert} blockquote.open .unfold[aria-expanded="true"]')


def _mutes_and_undoes(page: Page, alert: str) -> None:
    page.tap(f"{alert} {button('mute ')}")
    page.tap(f"{alert} {button('mute ')}[data-callback$=' 1h']")
    page.says(TOAST, "Alerts come without a sound until")
    page.tap(f"{alert} {button('mute ')}[data-callback*=' undo ']")
    page.says(TOAST, "With sound again")
    assert page.says(f"{alert} {button('mute ')}") == "Mute"


def _reads_why(page: Page, alert: str) -> None:
    """The words that are named stand in the alert."""
    page.tap(f"{alert} {button('why ')}")
    answer = page.says(f'[data-jump="{alert[2:]}"] ~ .text', "Why you got this:", "meets the keyword")
    words = re.findall(r"“(.+)” in the (?:text|title) meets the keyword", answer)
    assert words
    assert [one for one in words if one not in page.says(f"{alert} .text")] == []


def test_everybody_is_answered_in_their_language(page: Page) -> None:
    page.open(DANA)
    page.press('#bar-action[data-act="start"]')
    page.press("#commands")
    page.says("#suggestions", "/subscribe", "/settings", "/help")
    page.press('#suggestions [data-option="settings"]')
    page.says("#log .text", "Settings", "Language: English")
    page.press('[data-language="ru"]')
    page.write("/help")
    page.says("#log .text", "Что я умею")
    page.press("#me")
    page.press(f'#menu [data-act="be-{BEK}"]')
    page.there(f'[data-chat="{BEK}"][aria-current="page"]')
    page.there('html[lang="ru"] #field[placeholder="Сообщение"]')
    page.says('#bar-action[data-act="start"]', "Начать")
    page.press("#bar-action")
    page.says("#log .text", "Выберите, о чём сообщать:")
    page.says(button("subscribe extradition"), "Экстрадиция")


def test_in_a_group_only_its_administrator_changes_the_settings(page: Page) -> None:
    page.open(GROUP)
    _become(page, BEK)
    page.write("/settings")
    page.says("#log .in .text", "Настройки этого чата меняют только его администраторы.")
    _become(page, DANA)
    page.write("/settings")
    settings = "#" + page.last_id(button("settings silent"))
    page.says(f"{settings} .text", "Sound: on")
    page.tap(f"{settings} {button('settings silent')}")
    page.says(f"{settings} .text", "Sound: off")
    _become(page, BEK)
    page.tap(f"{settings} {button('settings silent')}")
    page.says("dialog#alert", "Only administrators of this chat can change its settings.")
    page.press("dialog#alert button")
    page.gone("dialog#alert")
    assert "Sound: off" in page.says(f"{settings} .text")


def _become(page: Page, person: int) -> None:
    page.press("#speaker")
    page.press(f'#menu [data-act="be-{person}"]')
