"""A small plate on the map from near: whose the territories in sight became, and when."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from bloc_game.geography.plan import RegionId, spoken
from bloc_game.geography.reading import world_in
from bloc_game.session.catalogue import Catalogue, date_of
from bloc_game.ui.layout import Box
from bloc_game.ui.scene import Frame
from bloc_game.ui.scenes.map_shots import MapDay
from bloc_game.ui.tokens import SPACE
from bloc_game.ui.widgets.words import NOTE

PLATE_FROM = 2  # steps of nearness
_MARGIN = 12.0


@dataclass(frozen=True, slots=True)
class Notes:
    """What the plate could say on a day; it says what is in sight."""

    tr: Catalogue
    day: MapDay

    def box(self, frame: Frame, within: Box) -> Box:
        """The room of all it could say, in the lower right corner."""
        return self._room(frame, within, tuple(self._said().values()))

    def place(self, frame: Frame, within: Box, seen: Collection[RegionId]) -> None:
        """Say what is in sight."""
        lines = tuple(text for region, text in self._said().items() if region in seen)
        if not lines:
            return
        box = self._room(frame, within, lines)
        frame.fill(box, frame.scheme.card)
        frame.edge(box, frame.scheme.rule)
        y = box.y + SPACE.hair
        for line in lines:
            laid = frame.lay(line, NOTE, box.w - 2 * SPACE.small)
            frame.write(laid, box.x + SPACE.small, y, frame.scheme.ink)
            y += laid.height

    def _said(self) -> dict[RegionId, str]:
        """Each territory that changed hands, in its words."""
        land, said = world_in(self.day.folder), dict[RegionId, str]()
        if land is None:
            return said
        for region, one in land.plan.territories.items():
            days = [day.on for day in land.regions[region].changes if day.on <= self.day.on]
            if days and one.since:
                date = date_of(self.tr, int(days[-1].strftime("%Y%m%d")))
                said[region] = spoken(one.since, self.tr.language).replace("{date}", date)
        return said

    def _room(self, frame: Frame, within: Box, lines: tuple[str, ...]) -> Box:
        most = within.w / 2
        laid = [frame.lay(line, NOTE, most - 2 * SPACE.small) for line in lines]
        wide = max((one.width for one in laid), default=0.0) + 2 * SPACE.small + 1
        tall = sum(one.height for one in laid) + 2 * SPACE.hair
        return Box(within.right - _MARGIN - wide, within.bottom - _MARGIN - tall, wide, tall)
