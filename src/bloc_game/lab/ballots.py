"""Ballots counted and what they bring about, in many games at once."""

from __future__ import annotations

import numpy as np

from bloc_game.engine import expressions as ex
from bloc_game.engine.asking import ADOPTED, REJECTED
from bloc_game.engine.bodies import SWING
from bloc_game.engine.game import Decision, Draft
from bloc_game.engine.grounding import conjunction
from bloc_game.engine.open_rows import lies_open
from bloc_game.lab.arrays import Ints, Value
from bloc_game.lab.backing import AGAINST, FOR
from bloc_game.lab.luck import point
from bloc_game.lab.table import Some
from bloc_game.lab.walk import Walk


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
