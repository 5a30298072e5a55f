"""Short texts sealed with one key of several, and opened again."""

from __future__ import annotations

import pytest

from storage.errors import StorageError
from storage.vault import Vault

OLD, NEW = Vault(["old key"]), Vault(["new key", "old key"])
TEXT = "Арслан Темирбаев"


@pytest.mark.parametrize("text", [TEXT, "", "a" * 4096, "sealed:0123456789ab:token", "clear:yes", "🕊"])
@pytest.mark.parametrize("vault", [Vault(), OLD, NEW], ids=["without a key", "one key", "two keys"])
def test_a_text_is_opened_as_it_was_sealed(vault: Vault, text: str) -> None:
    assert vault.open(vault.seal(text)) == text


def test_what_is_sealed_shows_nothing_and_looks_different_each_time() -> None:
    one, other = OLD.seal(TEXT), OLD.seal(TEXT)
    assert one != other
    assert "Арслан" not in one + OLD.mark(TEXT)


def test_without_a_key_a_text_stands_as_it_is() -> None:
    assert Vault().seal(TEXT) == Vault().mark(TEXT) == TEXT


def test_an_older_key_opens_what_it_sealed_and_the_newest_seals() -> None:
    assert NEW.open(OLD.seal(TEXT)) == TEXT
    with pytest.raises(StorageError, match="behind the new one and a comma"):
        OLD.open(NEW.seal(TEXT))


@pytest.mark.parametrize("vault", [Vault(), Vault(["other"])], ids=["no key", "another key"])
def test_a_missing_key_is_told_without_the_text(vault: Vault) -> None:
    with pytest.raises(StorageError, match="CASEWATCH_SECRET_KEY") as refused:
        vault.open(OLD.seal(TEXT))
    assert TEXT not in str(refused.value)


def test_a_changed_text_is_refused() -> None:
    sealed = OLD.seal(TEXT)
    with pytest.raises(StorageError, match="was changed"):
        OLD.open(f"{sealed[:-8]}AAAAAAA=")


def test_a_mark_is_the_same_for_the_same_text_and_key() -> None:
    assert OLD.mark(TEXT) == Vault(["old key"]).mark(TEXT)
    assert len({OLD.mark(TEXT), OLD.mark("Динара"), NEW.mark(TEXT)}) == 3
