"""The three small buttons on the map: nearer, farther, all of it."""

from __future__ import annotations

from dataclasses import dataclass

from bloc_game.session.catalogue import Catalogue
from bloc_game.ui.intents import Pressed
from bloc_game.ui.layout import Box
from bloc_game.ui.rich import Prose
from bloc_game.ui.scene import Frame
from bloc_game.ui.svg import Paint, path
from bloc_game.ui.text import label
from bloc_game.ui.widgets.controls import TARGET, Control

NEARER, FARTHER, WHOLE = "map:nearer", "map:farther", "map:whole"

_SIGNS = {
    NEARER: "M10 16L22 16M16 10L16 22",
    FARTHER: "M10 16L22 16",
    WHOLE: "M10 13.5V10H13.5M18.5 10H22V13.5M22 18.5V22H18.5M13.5 22H10V18.5",
}
_KEYS = {NEARER: "+", FARTHER: "-", WHOLE: "0"}


@dataclass(frozen=True, slots=True)
class Tools:
    """The buttons, one under the other; what cannot be done now is pale."""

    tr: Catalogue
    is_home: bool
    is_nearest: bool

    def box(self, corner: tuple[float, float]) -> Box:
        """The room they take, from their lower left corner."""
        tall = TARGET * len(_SIGNS)
        return Box(corner[0], corner[1] - tall, TARGET, tall)

    def place(self, frame: Frame, box: Box) -> None:
        for number, (id, sign) in enumerate(_SIGNS.items()):
            at = Box(box.x, box.y + number * TARGET, TARGET, TARGET)
            frame.fill(at, frame.scheme.sheet if frame.hovers(id) else frame.scheme.card)
            idle = self.is_nearest if id == NEARER else self.is_home
            ink = frame.scheme.rule if idle else frame.scheme.ink
            frame.vector(at, (path(sign, Paint(stroke=ink, width=1.8)),))
            frame.edge(at, frame.scheme.ink)
            tip: Prose = label(self._tips()[id])
            frame.control(Control(id=id, boxes=(at,), says=Pressed(id), key=_KEYS[id], tip=tip))

    def _tips(self) -> dict[str, str]:
        tr = self.tr
        return {
            NEARER: tr("Nearer (+)"),
            FARTHER: tr("Farther (−)"),
            WHOLE: tr("The whole map (0)"),
        }
