"""Policies that answer one question in many games at once.

Each is the array form of a policy in `ai`, throws the same dice, and gives the same answers.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from bloc_game.ai.default import DefaultPolicy
from bloc_game.ai.gumbel import BITS, FINENESS
from bloc_game.ai.gumbel import table as gumbel
from bloc_game.ai.policy import Policy
from bloc_game.ai.random_policy import RandomPolicy
from bloc_game.ai.record import FixedPolicy, RecordPolicy
from bloc_game.engine.actions import Action, Answer, Choose, Hold, Order, Reply, to_text
from bloc_game.engine.chance import number_of
from bloc_game.engine.game import VOTES, Decision, Row
from bloc_game.lab.arrays import Ints, Value
from bloc_game.lab.luck import Words, extended, point, top_bits
from bloc_game.lab.luck import words as as_words
from bloc_game.lab.rules import Rules
from bloc_game.lab.table import NOTHING, Some, Table

AT_ONCE = 1 << 16  # numbers that fit the nearer memory
SPARSE = 0.6  # below this share of games, those that may act so are gathered first
LEAST = -(2**31)
FEW = 127  # actions below which their count fits a byte
REPLIES: tuple[Reply, ...] = ("accept", "refuse", "counter")


@dataclass(frozen=True)
class Question:
    """What a seat may do, in some games.

    For each action a number for its dice, whether it is legal, and how much the seat leans to it.
    `rows` or `decision` say what the actions are; of moves, the last action is to hold.
    """

    seat: int
    slot: int
    some: Some | None
    size: int
    numbers: Sequence[int]
    legal: Sequence[Value]
    leans: Callable[[], Sequence[Value]]
    rows: Sequence[Row] = ()
    decision: Decision | None = None


class ArrayPolicy(Protocol):
    """Chooses for a seat, in many games at once."""

    def choose(self, table: Table, question: Question) -> Ints:
        """The place of one legal action, for each game."""


def arrayed(policy: Policy, rules: Rules) -> ArrayPolicy:
    """The array form of a policy; `TypeError` for one that has none."""
    match policy:
        case DefaultPolicy():
            return Default(rules)
        case RandomPolicy():
            return Random(rules)
        case RecordPolicy():
            return Recorded(rules, policy, arrayed(policy.elsewhere, rules))
        case FixedPolicy():
            return Fixed(policy, arrayed(policy.elsewhere, rules))
        case _:
            raise TypeError(f"{type(policy).__name__} has no form for many games at once")


def dice(table: Table, rules: Rules, question: Question) -> Words:
    """The word from which a seat's dice for one question are drawn, in each game."""
    seat = number_of(rules.game.seats[question.seat].id)
    return extended(table.luck(seat, question.some), question.slot)


class Default:
    """Plays any seat by the leans that its scenario gives."""

    def __init__(self, rules: Rules) -> None:
        self.rules = rules
        self.noise: NDArray[np.int32] = np.frombuffer(gumbel(), np.int32)

    def choose(self, table: Table, question: Question) -> Ints:
        """The highest lean plus noise; in a ballot, what the seat's own support commands."""
        decision = question.decision
        if decision is not None and decision.draft is not None:
            return self._vote(table, question, decision)
        words = dice(table, self.rules, question)
        if len(question.numbers) * question.size <= AT_ONCE:
            return self._among_all(words, question)
        best = np.full(question.size, LEAST, np.int32)
        chosen = np.full(question.size, -1, np.int16)
        actions = zip(question.numbers, question.legal, question.leans(), strict=True)
        for place, (number, legal, lean) in enumerate(actions):
            if np.ndim(legal) == 0:
                count = question.size if legal else 0
            else:
                count = int(np.count_nonzero(legal))
            if count == question.size:
                better = self._total(words, number, lean)
                mask = better > best
            elif count > SPARSE * question.size:
                better = self._total(words, number, lean)
                mask = better > best
                mask &= legal
            elif count:
                self._among(words, number, lean, np.flatnonzero(legal), place, best, chosen)
                continue
            else:
                continue
            np.copyto(best, better, where=mask)
            np.copyto(chosen, place, where=mask)
        return chosen

    def _among_all(self, words: Words, question: Question) -> Ints:
        """All actions at once, a row for each: of few games each call costs more than its work."""
        bits = top_bits(words, as_words(question.numbers), 64 - BITS)
        total: Ints = self.noise[bits]
        for row, legal, lean in zip(total, question.legal, question.leans(), strict=True):
            row += _scaled(lean)
            if np.ndim(legal):
                row[~legal] = LEAST
            elif not legal:
                row[:] = LEAST
        chosen: Ints = total.argmax(axis=0)
        return chosen

    def _total(self, words: Words, number: int, lean: Value) -> Ints:
        found: Ints = self.noise[top_bits(words, number, 64 - BITS)]
        found += _scaled(lean)
        return found

    def _among(
        self,
        words: Words,
        number: int,
        lean: Value,
        here: Some,
        place: int,
        best: Ints,
        chosen: Ints,
    ) -> None:
        """An action that few may do: only those games are looked at."""
        total = self._total(words[here], number, lean if np.ndim(lean) == 0 else lean[here])
        mask = total > best[here]
        there = here[mask]
        best[there] = total[mask]
        chosen[there] = place

    def _vote(self, table: Table, question: Question, decision: Decision) -> Ints:
        assert decision.draft is not None
        rules, game = self.rules, self.rules.game
        actor = game.seats[question.seat].actor
        for_it, against, abstain = (decision.answers[vote] for vote in VOTES)
        wanted: Any
        if actor not in game.drafts[decision.draft].voices:
            side = against if decision.rejects else for_it
            wanted = np.where(_each(question.legal[abstain], question.size), abstain, side)
        else:
            columns = table.of(question.some)
            accepts = rules.accepts(actor, decision.draft, table, columns)
            wanted = np.where(accepts != decision.rejects, for_it, against)
        wanted = np.broadcast_to(wanted, (question.size,))
        legal = np.stack([_each(one, question.size) for one in question.legal])
        open_to = legal[wanted, np.arange(question.size)]
        found: Ints = np.where(open_to, wanted, legal.argmax(axis=0))
        return found


def _scaled(lean: Value) -> Value:
    if np.ndim(lean) == 0:
        return np.int32(int(lean) * FINENESS)
    return lean.astype(np.int32) * FINENESS


def _each(truth: Value, size: int) -> Ints:
    return np.broadcast_to(np.asarray(truth, np.bool_), (size,))


class Told:
    """Does in each game what it is told, once, and then plays as another policy would.

    What it is told must be legal, and is the seat's next deed where the games begin.
    """

    def __init__(self, deeds: Sequence[Action | None], elsewhere: ArrayPolicy) -> None:
        numbers = {deed: number for number, deed in enumerate(dict.fromkeys(deeds))}
        self.different = tuple(numbers)
        self.told: Ints = np.array([numbers[deed] for deed in deeds])
        self.due: Ints = np.array([deed is not None for deed in self.different])[self.told]
        self.left = int(np.count_nonzero(self.due))
        self.elsewhere = elsewhere

    def choose(self, table: Table, question: Question) -> Ints:
        """The deed it is told, the first time it is asked in that game."""
        if not self.left:
            return self.elsewhere.choose(table, question)
        some = np.arange(question.size) if question.some is None else question.some
        due, told, chosen = self.due[some], self.told[some], np.full(question.size, -1)
        for number in np.unique(told[due]).tolist():
            deed = self.different[number]
            assert deed is not None
            chosen[due & (told == number)] = place_of(deed, question)
        self.due[some] = False
        self.left -= int(np.count_nonzero(due))
        if due.all():
            return chosen
        return np.where(due, chosen, self.elsewhere.choose(table, question))


class Overheard:
    """Chooses as another policy does; somebody listens to what it is asked."""

    def __init__(self, policy: ArrayPolicy, listen: Callable[[Table, Question], None]) -> None:
        self.policy = policy
        self.listen = listen

    def choose(self, table: Table, question: Question) -> Ints:
        """What the other chooses."""
        self.listen(table, question)
        return self.policy.choose(table, question)


def place_of(deed: Action, question: Question) -> int:
    """Where a deed stands among the actions that a question is about."""
    match deed:
        case Order():
            return [row.order for row in question.rows].index(deed)
        case Hold():
            return len(question.rows)
        case Choose(_, _, option):
            assert question.decision is not None
            return question.decision.answers[option]
        case Answer(_, reply):
            return REPLIES.index(reply)
        case _:
            raise ValueError(f"{to_text(deed)} is not asked of a seat")


class Random:
    """Any legal action, each as likely as the next."""

    def __init__(self, rules: Rules) -> None:
        self.rules = rules

    def choose(self, table: Table, question: Question) -> Ints:
        """One of the legal actions, by an even throw."""
        kind = np.int8 if len(question.legal) < FEW else np.int16
        count: Value = 0  # legal actions; a number, as long as it is the same in all games
        for one in question.legal:
            count = np.add(count, one, dtype=kind)
        nth = point(dice(table, self.rules, question), count).astype(kind)
        chosen = np.zeros(question.size, kind)  # actions before the one that is meant
        upto: Value = 0
        for one in question.legal:
            upto = np.add(upto, one, dtype=kind)
            np.add(chosen, upto <= nth, out=chosen)
        if np.any(count == 0):
            chosen[np.broadcast_to(count == 0, chosen.shape)] = NOTHING
        return chosen


class Recorded:
    """Does what was done, where that can be; elsewhere plays as another policy would."""

    def __init__(self, rules: Rules, policy: RecordPolicy, elsewhere: ArrayPolicy) -> None:
        self.rules = rules
        self.policy = policy
        self.elsewhere = elsewhere

    def choose(self, table: Table, question: Question) -> Ints:
        """The recorded deed where it can be done."""
        return _wished(table, question, self._wishes(table, question), self.elsewhere)

    def _wishes(self, table: Table, question: Question) -> list[int]:
        """The places of what the record has the seat do now, in order."""
        seat = self.rules.game.seats[question.seat].id
        if question.decision is not None:
            option = self.policy.choices.get(question.decision.id, {}).get(seat)
            return [] if option is None else _place_of(question.decision, option)
        if not question.rows:
            return []
        orders = self.policy.orders.get(table.turn.id, ())
        mine = [order for order in orders if order.seat == seat]
        places = {row.order: place for place, row in enumerate(question.rows)}
        held = [len(question.rows)] if mine else []
        return [places[order] for order in mine if order in places] + held


class Fixed:
    """Gives a set answer to some decisions, and plays as another policy elsewhere."""

    def __init__(self, policy: FixedPolicy, elsewhere: ArrayPolicy) -> None:
        self.policy = policy
        self.elsewhere = elsewhere

    def choose(self, table: Table, question: Question) -> Ints:
        """The set answer, where there is one and it is not barred."""
        decision = question.decision
        option = self.policy.answers.get(decision.id) if decision is not None else None
        wishes = [] if option is None or decision is None else _place_of(decision, option)
        return _wished(table, question, wishes, self.elsewhere)


def _place_of(decision: Decision, option: str) -> list[int]:
    place = decision.answers.get(option)
    return [] if place is None else [place]


def _wished(
    table: Table, question: Question, wishes: Sequence[int], elsewhere: ArrayPolicy
) -> Ints:
    """The first of some wishes that is legal; what another policy does where none is."""
    chosen = np.full(question.size, -1, np.int16)
    for place in wishes:
        np.copyto(chosen, place, where=(chosen < 0) & _each(question.legal[place], question.size))
    if (chosen >= 0).all():
        return chosen
    return np.where(chosen >= 0, chosen, elsewhere.choose(table, question))
