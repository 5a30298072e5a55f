"""Takes the README's pictures, from the real program in a real browser: `python -m tests.screenshots docs/images`."""

from __future__ import annotations

import base64
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from tests.browser import NEWS_PATIENCE, Page, chromium, newcomer

DANA = 1
WHY = '.button[data-callback^="why "]'


@dataclass(frozen=True)
class Picture:
    """One picture: a language, a theme, and a screen in pixels as the page counts them."""

    name: str
    language: str
    theme: str
    width: int
    height: int
    phone: bool = False


PICTURES = (
    Picture("desktop-en-light", "en", "light", 1100, 720),
    Picture("desktop-ru-dark", "ru", "dark", 1100, 720),
    Picture("phone-en-dark", "en", "dark", 390, 780, phone=True),
    Picture("phone-ru-light", "ru", "light", 390, 780, phone=True),
)


def main(folder: Path) -> None:
    """Take every picture into this folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for picture in PICTURES:
        with (
            tempfile.TemporaryDirectory() as name,
            newcomer(Path(name)) as program,
            chromium(Path(name) / "profile") as driver,
        ):
            image = _taken(Page(driver, program.url), picture)
        (folder / f"{picture.name}.png").write_bytes(image)
        print(f"{picture.name}.png: {len(image) // 1024} KB")


def _taken(page: Page, picture: Picture) -> bytes:
    """Follow every topic, wait for the news, open an alert's quote and ask why it came."""
    theme = [{"name": "prefers-color-scheme", "value": picture.theme}]
    page.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": theme})
    page.shape(1100, 720)
    page.open(DANA)
    page.press(f'[data-language="{picture.language}"]')
    page.there(f'html[lang="{picture.language}"]')
    page.shape(picture.width, picture.height, phone=picture.phone)
    page.press('#bar-action[data-act="start"]')
    page.tap('.button[data-callback="subscribe *"]')
    page.there('.button[data-callback="subscribe *"]')
    page.until(lambda: page.driver.execute_script(f"return document.querySelectorAll('{WHY}').length > 2"), "alerts",
               NEWS_PATIENCE)  # fmt: skip
    alert = "#" + page.last_id(WHY)
    page.tap(f"{alert} blockquote")
    shot = page.driver.execute_cdp_cmd("Page.captureScreenshot", {"format": "png"})
    return base64.b64decode(shot["data"])


if __name__ == "__main__":
    main(Path(sys.argv[1]))
