"""The map on the table: coloured by memberships, with a card for the government looked at.

Pictures are made once for a size, a scheme, a view and a day, and kept. The panel remembers where
it was drawn last, because a pointer says only where on the window it is. While the map moves, its
last picture is stretched; it is painted anew where it comes to rest.
"""

from __future__ import annotations

from dataclasses import dataclass

import pygame

from bloc_game.geography.land import owner
from bloc_game.geography.plan import RegionId
from bloc_game.geography.projection import Point, View
from bloc_game.ui.intents import Digit, Intent, Message, Pointer, Pressed, Touch, Wheel
from bloc_game.ui.layout import Box
from bloc_game.ui.map_camera import Camera, between
from bloc_game.ui.map_picture import lands
from bloc_game.ui.map_sheet import home_view
from bloc_game.ui.motion import LONG, SHORT, eased
from bloc_game.ui.scene import Frame
from bloc_game.ui.scenes.map_shots import MapDay, Memo, Shot, Shots
from bloc_game.ui.scenes.map_tools import FARTHER, NEARER, WHOLE

_REMEMBERED = 48  # keys and cards that were laid out
_SLOP = 4.0  # a hand that shakes less than this is not dragging
_MARGIN = 60.0  # how far from the edge a government chosen by keys is brought, at scale 1
_WAYS = {
    Intent.LEFT: (-1, 0),
    Intent.RIGHT: (1, 0),
    Intent.UP: (0, -1),
    Intent.DOWN: (0, 1),
}


@dataclass(frozen=True, slots=True)
class _Grip:
    """The pointer went down on the map here, and has or has not moved since."""

    x: float
    y: float
    camera: Camera
    is_pulling: bool = False


class MapPanel:
    """The map as a control: pointer and arrows choose a government, wheel and keys come nearer."""

    def __init__(self) -> None:
        self.hovered: RegionId | None = None
        self.chosen: RegionId | None = None
        self.camera = Camera()
        self.box = Box(0, 0, 0, 0)  # where the map was drawn, in units
        self.card = Box(0, 0, 0, 0)
        self.shot: Shot | None = None  # the last picture at rest
        self.memo = Memo(_REMEMBERED)
        self._shots = Shots()
        self._before: Shot | None = None  # what it showed until a turn changed it
        self._seen: View | None = None  # what was shown last, at rest or moving
        self._from: View | None = None
        self._moves = 0
        self._turned = 0.0
        self._grip: _Grip | None = None

    @property
    def looked_at(self) -> RegionId | None:
        """The government whose card lies on the map."""
        return self.hovered or self.chosen

    # --- using it -----------------------------------------------------------------------------

    def use(self, said: Message) -> bool:
        """Do what was asked of the map; False if it was none of its business."""
        match said:
            case Pointer():
                self.point(said)
            case Wheel(dy=dy, x=x, y=y) if self.box.holds(x, y):
                self._wheel(dy, (x, y))
            case Pressed(control=control) if control in (NEARER, FARTHER):
                self._step(1 if control == NEARER else -1)
            case Intent.PAGE_UP | Intent.PAGE_DOWN:
                self._step(1 if said is Intent.PAGE_UP else -1)
            case Pressed(control=control) if control == WHOLE:
                self._look(Camera())
            case Digit(n=0) | Intent.FIRST:
                self._look(Camera())
            case Intent() if said in _WAYS:
                self.walk(said)
            case _:
                return False
        return True

    def point(self, said: Pointer) -> None:
        """The pointer is over the map, or pulls it, or has left it."""
        if said.touch is Touch.DOWN:
            if self.box.holds(said.x, said.y):
                self._grip = _Grip(said.x, said.y, self.camera)
            return
        grip = self._grip
        if grip is not None and self._pull(grip, said):
            return
        if said.touch is Touch.UP:
            self._grip = None
        if self.hovered is not None and self.card.holds(said.x, said.y):
            return  # who reads the card does not point at what lies under it
        found = self._government(said)
        self.hovered = found
        if said.touch is Touch.UP and self.box.holds(said.x, said.y):
            self.chosen = None if found == self.chosen else found

    def walk(self, said: Intent) -> None:
        """An arrow: to the nearest government that way."""
        shot = self.shot
        if shot is None or not shot.day.governments:
            return
        self.hovered = None
        if self.chosen is None:
            self.chosen = shot.day.governments[0]
        else:
            self.chosen = _nearest(shot, self.chosen, _WAYS[said])
        piece = shot.picture.world.regions[self.chosen]
        if piece.layer != "inset" and not self.camera.is_home:
            place = piece.capital.place if piece.capital else piece.label
            size, scale = shot.picture.sheet.size, shot.picture.sheet.scale
            self._look(self.camera.showing(shot.home, size, place, _MARGIN * scale))

    def _pull(self, grip: _Grip, said: Pointer) -> bool:
        """Whether the pointer is pulling the map, which then chooses nothing."""
        dx, dy = said.x - grip.x, said.y - grip.y
        pulling = grip.is_pulling or max(abs(dx), abs(dy)) > _SLOP
        if not pulling or grip.camera.is_home or self.shot is None:
            return False
        sheet = self.shot.picture.sheet
        by = dx * sheet.scale, dy * sheet.scale
        self._look(grip.camera.dragged(self.shot.home, sheet.size, by), glide=False)
        done = said.touch is Touch.UP
        self._grip = None if done else _Grip(grip.x, grip.y, grip.camera, True)
        return True

    def _wheel(self, dy: float, at: Point) -> None:
        """Whole notches count; a smooth wheel says them in parts."""
        self._turned += dy
        steps = int(self._turned)
        if steps:
            self._turned -= steps
            self._step(steps, at)

    def _step(self, by: int, at: Point | None = None) -> None:
        """Nearer or farther, about the pointer, the government looked at, or the middle."""
        if self.shot is None:
            return
        sheet = self.shot.picture.sheet
        pixel = (sheet.width / 2, sheet.height / 2)
        if at is not None:
            pixel = ((at[0] - self.box.x) * sheet.scale, (at[1] - self.box.y) * sheet.scale)
        elif self.chosen is not None and self.shot.is_on_mainland(self.chosen):
            pixel = self.shot.picture.place_of(self.chosen)
        self._look(self.camera.stepped(by, self.shot.home, sheet.size, pixel))

    def _look(self, camera: Camera, *, glide: bool = True) -> None:
        """Look from somewhere else; with a pull, at once."""
        if camera == self.camera or self.shot is None:
            return
        sheet = self.shot.picture.sheet
        there = camera.view(self.shot.home, sheet.size)
        self._from = self._seen if glide else there
        self.camera = camera
        self._moves += 1

    def _government(self, said: Pointer) -> RegionId | None:
        """The government whose land the pointer is on, wherever the map has got to."""
        shot = self.shot
        if shot is None or self._seen is None or not self.box.holds(said.x, said.y):
            return None
        picture, governments = shot.picture, shot.day.governments
        scale = picture.sheet.scale
        pixel = (said.x - self.box.x) * scale, (said.y - self.box.y) * scale
        if picture.inset_box is None or not picture.inset_box.holds(*pixel):
            pixel = picture.sheet.view.to_pixels(self._seen.to_plane(pixel))
        region = picture.region_at(*pixel)
        if region is None:
            return None
        if region in governments:
            return region
        holder = owner(picture.world.regions, region, shot.day.on)
        return holder if holder in governments else None

    # --- drawing it ---------------------------------------------------------------------------

    def place(self, frame: Frame, box: Box, day: MapDay, taken: tuple[Box, ...]) -> bool:
        """Draw the map into a box, without names under `taken`; whether it is at rest.

        At rest its names are laid on top by the caller, over whatever lines it draws.
        """
        self.box = box
        scale = frame.fonts.scale
        size = max(round(box.w * scale), 2), max(round(box.h * scale), 2)
        view = self.camera.view(home_view(lands(day.folder).world.plan, *size), size)
        part = frame.moving(f"map:look:{self._moves}", SHORT) if self._moves else 1.0
        if part < 1 and self._from is not None and self.shot is not None and self.shot.fits(size):
            self._seen = between(self._from, view, size, eased(part))
            frame.picture(box, self.shot.seen_from(self._seen))
            self._place_inset(frame, self.shot)
            return False
        shot = self._shots.take(frame, size, view, day, taken)
        self._note(shot)
        self._seen = view
        frame.picture(box, self._faded(frame, shot))
        self._place_inset(frame, shot)
        self._outline(frame, shot, self.chosen, chosen=True)
        if self.hovered != self.chosen:
            self._outline(frame, shot, self.hovered, chosen=False)
        return True

    def _note(self, shot: Shot) -> None:
        """Remember what is shown, and what was shown before a turn changed its colours."""
        last = self.shot
        if last is not None and last is not shot:
            changed = last.day.sides != shot.day.sides or last.day.on != shot.day.on
            self._before = last if changed else None
        self.shot = shot

    def _faded(self, frame: Frame, shot: Shot) -> pygame.Surface:
        before = self._before
        if before is None or not before.is_like(shot):
            return shot.land
        part = frame.moving(f"map:sides:{hash((before.day, shot.day))}", LONG)
        return shot.land if part >= 1 else shot.blended(before, eased(part))

    def _place_inset(self, frame: Frame, shot: Shot) -> None:
        scale = shot.picture.sheet.scale
        at = shot.picture.inset_box
        if at is None or shot.inset is None:
            return
        place = Box(
            self.box.x + at.x / scale, self.box.y + at.y / scale, at.w / scale, at.h / scale
        )
        frame.picture(place, shot.inset)

    def _outline(self, frame: Frame, shot: Shot, region: RegionId | None, *, chosen: bool) -> None:
        line = shot.picture.outline(shot.whole(region), chosen=chosen) if region else None
        if line is None:
            return
        surface, (x, y) = line
        scale = shot.picture.sheet.scale
        at = Box(
            self.box.x + x / scale,
            self.box.y + y / scale,
            surface.get_width() / scale,
            surface.get_height() / scale,
        )
        frame.picture(at, surface)


def _nearest(shot: Shot, start: RegionId, way: tuple[int, int]) -> RegionId:
    """The government that lies nearest in a direction; the same one if there is none."""
    here = shot.picture.place_of(start)
    best: tuple[float, RegionId] | None = None
    for region in shot.day.governments:
        there = shot.picture.place_of(region)
        dx, dy = there[0] - here[0], there[1] - here[1]
        along = dx * way[0] + dy * way[1]
        across = abs(dx * way[1]) + abs(dy * way[0])
        if region != start and along > 0 and along >= across / 2:
            rated = along + 2 * across, region
            best = rated if best is None else min(best, rated)
    return best[1] if best is not None else start
