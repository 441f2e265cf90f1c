"""Where the player's attention is in one scene: focus, hover, scrolled panels."""

from dataclasses import dataclass, replace

from bloc_game.ui.intents import Message
from bloc_game.ui.layout import around
from bloc_game.ui.widgets.controls import Area, Control, Handles

LINE = 48.0
"""How far one step of an arrow or of the wheel scrolls."""
_MARGIN = 12.0


@dataclass(frozen=True, slots=True)
class Hold:
    """The pointer went down here and has not come up yet."""

    control: str | None
    area: str
    y: float
    offset: float
    ratio: float
    dragging: bool = False


@dataclass(frozen=True, slots=True)
class Attention:
    """Focus, hover and scrolled panels: all that a scene's screen remembers."""

    focus: str | None = None
    hover: str | None = None
    offsets: tuple[tuple[str, float], ...] = ()
    hold: Hold | None = None

    def offset(self, area: str) -> float:
        return dict(self.offsets).get(area, 0.0)

    def scrolled(self, area: Area, offset: float) -> "Attention":
        offsets = {**dict(self.offsets), area.id: area.bound(offset)}
        return replace(self, offsets=tuple(sorted(offsets.items())))


Reaction = tuple[Attention, Message | None]


def settled(attention: Attention, handles: Handles) -> Attention:
    """The attention after a screen was drawn: on a control that is there.

    A new screen begins at its primary button if that is on view and can be pressed, so that
    Enter goes on; else at the first option of a list, at the barred button, which says why it is
    barred, or whatever comes first on the page.
    """
    if handles.control(attention.focus) is not None:
        return attention
    seen = [control for control in handles.controls if control.is_visible]
    ranked = sorted(seen, key=_rank) or handles.controls[:1]
    return replace(attention, focus=ranked[0].id if ranked else None)


def _rank(control: Control) -> int:
    if control.eager:
        return -1
    if control.primary and not control.blockers:
        return 0
    if control.group and not control.blockers:
        return 1
    return 2 if control.primary else 3


def focused(attention: Attention, handles: Handles, control: Control) -> Attention:
    """Move the focus, and scroll its panel just so far that the whole control can be seen."""
    attention = replace(attention, focus=control.id)
    area = handles.area(control.area)
    box = around(control.boxes)
    if area is None or area.box.contains(box, 1.0):
        return attention
    above = box.y - _MARGIN - area.box.y
    below = box.bottom + _MARGIN - area.box.bottom
    by = above if above < 0 else min(below, above)  # of what is too tall, the top
    return attention.scrolled(area, area.offset + by)
