"""Whom the rules leave without any influence, found without playing.

Everything that may be done rests on some numbers and changes others. What a seat can change at
once, and all that rests on that, is what it can bear on. Where no ending and no goal of another
seat is among it, nothing the seat does can matter. Too much is held possible rather than too
little: conditions are never asked whether they can hold.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bloc_game.engine import expressions as ex
from bloc_game.engine.effects import Branch, Closed, Effects, Finish, Move, Put, trees_in
from bloc_game.engine.game import Decision, Draft, Game, Row
from bloc_game.lab.rules import Rules

Cells = frozenset[int]


@dataclass(frozen=True)
class Deed:
    """Something that may be done: the cells it rests on, those it may change, and by whom."""

    rests_on: Cells
    changes: Cells
    by: frozenset[int] = frozenset()


def powerless(rules: Rules) -> tuple[int, ...]:
    """The seats that can bear on no ending, and on nothing that another seat wants."""
    deeds, game = tuple(readings(rules)), rules.game
    ends = {game.places.ending}.union(*(rules.reads(one.when.tree) for one in game.endings))
    return tuple(
        number
        for number in range(len(game.seats))
        if reached(deeds, number).isdisjoint(ends.union(*_wanted(rules, number)))
    )


def readings(rules: Rules) -> Iterator[Deed]:
    """All that may be done in a game."""
    return _Reading(rules).deeds()


def reached(deeds: Iterable[Deed], seat: int) -> set[int]:
    """Every cell that a seat may change, at once or by way of others."""
    waiting = list(deeds)
    found: set[int] = set().union(*(one.changes for one in waiting if seat in one.by))
    while True:
        moved = [one for one in waiting if not found.isdisjoint(one.rests_on)]
        if not moved:
            return found
        waiting = [one for one in waiting if found.isdisjoint(one.rests_on)]
        found.update(*(one.changes for one in moved))


def _wanted(rules: Rules, but: int) -> Iterator[tuple[int, ...]]:
    for number, seat in enumerate(rules.game.seats):
        if number != but:
            yield from (rules.reads(goal.score.tree) for goal in seat.goals)


class _Reading:
    """The rules of a game as deeds."""

    def __init__(self, rules: Rules) -> None:
        self.rules = rules
        self.game: Game = rules.game
        slots = self.game.layout.slots
        self.supports = [self._supports(draft) for draft in self.game.drafts]
        self.members = [slot.index for slot in slots if slot.family == "member"]

    def deeds(self) -> Iterator[Deed]:
        """Events, rules of the turn, moves, decisions, and texts that take effect."""
        game = self.game
        for event in game.events:
            asked = [event.when.tree, *([event.chance.tree] if event.chance is not None else [])]
            yield self._deed(asked, [event.effects], {event.due}, {event.happened})
        for ending in game.endings:
            if ending.any_turn:
                yield self._deed([ending.when.tree], [], also={game.places.ending})
        for when, effects in game.each_turn:
            yield self._deed([when.tree], [effects])
        for seat in range(len(game.seats)):
            yield from self._moves(seat)
        for decision in game.decisions:
            yield self._decision(decision)
        for draft in game.drafts:
            rests_on = {*draft.adopted.values(), draft.on_table, *self.supports[draft.index]}
            yield self._deed([], [draft.in_effect], rests_on, {draft.effective})

    def _deed(
        self,
        asked: Iterable[ex.Expr],
        done: Iterable[Effects],
        besides: Iterable[int] = (),
        also: Iterable[int] = (),
        by: Iterable[int] = (),
    ) -> Deed:
        statements = [one for effects in done for one, _ in effects.statements]
        trees = [*asked, *(tree for one in statements for tree in trees_in(one))]
        rests_on = {cell for tree in trees for cell in self.rules.reads(tree)}
        changed = {cell for one in statements for cell in self._changed(one)}
        rests_on.add(self.game.places.ending)  # when the game is over nothing is done any more
        return Deed(frozenset((*rests_on, *besides)), frozenset((*changed, *also)), frozenset(by))

    def _changed(self, statement: Closed) -> Iterator[int]:
        match statement:
            case Move(place=place) | Put(place=place):
                yield place
            case Finish():
                yield self.game.places.ending
            case Branch(parts):
                for _, inner in parts:
                    for one in inner:
                        yield from self._changed(one)

    def _supports(self, draft: Draft) -> Cells:
        """What everybody's support for a draft rests on."""
        trees = (ex.SupportOf(actor, draft.index) for actor in draft.voices)
        return frozenset(cell for tree in trees for cell in self.rules.reads(tree))

    def _moves(self, seat: int) -> Iterator[Deed]:
        """A seat's moves: which of them it makes rests on what all of them rest on."""
        rows = [self._row(row) for row in self.game.rows if row.seat == seat]
        together: Cells = frozenset().union(*(one.rests_on for one in rows))
        changes: dict[frozenset[int], set[int]] = {}
        for one in rows:
            changes.setdefault(one.by, set()).update(one.changes)
        yield from (Deed(together, frozenset(changed), by) for by, changed in changes.items())

    def _row(self, row: Row) -> Deed:
        """A move, with all that an offer of its kind can hand over."""
        game = self.game
        parties = [row.actor, *([row.target] if row.target is not None else [])]
        seats = [game.seat_of_actor[one] for one in parties if one in game.seat_of_actor]
        asked = [row.when.tree, row.cost.tree, row.lean.tree, row.accept_lean.tree]
        also = {game.pledge_cells.get((game.actors[one], row.subject)) for one in parties}
        also |= {game.seats[seat].purse for seat in seats}
        besides = {cell for seat in seats for cell in self._sees(seat)}
        if row.draft is not None:
            draft = game.drafts[row.draft]
            besides |= {draft.on_table, draft.effective, *draft.adopted.values()}
            besides |= self.supports[draft.index]
            also |= {game.sway.get((one, row.draft)) for one in parties}
            also |= {one.place for one in draft.clauses} if row.move.kind != "plain" else set()
        done = [row.effects, *(one.effects for one in row.outcomes)]
        changed = [one for one in also if one is not None]
        return self._deed(asked, done, besides, changed, seats)

    def _decision(self, decision: Decision) -> Deed:
        """A question, whatever is answered."""
        game = self.game
        seats = [game.seat_of_actor[one] for one in decision.choice if one in game.seat_of_actor]
        asked = [decision.when.tree]
        besides = {decision.question, *(cell for seat in seats for cell in self._sees(seat))}
        also = {decision.question, decision.outcome, decision.ayes, decision.noes}
        also |= set(decision.choice.values())
        also |= {game.seats[seat].purse or decision.outcome for seat in seats}
        done = [decision.if_adopted, decision.if_not]
        if decision.body is not None:
            besides |= set(self.members)
        if decision.draft is not None:
            draft = game.drafts[decision.draft]
            besides |= {draft.on_table, draft.effective, *self.supports[draft.index]}
            also |= {draft.on_table, *draft.adopted.values()}
        else:
            for option in decision.options:
                done.append(option.effects)
                for actor in decision.choice:
                    asked += [one[actor].tree for one in (option.when, option.cost, option.lean)]
        for effects in game.on_breach.values():  # a word given may be broken by any answer
            done.append(effects)
        return self._deed(asked, done, besides, also, seats)

    def _sees(self, seat: int) -> Iterator[int]:
        """What a seat can pay, what it alone sees, and what it has learnt: people act on it."""
        purse = self.game.seats[seat].purse
        yield from () if purse is None else (purse,)
        eyes, public = self.game.eyes[seat], self.game.layout.public_end
        yield from (place for place, _ in eyes.own)
        yield from (knows + public for knows, _ in eyes.secrets)
