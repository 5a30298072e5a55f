"""The chat page in a real browser: the program as a newcomer starts it, headless Chromium, and a person's hands."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import urlsplit

from selenium.common.exceptions import TimeoutException, WebDriverException
from selenium.webdriver import Chrome, ChromeOptions
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.command import Command
from selenium.webdriver.support.ui import WebDriverWait

from bot.settings import VARIABLES

FEEDS = Path(__file__).parent.parent / "feeds.yaml"
CASEWATCH = Path(sys.executable).with_name("casewatch")
CHROMIUM, DRIVER = shutil.which("chromium"), shutil.which("chromedriver")
PATIENCE = 20.0  # seconds until something that must happen counts as missing
NEWS_PATIENCE = 60.0  # the invented news are about a topic now and then
LIFETIME = 120.0  # seconds after which a program that nobody ends is killed
SWITCHES = (
    "--headless=new",
    "--no-sandbox",  # the tests may run as root, where Chromium's own sandbox does not
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--force-prefers-reduced-motion",
    # Whatever it looks for elsewhere on its own account is not found.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    "--lang=en",
    "--window-size=1280,900",
)
# A press that cannot miss: between looking and pressing, a new message could move what is pressed.
_TAP = """
const element = document.querySelector(arguments[0]);
if (!element) return false;
element.scrollIntoView({block: "nearest", behavior: "instant"});
const box = element.getBoundingClientRect();
if (!element.contains(document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2))) return false;
element.click();
return true;
"""
_T = TypeVar("_T")


def missing() -> str:
    """What a browser test needs and this machine has not; empty if all is there."""
    return "" if CHROMIUM and DRIVER else "needs chromium and chromedriver: apt-get install chromium chromium-driver"


@dataclass(frozen=True)
class Program:
    """`casewatch run` in a folder of its own."""

    url: str
    folder: Path

    @property
    def log(self) -> str:
        """All that it logged."""
        return (self.folder / "log").read_text(encoding="utf-8")


@contextmanager
def newcomer(folder: Path) -> Iterator[Program]:
    """The program, ready, started with nothing but feeds.yaml; ended by Ctrl-C, which must end it well."""
    shutil.copy(FEEDS, folder / "feeds.yaml")
    surroundings = {name: value for name, value in os.environ.items() if name not in VARIABLES}
    with (folder / "log").open("wb") as log, subprocess.Popen(
        [CASEWATCH, "run"], cwd=folder, env=surroundings, stdout=subprocess.PIPE, stderr=log, text=True
    ) as process:  # fmt: skip
        watchdog = threading.Timer(LIFETIME, process.kill)
        watchdog.start()
        try:
            program = Program(_address(process), folder)
            assert program.url, program.log
            yield program
            process.send_signal(signal.SIGINT)
            assert process.wait(PATIENCE) == 0
        finally:
            watchdog.cancel()
            process.kill()


def _address(process: subprocess.Popen[str]) -> str:
    """The page's address as it is printed, once the program says that it is ready; empty if it ends before."""
    url = ""
    for line in process.stdout or ():
        url = next((word for word in line.split() if word.startswith("http://127.0.0.1:")), url)
        if "ready" in line:
            return url
    return ""


@contextmanager
def chromium(profile: Path) -> Iterator[Chrome]:
    """A browser that knows nothing yet, and remembers what it asked for and what it complained of."""
    options = ChromeOptions()
    options.binary_location = CHROMIUM or ""
    for switch in (*SWITCHES, f"--user-data-dir={profile}"):
        options.add_argument(switch)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = Chrome(options=options, service=Service(DRIVER))
    try:
        yield driver
    finally:
        driver.quit()


@dataclass(frozen=True)
class Page:
    """The open page, and what a person does with it. What is asked for is waited for."""

    driver: Chrome
    url: str

    def open(self, chat: int) -> None:
        """Come to a chat by its address."""
        self.driver.get(f"{self.url}#{chat}")
        self.there(f'#chat-list [data-chat="{chat}"][aria-current="page"]')

    def shape(self, width: int, height: int, scale: float = 1, *, phone: bool = False) -> None:
        """A screen of this many pixels as the page counts them; a phone has a finger and no mouse."""
        metrics = {"width": width, "height": height, "deviceScaleFactor": scale, "mobile": phone}
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
        self.driver.execute_cdp_cmd("Emulation.setTouchEmulationEnabled", {"enabled": phone})

    def press(self, selector: str) -> None:
        """Press something that stays where it is."""

        def pressed() -> bool:
            self.driver.find_element(By.CSS_SELECTOR, selector).click()
            return True

        self.until(pressed, selector)

    def tap(self, selector: str) -> None:
        """Press something among the messages, where it moves up with every new one, once nothing covers it."""
        self.until(lambda: self.driver.execute_script(_TAP, selector), selector)

    def write(self, text: str) -> None:
        """Type a message and send it by the Enter key."""
        self.driver.find_element(By.ID, "field").send_keys(text, Keys.ENTER)

    def there(self, selector: str) -> None:
        """Wait until such an element is there."""
        self.until(lambda: self.driver.find_elements(By.CSS_SELECTOR, selector), selector)

    def gone(self, selector: str) -> None:
        """Wait until no such element is there."""
        self.until(lambda: not self.driver.find_elements(By.CSS_SELECTOR, selector), f"no {selector}")

    def says(self, selector: str, *words: str, seconds: float = PATIENCE) -> str:
        """The text of the last such element, once it has all these words."""

        def said() -> str:
            text = self._last(selector, "innerText")
            return text if all(word in text for word in words) else ""

        return self.until(said, f"{selector} with {words}", seconds)

    def last_id(self, selector: str, seconds: float = PATIENCE) -> str:
        """The id of the last message that is, or holds, such an element."""
        return self.until(lambda: self._last(selector, "closest('article').id"), selector, seconds)

    def _last(self, selector: str, what: str) -> str:
        script = f"const found = [...document.querySelectorAll(arguments[0])].at(-1); return found ? found.{what} : '';"
        return str(self.driver.execute_script(script, selector))

    def until(self, look: Callable[[], _T], missed: str, seconds: float = PATIENCE) -> _T:
        """What `look` gives, once that is something."""
        wait = WebDriverWait(self.driver, seconds, poll_frequency=0.05, ignored_exceptions=[WebDriverException])
        try:
            return wait.until(lambda _: look())
        except TimeoutException:
            raise AssertionError(f"missing: {missed}; shown: {self._last('#log', 'innerText')}") from None

    def complaints(self) -> list[str]:
        """What the browser's console got since the last look."""
        return [entry["message"] for entry in self._logged("browser")]

    def strangers(self) -> list[str]:
        """What was asked of anybody but the page's own origin since the last look; parts of the browser are nobody."""
        asked = [urlsplit(_request(entry)) for entry in self._logged("performance")]
        own = urlsplit(self.url)[:2]
        return [one.geturl() for one in asked if one.scheme not in ("", "chrome", "data") and one[:2] != own]

    def _logged(self, kind: str) -> list[dict[str, Any]]:
        return list(self.driver.execute(Command.GET_LOG, {"type": kind})["value"])


def _request(entry: dict[str, Any]) -> str:
    """The address of an entry that tells of a request; empty for any other entry."""
    message = json.loads(entry["message"])["message"]
    if message["method"] != "Network.requestWillBeSent":
        return ""
    return str(message["params"]["request"]["url"])
