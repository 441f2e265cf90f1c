"""Decisions put and taken, in many games at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from bloc_game.engine import expressions as ex
from bloc_game.engine.actions import to_text
from bloc_game.engine.asking import ADOPTED, REJECTED
from bloc_game.engine.bodies import SWING
from bloc_game.engine.chance import number_of
from bloc_game.engine.effects import ASKED
from bloc_game.engine.game import VOTES, Body, Decision, Draft
from bloc_game.engine.grounding import conjunction
from bloc_game.engine.open_rows import lies_open
from bloc_game.lab.arrays import Ints, Value
from bloc_game.lab.luck import point
from bloc_game.lab.policies import Question
from bloc_game.lab.table import EMPTY, NOTHING, Some, groups
from bloc_game.lab.walk import Walk
from bloc_game.lab.words import break_word, end_words, held

FOR, AGAINST, ABSTAIN = range(len(VOTES))


def due(walk: Walk, decision: Decision) -> Some | None:
    """The games in which a decision is put now."""
    table = walk.table
    status = table.cells[decision.question]
    if decision.waits:
        moment = status == 1
    elif decision.turn != table.now:
        return EMPTY
    else:
        moment = (status != ASKED) & (status != 2)
    some = table.those(table.live(), moment if not table.any_over else moment[~table.over])
    tree = decision.when.tree
    if decision.draft is not None:
        tree = conjunction((lies_open(walk.game.drafts[decision.draft]), tree))
    return walk.rules.holds(tree, table, some) if walk.table.how_many(some) else some


def put(walk: Walk, decision: Decision) -> None:
    """Put a decision wherever its moment has come, and take it there."""
    some = due(walk, decision)
    if walk.table.how_many(some):
        walk.table.put(decision.question, ASKED, some)
        take(walk, decision, some)


def take(walk: Walk, decision: Decision, some: Some | None) -> None:
    """Ask whoever decides, and do what follows."""
    if some is None:
        some = np.arange(walk.table.size)
    deciders = _deciders(walk, decision, some)
    for actor, here in deciders:
        seat = walk.game.seat_of_actor.get(actor)
        if seat is not None:
            _ask(walk, decision, seat, here)
    choices = [(actor, here, _choice(walk, decision, actor, here)) for actor, here in deciders]
    _lay_open(walk, decision, choices)
    _conclude(walk, decision, some, choices)


def _deciders(walk: Walk, decision: Decision, some: Some) -> list[tuple[int, Some]]:
    """Who decides, each with the games in which it does."""
    if decision.actor is not None:
        return [(decision.actor, some)]
    assert decision.body is not None
    cells = walk.table.cells
    found = [
        (actor, some[cells[place][some] != 0])
        for actor, place in walk.game.bodies[decision.body].cells
    ]
    return [(actor, here) for actor, here in found if len(here)]


# --- asking ---------------------------------------------------------------------------------------


def _ask(walk: Walk, decision: Decision, seat: int, some: Some) -> None:
    """A seat seals its answer, in the games where it has not."""
    table = walk.table
    here = some[table.sealed[seat, 0][some] == NOTHING]
    if not len(here):
        return
    actor = walk.game.seats[seat].actor
    left = np.maximum(walk.moves.purse(table, seat, here), 0)
    costs = _costs(walk, decision, actor, here)
    legal = [
        np.logical_and(open_to, cost <= left)
        for open_to, cost in zip(_open_to(walk, decision, actor, here), costs, strict=True)
    ]
    numbers = [number_of(to_text(choice)) for choice in decision.actions[seat]]

    def leans() -> Sequence[Value]:
        trees = [option.lean[actor].tree for option in decision.options]
        return walk.rules.program(*trees).run(table.of(here), table.now, table.day)

    question = Question(
        seat, decision.number, here, len(here), numbers, legal, leans, decision=decision
    )
    table.sealed[seat, 0][here] = walk.policies[seat].choose(table, question)


def _open_to(walk: Walk, decision: Decision, actor: int, some: Some) -> list[Value]:
    """Which answers an actor may give, whatever they cost."""
    if decision.is_ballot:
        body = walk.game.bodies[decision.body] if decision.body is not None else None
        return [True, True, body is not None and body.abstention]
    trees = [option.when[actor].tree for option in decision.options]
    values = walk.rules.program(*trees).run(walk.table.of(some), walk.table.now, walk.table.day)
    return [value != 0 for value in values]


def _costs(walk: Walk, decision: Decision, actor: int, some: Some) -> list[Value]:
    """What each answer takes from the purse."""
    if not decision.is_ballot:
        trees = [option.cost[actor].tree for option in decision.options]
        columns = walk.table.of(some)
        values = walk.rules.program(*trees).run(columns, walk.table.now, walk.table.day)
        return [np.maximum(np.asarray(value, np.int32), 0) for value in values]
    assert decision.draft is not None
    if actor not in walk.game.drafts[decision.draft].voices:
        return [np.int32(0)] * len(VOTES)
    margin = walk.rules.margin(actor, decision.draft, walk.table, walk.table.of(some))
    backs, fights = (FOR, AGAINST) if not decision.rejects else (AGAINST, FOR)
    found: list[Value] = [np.int32(0)] * len(VOTES)
    found[backs] = np.maximum(-(margin // 10), 0) * decision.defiance
    found[fights] = np.maximum(-(-margin // 10), 0) * decision.defiance
    return found


def _choice(walk: Walk, decision: Decision, actor: int, some: Some) -> Ints:
    """What an actor has sealed, or does where nobody plays it, by its place in the answers."""
    seat = walk.game.seat_of_actor.get(actor)
    if seat is not None:
        sealed: Ints = walk.table.sealed[seat, 0][some]
        return sealed
    if decision.draft is not None:
        return np.broadcast_to(np.asarray(_unplayed_vote(walk, decision, actor, some)), some.shape)
    legal = _open_to(walk, decision, actor, some)
    trees = [option.lean[actor].tree for option in decision.options]
    leans = walk.rules.program(*trees).run(walk.table.of(some), walk.table.now, walk.table.day)
    least = np.iinfo(np.int64).min
    weighed = [
        np.where(np.broadcast_to(may, some.shape), np.asarray(lean, np.int64), least)
        for may, lean in zip(legal, leans, strict=True)
    ]
    liked: Ints = np.stack(weighed).argmax(axis=0)
    return liked


def _unplayed_vote(walk: Walk, decision: Decision, actor: int, some: Some) -> Value:
    assert decision.draft is not None
    if actor not in walk.game.drafts[decision.draft].voices:
        body = walk.game.bodies[decision.body] if decision.body is not None else None
        if body is not None and body.abstention:
            return ABSTAIN
        return AGAINST if decision.rejects else FOR  # it follows the sponsor
    accepts = walk.rules.accepts(actor, decision.draft, walk.table, walk.table.of(some))
    return np.where(accepts != decision.rejects, FOR, AGAINST)


# --- taking -------------------------------------------------------------------------------------

Choices = Sequence[tuple[int, Some, Ints]]


def _lay_open(walk: Walk, decision: Decision, choices: Choices) -> None:
    """What everybody chose is paid for, and held against the words that were given."""
    table, played = walk.table, walk.game.seat_of_actor
    bills = [
        (played[actor], here, _bill(walk, decision, actor, here, choice))
        for actor, here, choice in choices
        if actor in played
    ]
    for actor, here, _ in choices:
        if actor in played and decision.actor is None:
            table.sealed[played[actor], 0][here] = NOTHING
    if decision.actor is not None:
        actor, here, _ = choices[0]
        table.sealed[played[actor], 0][here] = NOTHING
    for seat, here, bill in bills:
        walk.pay(seat, -bill, here)
    for actor, here, choice in choices:
        table.put(decision.choice[actor], choice + 1, here)
    if table.given:
        _hold_to_words(walk, decision, choices)


def _bill(walk: Walk, decision: Decision, actor: int, some: Some, choice: Ints) -> Ints:
    costs = _costs(walk, decision, actor, some)
    listed = np.stack([np.broadcast_to(cost, some.shape) for cost in costs])
    found: Ints = listed[choice, np.arange(len(some))]
    return found


def _hold_to_words(walk: Walk, decision: Decision, choices: Choices) -> None:
    game = walk.game
    subject = game.drafts[decision.draft].id if decision.draft is not None else decision.id
    names = [*VOTES] if decision.is_ballot else [option.id for option in decision.options]
    done = {game.actors[actor]: (here, choice) for actor, here, choice in choices}
    for word, some in held(walk.table, subject, done):
        some = walk.table.still(some)
        here, choice = done[word.by]
        given = walk.table.given[word]
        mine = choice[np.searchsorted(here, some)]
        if decision.rejects:
            turned = np.array([AGAINST, FOR, ABSTAIN])
            mine = turned[mine]
        ways = np.array([names.index(way) if way in names else -1 for way in given.ways])
        kept = ways[given.way[some]] == mine
        end_words(walk, word, some)
        if not kept.all():
            break_word(walk, word, some[~kept])


def _conclude(walk: Walk, decision: Decision, some: Some, choices: Choices) -> None:
    here = walk.table.still(some)
    assert here is not None
    if not len(here):
        return
    if decision.actor is not None:
        _follow(walk, decision, here, choices[0][2][np.searchsorted(some, here)])
        return
    assert decision.body is not None
    body = walk.game.bodies[decision.body]
    if body.groups:
        count_chamber(walk, decision, here)
        return
    backing = _Backing(walk, body, some, choices)
    if decision.is_ballot:
        passed = backing.passes()
        conclude_ballot(walk, decision, here, passed[np.searchsorted(some, here)])
    else:
        taken = backing.picked(len(decision.options))
        assert decision.fallback is not None
        taken = np.where(taken < 0, decision.answers[decision.fallback], taken)
        _follow(walk, decision, here, taken[np.searchsorted(some, here)])


def _follow(walk: Walk, decision: Decision, some: Some, taken: Ints) -> None:
    """What follows from the options that were taken."""
    for place, here in groups(taken, some):
        option = decision.options[place]
        walk.table.put(decision.outcome, option.number, here)
        walk.rules.do(option.effects, walk.table, here)


def _one(_: int) -> int:
    return 1


class _Backing:
    """Who chose what, weighed by the rule of a body."""

    def __init__(self, walk: Walk, body: Body, some: Some, choices: Choices) -> None:
        self.body = body
        self.size = len(some)
        self.some = some
        self.choices = [
            (actor, np.searchsorted(some, here), choice) for actor, here, choice in choices
        ]
        self.present = self._sum(_one, None)

    def _sum(self, weight: Callable[[int], int], chosen: int | None) -> Ints:
        total = np.zeros(self.size, np.int32)
        for actor, here, choice in self.choices:
            total[here] += weight(actor) * (1 if chosen is None else choice == chosen)
        return total

    def _count(self, chosen: int) -> Ints:
        return self._sum(_one, chosen)

    def _weight(self, chosen: int) -> Ints:
        return self._sum(lambda actor: self.body.weights.get(actor, 0), chosen)

    def _led(self, chosen: int) -> Value:
        """Whether all that lead are present and chose this."""
        lead = dict.fromkeys(self.body.lead)
        return self._sum(lambda actor: int(actor in lead), chosen) == len(lead)

    def passes(self) -> Value:
        """Whether a motion passes under the body's rule."""
        ayes, noes = self._count(FOR), self._count(AGAINST)
        match self.body.rule:
            case "unanimity":
                return (ayes > 0) & (noes == 0)
            case "majority":
                return ayes > noes
            case "two_thirds":
                return (ayes > 0) & (3 * ayes >= 2 * (ayes + noes))
            case "weighted":
                return self._weight(FOR) >= self.body.needed
            case "lead" | "hegemon":
                return self._led(FOR)

    def _enough(self, chosen: int) -> Value:
        backers = self._count(chosen)
        match self.body.rule:
            case "unanimity":
                return backers == self.present
            case "majority":
                return 2 * backers > self.present
            case "two_thirds":
                return 3 * backers >= 2 * self.present
            case "weighted":
                return self._weight(chosen) >= self.body.needed
            case "lead" | "hegemon":
                return self._led(chosen)

    def picked(self, options: int) -> Ints:
        """The option that enough members back, −1 where there is none.

        Of several, the one that was named first counts, in the order of those who decide.
        """
        taken = np.full(self.size, -1)
        enough = np.stack([self._enough(option) for option in range(options)])
        for _, here, choice in self.choices:
            free = taken[here] < 0
            taken[here[free]] = np.where(
                enough[choice[free], here[free]], choice[free], taken[here[free]]
            )
        return taken


# --- chambers and ballots -----------------------------------------------------------------------


def count_chamber(walk: Walk, decision: Decision, some: Some) -> None:
    """Chance swings a chamber's ballot, and it is counted; of a motion to reject, those against the
    draft are its ayes."""
    assert decision.body is not None
    assert decision.draft is not None
    table = walk.table
    swing = point(table.luck(decision.number, some), 2 * SWING + 1) - SWING
    columns = table.of(some)
    backs = AGAINST + 1 if decision.rejects else FOR + 1
    ayes = np.zeros(len(some), np.int64)
    present = 0
    for group in walk.game.bodies[decision.body].groups:
        margin = walk.rules.margin(group.actor, decision.draft, table, columns)
        line = margin >= 0
        if group.actor in walk.game.seat_of_actor:
            line = columns[decision.choice[group.actor]] == backs
        free = np.clip(50 + margin, 0, 100)
        share = (group.discipline * (line * 100) + (100 - group.discipline) * free) // 100
        there = group.seats - group.absent
        ayes += (there * np.clip(share + swing, 0, 100) + 50) // 100
        present += there
    noes = present - ayes
    if decision.rejects:
        ayes, noes = noes, ayes
    table.put(decision.ayes, ayes, some)
    table.put(decision.noes, noes, some)
    conclude_ballot(walk, decision, some, ayes > noes)


def conclude_ballot(walk: Walk, decision: Decision, some: Some, passed: Ints) -> None:
    """A ballot's outcome; a motion to reject that passes kills the draft."""
    assert decision.draft is not None
    assert decision.body is not None
    draft = walk.game.drafts[decision.draft]
    for here, outcome in ((some[passed], ADOPTED), (some[~passed], REJECTED)):
        if not len(here):
            continue
        walk.table.put(decision.outcome, outcome, here)
        if outcome == ADOPTED and decision.rejects:
            walk.table.put(draft.on_table, 0, here)
        elif outcome == ADOPTED and decision.body in draft.adopted:
            walk.table.put(draft.adopted[decision.body], 1, here)
        effects = decision.if_adopted if outcome == ADOPTED else decision.if_not
        walk.rules.do(effects, walk.table, here)
    take_effect(walk, draft, some)


def take_effect(walk: Walk, draft: Draft, some: Some | None) -> None:
    """A draft takes effect when it is adopted wherever it must be and every party accepts.

    A party that voted for it, even against its own support, has accepted it.
    """
    if not (draft.adopted or draft.parties):
        return
    table = walk.table
    adopted = tuple(ex.Cell(place) for place in draft.adopted.values())
    here = table.still(some)
    if not table.how_many(here):
        return
    here = walk.rules.holds(conjunction((lies_open(draft), *adopted)), table, here)
    for party in draft.parties:
        if not table.how_many(here):
            return
        here = table.those(here, _has_accepted(walk, draft, party, here))
    if table.how_many(here):
        table.put(draft.effective, 1, here)
        walk.rules.do(draft.in_effect, table, here)


def _has_accepted(walk: Walk, draft: Draft, party: int, some: Some | None) -> Value:
    columns = walk.table.of(some)
    accepted = walk.rules.accepts(party, draft.index, walk.table, columns)
    for decision in walk.game.decisions:
        mine = decision.is_ballot and party in decision.choice and not decision.rejects
        if mine and decision.draft == draft.index and decision.body == draft.body:
            voted = (columns[decision.outcome] == ADOPTED) & (
                columns[decision.choice[party]] == FOR + 1
            )
            accepted = np.logical_or(accepted, voted)
    return accepted
