"""What moves on a screen, as values: when each thing came, and how far it has got.

A scene draws itself as it is now and knows no clock. It names what moves, and is told how far that
has got; whoever shows the scene remembers when each name was first asked for. Where nothing may
move, everything has arrived from the start.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

BRIEF, SHORT, LONG = 0.12, 0.18, 0.25
"""Seconds a movement may take: a stamp, an arc, a country's colour."""

_NONE: Mapping[str, float] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Motion:
    """The time on one screen, and when each thing that moves on it came."""

    now: float = 0.0
    began: Mapping[str, float] = field(default_factory=lambda: _NONE)
    still: bool = True

    def progress(self, id: str, seconds: float, wait: float = 0.0) -> float:
        """How far a thing has got, from 0 to 1, `wait` seconds after it came.

        >>> Motion(now=2.0, began={"stamp": 1.0}, still=False).progress("stamp", 2.0)
        0.5
        >>> Motion().progress("stamp", 2.0)
        1.0
        """
        if self.still:
            return 1.0
        since = self.now - self.began.get(id, self.now) - wait
        return min(max(since / seconds, 0.0), 1.0) if seconds > 0 else 1.0


def eased(progress: float) -> float:
    """Quick at first and gently at rest, as paper slides.

    >>> eased(0.0), eased(0.5), eased(1.0)
    (0.0, 0.875, 1.0)
    """
    return 1.0 - (1.0 - progress) ** 3


@dataclass(slots=True)
class Moves:
    """What a screen asked to move, and the sounds it asked for, while it was drawn."""

    until: dict[str, float] = field(default_factory=dict)  # id -> seconds until it has arrived
    cues: dict[str, str] = field(default_factory=dict)  # id -> sound

    def unfinished(self, motion: Motion) -> bool:
        """Whether anything asked for has still some way to go."""
        return any(motion.progress(id, seconds) < 1.0 for id, seconds in self.until.items())

    def new_cues(self, before: "Moves") -> Iterator[str]:
        """The sounds of what was not there before."""
        return (sound for id, sound in self.cues.items() if id not in before.cues)
