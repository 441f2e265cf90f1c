"""The map with all that lies on it: its key, its buttons, the arcs of this turn, a card."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bloc_game.geography.looks import Look
from bloc_game.geography.plan import RegionId
from bloc_game.geography.sides import legend
from bloc_game.session.catalogue import Catalogue
from bloc_game.session.views_map import ErrandsView
from bloc_game.ui.layout import Box
from bloc_game.ui.map_labels import Kind as NameKind
from bloc_game.ui.motion import LONG, eased
from bloc_game.ui.scene import Frame
from bloc_game.ui.scenes.governments import GovernmentCard
from bloc_game.ui.scenes.map_arcs import Arc, arcs, shapes
from bloc_game.ui.scenes.map_card import card_spot
from bloc_game.ui.scenes.map_legend import SWATCH, Entry, Legend, arc_entries
from bloc_game.ui.scenes.map_notes import PLATE_FROM, Notes
from bloc_game.ui.scenes.map_panel import MapPanel
from bloc_game.ui.scenes.map_shots import MapDay, Shot, swatch
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
        foot, above = box.cut_bottom(min(self._strip(frame, box.w), box.h / 2))
        camera = self.panel.camera
        tools = Tools(self.tr, camera.is_home, camera.is_nearest)
        corner = tools.box((above.x + _MARGIN, above.bottom - _MARGIN))
        plate = Notes(self.tr, self.day)
        held = [corner, *([plate.box(frame, above)] if camera.step >= PLATE_FROM else [])]
        scale = frame.fonts.scale
        taken = tuple(_scaled(one.moved(-above.x, -above.y), scale) for one in held)
        at_rest = self.panel.place(frame, above, self.day, taken)
        shot = self.panel.shot
        if shot is None:
            return
        if at_rest:
            self._draw_arcs(frame, above, shot)
            frame.picture(above, shot.names)
            if camera.step >= PLATE_FROM:
                plate.place(frame, above, frozenset(shot.picture.sheet.reach))
        frame.control(Control(id="map", boxes=(above.inset(3),), kind=Kind.SCENE))
        tools.place(frame, corner)
        frame.fill(foot, frame.scheme.paper)
        frame.fill(Box(foot.x, foot.y, foot.w, 1), frame.scheme.rule)
        self._key(frame, shot).place(frame, foot.inset(SPACE.medium, SPACE.small / 2))
        self._place_card(frame, above, corner, shot)

    # --- the key ------------------------------------------------------------------------------

    def _strip(self, frame: Frame, width: float) -> float:
        """The height of the key, with room for all that the day could ask of it."""

        def measured() -> float:
            full = Legend(
                (*self._sides(frame, dict(self.day.sides)), *arc_entries(self.said, self.tr))
            )
            return max(full.height(frame, width - 2 * SPACE.medium) + SPACE.small, _STRIP)

        key = "strip", self.day, self.said, width, frame.fonts.scale, self.tr.language
        return self.panel.memo.keep(key, measured)

    def _key(self, frame: Frame, shot: Shot) -> Legend:
        """What is shown, and no more."""

        def listed() -> Legend:
            return Legend((*self._sides(frame, shot.shown), *arc_entries(self.said, self.tr)))

        key = "key", shot, self.said, frame.scheme.name, self.tr.language
        return self.panel.memo.keep(key, listed)

    def _sides(self, frame: Frame, shown: Mapping[RegionId, Look]) -> Iterator[Entry]:
        names = dict(self.day.called)
        for side in legend(shown):
            drawn = swatch(side, SWATCH, frame.scheme, frame.fonts.scale)
            yield Entry(drawn, names[side])

    # --- on the map ---------------------------------------------------------------------------

    def _draw_arcs(self, frame: Frame, box: Box, shot: Shot) -> None:
        """This turn's errands; of a government that is looked at, only its own."""
        about = self.panel.looked_at
        scale = shot.picture.sheet.scale
        if not self.said.errands:
            return
        places = {}
        for region in self.day.governments:
            x, y = shot.picture.place_of(region)
            places[region] = box.x + x / scale, box.y + y / scale
        errands = tuple(
            one for one in self.said.errands if about is None or about in (one.by, one.on)
        )

        def ways() -> tuple[Arc, ...]:
            names = [
                _scaled(line, 1 / scale).moved(box.x, box.y)
                for label in shot.labels
                for line in label.boxes
            ]
            return tuple(arcs(errands, self.said.moves, places, names))

        drawn = self.panel.memo.keep(("arcs", errands, self.said.moves, box, shot), ways)
        for number, (one, arc) in enumerate(zip(errands, drawn, strict=False)):
            id = f"map:arc:{self.said.date}:{one.move}:{one.by}:{one.on}"
            part = eased(frame.moving(id, LONG, wait=_STAGGER * number))
            self._draw_arc(frame, box, arc, part)

    def _draw_arc(self, frame: Frame, box: Box, arc: Arc, part: float) -> None:
        found = shapes(arc, part, box.inset(1), frame.scheme)
        if found is not None:
            frame.vector(*found)

    def _place_card(self, frame: Frame, box: Box, tools: Box, shot: Shot) -> None:
        region, card = self.panel.looked_at, self.card
        if card is None or region is None:
            self.panel.card = Box(0, 0, 0, 0)
            return
        key = "card", _Same(card), shot, box, frame.fonts.scale
        made = self.panel.memo.keep(key, lambda: self._card(frame, card, box, tools, shot))
        whole, self.panel.card = made
        with frame.level(1):
            whole.place(frame, self.panel.card)

    def _card(
        self, frame: Frame, card: GovernmentCard, box: Box, tools: Box, shot: Shot
    ) -> tuple[Card, Box]:
        """The card with what has room on it, and where it covers least."""
        wide = min(CARD_WIDTH, box.w - 2 * _MARGIN)
        room = box.h - 2 * _MARGIN - 2 * SPACE.medium
        fitted = card.fitted(frame, wide - 2 * SPACE.medium, room)
        whole = Card(fitted, border="ink", padding=SPACE.medium)
        tall = min(whole.height(frame, wide), box.h - 4)

        def on_page(pixels: Box) -> Box:
            return _scaled(pixels, 1 / shot.picture.sheet.scale).moved(box.x, box.y)

        own = self.panel.looked_at or ""
        seen = [shot.picture.reach_of(one) for one in (own, *sorted(shot.whole(own) - {own}))]
        about = [on_page(one) for one in seen if one is not None]
        inset = shot.picture.inset_box
        held = (tools, *([on_page(inset)] if inset is not None else []))
        names = [on_page(one.box) for one in shot.labels if one.kind is not NameKind.CITY]
        return whole, card_spot(box, (wide, tall), about, held, names)


class _Same:
    """A thing that is equal to itself alone: a card is kept by the play, and long to compare."""

    def __init__(self, thing: object) -> None:
        self.thing = thing

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.thing is self.thing

    def __hash__(self) -> int:
        return id(self.thing)


def _scaled(box: Box, scale: float) -> Box:
    return Box(box.x * scale, box.y * scale, box.w * scale, box.h * scale)
