"""A sentence with its values apart from it, so that it can be said in another language. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence in English, with its values."""

    sentence: str
    values: Mapping[str, str] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The whole sentence."""
        return self.sentence.format(**self.values)
