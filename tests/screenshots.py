"""Takes the README's pictures, from the real program in a real browser: `python -m tests.screenshots docs/images`.

Each shows an alert with its quote unfolded and the answer to *Why?*. They get small where pngquant is installed.
"""

from __future__ import annotations

import base64
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.browser import NEWS_PATIENCE, Page, chromium, newcomer

TOPIC = '.button[data-callback="subscribe article-172"]'
WHY = '.button[data-callback^="why "]'
HEIGHT = 720
# How high the page is with as many whole messages as come nearest to the height wanted, read to the end.
_FITTING = """
const log = document.getElementById("log");
log.scrollTop = log.scrollHeight;
const heights = [...log.querySelectorAll(".bubble")].map((one) =>
  Math.ceil(innerHeight - one.getBoundingClientRect().top + log.getBoundingClientRect().top + 6));
return heights.reduce((best, one) => Math.abs(one - arguments[0]) < Math.abs(best - arguments[0]) ? one : best);
"""
_DRAWN = "requestAnimationFrame(() => requestAnimationFrame(arguments[0]))"


@dataclass(frozen=True)
class Picture:
    """One picture: a theme, and how many pixels it is wide as the page counts them."""

    name: str
    theme: str
    width: int
    phone: bool = False


@dataclass(frozen=True)
class Scene:
    """One person's chat with the bot, up to the alert of one outlet, and its pictures."""

    chat: int
    outlet: str
    pictures: tuple[Picture, ...]


SCENES = (
    Scene(1, "The Saxaul Dispatch", (
        Picture("desktop-en-light", "light", 1000), Picture("phone-en-dark", "dark", 400, phone=True),
    )),
    Scene(2, "Ковыль Пресс", (
        Picture("desktop-ru-dark", "dark", 1000), Picture("phone-ru-light", "light", 400, phone=True),
    )),
)  # fmt: skip


def main(folder: Path) -> None:
    """Take every picture into this folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for scene in SCENES:
        with _page() as page:
            _play(page, scene)
            for picture in scene.pictures:
                image = _small(_taken(page, picture))
                (folder / f"{picture.name}.png").write_bytes(image)
                print(f"{picture.name}.png: {len(image) // 1024} KB")


@contextmanager
def _page() -> Iterator[Page]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with newcomer(folder) as program, chromium(folder / "profile") as driver:
            yield Page(driver, program.url)


def _play(page: Page, scene: Scene) -> None:
    """Subscribe, wait for the alert and ask why it came."""
    page.shape(1000, HEIGHT)
    page.driver.execute_cdp_cmd("Emulation.setScrollbarsHidden", {"hidden": True})
    page.open(scene.chat)
    page.press('#bar-action[data-act="start"]')
    page.tap(TOPIC)
    page.says(TOPIC, "✓")
    page.says("#log .message:last-child .text", scene.outlet, seconds=NEWS_PATIENCE)
    page.tap(f"#{page.last_id(WHY)} {WHY}")
    page.there(".answered")
    page.gone(".toast")


def _taken(page: Page, picture: Picture) -> bytes:
    """The page as it is in the picture's theme and size, the quote unfolded."""
    theme = {"name": "prefers-color-scheme", "value": picture.theme}
    calm = {"name": "prefers-reduced-motion", "value": "reduce"}
    page.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [theme, calm]})
    page.shape(picture.width, HEIGHT, phone=picture.phone)
    page.tap(f"#{page.last_id(WHY)} blockquote:not(.open)")
    page.shape(picture.width, page.driver.execute_script(_FITTING, HEIGHT), 2, phone=picture.phone)
    page.driver.execute_script("document.activeElement.blur()")
    page.driver.execute_async_script(_DRAWN)
    shot = page.driver.execute_cdp_cmd("Page.captureScreenshot", {"format": "png"})
    return base64.b64decode(shot["data"])


def _small(image: bytes) -> bytes:
    """The picture with fewer colours, so that a page that shows it loads quickly."""
    pngquant = shutil.which("pngquant")
    if not pngquant:
        return image
    return subprocess.run([pngquant, "--nofs", "128", "-"], input=image, stdout=subprocess.PIPE, check=True).stdout


if __name__ == "__main__":
    main(Path(sys.argv[1]))
