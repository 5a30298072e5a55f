"""Watched names at rest: sealed with the keys of CASEWATCH_SECRET_KEY, or in the clear where there is none.

    sealed:<which key>:<token>     what is sealed; the token is Fernet's (AES-128-CBC and HMAC-SHA256)
    anything else                  what stands in the clear; a text that looks sealed is put behind «clear:»

Texts of both kinds may stand in one column: those from before a key was set are read as they are, until
`Storage.seal_again` has sealed them. A newer key is put before the older ones.
"""

from __future__ import annotations

import hashlib
import hmac
from base64 import urlsafe_b64encode
from collections.abc import Iterable, Sequence

from cryptography.fernet import Fernet, InvalidToken

from storage.errors import StorageError

SEALED, CLEAR = "sealed:", "clear:"
_ROUNDS = 200_000
_PURPOSE = b"casewatch watched names"
_KEY_NAME = 12
# How long the beginning is that says whether a text is sealed, and with which key.
BEGINNING = len(SEALED) + _KEY_NAME + 1


class Vault:
    """Seals and opens short texts; `secrets` are the keys as an admin wrote them, the newest first."""

    def __init__(self, secrets: Sequence[str] = ()) -> None:
        keys = [_stretched(secret) for secret in secrets]
        self._keys = {_name(key): Fernet(urlsafe_b64encode(key)) for key in keys}
        self._newest = _name(keys[0]) if keys else None
        self._marking = hashlib.sha256(_PURPOSE + keys[0]).digest() if keys else b""

    @property
    def has_key(self) -> bool:
        """Whether what is sealed here is unreadable without the key."""
        return self._newest is not None

    @property
    def current(self) -> str:
        """How everything begins that is sealed with the newest key; nothing without one."""
        return f"{SEALED}{self._newest}:" if self._newest else ""

    def seal(self, text: str) -> str:
        """The text as it may stand in the database."""
        if self._newest:
            return f"{self.current}{self._keys[self._newest].encrypt(text.encode()).decode()}"
        return f"{CLEAR}{text}" if text.startswith((SEALED, CLEAR)) else text

    def open(self, stored: str) -> str:
        """The text again; StorageError if it was sealed with a key that is not given."""
        if not stored.startswith(SEALED):
            return stored.removeprefix(CLEAR)
        self.require([stored[:BEGINNING]])
        _, name, token = stored.split(":", 2)
        try:
            return self._keys[name].decrypt(token).decode()
        except InvalidToken as broken:
            raise StorageError("a sealed text in the database was changed: restore a backup") from broken

    def require(self, beginnings: Iterable[str]) -> None:
        """Pass if texts that begin so can be opened; StorageError, with what to do, if a key is missing."""
        for beginning in beginnings:
            sealed = beginning.startswith(SEALED)
            if sealed and beginning.removeprefix(SEALED).partition(":")[0] not in self._keys:
                raise StorageError(_MISSING if self._newest else f"{_MISSING}; it is not set")

    def mark(self, text: str) -> str:
        """What stands for the text where texts are compared: without the key nobody can tell which it is of a list."""
        return hmac.new(self._marking, text.encode(), hashlib.sha256).hexdigest() if self._newest else text


_MISSING = (
    "watched names are sealed with a key that is not given: set CASEWATCH_SECRET_KEY to the key they were sealed with, "
    "behind the new one and a comma if there is a new one"
)


def _stretched(secret: str) -> bytes:
    """32 bytes of a secret of any length; slow on purpose, as people write passwords there."""
    return hashlib.pbkdf2_hmac("sha256", secret.encode(), _PURPOSE, _ROUNDS)


def _name(key: bytes) -> str:
    """What tells a key from another and says nothing of it."""
    return hashlib.sha256(b"name of " + _PURPOSE + key).hexdigest()[:_KEY_NAME]
