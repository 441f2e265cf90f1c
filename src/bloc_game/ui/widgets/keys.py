"""What the keyboard does: walk the controls, change, scroll, press, type."""

from collections.abc import Callable

from bloc_game.ui.intents import Changed, Digit, Edited, Intent, Typed
from bloc_game.ui.widgets.attention import LINE, Attention, Reaction, focused
from bloc_game.ui.widgets.controls import Area, Control, Handles, Kind


def _used(attention: Attention, handles: Handles, control: Control) -> Reaction:
    """Press a control. One that is barred only takes the focus, which shows why."""
    if not control.is_visible:  # nobody presses by Enter what is out of sight
        return focused(attention, handles, control), None
    attention = focused(attention, handles, control)
    return attention, None if control.blockers else control.says


def _stepped(attention: Attention, handles: Handles, said: Intent) -> Reaction:
    """Tab: to the next control; a group of options is one stop, at the chosen one."""
    forward = said is Intent.NEXT
    stops = _stops(handles)
    if not stops:
        return attention, said
    at = next((n for n, stop in enumerate(stops) if _holds(stop, attention.focus)), None)
    if at is None:
        to = 0 if forward else len(stops) - 1
    else:
        to = (at + (1 if forward else -1)) % len(stops)
    stop = stops[to]
    chosen = next((one for one in stop if one.chosen), stop[0])
    return focused(attention, handles, chosen), None


def _stops(handles: Handles) -> list[list[Control]]:
    stops: list[list[Control]] = []
    for control in handles.controls:
        if stops and control.group and stops[-1][0].group == control.group:
            stops[-1].append(control)
        else:
            stops.append([control])
    return stops


def _holds(stop: list[Control], focus: str | None) -> bool:
    return any(control.id == focus for control in stop)


def _up_down(attention: Attention, handles: Handles, said: Intent) -> Reaction:
    step = 1 if said is Intent.DOWN else -1
    control = handles.control(attention.focus)
    if control is not None and control.kind is Kind.SCENE:
        return attention, said
    if control is not None and control.kind is Kind.SCROLL:
        area = handles.area(control.area)
        if area is not None and area.bound(area.offset + step * LINE) != area.offset:
            return attention.scrolled(area, area.offset + step * LINE), None
    return _neighbour(attention, handles, said, step)


def _left_right(attention: Attention, handles: Handles, said: Intent) -> Reaction:
    step = 1 if said is Intent.RIGHT else -1
    control = handles.control(attention.focus)
    if control is not None and control.kind is Kind.SCENE:
        return attention, said
    if control is not None and control.kind is Kind.PARTS:
        part = control.chosen + step
        while 0 <= part < len(control.parts) and control.bars(part):
            part += step
        if not 0 <= part < len(control.parts):
            return focused(attention, handles, control), None
        return focused(attention, handles, control), Changed(control.id, part)
    return _neighbour(attention, handles, said, step)


def _neighbour(attention: Attention, handles: Handles, said: Intent, step: int) -> Reaction:
    """An arrow: to the control before or after; at either end it shows the rest of the panel."""
    ids = [control.id for control in handles.controls]
    if attention.focus not in ids:
        return attention, said
    to = ids.index(attention.focus) + step
    if 0 <= to < len(ids):
        return focused(attention, handles, handles.controls[to]), None
    area = _panel(attention, handles)
    return (
        (attention.scrolled(area, area.offset + step * LINE), None) if area else (attention, None)
    )


def _paged(attention: Attention, handles: Handles, said: Intent) -> Reaction:
    control = handles.control(attention.focus)
    if control is not None and control.kind is Kind.SCENE:
        return attention, said
    area = _panel(attention, handles)
    if area is None:
        return attention, said
    page = area.box.h - LINE / 2
    to = {
        Intent.PAGE_UP: area.offset - page,
        Intent.PAGE_DOWN: area.offset + page,
        Intent.FIRST: 0.0,
        Intent.LAST: area.last,
    }[said]
    return attention.scrolled(area, to), None


def _panel(attention: Attention, handles: Handles) -> Area | None:
    """The panel that keys scroll: the one with the focus, else the first that can move."""
    control = handles.control(attention.focus)
    own = handles.area(control.area) if control is not None else None
    if own is not None and own.last:
        return own
    return next((area for area in handles.areas if area.last), None)


def _confirmed(attention: Attention, handles: Handles, said: Intent) -> Reaction:
    """Enter presses what has the focus, or the button on which Enter is printed."""
    control = handles.control(attention.focus)
    if control is None or control.says is None:
        control = handles.keyed("Enter")
    return _used(attention, handles, control) if control is not None else (attention, said)


def _cancelled(attention: Attention, handles: Handles, said: Intent) -> Reaction:
    """Escape presses the button on which it is printed; else the scene decides."""
    control = handles.keyed("Esc")
    return _used(attention, handles, control) if control is not None else (attention, said)


def typed(attention: Attention, handles: Handles, said: Typed | Digit | Intent) -> Reaction:
    """A sign: into the field that has the focus, else to the control with that key on it."""
    control = handles.control(attention.focus)
    if control is not None and control.kind is Kind.FIELD:
        return focused(attention, handles, control), Edited(control.id, _edited(control.text, said))
    if isinstance(said, Intent):
        return attention, said
    sign = str(said.n) if isinstance(said, Digit) else said.sign
    if sign == " ":
        pressed = control if control is not None and control.says is not None else None
    else:
        pressed = handles.keyed(sign)
    return _used(attention, handles, pressed) if pressed is not None else (attention, said)


def _edited(text: str, said: Typed | Digit | Intent) -> str:
    match said:
        case Typed(sign=sign):
            return text + sign
        case Digit(n=n):
            return f"{text}{n}"
        case _:
            return text[:-1]


ACTS: dict[Intent, Callable[[Attention, Handles, Intent], Reaction]] = {
    Intent.NEXT: _stepped,
    Intent.PREVIOUS: _stepped,
    Intent.UP: _up_down,
    Intent.DOWN: _up_down,
    Intent.LEFT: _left_right,
    Intent.RIGHT: _left_right,
    Intent.PAGE_UP: _paged,
    Intent.PAGE_DOWN: _paged,
    Intent.FIRST: _paged,
    Intent.LAST: _paged,
    Intent.CONFIRM: _confirmed,
    Intent.CANCEL: _cancelled,
}
"""What each wish does; one that is not here is for the scene."""
