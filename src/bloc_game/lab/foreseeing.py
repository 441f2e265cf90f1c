"""Events that are on their way, as far as anybody can tell from what has happened before all eyes.

A state keeps the turn of a called event hidden, so that nobody is told of a surprise. Yet whoever
knows the rules, and has seen the dyke break, expects the plague. Read off here is what follows from
events that came, decisions that were taken and texts that took effect; what a move or a rule of the
turn set going leaves no mark, and stays unknown.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bloc_game.engine import expressions as ex
from bloc_game.engine.asking import ADOPTED, REJECTED
from bloc_game.engine.compiled import Formula
from bloc_game.engine.effects import Branch, Closed, Effects, Put
from bloc_game.engine.game import Decision, Game


@dataclass(frozen=True)
class Sign:
    """What all can see where something was done: a cell with a value, and the turns on which it can
    have been done."""

    place: int
    value: int
    turns: tuple[int, ...]


@dataclass(frozen=True)
class Call:
    """One statement that calls an event so many turns later, or calls it off (`after` is None),
    where every guard around it holds."""

    sign: Sign
    guards: tuple[Formula, ...]
    due: int  # place
    after: int | None


class Foreseeing:
    """What is on its way in a game."""

    def __init__(self, game: Game) -> None:
        self.game = game
        self.dues = {event.due: event.happened for event in game.events}
        self.calls = tuple(
            call
            for sign, effects in _done_openly(game)
            for statement, _ in effects.statements
            for call in self._calls(sign, statement, ())
        )

    def due(self, cells: Sequence[int]) -> dict[int, int]:
        """By the place of its `due`, the turn on which an event is to be expected.

        Called more than once, an event is expected as soon as it can still come: it has not come
        yet. It is not expected where it may have been called off since.
        """
        now = cells[self.game.places.turn]
        expected: dict[int, int] = {}
        for place, happened in self.dues.items():
            # in the order of a turn, in which `_done_openly` lists what may be done on it
            known = [
                ((turn, number), call.after)
                for number, call in enumerate(self.calls)
                if call.due == place and _made(call, cells)
                for turn in call.sign.turns
                if turn <= now
            ]
            off = max((moment for moment, after in known if after is None), default=(0, 0))
            comes = [
                moment[0] + after
                for moment, after in known
                if after is not None and moment[0] + after > now and moment > off
            ]
            if comes and not cells[happened]:
                expected[place] = min(comes)
        return expected

    def _calls(self, sign: Sign, statement: Closed, guards: tuple[Formula, ...]) -> Iterator[Call]:
        match statement:
            case Put(place, ex.Sum((ex.Cell(), ex.Num(turns)))) if place in self.dues:
                yield Call(sign, guards, place, turns)
            case Put(place, ex.Num(0)) if place in self.dues:
                yield Call(sign, guards, place, None)
            case Branch(parts):
                for guard, inner in parts:
                    within = (*guards, Formula(guard, self.game.bargain))
                    for one in inner:
                        yield from self._calls(sign, one, within)
            case _:
                pass


def _made(call: Call, cells: Sequence[int]) -> bool:
    return cells[call.sign.place] == call.sign.value and all(
        guard.run(cells) for guard in call.guards
    )


def _done_openly(game: Game) -> Iterator[tuple[Sign, Effects]]:
    """Everything that leaves a mark that all can see, and what it does: first what comes first on a
    turn."""
    always = tuple(turn.number for turn in game.turns)
    for event in game.events:
        turns = always if event.called else tuple(sorted(event.turns))
        yield Sign(event.happened, 1, turns), event.effects
    for decision in game.decisions:
        turns = always if decision.waits else (decision.turn,)
        yield from ((Sign(decision.outcome, number, turns), do) for number, do in _ends(decision))
    for draft in game.drafts:
        yield Sign(draft.effective, 1, always), draft.in_effect


def _ends(decision: Decision) -> Iterable[tuple[int, Effects]]:
    """What each outcome of a decision leads to, by the number that is kept of it."""
    if decision.is_ballot:
        return (ADOPTED, decision.if_adopted), (REJECTED, decision.if_not)
    return tuple((option.number, option.effects) for option in decision.options)
