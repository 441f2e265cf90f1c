"""Decisions put and taken, in many games at once."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from bloc_game.engine.actions import to_text
from bloc_game.engine.chance import number_of
from bloc_game.engine.effects import ASKED
from bloc_game.engine.game import VOTES, Decision
from bloc_game.engine.grounding import conjunction
from bloc_game.engine.open_rows import lies_open
from bloc_game.lab.arrays import Ints, Value
from bloc_game.lab.backing import ABSTAIN, AGAINST, FOR, Backing, Choices
from bloc_game.lab.ballots import conclude_ballot, count_chamber
from bloc_game.lab.policies import Question
from bloc_game.lab.table import EMPTY, NOTHING, Some, among, groups
from bloc_game.lab.walk import Walk
from bloc_game.lab.words import break_word, end_words, held


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
    waiting = table.sealed[seat, 0][table.where(some)] == NOTHING
    here = some if waiting.all() else some[waiting]
    if not len(here):
        return
    actor = walk.game.seats[seat].actor
    legal = _open_to(walk, decision, actor, here)
    costs = _costs(walk, decision, actor, here)
    if any(np.ndim(cost) or cost for cost in costs):
        left = np.maximum(walk.moves.purse(table, seat, here), 0)
        legal = [
            np.logical_and(open_to, cost <= left)
            for open_to, cost in zip(legal, costs, strict=True)
        ]
    numbers = [number_of(to_text(choice)) for choice in decision.actions[seat]]

    def leans() -> Sequence[Value]:
        trees = [option.lean[actor].tree for option in decision.options]
        return walk.rules.program(*trees).run(table.of(here), table.now, table.day)

    question = Question(
        seat, decision.number, here, len(here), numbers, legal, leans, decision=decision
    )
    table.sealed[seat, 0][table.where(here)] = walk.policies[seat].choose(table, question)


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
        return [np.maximum(value, 0, dtype=np.int32, casting="unsafe") for value in values]
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
        sealed: Ints = walk.table.sealed[seat, 0][walk.table.where(some)].copy()
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
            table.sealed[played[actor], 0][table.where(here)] = NOTHING
    if decision.actor is not None:
        actor, here, _ = choices[0]
        table.sealed[played[actor], 0][table.where(here)] = NOTHING
    for seat, here, bill in bills:
        walk.pay(seat, -bill, here)
    for actor, here, choice in choices:
        table.put(decision.choice[actor], choice + 1, here)
    if table.given:
        _hold_to_words(walk, decision, choices)


def _bill(walk: Walk, decision: Decision, actor: int, some: Some, choice: Ints) -> Value:
    costs = _costs(walk, decision, actor, some)
    if all(np.ndim(cost) == 0 for cost in costs):
        return np.array(costs)[choice] if any(costs) else 0
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
        _follow(walk, decision, here, choices[0][2][among(some, here)])
        return
    assert decision.body is not None
    body = walk.game.bodies[decision.body]
    if body.groups:
        count_chamber(walk, decision, here)
        return
    backing = Backing(body, some, choices)
    if decision.is_ballot:
        passed = backing.passes()
        conclude_ballot(walk, decision, here, passed[among(some, here)])
    else:
        taken = backing.picked(len(decision.options))
        assert decision.fallback is not None
        taken = np.where(taken < 0, decision.answers[decision.fallback], taken)
        _follow(walk, decision, here, taken[among(some, here)])


def _follow(walk: Walk, decision: Decision, some: Some, taken: Ints) -> None:
    """What follows from the options that were taken."""
    among_all = None if len(some) == walk.table.size else some
    for place, here in groups(taken, among_all):
        option = decision.options[place]
        walk.table.put(decision.outcome, option.number, here)
        walk.rules.do(option.effects, walk.table, here)
