"""What lies above the page: the ring around the focus, and the tip of what is looked at."""

from bloc_game.ui.drawlist import RING, TIP
from bloc_game.ui.layout import Box, around
from bloc_game.ui.rich import Prose, plain
from bloc_game.ui.scene import Frame
from bloc_game.ui.text import label
from bloc_game.ui.tokens import SPACE
from bloc_game.ui.widgets.containers import Card, Column
from bloc_game.ui.widgets.controls import Control
from bloc_game.ui.widgets.words import ASIDE, LABEL, Text

_RING = 4.0
_WIDTHS = (320.0, 480.0)


def lay_over(frame: Frame) -> None:
    """Add ring and tip to a frame on which everything else is placed."""
    handles = frame.handles()
    focus = handles.control(frame.attention.focus)
    if focus is not None:
        _ring(frame, focus)
    hovered = handles.control(frame.attention.hover)
    if hovered is not None and hovered.lit:
        _light(frame, hovered)
    looked_at = hovered or focus
    if looked_at is not None and looked_at.is_visible and (looked_at.tip or _reasons(looked_at)):
        _tip(frame, looked_at)


def lay_notice(frame: Frame, words: str) -> None:
    """Add a slip in the middle of the page, as long as what it tells of goes on."""
    slip = Card(Text(label(words), ASIDE), border="ink", padding=SPACE.large)
    page = frame.box.inset(SPACE.page)
    wide = min(frame.width_of(label(words), ASIDE) + 2 * SPACE.large + 1, page.w)
    tall = min(slip.height(frame, wide), page.h)
    x, y = page.x + (page.w - wide) / 2, page.y + (page.h - tall) / 2
    with frame.level(TIP):
        slip.place(frame, Box(x, y, wide, tall))


def _light(frame: Frame, control: Control) -> None:
    """An amber line around what the pointer is on; laid above, so that the page stays as it is."""
    limits = frame.box if control.clip is None else control.clip.meet(frame.box)
    with frame.level(RING):
        for box in control.boxes:
            if not box.meet(limits).is_empty:
                frame.edge(box.meet(limits), frame.scheme.focus, 1.5)


def _ring(frame: Frame, control: Control) -> None:
    limits = frame.box if control.clip is None else control.clip.meet(frame.box)
    with frame.level(RING):
        for box in control.boxes:
            ring = box.inset(-_RING).meet(limits)
            if not box.meet(limits).is_empty:
                frame.edge(ring, frame.scheme.focus, 3)


def _tip(frame: Frame, control: Control) -> None:
    page = frame.box.inset(SPACE.small)
    lines = (*_reasons(control), *_said(control.tip))
    card = Card(Column(lines, SPACE.hair), border="ink", padding=SPACE.medium)
    natural = max(frame.width_of(line.words, line.style) for line in lines) + 2 * SPACE.medium + 1
    for limit in (*_WIDTHS, page.w):
        wide = min(natural, limit, page.w)
        tall = card.height(frame, wide)
        if tall <= page.h / 2:
            break
    anchor = around(control.boxes)
    x = min(max(anchor.x, page.x), page.right - wide)
    y = anchor.bottom + SPACE.small
    if y + tall > page.bottom:
        y = max(anchor.y - SPACE.small - tall, page.y)
    with frame.level(TIP):
        card.place(frame, Box(x, y, wide, tall))


def _reasons(control: Control) -> tuple[Text, ...]:
    if control.explained:
        return ()
    return tuple(Text(label(reason), LABEL, "no") for reason in control.blockers)


def _said(tip: Prose) -> tuple[Text, ...]:
    # plain words: a link in a tip would be gone before one reached it
    return (Text(label(plain(tip)), LABEL),) if tip else ()
