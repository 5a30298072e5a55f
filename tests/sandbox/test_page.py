"""The chat page: served whole and strictly, and true to itself (its parts, names and sentences all exist)."""

from __future__ import annotations

import re
from pathlib import Path

import httpx
import pytest

from bot.sandbox import page
from bot.sandbox.page import POLICY
from tests.sandbox.asking import PERSON, TOKEN, act

FOLDER = Path(page.__file__).parent / "page"
PARTS = sorted(one.name for one in FOLDER.iterdir())
SCRIPTS = {name: (FOLDER / name).read_text() for name in PARTS if name.endswith(".js")}
INDEX = (FOLDER / "index.html").read_text()
SOURCE = "\n".join([INDEX, *SCRIPTS.values()])
PNG = b"\x89PNG\r\n\x1a\n" + bytes(8) + (2).to_bytes(4, "big") * 2


async def uploaded(http: httpx.AsyncClient, kind: str, content: bytes, name: str) -> httpx.Response:
    """The file of a message, as the page asks for it."""
    await act(http, "send", chat=PERSON, text="hello")
    sent = await http.post(
        f"/bot{TOKEN}/send{kind.capitalize()}", data={"chat_id": str(PERSON)}, files={kind: (name, content)}
    )
    assert sent.json()["ok"], sent.text
    shown = (await http.get("/sandbox/messages", params={"chat": PERSON})).json()[-1]
    return await http.get(f"/sandbox/file/{shown[kind]['file_id']}")


async def test_the_page_stands_at_the_root(people: httpx.AsyncClient) -> None:
    answer = await people.get("/")
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert answer.text == INDEX


@pytest.mark.parametrize("name", PARTS)
async def test_every_part_is_served_under_the_strict_policy(people: httpx.AsyncClient, name: str) -> None:
    answer = await people.get(f"/page/{name}")
    assert (answer.status_code, answer.content) == (200, (FOLDER / name).read_bytes())
    assert answer.headers["content-security-policy"] == POLICY
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["content-type"].split(";")[0] in ("text/html", "text/css", "text/javascript")


def test_the_policy_lets_nothing_in_from_outside() -> None:
    rules = dict(rule.split(" ", 1) for rule in POLICY.split("; "))
    assert rules == {
        "default-src": "'none'",
        "script-src": "'self'",
        "style-src": "'self'",
        "img-src": "'self' data:",
        "connect-src": "'self'",
        "base-uri": "'none'",
        "form-action": "'none'",
        "frame-ancestors": "'none'",
    }


@pytest.mark.parametrize(
    "name", ["nothing.js", "..%2fpage.py", "%2e%2e%2fworld.py", "app.js%00.html", "__init__.py", "", "app.JS"]
)
async def test_nothing_else_is_served(people: httpx.AsyncClient, name: str) -> None:
    assert (await people.get(f"/page/{name}")).status_code == 404


async def test_a_picture_is_shown(people: httpx.AsyncClient) -> None:
    answer = await uploaded(people, "photo", PNG, "map.png")
    assert (answer.content, answer.headers["content-type"]) == (PNG, "image/png")
    assert answer.headers["content-security-policy"] == "default-src 'none'; sandbox"


@pytest.mark.parametrize("content", [b"<script>alert(1)</script>", b"<svg onload='alert(1)'/>", b"a,b\n1,2\n"])
async def test_any_other_file_can_only_be_saved(people: httpx.AsyncClient, content: bytes) -> None:
    answer = await uploaded(people, "document", content, "file.html")
    assert (answer.content, answer.headers["content-type"]) == (content, "application/octet-stream")
    assert answer.headers["content-disposition"] == "attachment"
    assert answer.headers["x-content-type-options"] == "nosniff"


async def test_a_file_that_is_not_kept_is_not_found(people: httpx.AsyncClient) -> None:
    assert (await people.get("/sandbox/file/file-photo-1")).status_code == 404


def test_no_text_is_ever_read_as_markup() -> None:
    found = re.findall(
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function|srcdoc|createContextualFragment"
        r"|setHTML|DOMParser",
        "\n".join(SCRIPTS.values()),
    )
    assert found == []


def test_the_page_has_no_inline_script_or_style() -> None:
    assert re.findall(r"<style|\sstyle=|\son\w+=|<script(?![^>]*\bsrc=)|javascript:", INDEX) == []


@pytest.mark.parametrize("name", SCRIPTS)
def test_every_import_names_a_part_and_what_it_gives(name: str) -> None:
    for names, source in re.findall(r'import \{([^}]*)\} from "\./([\w.]+)"', SCRIPTS[name]):
        given = set(re.findall(r"export (?:async )?(?:function|const|class) (\w+)", SCRIPTS[source]))
        given |= {
            one for exported in re.findall(r"export \{ (.*?) \}", SCRIPTS[source]) for one in exported.split(", ")
        }
        assert {one.strip() for one in names.split(",") if one.strip()} <= given, source


def test_the_page_names_all_its_parts() -> None:
    named = set(re.findall(r"/page/([\w.]+)", INDEX)) | set(re.findall(r'from "\./([\w.]+)"', SOURCE))
    assert named | {"index.html"} == set(PARTS)


def test_every_element_that_is_looked_up_exists() -> None:
    asked = set(re.findall(r'byId\("([\w-]+)"\)', SOURCE))
    assert asked <= set(re.findall(r'\sid="([\w-]+)"', INDEX))


def test_every_icon_is_drawn() -> None:
    drawn = set(re.findall(r"^  (\w+): \"M", SCRIPTS["dom.js"], re.MULTILINE))
    asked = set(re.findall(r'\bicon\("(\w+)"\)|\bicon: "(\w+)"|data-icon="(\w+)"', SOURCE))
    assert {name for names in asked for name in names if name} <= drawn


def test_the_page_says_everything_in_both_languages() -> None:
    english, russian = (
        re.findall(r"^  (\w+): [\"{]", SCRIPTS[f"{name}.js"], re.MULTILINE) for name in ("english", "russian")
    )
    said = re.findall(r'\b(?:say|count)\("(\w+)"|data-(?:say|label)="(\w+)"', SOURCE)
    assert english == russian == sorted(set(english))
    assert {key for pair in said for key in pair if key} <= set(english)


def test_a_sentence_keeps_its_values_in_every_language() -> None:
    english, russian = (
        {key: set(re.findall(r"\{(\w+)\}", text)) for key, text in re.findall(r"^  (\w+): (.*)$", words, re.MULTILINE)}
        for words in (SCRIPTS["english.js"], SCRIPTS["russian.js"])
    )
    assert english == russian
