"""Every order a player, or chance, can give."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

CHANCE: Final = "chance"
Reply = Literal["accept", "refuse", "counter"]


@dataclass(frozen=True, slots=True)
class Order:
    """Seal one move; `binds` holds what it binds, in the declared order."""

    seat: str
    move: str
    binds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Hold:
    """Seal no further move this turn."""

    seat: str


@dataclass(frozen=True, slots=True)
class Answer:
    """Answer the offer, or the counter-offer, that is on the table."""

    seat: str
    reply: Reply


@dataclass(frozen=True, slots=True)
class Choose:
    """Seal an option of a decision; in a ballot `for`, `against` or `abstain`."""

    seat: str
    decision: str
    option: str


@dataclass(frozen=True, slots=True)
class Lapse:
    """The clock ran out: the seat holds, refuses, abstains or takes the decision's `otherwise`."""

    seat: str


@dataclass(frozen=True, slots=True)
class Fall:
    """What chance chose at an event, at a move's outcomes, or as the swing of a ballot."""

    rule: str
    outcome: int


SeatAction = Order | Hold | Answer | Choose | Lapse
Action = SeatAction | Fall


def to_text(action: Action) -> str:
    """One line for a save or a recording; `from_text` reads it back.

    >>> to_text(Order("USA", "lobby", ("GBR", "western_reply", "up")))
    'USA lobby GBR western_reply up'
    """
    match action:
        case Order(seat, move, binds):
            return " ".join((seat, move, *binds))
        case Hold(seat):
            return f"{seat} hold"
        case Answer(seat, reply):
            return f"{seat} answers {reply}"
        case Choose(seat, decision, option):
            return f"{seat} chooses {decision} {option}"
        case Lapse(seat):
            return f"{seat} lapses"
        case Fall(rule, outcome):
            return f"{CHANCE} {rule} {outcome}"


def from_text(text: str) -> Action:
    """Read what `to_text` wrote; `ValueError` with a plain sentence when it is none of ours.

    >>> from_text("FRA answers counter")
    Answer(seat='FRA', reply='counter')
    """
    match text.split():
        case ["chance", rule, outcome] if outcome.isdigit():
            return Fall(rule, int(outcome))
        case [seat, "hold"]:
            return Hold(seat)
        case [seat, "lapses"]:
            return Lapse(seat)
        case [seat, "answers", ("accept" | "refuse" | "counter") as reply]:
            return Answer(seat, reply)
        case [seat, "chooses", decision, option]:
            return Choose(seat, decision, option)
        case [seat, move, *binds]:
            return Order(seat, move, tuple(binds))
        case _:
            raise ValueError(f"'{text}' is no action: write who, then what")
