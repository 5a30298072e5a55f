"""Only this machine's own programs and the sandbox's own page may ask."""

from __future__ import annotations

import httpx
import pytest

from bot.sandbox.server import Sandbox
from tests.sandbox.asking import PERSON, act, messages


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "casewatch.example"},
        {"Host": "127.0.0.1.casewatch.example"},
        {"Host": "localhost.casewatch.example:80"},
        {"Host": "127.0.0.1@casewatch.example"},
        {"Host": "[::1"},
        {"Host": ""},
        {"Origin": "https://casewatch.example"},
        {"Origin": "http://127.0.0.1"},
        {"Origin": "http://localhost:1"},
        {"Origin": "null"},
        {"Origin": ""},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
@pytest.mark.parametrize("path", ["/sandbox/send", "/bot123:invented/sendMessage"])
async def test_another_site_cannot_write(people: httpx.AsyncClient, path: str, headers: dict[str, str]) -> None:
    await act(people, "send", chat=PERSON, text="/start")
    answer = await people.post(path, json={"chat": PERSON, "chat_id": PERSON, "text": "x"}, headers=headers)
    assert (answer.status_code, answer.json()["ok"]) == (403, False)
    assert len(await messages(people)) == 1


@pytest.mark.parametrize("path", ["/", "/sandbox/messages", "/sandbox/calls", "/bot123:invented/getUpdates"])
async def test_another_site_cannot_read(people: httpx.AsyncClient, path: str) -> None:
    for headers in ({"Host": "casewatch.example"}, {"Origin": "https://casewatch.example"}):
        answer = await people.get(path, headers=headers)
        assert (answer.status_code, "Forbidden" in answer.json()["description"]) == (403, True)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "LOCALHOST", "[::1]"])
@pytest.mark.parametrize("origin", [False, True])
async def test_the_sandbox_s_own_names_are_let_in(
    box: Sandbox, people: httpx.AsyncClient, host: str, origin: bool
) -> None:
    own = f"{host}:{box.url.rpartition(':')[2]}"
    headers = {"Host": own, "Sec-Fetch-Site": "same-origin"} | ({"Origin": f"http://{own}"} if origin else {})
    assert (await people.get("/sandbox/messages", headers=headers)).status_code == 200
