"""A scenario as loaded: the game, and everything about it that is read rather than played."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from bloc_game.engine.actions import Order
from bloc_game.engine.game import Game
from bloc_game.scenario.models import ActorModel, FigureModel, RulebookModel, ScenarioModel
from bloc_game.scenario.problems import Mark, Problem


@dataclass(frozen=True, slots=True)
class Source:
    """Something that a note `[^id]` cites."""

    id: str
    title: str
    kind: Literal["document", "book", "article", "press", "data"]
    url: str = ""
    says: str = ""


@dataclass(frozen=True, slots=True)
class CodexEntry:
    """A short article that a link `(codex:id)` opens. Title and body are translatable prose."""

    id: str
    kind: str
    title: str
    text: str
    sources: tuple[str, ...] = ()
    dates: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """What history did: orders by turn, what each decider sealed, ballots, events, the ending.

    `counts` holds for and against, for ballots whose count is known.
    """

    orders: Mapping[str, tuple[Order, ...]]  # turn -> orders
    choices: Mapping[str, Mapping[str, str]]  # decision -> actor -> option or vote
    outcomes: Mapping[str, str]  # ballot -> adopted or rejected, where no member is on record
    events: Mapping[str, bool]
    ending: str
    counts: Mapping[str, tuple[int, int]]

    @property
    def is_told(self) -> bool:
        """Whether it says anything of what was done, so that history can be laid beside play."""
        done = any(self.orders.values()) or any(self.choices.values())
        return done or bool(self.outcomes or self.events)


@dataclass(frozen=True, slots=True)
class MapNamed:
    """The map that a scenario, or its rulebook, names, and where; `maps` finds it.

    `lands` holds every status of land that a side speaks of: the side, the status, where it stands.
    """

    name: str
    at: Mark
    lands: tuple[tuple[str, str, Mark], ...] = ()


@dataclass(frozen=True)
class Scenario:
    """One playable history.

    `prose` maps a path of ids (`turns.note.headline`) to the English; `words.Words` translates it.
    `files` holds the text it was read from, by name below `scenarios/`, so that a save can keep its
    own copy; `catalogues` the translations found beside it; `digest` is the sha256 of the rules.
    """

    id: str
    path: Path
    game: Game
    model: ScenarioModel
    rulebook: RulebookModel | None
    actors: Mapping[str, ActorModel]
    prose: Mapping[str, str]
    sources: Mapping[str, Source]
    codex: Mapping[str, CodexEntry]
    record: Record
    problems: tuple[Problem, ...]
    files: Mapping[str, str]
    catalogues: Mapping[str, str]
    digest: str
    languages: tuple[str, ...]
    map: MapNamed | None = None
    figures: Mapping[str, FigureModel] = field(default_factory=dict)

    @property
    def file(self) -> str:
        """Its own file's name in `files`."""
        return name_below(self.path)


def name_below(path: Path) -> str:
    """The name below `scenarios/` under which a scenario's file is known; whatever its own name
    ends in, it is read as YAML.

    >>> name_below(Path("scenarios/my_war/scenario.yml"))
    'my_war/scenario.yaml'
    """
    return f"{path.parent.name}/{path.stem}.yaml"
