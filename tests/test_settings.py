"""The environment as it becomes settings, and the words for what cannot be one."""

from __future__ import annotations

from dataclasses import fields, replace
from pathlib import Path

import pytest

from bot.errors import SettingsError
from bot.settings import VARIABLES, Settings, from_environment

NOTHING = Settings(
    token=None, telegram_url="https://api.telegram.org", telegram_proxy=None, feeds_proxy=None, admins=frozenset(),
    access="open", database_url="sqlite+aiosqlite:///data/casewatch.db", feeds_file=Path("feeds.yaml"),
    allow_private_networks=False, secret_keys=(), http=None, public_url=None, log_level="INFO",
)  # fmt: skip
GIVEN = [
    ("TELEGRAM_BOT_TOKEN", "5:invented", "token", "5:invented"),
    ("TELEGRAM_API_URL", "http://127.0.0.1:8081", "telegram_url", "http://127.0.0.1:8081"),
    ("TELEGRAM_API_URL", "http://127.0.0.1:8081/bot/", "telegram_url", "http://127.0.0.1:8081"),
    ("TELEGRAM_PROXY", "socks5://user:word@127.0.0.1:1080", "telegram_proxy", "socks5://user:word@127.0.0.1:1080"),
    ("CASEWATCH_PROXY", "http://127.0.0.1:3128/", "feeds_proxy", "http://127.0.0.1:3128"),
    ("CASEWATCH_ADMINS", "123456, 234567,", "admins", frozenset({123456, 234567})),
    ("CASEWATCH_ACCESS", "invite", "access", "invite"),
    ("CASEWATCH_ACCESS", "admins", "access", "admins"),
    ("CASEWATCH_DATABASE_URL", "postgresql+psycopg://h/db", "database_url", "postgresql+psycopg://h/db"),
    ("CASEWATCH_FEEDS", "/etc/casewatch/feeds.yaml", "feeds_file", Path("/etc/casewatch/feeds.yaml")),
    ("CASEWATCH_ALLOW_PRIVATE_NETWORKS", "1", "allow_private_networks", True),
    ("CASEWATCH_ALLOW_PRIVATE_NETWORKS", "Yes", "allow_private_networks", True),
    ("CASEWATCH_ALLOW_PRIVATE_NETWORKS", "off", "allow_private_networks", False),
    ("CASEWATCH_SECRET_KEY", " invented ", "secret_keys", ("invented",)),
    ("CASEWATCH_SECRET_KEY", "newer key, old,,newer key", "secret_keys", ("newer key", "old")),
    ("CASEWATCH_WATCH_LIMIT", "1000", "watch_limit", 1000),
    ("CASEWATCH_HTTP", "0.0.0.0:8080", "http", ("0.0.0.0", 8080)),
    ("CASEWATCH_HTTP", ":8080", "http", ("127.0.0.1", 8080)),
    ("CASEWATCH_HTTP", "8080", "http", ("127.0.0.1", 8080)),
    ("CASEWATCH_HTTP", "[::1]:8080", "http", ("::1", 8080)),
    ("CASEWATCH_PUBLIC_URL", "https://casewatch.example/", "public_url", "https://casewatch.example"),
    ("CASEWATCH_LOG_LEVEL", "debug", "log_level", "DEBUG"),
]


def test_nothing_set_is_enough_to_start() -> None:
    assert from_environment({}, dotenv=None) == NOTHING


@pytest.mark.parametrize(("name", "value", "field", "meant"), GIVEN)
def test_a_variable_sets_its_own_field_and_no_other(name: str, value: str, field: str, meant: object) -> None:
    assert from_environment({name: value}, dotenv=None) == replace(NOTHING, **{field: meant})  # type: ignore[arg-type]  # each row has its field's type


def test_every_variable_and_every_field_is_tried_here() -> None:
    assert {name for name, *_ in GIVEN} == set(VARIABLES)
    assert {field for _, _, field, _ in GIVEN} == {field.name for field in fields(Settings)}


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("TELEGRAM_API_URL", "api.telegram.org", "write it with http:// or https://"),
        ("TELEGRAM_API_URL", "ftp://api.telegram.org", "write it with http:// or https://"),
        ("TELEGRAM_PROXY", "user:word@proxy", "write it with http:// or https://"),
        ("CASEWATCH_PROXY", "http://", "write it with http:// or https://"),
        ("CASEWATCH_PROXY", "http://[word", "write it with http:// or https://"),
        ("CASEWATCH_PUBLIC_URL", "https://casewatch.example:word", "write it with http:// or https://"),
        ("CASEWATCH_ADMINS", "@somebody", "numeric Telegram ids with commas between, such as 123456,234567"),
        ("CASEWATCH_ADMINS", "1;2", "numeric Telegram ids with commas between, such as 123456,234567"),
        ("CASEWATCH_ADMINS", "١٢٣", "numeric Telegram ids with commas between, such as 123456,234567"),
        ("CASEWATCH_ACCESS", "closed", "«closed»: write one of open, invite, admins"),
        ("CASEWATCH_ALLOW_PRIVATE_NETWORKS", "maybe", "«maybe»: write 1 for on, 0 for off"),
        ("CASEWATCH_HTTP", "localhost", "«localhost»: write host:port, such as 127.0.0.1:8080"),
        ("CASEWATCH_HTTP", "localhost:99999", "«localhost:99999»: write host:port, such as 127.0.0.1:8080"),
        ("CASEWATCH_WATCH_LIMIT", "0", "«0»: write a number from 1 to 100000"),
        ("CASEWATCH_WATCH_LIMIT", "many", "«many»: write a number from 1 to 100000"),
        ("CASEWATCH_WATCH_LIMIT", "9" * 5000, "write a number from 1 to 100000"),
        ("CASEWATCH_LOG_LEVEL", "loud", "«LOUD»: write one of DEBUG, INFO, WARNING, ERROR"),
    ],
)
def test_a_wrong_value_is_refused_with_what_to_write(name: str, value: str, words: str) -> None:
    with pytest.raises(SettingsError) as refused:
        from_environment({name: value}, dotenv=None)
    assert str(refused.value).startswith(f"{name} ")
    assert words in str(refused.value)


@pytest.mark.parametrize("name", ["TELEGRAM_PROXY", "CASEWATCH_PROXY"])
def test_a_wrong_proxy_is_not_repeated_for_it_may_hold_a_password(name: str) -> None:
    with pytest.raises(SettingsError) as refused:
        from_environment({name: "user:hush@proxy"}, dotenv=None)
    assert "hush" not in str(refused.value)


def test_a_file_stands_below_the_environment(tmp_path: Path) -> None:
    dotenv = tmp_path / ".env"
    dotenv.write_text(
        "# ours\nCASEWATCH_ACCESS=invite\nexport CASEWATCH_FEEDS='a b.yaml'\nCASEWATCH_SECRET_KEY=\n", "utf-8"
    )
    settings = from_environment({"CASEWATCH_ACCESS": "admins", "CASEWATCH_FEEDS": ""}, dotenv=dotenv)
    assert settings == replace(NOTHING, access="admins", feeds_file=Path("a b.yaml"))


def test_no_file_is_no_failure(tmp_path: Path) -> None:
    assert from_environment({}, dotenv=tmp_path / ".env") == NOTHING


def test_a_file_in_another_encoding_is_refused_without_a_word_of_it(tmp_path: Path) -> None:
    dotenv = tmp_path / ".env"
    dotenv.write_bytes("CASEWATCH_SECRET_KEY=hush секрет\n".encode("cp1251"))
    with pytest.raises(SettingsError, match="save it as UTF-8 text") as refused:
        from_environment({}, dotenv=dotenv)
    assert "hush" not in str(refused.value)


def test_the_process_is_asked_where_nothing_is_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CASEWATCH_ADMINS", "77")
    assert from_environment(dotenv=None).admins == frozenset({77})


def test_the_usual_proxy_variables_are_not_taken() -> None:
    usual = dict.fromkeys(("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "https_proxy"), "http://127.0.0.1:3128")
    assert from_environment(usual, dotenv=None) == NOTHING


def test_secrets_do_not_show() -> None:
    settings = from_environment(
        {"TELEGRAM_BOT_TOKEN": "5:hush", "CASEWATCH_SECRET_KEY": "hush too,hush as well"}, dotenv=None
    )
    assert "hush" not in f"{settings} {settings!r}"
    assert settings.secrets == ("5:hush", "hush too", "hush as well")
    assert NOTHING.secrets == ()
