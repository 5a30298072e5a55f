"""What can go wrong with the database, told without a row's values."""

from __future__ import annotations


class StorageError(Exception):
    """The database cannot be used: what was tried, and what to do."""


class SchemaBehind(StorageError):
    """The database has no schema yet, or one of another version."""


class SenderRunning(StorageError):
    """Another process already sends from this database."""
