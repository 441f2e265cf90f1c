"""The calendar of a game: what may come, be done and be decided on each turn."""

from __future__ import annotations

from collections.abc import Iterator

from bloc_game.engine.game import Decision, Event, Row, Turn
from bloc_game.scenario.declaring import Declared
from bloc_game.scenario.placing import as_number


def turns_of(
    declared: Declared,
    rows: tuple[Row, ...],
    decisions: tuple[Decision, ...],
    events: tuple[Event, ...],
) -> Iterator[Turn]:
    """Every turn with what may come of it: news, rows open to each seat, decisions to put."""
    for number, turn in enumerate(declared.scenario.turns, start=1):
        allowed = {
            name
            for name, written in declared.moves.items()
            if (turn.moves is None or name in turn.moves)
            and (written.model.turns is None or turn.id in written.model.turns)
        }
        yield Turn(
            id=turn.id,
            number=number,
            date=as_number(turn.date),
            news=tuple(event.index for event in events if number in event.turns),
            rows=tuple(
                tuple(r.index for r in rows if r.seat == seat and r.move.id in allowed)
                for seat in range(len(declared.seats))
            ),
            decisions=tuple(
                one.index
                for one in decisions
                if one.turn == number or (one.waits and one.turn < number)
            ),
        )
