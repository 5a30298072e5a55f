"""The newsroom over HTTP."""

from __future__ import annotations

from collections.abc import AsyncIterator

import httpx
import pytest
import pytest_asyncio
from starlette.applications import Starlette

from bot.feeds.parse import parse
from bot.sandbox.news_page import POLICY
from bot.sandbox.news_routes import news_routes
from bot.sandbox.sample_news import load_outlets
from bot.sandbox.server import Sandbox
from tests.sandbox.newsdesk import START, later

ORIGIN = "http://127.0.0.1:8081"


class Clock:
    """As late as a test says."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return START.timestamp() + self.seconds


@pytest.fixture
def clock() -> Clock:
    """The newsroom's clock."""
    return Clock()


@pytest_asyncio.fixture(loop_scope="module")
async def reader(clock: Clock) -> AsyncIterator[httpx.AsyncClient]:
    """Whoever reads the newsroom's feeds and pages."""
    transport = httpx.ASGITransport(Starlette(routes=news_routes(clock)))
    async with httpx.AsyncClient(transport=transport, base_url=ORIGIN) as http:
        yield http


@pytest.mark.parametrize("outlet", load_outlets(), ids=lambda one: one.id)
async def test_a_new_newsroom_has_older_entries_in_every_feed(reader: httpx.AsyncClient, outlet: object) -> None:
    id_, country = getattr(outlet, "id", ""), getattr(outlet, "country", None)
    answer = await reader.get(f"/news/{id_}.xml")
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/rss+xml; charset=utf-8")
    entries = parse(answer.content, answer.headers["content-type"], country, START).entries
    assert entries
    assert all(one.published and (START - one.published).total_seconds() > 86_400 for one in entries)


async def test_the_first_request_opens_the_newsroom(reader: httpx.AsyncClient, clock: Clock) -> None:
    clock.seconds = 1_000
    first = await reader.get("/news/aryk.xml")
    clock.seconds = 1_004
    second = await reader.get("/news/aryk.xml")
    assert (first.text.count("<item>"), second.text.count("<item>")) == (1, 2)


@pytest.mark.parametrize("form", ["{}", "W/{}", '"other", {}', "*"])
async def test_a_feed_that_has_not_changed_is_not_sent_again(
    reader: httpx.AsyncClient, clock: Clock, form: str
) -> None:
    tag = (await reader.get("/news/aryk.xml")).headers["etag"]
    clock.seconds = 3
    answer = await reader.get("/news/aryk.xml", headers={"If-None-Match": form.format(tag)})
    assert (answer.status_code, answer.content, answer.headers["etag"]) == (304, b"", tag)


@pytest.mark.parametrize("form", ["{}", '"other"', ""])
async def test_a_feed_that_has_changed_is_sent(reader: httpx.AsyncClient, clock: Clock, form: str) -> None:
    tag = (await reader.get("/news/aryk.xml")).headers["etag"]
    clock.seconds = 4
    answer = await reader.get("/news/aryk.xml", headers={"If-None-Match": form.format(tag)})
    assert answer.status_code == 200
    assert answer.headers["etag"] != tag


@pytest.mark.parametrize("outlet", ["aryk", "kovyl", "saxaul"])
async def test_every_link_of_a_feed_leads_to_a_page_with_its_text(
    reader: httpx.AsyncClient, clock: Clock, outlet: str
) -> None:
    await reader.get("/news/aryk.xml")
    clock.seconds = 4 * 60
    answer = await reader.get(f"/news/{outlet}.xml")
    entries = parse(answer.content, "", None, later(clock.seconds)).entries
    for entry in entries:
        assert entry.link.startswith(f"{ORIGIN}/news/")
        page = await reader.get(entry.link)
        assert (page.status_code, page.headers["content-type"]) == (200, "text/html; charset=utf-8")
        if "utm_source" not in entry.link:
            assert (entry.content or entry.summary) in page.text
    assert any("utm_source" in entry.link for entry in entries) is (outlet == "kovyl")


async def test_a_page_may_run_and_load_nothing(reader: httpx.AsyncClient) -> None:
    page = await reader.get("/news/aryk/barn-fire")
    assert page.status_code == 200
    assert page.headers["content-security-policy"] == POLICY
    assert page.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize(
    "path", ["/news/nobody.xml", "/news/nobody/barn-fire", "/news/kovyl/barn-fire", "/news/aryk/barn-fire-1770368404"]
)
async def test_what_the_newsroom_does_not_have_is_404(reader: httpx.AsyncClient, path: str) -> None:
    answer = await reader.get(path)
    assert (answer.status_code, answer.headers["content-type"]) == (404, "text/plain; charset=utf-8")


@pytest.mark.parametrize("name", ["127.0.0.1", "localhost"])
async def test_the_sandbox_has_a_newsroom_whose_links_stay_with_it(
    box: Sandbox, people: httpx.AsyncClient, name: str
) -> None:
    own = f"{name}:{box.url.rpartition(':')[2]}"
    answer = await people.get("/news/saxaul.xml", headers={"Host": own})
    assert answer.status_code == 200
    assert f"<link>http://{own}/news/saxaul/hotline-deserters</link>" in answer.text


async def test_other_sites_may_not_read_the_newsroom(people: httpx.AsyncClient) -> None:
    assert (await people.get("/news/saxaul.xml", headers={"Sec-Fetch-Site": "cross-site"})).status_code == 403
