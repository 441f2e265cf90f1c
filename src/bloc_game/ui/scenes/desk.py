"""What a player has before them at the table, and what the game waits for.

The desk is the window's own memory of one seat's sitting: which paper lies on top, what is chosen
but not sealed, what is tried in pencil. None of it is part of the game.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from enum import Enum, IntEnum, auto

from bloc_game.session.views import TurnView
from bloc_game.session.wording_events import Told
from bloc_game.ui.scenes.play import Levels, Play

_SAID_ELSEWHERE = ("turn", "quiet")
_OWN = ("own", "asked")


class Paper(IntEnum):
    """The papers of the table, in the order of their tabs; the map is one in a narrow window."""

    TELEGRAMS = 0
    DRAFT = 1
    ACT = 2
    CODEX = 3
    WHY = 4
    MAP = 5


class Now(Enum):
    """What the game waits for."""

    REPORT = auto()  # that what happened is read
    NEWS = auto()  # that the papers of a new turn are read
    MOVES = auto()
    ANSWER = auto()
    DECISION = auto()
    SEALED = auto()  # that the desk is handed over, or a seal broken
    WAITING = auto()  # that those who are played by nobody here make up their minds
    OVER = auto()


@dataclass(slots=True)
class Desk:
    """One sitting at the table."""

    paper: Paper = Paper.TELEGRAMS
    before: tuple[Paper, ...] = ()  # papers to go back to with Escape
    option: int = -1
    group: str = ""
    draft: str = ""
    pencil: dict[str, Levels] = field(default_factory=dict)
    stance: str = ""
    chamber: str = ""  # whose factions are unfolded
    reading: tuple[str, str] = ("", "")  # kind and id of what the codex shows
    trail: tuple[tuple[str, str], ...] = (("", ""),)  # what the codex showed, in order
    at: int = 0  # where on the trail one reads
    shelf: int = 0  # which articles the codex lists: all, those met, those not read
    search: str = ""
    searching: bool = False  # whether one came to the codex to type
    track: str = ""
    whole: bool = False  # whether the course of a track is shown from the beginning of the game
    turn: int = 0
    leaf: int = 0  # the turn whose telegrams lie on top, where it is not the present one
    typed: int = 0  # the turn whose telegrams have come in already
    notice: str = ""
    reported: int = -1  # how much the seat had been told when it put the report away

    def as_it_lies(self) -> tuple[object, ...]:
        """Everything on it, as a value."""
        values = (getattr(self, one.name) for one in fields(self))
        return tuple(tuple(one.items()) if isinstance(one, dict) else one for one in values)

    def open(self, paper: Paper) -> None:
        """Put a paper on top."""
        if paper is not self.paper:
            self.before = (*self.before, self.paper)[-8:]
        self.paper = paper
        self.notice, self.searching = "", False

    def read(self, kind: str, id: str) -> None:
        """Open something in the codex; what was ahead on the trail is given up."""
        if (kind, id) != self.reading:
            self.trail = (*self.trail[: self.at + 1], (kind, id))[-40:]
            self.at, self.reading = len(self.trail) - 1, (kind, id)
        self.open(Paper.CODEX)

    def retrace(self, steps: int) -> None:
        """Along the trail of what was read, back or forward."""
        self.at = min(max(self.at + steps, 0), len(self.trail) - 1)
        self.reading = self.trail[self.at]

    def back(self) -> bool:
        """Put away the paper on top; False where nothing lies under it."""
        if not self.before:
            return False
        *rest, self.paper = self.before
        self.before = tuple(rest)
        return True

    def clear(self, paper: Paper) -> None:
        """Begin the next step with a paper on top and nothing chosen."""
        self.paper, self.before, self.option, self.group = paper, (), -1, ""
        self.notice, self.track, self.turn, self.stance = "", "", 0, ""
        self.leaf = 0


def now(play: Play, desk: Desk) -> Now:
    """What the game waits for from the one at the desk."""
    view = play.view
    if report(play) and desk.reported != play.told:
        return Now.REPORT
    if view.ending is not None:
        return Now.OVER
    if play.has_new_turn:
        return Now.NEWS
    if play.waits:
        return Now.WAITING
    if play.next_seat is not None and play.can_take_back:
        return Now.SEALED
    if view.offer is not None and view.to_act:
        return Now.ANSWER
    if view.decision is not None and view.to_act:
        return Now.DECISION
    return Now.MOVES


def report(play: Play) -> tuple[TurnView, ...]:
    """What happened since the seat last went on, but for the news of a turn not yet opened."""
    turns = (
        turn
        for turn in play.unread
        if turn.number < play.view.turn or not play.has_new_turn or play.view.ending is not None
    )
    return tuple(turn for turn in turns if any(one.kind not in _OWN for one in told_of(turn)))


def told_of(turn: TurnView) -> tuple[Told, ...]:
    """The sentences of a turn that a report prints."""
    return tuple(one for one in turn.told if one.kind not in _SAID_ELSEWHERE)


def paper_of(step: Now) -> Paper:
    """The paper that a step begins with."""
    match step:
        case Now.REPORT | Now.OVER:
            return Paper.WHY
        case Now.NEWS:
            return Paper.TELEGRAMS
        case _:
            return Paper.ACT


def phase_of(play: Play, step: Now) -> int:
    """Which phase of the turn is inked: that of what is being read, or of the game."""
    match step:
        case Now.REPORT if play.has_new_turn or play.view.ending is not None:
            return len(play.view.phases) - 1
        case Now.NEWS:
            return 0
        case _:
            return play.view.phase
