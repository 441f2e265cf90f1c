"""The map of the title page, and under it the days on which Europe took sides.

It comes after the page: the first picture of the window must not wait for it. What it needs is
made a piece at a time, between two pictures, so that a key pressed meanwhile is heard.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pygame

from bloc_game.geography.looks import Look
from bloc_game.session.catalogue import Catalogue, date_of, months
from bloc_game.ui.layout import Box
from bloc_game.ui.motion import LONG
from bloc_game.ui.scene import Frame
from bloc_game.ui.svg import Paint, Point, circle
from bloc_game.ui.text import Face, TextStyle
from bloc_game.ui.tokens import SPACE
from bloc_game.ui.widgets.controls import TARGET, Control, Kind
from bloc_game.ui.widgets.words import ASIDE, NOTE

if TYPE_CHECKING:
    from bloc_game.ui.frontispiece import Frontispiece, Piece

DAYS = 6
ARRIVAL = 2.0  # seconds within which the map is made, however busy the machine
STAY = 2.6  # seconds a day stays before the next sweeps over it
_DATE = TextStyle(Face.DISPLAY, 21, 1.2)
_CITY = TextStyle(Face.PROSE_ITALIC, 13)
_HERE = TextStyle(Face.UI_SEMIBOLD, 11)
_APART = 78.0  # the least width of a day on the thread
_LAST = 64.0  # room for the name of the last day
_LETTERED = 420.0  # a narrower map has no room for names


class TitleMap:
    """The picture, kept for one size and scheme; `day` is the one somebody asked for, if any."""

    def __init__(self) -> None:
        self.day: int | None = None
        self._key: object = None
        self._made: Frontispiece | None = None
        self._base: pygame.Surface | None = None
        self._pieces: list[Piece | None] = []
        self._cities: list[tuple[str, Point]] = []

    # --- making it ----------------------------------------------------------------------------

    def _prepare(self, frame: Frame, box: Box, *, whole: bool) -> bool:
        """Do the next piece of work, or all of it; True once there is a picture."""
        scale = frame.fonts.scale
        size = max(round(box.w * scale), 2), max(round(box.h * scale), 2)
        key = size, frame.scheme.name, scale
        if key != self._key:
            self._key, self._made, self._base, self._pieces = key, None, None, []
        while self._base is None or len(self._pieces) < DAYS:
            self._work(frame, size)
            if not whole and self._base is None:
                return False
        return True

    def _work(self, frame: Frame, size: tuple[int, int]) -> None:
        """One piece of work, of some tenths of a second at most."""
        from bloc_game.ui import frontispiece  # the map's modules come after the first picture
        from bloc_game.ui.map_picture import cover

        if not cover.cache_info().currsize:
            cover()
        elif self._made is None:
            self._made = frontispiece.Frontispiece(size, frame.scheme, frame.fonts.scale)
        elif self._base is None:
            self._base = self._made.base()
            self._cities = [(one, self._made.place_of(one)) for one in frontispiece.CITIES]
        else:
            self._pieces.append(self._made.change(len(self._pieces)))

    # --- drawing it ---------------------------------------------------------------------------

    def place(self, frame: Frame, box: Box, tr: Catalogue) -> None:
        """The map over its strip; before it is made, the sea alone."""
        strip = self._strip(frame, box, tr)
        foot, land = box.cut_bottom(strip)
        frame.fill(land, frame.scheme.sea)
        come = frame.moving("title/map", ARRIVAL)
        if come > 0 and self._prepare(frame, land, whole=come >= 1):
            self._picture(frame, land, tr)
        frame.fill(foot, frame.scheme.paper)
        frame.fill(Box(foot.x, foot.y, foot.w, 1), frame.scheme.ink)
        self._caption(frame, foot, tr, wide=self._is_wide(box))

    def _progress(self, frame: Frame) -> list[float]:
        """How far each day has come; all up to the one asked for, where one was."""
        if self.day is not None:
            return [float(number <= self.day) for number in range(DAYS)]
        return [
            1.0 if number == 0 else frame.moving(f"title/day/{number}", LONG, 1.0 + number * STAY)
            for number in range(DAYS)
        ]

    def _now(self, frame: Frame) -> int:
        return max(number for number, one in enumerate(self._progress(frame)) if one > 0)

    def _picture(self, frame: Frame, box: Box, tr: Catalogue) -> None:
        from bloc_game.ui.frontispiece import faded

        scale = frame.fonts.scale
        shown = frame.moving("title/map/shown", LONG)
        if shown <= 0 or self._base is None:
            return
        frame.picture(box, faded(self._base, shown))
        for piece, come in zip(self._pieces, self._progress(frame), strict=True):
            if piece is not None and come > 0 and shown >= 1:
                wide, tall = piece.surface.get_size()
                at = Box(
                    box.x + piece.x / scale, box.y + piece.y / scale, wide / scale, tall / scale
                )
                frame.picture(at.meet(box), faded(piece.surface, come))
        if shown >= 1 and box.w >= _LETTERED:
            self._letter(frame, box, tr)

    def _letter(self, frame: Frame, box: Box, tr: Catalogue) -> None:
        """The capitals, each where it lies over none before it."""
        from bloc_game.geography.plan import spoken
        from bloc_game.ui.map_picture import cover

        scale, taken = frame.fonts.scale, [Box(0, 0, 0, 0)]
        for city, (x, y) in self._cities:
            capital = cover().world.regions[city].capital
            if capital is None:
                continue
            name = spoken(capital.names, tr.language)
            at = Box(box.x + x / scale, box.y + y / scale, 0, 0).inset(-2.5)
            laid = frame.lay(name, _CITY, 400)
            for left in (at.right + 4, at.x - 4 - laid.width):
                room = Box(left, at.centre[1] - laid.height / 2 - 2, laid.width, laid.height)
                whole = room.join(at)
                if box.inset(SPACE.small).contains(whole) and not any(map(whole.touches, taken)):
                    frame.vector(at, [circle((2.5, 2.5), 2.3, Paint(fill=frame.scheme.ink))])
                    frame.write(laid, room.x, room.y, frame.scheme.ink)
                    taken.append(whole.inset(-3))
                    break

    # --- the days under it --------------------------------------------------------------------

    def _strip(self, frame: Frame, box: Box, tr: Catalogue) -> float:
        tall = max(sum(self._said(frame, box, tr, number)) for number in range(DAYS))
        return tall + 2 * SPACE.medium + (TARGET + SPACE.small if self._is_wide(box) else 0)

    def _is_wide(self, box: Box) -> bool:
        return box.w >= _APART * DAYS and box.h > 400

    def _said(self, frame: Frame, box: Box, tr: Catalogue, number: int) -> tuple[float, float]:
        date, event = told(tr)[number]
        width = box.w - 2 * SPACE.wide
        return (
            frame.lay(date_of(tr, date), _DATE, width).height,
            frame.lay(event, ASIDE, width).height,
        )

    def _caption(self, frame: Frame, box: Box, tr: Catalogue, *, wide: bool) -> None:
        now = self._now(frame)
        date, event = told(tr)[now]
        x, y, width = box.x + SPACE.wide, box.y + SPACE.medium, box.w - 2 * SPACE.wide
        laid = frame.lay(date_of(tr, date), _DATE, width)
        frame.write(laid, x, y, frame.scheme.ink)
        frame.write(frame.lay(event, ASIDE, width), x, y + laid.height, frame.scheme.soft_ink)
        if wide:
            self._key_of_sides(frame, box, tr, x + laid.width + SPACE.wide)
            self._thread(frame, Box(x, box.bottom - TARGET - SPACE.small, width, TARGET), tr, now)

    def _key_of_sides(self, frame: Frame, box: Box, tr: Catalogue, left: float) -> None:
        """What the two hatchings mean, at the right, where there is room for it."""
        if self._base is None:
            return
        from bloc_game.ui.scenes.map_shots import swatch

        x = box.right - SPACE.wide
        for side, name in (
            (Look.STRAW, tr("Occupied")),
            (Look.RED, tr("Soviet-led")),
            (Look.BLUE, tr("North Atlantic Treaty")),
        ):
            laid = frame.lay(name, NOTE, 400)
            x -= laid.width
            if x - 26 < left:
                return
            frame.write(laid, x, box.y + 19, frame.scheme.ink)
            x -= 26
            at = Box(x, box.y + 22, 20, 9)
            frame.picture(at, swatch(side, (20, 9), frame.scheme, frame.fonts.scale))
            x -= SPACE.large

    def _thread(self, frame: Frame, box: Box, tr: Catalogue, now: int) -> None:
        """The days as dots on a line: those that have come are inked."""
        scheme, line = frame.scheme, box.y + 8
        apart = (box.w - _LAST) / (DAYS - 1)
        places = [round(box.x + 5 + apart * number) for number in range(DAYS)]
        frame.fill(Box(places[0], line - 0.5, places[-1] - places[0], 1), scheme.rule)
        frame.fill(Box(places[0], line - 1, places[now] - places[0], 2), scheme.ink)
        for number, ((date, _), x) in enumerate(zip(told(tr), places, strict=True)):
            r = 5.0 if number == now else 4.0
            frame.fill(Box(x - r, line - r, 2 * r, 2 * r), scheme.ink)
            if number > now:
                frame.fill(Box(x - r + 1, line - r + 1, 2 * r - 2, 2 * r - 2), scheme.paper)
            style = _HERE if number == now else NOTE
            laid = frame.lay(_short(tr, date), style, apart)
            frame.write(laid, x - 5, line + 8, scheme.ink if number == now else scheme.soft_ink)
        frame.control(
            Control(
                id="day",
                boxes=(Box(box.x - 4, box.y - 2, box.w + 8, box.h + 2),),
                kind=Kind.PARTS,
                parts=tuple(Box(x - 8, box.y - 4, apart, box.h + 4) for x in places),
                chosen=now,
            )
        )


def told(tr: Catalogue) -> tuple[tuple[int, str], ...]:
    """The days of the title page, and what happened on each."""
    return (
        (19490404, tr("Twelve governments sign the North Atlantic Treaty.")),
        (19491007, tr("There are now two German states.")),
        (19520218, tr("Greece and Turkey come in.")),
        (19540331, tr("Moscow says that it is ready to examine joining, too.")),
        (19550506, tr("West Germany is let in instead.")),
        (19550514, tr("Eight governments sign a treaty of their own at Warsaw.")),
    )


def _short(tr: Catalogue, date: int) -> str:
    """Month and year, short: `Apr 1949`."""
    return f"{months(tr)[date // 100 % 100 - 1][:3]} {date // 10_000}"
