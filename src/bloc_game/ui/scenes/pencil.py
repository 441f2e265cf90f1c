"""What is tried in pencil on a draft, and the moves that would table it.

Trying is free and changes nothing; to table what was tried is a move, and says what it costs.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bloc_game.session.views import RowView
from bloc_game.ui.scenes.desk import Desk
from bloc_game.ui.scenes.play import Levels, Play


def draft_in_hand(play: Play, desk: Desk) -> str | None:
    """Which draft lies open: the one chosen, else that of the decision, else the first."""
    ids = [one.id for one in play.view.drafts]
    if desk.draft in ids:
        return desk.draft
    decision = play.view.decision
    if decision is not None and decision.draft in ids:
        return decision.draft
    return ids[0] if ids else None


def tried(play: Play, desk: Desk, clause: str, level: int) -> None:
    """Write a level in pencil; back at the text as it stands, the pencil is rubbed out."""
    id = draft_in_hand(play, desk)
    if id is None:
        return
    stands = next(one for one in play.view.drafts if one.id == id)
    present = tuple(one.present for one in stands.clauses)
    now = list(desk.pencil.get(id, present))
    number = next(n for n, one in enumerate(stands.clauses) if one.id == clause)
    now[number] = level
    if tuple(now) == present:
        desk.pencil.pop(id, None)
    else:
        desk.pencil[id] = tuple(now)


@dataclass(frozen=True, slots=True)
class Tabling:
    """A move that would table a clause at the level tried."""

    title: str
    row: RowView


def tablings(play: Play, desk: Desk) -> Iterator[Tabling]:
    """The moves that would table what is in pencil: one for each clause changed."""
    id, moves = draft_in_hand(play, desk), play.view.moves
    levels: Levels | None = desk.pencil.get(id) if id is not None else None
    if id is None or levels is None or moves is None:
        return
    stands = next(one for one in play.view.drafts if one.id == id)
    wanted = {
        (number, level): f"{clause.title}: {clause.levels[level]}"
        for number, (clause, level) in enumerate(zip(stands.clauses, levels, strict=True))
        if clause.present != level
    }
    game = play.session.game
    for row in (row for move in moves.moves for row in move.rows):
        bound = game.row_of[row.action]
        if bound.move.kind != "amend" or bound.clause is None or bound.level is None:
            continue
        change = bound.clause, bound.level
        if bound.draft == game.draft_of[id].index and change in wanted:
            yield Tabling(wanted[change], row)
