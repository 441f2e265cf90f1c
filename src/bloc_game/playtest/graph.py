"""A scenario as a graph: decisions, events and endings in time, what leads to what, how often.

An arrow goes from what sets something (a fact, a level, a seat in a body, a decision opened, an
event called, an answer given) to what asks for it. Tracks are left out: everything moves them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from bloc_game.engine import expressions as ex
from bloc_game.engine.effects import Branch, Closed, Effects, Put
from bloc_game.engine.game import Decision, Game
from bloc_game.engine.intervals import parts
from bloc_game.lab.outcomes import endings
from bloc_game.lab.playing import Lab
from bloc_game.playtest.targets import targets
from bloc_game.scenario.story import Scenario
from bloc_game.session.driving import everywhere, policy_named

COLUMN, GAP = 212.0, 92.0  # width of a box, and room between two columns
HEAD, LINE, APART = 40.0, 17.0, 18.0  # of a box, of an answer in it, between boxes
TOP, SIDE = 74.0, 24.0
LAST = 0  # of endings, which stand after all turns


@dataclass(frozen=True)
class Answer:
    """One way a decision may come out: how often, and how games ended after it, as shares."""

    id: str
    count: int
    ends: tuple[float, ...]


@dataclass(frozen=True)
class Node:
    """A box: a decision with its answers, an event, or an ending; in how many games it came up."""

    kind: str
    id: str
    turn: int  # 0 for endings
    count: int
    answers: tuple[Answer, ...]
    ends: tuple[float, ...]
    x: float = 0.0
    y: float = 0.0

    @property
    def key(self) -> str:
        """A name that no other node has."""
        return f"{self.kind}-{self.id}"

    @property
    def tall(self) -> float:
        """The height of its box."""
        return HEAD + LINE * len(self.answers)


@dataclass(frozen=True)
class Graph:
    """Everything that can happen, laid out: no two boxes overlap."""

    games: int
    nodes: tuple[Node, ...]
    arrows: tuple[tuple[str, str], ...]  # from one node's key to another's
    wide: float
    tall: float


def graph(scenario: Scenario, games: int, seed: int = 0) -> Graph:
    """The graph of a scenario, coloured by so many games of the default policy."""
    game, lab = scenario.game, Lab(scenario.game)
    policies = everywhere(game, policy_named("default", scenario))
    rows = [one.cells for one in lab.play_all(policies, seed, games)]
    cells = np.concatenate(rows, axis=1)
    nodes = list(_nodes(game, cells))
    arrows = tuple(dict.fromkeys(_arrows(game)))
    placed, wide, tall = _laid_out(game, nodes, arrows)
    return Graph(games, placed, arrows, wide, tall)


# --- nodes ----------------------------------------------------------------------------------------


def _nodes(game: Game, cells: np.ndarray[tuple[int, ...], np.dtype[np.int16]]) -> Iterator[Node]:
    ended, many = endings(game, cells), len(game.endings)

    def ends(here: np.ndarray[tuple[int, ...], np.dtype[np.bool_]]) -> tuple[float, ...]:
        count = max(int(here.sum()), 1)
        return tuple((np.bincount(ended[here], minlength=many) / count).tolist())

    for decision in game.decisions:
        came = cells[decision.outcome]
        answers = tuple(
            Answer(name, int((came == number).sum()), ends(came == number))
            for number, name in enumerate(_ways(decision), start=1)
        )
        count = int((came != 0).sum())
        yield Node("decision", decision.id, decision.turn, count, answers, ends(came != 0))
    for event in game.events:
        here = cells[event.happened] != 0
        turn = min(event.turns, default=len(game.turns) if not event.turns else 1)
        yield Node("event", event.id, turn, int(here.sum()), (), ends(here))
    for ending in game.endings:
        here = ended == ending.index
        yield Node("ending", ending.id, LAST, int(here.sum()), (), ends(here))


def _ways(decision: Decision) -> tuple[str, ...]:
    if decision.is_ballot:
        return "adopted", "rejected"
    return tuple(option.id for option in decision.options)


# --- arrows ---------------------------------------------------------------------------------------


def _arrows(game: Game) -> Iterator[tuple[str, str]]:
    """From whoever sets a cell, or is itself remembered in one, to whoever reads it."""
    setters: dict[int, list[str]] = {}
    for key, places in _set_by(game):
        for place in places:
            setters.setdefault(place, []).append(key)
    for key, places in _read_by(game).items():
        for place in places:
            yield from ((setter, key) for setter in setters.get(place, ()) if setter != key)


def _set_by(game: Game) -> Iterator[tuple[str, set[int]]]:
    tracks = {one.id for one in game.tracks}

    def telling(effects: Sequence[Effects]) -> set[int]:
        found = {place for one in effects for place in _puts(one)}
        return {place for place in found if game.layout.slots[place].family not in tracks}

    for decision in game.decisions:
        does = [option.effects for option in decision.options]
        own = {decision.outcome, *decision.choice.values()}
        does += [decision.if_adopted, decision.if_not]
        if decision.draft is not None:
            draft = game.drafts[decision.draft]
            own |= {draft.effective, *draft.adopted.values()}
            does.append(draft.in_effect)
        yield f"decision-{decision.id}", own | telling(does)
    for event in game.events:
        yield f"event-{event.id}", {event.happened} | telling([event.effects])


def _puts(effects: Effects) -> Iterator[int]:
    waiting: list[Closed] = [statement for statement, _ in effects.statements]
    while waiting:
        match waiting.pop():
            case Put(place):
                yield place
            case Branch(inner):
                waiting += [one for _, do in inner for one in do]
            case _:
                pass


def _read_by(game: Game) -> Mapping[str, set[int]]:
    """The cells that each node's conditions read, by its key."""
    found: dict[str, set[int]] = {}
    for target in targets(game):
        kind = "decision" if target.kind == "option" else target.kind
        id = target.id.partition(".")[0] if target.kind == "option" else target.id
        places = found.setdefault(f"{kind}-{id}", set())
        for tree in target.when:
            places |= set(_cells(tree))
    for decision in game.decisions:  # what an answer is liked by leads to it as well
        for option in decision.options:
            for lean in option.lean.values():
                found[f"decision-{decision.id}"] |= set(_cells(lean.tree))
    return found


def _cells(tree: ex.Expr) -> Iterator[int]:
    if isinstance(tree, ex.Cell):
        yield tree.index
    for part in parts(tree):
        yield from _cells(part)


# --- where they stand -----------------------------------------------------------------------------


def _laid_out(
    game: Game, nodes: Sequence[Node], arrows: Sequence[tuple[str, str]]
) -> tuple[tuple[Node, ...], float, float]:
    """Turns as columns, endings last; in a column, what hangs together stands at like heights."""
    columns: dict[int, list[Node]] = {}
    for node in nodes:
        columns.setdefault(node.turn or len(game.turns) + 1, []).append(node)
    placed: dict[str, Node] = {}
    tall = 0.0
    for number in sorted(columns):
        here = columns[number]
        order = sorted(here, key=lambda node: (_pull(node, arrows, placed), node.kind != "event"))
        y = TOP
        for node in order:
            x = SIDE + (number - 1) * (COLUMN + GAP)
            placed[node.key] = Node(
                node.kind, node.id, node.turn, node.count, node.answers, node.ends, x, y
            )
            y += node.tall + APART
        tall = max(tall, y)
    wide = SIDE * 2 + max(columns) * (COLUMN + GAP) - GAP
    return tuple(placed[node.key] for node in nodes), wide, tall + SIDE


def _pull(node: Node, arrows: Sequence[tuple[str, str]], placed: Mapping[str, Node]) -> float:
    """The mean height of what leads to a node."""
    heights = [placed[one].y for one, other in arrows if other == node.key and one in placed]
    return sum(heights) / len(heights) if heights else TOP
