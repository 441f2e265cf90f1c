"""The reference game as plain data, from which the peers' versions are made."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

FILE = Path(__file__).parents[1] / "reference" / "scenario.yaml"
_EFFECT = re.compile(r"(\S+) ([+-])= (.+)")


@dataclass(frozen=True)
class Effect:
    """A track moves by a number, which a formula gives; it stops at 0 and 100."""

    track: str
    sign: str
    by: str


@dataclass(frozen=True)
class Option:
    """An answer, open where its condition holds."""

    id: str
    when: str
    effects: tuple[Effect, ...]


@dataclass(frozen=True)
class Event:
    """What comes by chance, so many times in 100, where its condition holds."""

    id: str
    when: str
    odds: str
    effects: tuple[Effect, ...]


@dataclass(frozen=True)
class Sea:
    """The whole game: months, each with an event or none, and options; what every month brings;
    and endings, the first that holds being the one."""

    start: dict[str, int]
    months: tuple[tuple[Event | None, tuple[Option, ...]], ...]
    every_month: tuple[Effect, ...]
    endings: tuple[tuple[str, str], ...]


def read() -> Sea:
    """The game from its file. Formulas are written as Python; tracks are plain names."""
    file = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    start: dict[str, int] = {}
    for name, track in file["tracks"].items():
        owners = [f"{name}_{town}" for town in file["actors"]] if "per" in track else [name]
        start |= dict.fromkeys(owners, track["start"])
    every = [one for rule in file["each_turn"] for one in _effects(rule)]
    endings = tuple((one["id"], _formula(one.get("when", "True"))) for one in file["endings"])
    return Sea(start, tuple(_month(turn) for turn in file["turns"]), tuple(every), endings)


def _month(turn: dict[str, Any]) -> tuple[Event | None, tuple[Option, ...]]:
    news = turn.get("news", [])
    event = None
    if news:
        (one,) = news
        when, odds = _formula(one.get("when", "True")), _formula(one["chance"])
        event = Event(one["id"], when, odds, _effects(one))
    (decision,) = turn["decisions"]
    options = decision["options"].items()
    return event, tuple(
        Option(name, _formula(one.get("when", "True")), _effects(one)) for name, one in options
    )


def _effects(rule: dict[str, Any]) -> tuple[Effect, ...]:
    found = []
    for statement in rule["effects"].split("; "):
        parts = _EFFECT.fullmatch(_formula(statement))
        assert parts is not None, statement
        found.append(Effect(*parts.groups()))
    return tuple(found)


def _formula(text: object) -> str:
    return re.sub(r"\[([A-Z]+)\]", r"_\1", str(text))
