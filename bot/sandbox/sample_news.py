"""The words of the sample newsroom, and its data files. What each key means is told in the files themselves."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator
from ruamel.yaml import YAML

_FOLDER = files("bot.sandbox") / "samples"

Id = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Text = Annotated[str, BeforeValidator(lambda value: value.strip() if isinstance(value, str) else value)]
Surnames = Mapping[str, tuple[str, ...]]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Outlet(_Strict):
    """An invented outlet."""

    id: Id
    name: str
    language: str
    country: str | None = None
    utc_offset: int
    dateline: str
    invented: str
    teaser: bool = False


class Edit(_Strict):
    """What an entry becomes, this many seconds after its publication."""

    after: Annotated[int, Field(gt=0)]
    title: str | None = None
    text: Text
    expect: tuple[str, ...]
    not_yet: bool = False


class SampleEntry(_Strict):
    """One entry as it is written down, before it is published."""

    id: Id
    outlet: Id
    title: str
    text: Text
    story: Id | None = None
    days_before: Annotated[float, Field(gt=0)] | None = None
    same_link_as: Id | None = None
    edits: tuple[Edit, ...] = ()
    expect: tuple[str, ...]
    not_yet: bool = False


class Samples(_Strict):
    """Everything that the newsroom may publish: entries in order of publication, rows of surnames by language."""

    outlets: tuple[Outlet, ...]
    entries: tuple[SampleEntry, ...]
    surnames: tuple[Surnames, ...] = ()

    @model_validator(mode="after")
    def _names_exist(self) -> Samples:
        outlets, ids = {outlet.id for outlet in self.outlets}, [entry.id for entry in self.entries]
        for place, entry in enumerate(self.entries):
            if entry.outlet not in outlets:
                raise ValueError(f"«{entry.id}» names the outlet «{entry.outlet}»: write an id of outlets.yaml")
            if entry.id in ids[:place]:
                raise ValueError(f"«{entry.id}» is the id of two entries: give the second one of its own")
            if entry.same_link_as is not None and entry.same_link_as not in ids[:place]:
                raise ValueError(f"«{entry.id}» copies «{entry.same_link_as}»: write the id of an entry before it")
        return self

    def outlet(self, id_: str) -> Outlet | None:
        """The outlet of this id."""
        return next((outlet for outlet in self.outlets if outlet.id == id_), None)


@cache
def load_outlets() -> tuple[Outlet, ...]:
    """The outlets; ValueError if their file was broken by an edit."""
    return tuple(Outlet.model_validate(one) for one in _read("outlets.yaml"))


@cache
def load_samples() -> Samples:
    """All data files; ValueError names what an edit broke."""
    entries, surnames = _read("news.yaml"), _read("surnames.yaml")
    return Samples.model_validate({"outlets": load_outlets(), "entries": entries, "surnames": surnames})


def _read(name: str) -> Any:
    return YAML(typ="safe").load((_FOLDER / name).read_text(encoding="utf-8"))
