"""How numbers went over a game: goals, tracks, and what moved a goal most.

All of it is folded from what a seat was told, so it holds nothing the seat may not know.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bloc_game.engine import events as ev
from bloc_game.engine.layout import PUBLIC
from bloc_game.engine.outcome import goal_points
from bloc_game.session.recorded import Recorded
from bloc_game.session.views_moment import Chapter, Moment, chapters_of
from bloc_game.session.wording_causes import Because
from bloc_game.session.wording_events import Narrator, deed_of

Cells = tuple[int, ...]
Change = ev.TrackShifted | ev.CellSet | ev.DraftTookEffect


def closings(moment: Moment) -> tuple[Cells, ...]:
    """The numbers as the seat was told them: at the start, and at the close of every turn."""
    narrator = Narrator(moment.names)
    found = [_with_secrets(moment, narrator.cells)]
    for chapter in moment.chapters:
        narrator.skip(chapter)
        found.append(_with_secrets(moment, narrator.cells))
    return tuple(found)


def _with_secrets(moment: Moment, cells: Sequence[int]) -> Cells:
    """What is hidden never moves: what the seat knows of it now was so from the start."""
    known = list(cells)
    for secret, strength in zip(moment.game.secrets, moment.observation.strengths, strict=True):
        if strength is not None:
            known[secret.place] = strength
    return tuple(known)


def recorded_closings(moment: Moment, record: Recorded, last: int) -> tuple[Cells, ...]:
    """What everybody could see in history, at the start and at the close of turns up to `last`."""
    record.reach(last)
    events = (*record.opening.events, *(e for one in record.tape for e in one.step.events))
    seen = [event for event in events if _is_public(event)]
    narrator = Narrator(moment.names)
    found = [tuple(narrator.cells)]
    for chapter in chapters_of(seen)[:last]:
        narrator.skip(chapter)
        found.append(tuple(narrator.cells))
    return tuple(found)


def _is_public(event: ev.Event) -> bool:
    match event:
        case ev.TrackShifted(slot) | ev.CellSet(slot):
            return slot.owner == PUBLIC
        case ev.TurnBegan():
            return True
        case _:
            return False


# --- what moved a goal --------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Mover:
    """Everything one deed did to the seat's goals on one turn: points for each of its goals."""

    turn: int
    rule: str
    because: Because
    by: tuple[int, ...]

    @property
    def weight(self) -> int:
        """How many points it moved in all, up or down."""
        return sum(abs(one) for one in self.by)


def movers(moment: Moment) -> tuple[Mover, ...]:
    """What moved the seat's goals, in order: the ledger, reckoned in points.

    Each change is followed at the moment it was made, so where two together made a goal, the
    points go to the one that came second.
    """
    found: dict[tuple[object, ...], Mover] = {}
    narrator = Narrator(moment.names)
    for number, chapter in enumerate(moment.chapters, start=1):
        for event, why, by in _steps(moment, narrator, chapter):
            key: tuple[object, ...]
            if isinstance(event, ev.DraftTookEffect):
                rule, key = f"drafts.{event.draft}", (number, event.draft)
            else:
                rule, key = event.cause.rule, (number, *deed_of(event.cause))
            if key in found:
                by = tuple(one + other for one, other in zip(found[key].by, by, strict=True))
            found[key] = Mover(number, rule, found[key].because if key in found else why, by)
    return tuple(one for one in found.values() if one.weight)


def _steps(
    moment: Moment, narrator: Narrator, chapter: Chapter
) -> Iterator[tuple[Change, Because, tuple[int, ...]]]:
    """Every change of a turn that moved a goal, and by how many points each."""
    points = _points(moment, narrator.cells)
    for event in chapter:
        told = narrator.tell(event)
        if not isinstance(event, ev.TrackShifted | ev.CellSet | ev.DraftTookEffect):
            continue
        after = _points(moment, narrator.cells)
        if after != points and told is not None and told.because is not None:
            whole = isinstance(event, ev.DraftTookEffect)  # which draft, its reason does not say
            why = Because(told.text) if whole else told.because
            yield event, why, tuple(one - other for one, other in zip(after, points, strict=True))
        points = after


def _points(moment: Moment, cells: Sequence[int]) -> tuple[int, ...]:
    known = _with_secrets(moment, cells)
    return tuple(goal_points(goal, known) for goal in moment.seat.goals)
