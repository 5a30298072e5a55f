"""feeds.yaml on disk, to the letter: read with its own line ends, and rewritten at once and wholly. I/O."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile

from bot.errors import ConfigError


def exact_text(path: Path) -> str:
    """The text with the line ends and the mark at its beginning that the file has; ConfigError if there is none."""
    try:
        return path.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError) as wrong:
        raise _unusable(path, f"it cannot be read as UTF-8 text: {wrong}") from None


def rewrite(path: Path, old: str, new: str) -> None:
    """Put `new` in the place of `old`, the text that was edited.

    Who reads the file meanwhile sees one or the other. Raises ConfigError where the file says something else by now
    (merge the edit with that), and where it cannot be written.
    """
    if exact_text(path) != old:
        raise _unusable(path, "it was changed meanwhile; look at it, and make the edit again")
    # A link stays one: what it leads to is rewritten.
    target = path.resolve()
    try:
        _replace(target, new.encode("utf-8"))
    except OSError as wrong:
        raise _unusable(
            path, f"it cannot be written: {wrong.strerror}; let the user that Casewatch runs as write it"
        ) from None


def _replace(target: Path, content: bytes) -> None:
    try:
        _swap(target, content)
    except OSError:
        # A file that is mounted alone, or stands in a folder that we may not write to, can only be overwritten.
        with target.open("r+b") as file:
            file.write(content)
            file.truncate()
            file.flush()
            os.fsync(file.fileno())


def _swap(target: Path, content: bytes) -> None:
    """The file by another with its rights, which takes its name in one step."""
    kept = target.stat()
    with NamedTemporaryFile(dir=target.parent, prefix=f".{target.name}.", delete=False) as new:
        try:
            new.write(content)
            new.flush()
            os.fsync(new.fileno())
            Path(new.name).chmod(kept.st_mode & 0o7777)
            with suppress(OSError):
                os.chown(new.name, kept.st_uid, kept.st_gid)
            Path(new.name).replace(target)
        except OSError:
            Path(new.name).unlink(missing_ok=True)
            raise


def _unusable(path: Path, why: str) -> ConfigError:
    return ConfigError(str(path), ((None, why),))
