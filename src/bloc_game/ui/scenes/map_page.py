"""The map with all that lies on it: its key, its buttons, the arcs of this turn, a card."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bloc_game.session.catalogue import Catalogue, date_of
from bloc_game.session.views_map import ErrandsView
from bloc_game.ui.layout import Box
from bloc_game.ui.map_data import Alignment, alignments
from bloc_game.ui.map_labels import Kind as NameKind
from bloc_game.ui.map_names import PLACES_FROM
from bloc_game.ui.motion import LONG, eased
from bloc_game.ui.scene import Frame
from bloc_game.ui.scenes.governments import GovernmentCard
from bloc_game.ui.scenes.map_arcs import Arc, arcs, shapes
from bloc_game.ui.scenes.map_card import card_spot
from bloc_game.ui.scenes.map_legend import SWATCH, Entry, Legend, arc_entries, side_names
from bloc_game.ui.scenes.map_panel import MapPanel
from bloc_game.ui.scenes.map_shots import MapDay, Shot, swatch, world
from bloc_game.ui.scenes.map_sides import legend
from bloc_game.ui.scenes.map_tools import Tools
from bloc_game.ui.tokens import SPACE
from bloc_game.ui.widgets.containers import Card
from bloc_game.ui.widgets.controls import Control, Kind

CARD_WIDTH = 272.0
_STRIP = 30.0
_STAGGER = 0.05  # seconds from one arc to the next
_MARGIN = 12.0


@dataclass(frozen=True, slots=True)
class MapPage:
    """One map as it is laid out."""

    panel: MapPanel
    day: MapDay
    tr: Catalogue
    said: ErrandsView
    card: GovernmentCard | None = None

    def place(self, frame: Frame, box: Box) -> None:
        """The map above, its key along the foot, and a card over the map."""
        full = Legend((*self._sides(frame, None), *arc_entries(self.said, self.tr)))
        inner = box.w - 2 * SPACE.medium
        strip = max(full.height(frame, inner) + SPACE.small, _STRIP)
        foot, above = box.cut_bottom(min(strip, box.h / 2))
        tools = Tools(self.tr, self.panel.camera.is_home, self.panel.camera.is_nearest)
        corner = tools.box((above.x + _MARGIN, above.bottom - _MARGIN))
        taken = (_scaled(corner.moved(-above.x, -above.y), frame.fonts.scale),)
        at_rest = self.panel.place(frame, above, self.day, taken)
        shot = self.panel.shot
        if at_rest and shot is not None:
            self._draw_arcs(frame, above, shot)
        frame.control(Control(id="map", boxes=(above.inset(3),), kind=Kind.SCENE))
        tools.place(frame, corner)
        frame.fill(foot, frame.scheme.paper)
        frame.fill(Box(foot.x, foot.y, foot.w, 1), frame.scheme.rule)
        key = Legend((*self._sides(frame, shot), *arc_entries(self.said, self.tr)))
        key.place(frame, foot.inset(SPACE.medium, SPACE.small / 2))
        if shot is not None:
            self._place_card(frame, above, corner, shot)

    # --- the key ------------------------------------------------------------------------------

    def _sides(self, frame: Frame, shot: Shot | None) -> Iterator[Entry]:
        """The sides that are shown, all of the day's where no picture is given."""
        shown = shot.shown if shot is not None else self._all_sides()
        names = side_names(self.tr)
        for side in legend(shown):
            drawn = swatch(side, SWATCH, frame.scheme, frame.fonts.scale)
            yield Entry(drawn, names[side])
        if shot is not None and _is_near(shot):
            yield from (Entry(None, note) for note in self._notes(shot))

    def _all_sides(self) -> dict[str, Alignment]:
        return alignments(world().regions, dict(self.day.known), self.day.on)

    def _notes(self, shot: Shot) -> Iterator[str]:
        """Whose the territories in sight have become, and when."""
        tr = self.tr
        words = {
            "CRM": tr("Crimea: Ukrainian since {date}"),
            "FTT": tr("Trieste: Italian since {date}"),
        }
        for id, text in words.items():
            since = [one.on for one in world().regions[id].changes if one.on <= self.day.on]
            if since and id in shot.picture.sheet.reach:
                yield text.format(date=date_of(tr, int(since[-1].strftime("%Y%m%d"))))

    # --- on the map ---------------------------------------------------------------------------

    def _draw_arcs(self, frame: Frame, box: Box, shot: Shot) -> None:
        """This turn's errands; of a government that is looked at, only its own."""
        about = self.panel.looked_at
        scale = shot.picture.sheet.scale
        places = {}
        for region in self.day.governments:
            x, y = shot.picture.place_of(region)
            places[region] = box.x + x / scale, box.y + y / scale
        errands = tuple(
            one for one in self.said.errands if about is None or about in (one.by, one.on)
        )
        drawn = arcs(errands, self.said.moves, places)
        for number, (one, arc) in enumerate(zip(errands, drawn, strict=False)):
            id = f"map:arc:{self.said.date}:{one.move}:{one.by}:{one.on}"
            part = eased(frame.moving(id, LONG, wait=_STAGGER * number))
            self._draw_arc(frame, box, arc, part)

    def _draw_arc(self, frame: Frame, box: Box, arc: Arc, part: float) -> None:
        found = shapes(arc, part, box.inset(1), frame.scheme)
        if found is not None:
            frame.vector(*found)

    def _place_card(self, frame: Frame, box: Box, tools: Box, shot: Shot) -> None:
        region = self.panel.looked_at
        if self.card is None or region is None:
            self.panel.card = Box(0, 0, 0, 0)
            return
        wide = min(CARD_WIDTH, box.w - 2 * _MARGIN)
        inner = wide - 2 * SPACE.medium
        room = box.h - 2 * _MARGIN - 2 * SPACE.medium
        whole = Card(self.card.fitted(frame, inner, room), border="ink", padding=SPACE.medium)
        tall = min(whole.height(frame, wide), box.h - 4)
        about = shot.picture.reach_of(shot.whole(region))
        scale = shot.picture.sheet.scale
        place = card_spot(
            box,
            (wide, tall),
            about and _unscaled(about, scale).moved(box.x, box.y),
            (tools, _unscaled(shot.picture.inset_box, scale).moved(box.x, box.y)),
            tuple(
                _unscaled(label.box, scale).moved(box.x, box.y)
                for label in shot.labels
                if label.kind is not NameKind.CITY
            ),
        )
        self.panel.card = place
        with frame.level(1):
            whole.place(frame, place)


def _is_near(shot: Shot) -> bool:
    sheet = shot.picture.sheet
    return sheet.view.pixels_per_km >= PLACES_FROM * sheet.scale


def _scaled(box: Box, scale: float) -> Box:
    return Box(box.x * scale, box.y * scale, box.w * scale, box.h * scale)


def _unscaled(box: Box, scale: float) -> Box:
    return _scaled(box, 1 / scale)
