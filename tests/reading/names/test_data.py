"""The word lists of names: what is refused, and with which words."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.errors import ConfigError
from bot.reading.names import given
from bot.reading.names.data import listed, phrases
from bot.reading.names.given import gender_of, given_names, groups_of, short_groups_of

FILES = sorted(path.name for path in Path(given.__file__).parent.joinpath("data").glob("*.txt"))


@pytest.mark.parametrize("name", [name for name in FILES if name != "given.txt"])
def test_every_list_can_be_read(name: str) -> None:
    assert listed(name)


def test_hundreds_of_given_names_are_grouped() -> None:
    assert len(given_names().groups) > 300
    assert sum(1 for _ in phrases("given.txt")) == len(given_names().groups)


@pytest.mark.parametrize(
    ("one", "other"),
    [("александр", "олександр"), ("александр", "iskander"), ("eugene", "євген"), ("yulia", "юлія"), ("умар", "omar")],
)
def test_equal_given_names_share_a_group(one: str, other: str) -> None:
    assert set(groups_of(one)) & set(groups_of(other))


@pytest.mark.parametrize(("one", "other"), [("юлия", "юля"), ("александр", "саша"), ("мария", "марина")])
def test_a_short_form_or_another_name_is_not_the_name(one: str, other: str) -> None:
    assert not set(groups_of(one)) & set(groups_of(other))


def test_short_forms_lead_to_their_names_and_gender() -> None:
    assert {group.gender for group in short_groups_of("саша")} == {"male", "female"}
    assert gender_of("саша") == "unknown"
    assert gender_of("катя") == "female"


def test_a_gender_that_is_none_is_refused_with_its_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(given, "phrases", lambda _: iter([(7, "neuter", "облако")]))
    with pytest.raises(ConfigError, match="line 7: «neuter» is no gender"):
        given_names.__wrapped__()


def test_a_short_form_of_nobody_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(given, "listed", lambda _: {"облако": ("облачко",)})
    with pytest.raises(ConfigError, match="is in no group"):
        given_names.__wrapped__()
