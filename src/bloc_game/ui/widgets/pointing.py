"""What the pointer and the wheel do: hover, press on release, drag a panel."""

from dataclasses import replace

from bloc_game.ui.intents import Changed, Pointer, Wheel
from bloc_game.ui.widgets.attention import LINE, Attention, Hold, Reaction
from bloc_game.ui.widgets.controls import Handles, Kind

_SLOP = 6.0  # a hand that shakes less than this is not dragging


def moved(attention: Attention, handles: Handles, said: Pointer) -> Reaction:
    """The pointer moved: it drags the panel it holds, or hovers over a control."""
    hold = attention.hold
    if _is_scenes(handles, hold):
        return attention, said  # the scene drags what is its own, wherever the hand goes
    area = handles.area(hold.area) if hold is not None else None
    if hold is not None and area is not None:
        far = said.y - hold.y
        if hold.dragging or abs(far) > _SLOP:
            attention = replace(attention, hold=replace(hold, dragging=True))
            return attention.scrolled(area, hold.offset + far * hold.ratio), None
    control = handles.hit(said.x, said.y)
    attention = replace(attention, hover=control.id if control else None)
    return attention, None if control is not None and control.kind is not Kind.SCENE else said


def taken(attention: Attention, handles: Handles, said: Pointer) -> Reaction:
    """The pointer went down: it takes hold; nothing is pressed before it comes up again."""
    control = handles.hit(said.x, said.y)
    area = next((one for one in handles.areas if one.last and one.box.holds(said.x, said.y)), None)
    hold = Hold(control.id if control else None, "", said.y, 0.0, 0.0)
    if area is not None:
        on_bar = area.bar.at_least(16, 0).holds(said.x, said.y)
        ratio = area.height / area.box.h if on_bar else -1.0
        hold = replace(hold, area=area.id, offset=area.offset, ratio=ratio)
        control = None if on_bar else control
    attention = replace(attention, hold=hold, focus=control.id if control else attention.focus)
    scenes_own = control is None or control.kind is Kind.SCENE
    return attention, said if scenes_own and area is None else None


def released(attention: Attention, handles: Handles, said: Pointer) -> Reaction:
    """The pointer came up: over the control it went down on, that is a press."""
    hold, attention = attention.hold, replace(attention, hold=None)
    if hold is not None and hold.dragging:
        return attention, None
    if _is_scenes(handles, hold):
        return attention, said
    control = handles.hit(said.x, said.y)
    if control is None or control.kind is Kind.SCENE:
        return attention, said
    if hold is None or hold.control != control.id:
        return attention, None
    if control.kind is Kind.PARTS:
        part = control.part_at(said.x, said.y)
        barred = part is None or control.bars(part)
        return attention, None if part is None or barred else Changed(control.id, part)
    return attention, None if control.blockers else control.says


def _is_scenes(handles: Handles, hold: Hold | None) -> bool:
    """Whether the pointer went down on what the scene itself answers for."""
    control = handles.control(hold.control) if hold is not None else None
    return control is not None and control.kind is Kind.SCENE


def wheeled(attention: Attention, handles: Handles, said: Wheel) -> Reaction:
    """The wheel turned: it scrolls the panel under the pointer."""
    for area in handles.areas:
        if area.last and area.box.holds(said.x, said.y):
            return attention.scrolled(area, area.offset - said.dy * LINE), None
    return attention, said
