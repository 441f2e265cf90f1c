"""The card of a government: who leads it, where it sits, what it makes of the paper in hand."""

from __future__ import annotations

from collections.abc import Iterator

from bloc_game.session.catalogue import sentence
from bloc_game.session.views import StanceView
from bloc_game.session.views_reference import members_view
from bloc_game.session.views_table import in_office
from bloc_game.ui.scenes.map_panel import MapDay, world
from bloc_game.ui.scenes.map_sides import SIDES, day, sides
from bloc_game.ui.scenes.parts import STAND_INK
from bloc_game.ui.scenes.play import Levels, Play
from bloc_game.ui.text import Face, TextStyle
from bloc_game.ui.widgets.containers import Column
from bloc_game.ui.widgets.gauges import Balance
from bloc_game.ui.widgets.words import CONTROL_STRONG, HEADING, LABEL, Text, Widget

_OFFICES = TextStyle(Face.PROSE_ITALIC, 13)


def map_day(play: Play) -> MapDay:
    """What the map says at this moment."""
    game, seen = play.session.game, play.seen
    land = world()
    known = sides(game, seen.observation.public, land)
    actors = play.session.scenario.actors
    governments = tuple(
        actor
        for actor in game.actors
        if actor in land.regions and actors[actor].kind == "government"
    )
    turn = game.turns[play.view.turn - 1]
    return MapDay(tuple(sorted(known.items())), day(turn.date), play.language, governments)


def government_card(play: Play, actor: str, draft: str | None, levels: Levels | None) -> Widget:
    """What one may know of a government at a glance; `levels` is what is tried in pencil."""
    name = play.voice.names.actor(actor)
    lines: list[Widget] = [Text(sentence(name), HEADING)]
    offices = " · ".join(_offices(play, actor))
    if offices:
        lines.append(Text(offices, _OFFICES, "soft_ink"))
    stance = _stance(play, actor, draft, levels)
    if stance is not None:
        title, one = stance
        low, high = one.low - one.threshold, one.high - one.threshold
        lines.append(Text(title, LABEL, "soft_ink"))
        lines.append(Balance(low=low, high=high))
        lines.append(Text(one.answer, CONTROL_STRONG, STAND_INK[one.stand]))
    lines += [Text(one, LABEL) for one in _relations(play, actor)]
    alliances = {body for body, _ in SIDES}
    bodies = members_view(play.voice, play.seen)
    sits = (body.title for body in bodies if body.id in alliances and name in body.members)
    lines += [Text(title, LABEL, "soft_ink") for title in sits]
    return Column(tuple(lines), gap=4)


def _offices(play: Play, actor: str) -> Iterator[str]:
    """Who leads it and who speaks for it abroad, on the day of the turn."""
    model = play.session.scenario.actors[actor]
    date = play.session.game.turns[play.view.turn - 1].date
    for held in (in_office(model.leaders, date), in_office(model.foreign_ministers, date)):
        if held is not None:
            yield held.name


def _relations(play: Play, actor: str) -> Iterator[str]:
    """What the two have between them, as far as it is seen."""
    tr = play.tr
    for one in play.view.seat.relations:
        if one.actor != actor:
            continue
        if one.mine is not None:
            yield tr("{title}, ours in them: {n}", title=one.title, n=one.mine)
        if one.theirs is not None:
            yield tr("{title}, theirs in us: {n}", title=one.title, n=one.theirs)


def _stance(
    play: Play, actor: str, draft: str | None, levels: Levels | None
) -> tuple[str, StanceView] | None:
    """The draft in hand, and what the government makes of it, if it has a say in it."""
    if draft is None:
        return None
    shown, _ = play.draft(draft, levels)
    found = next((one for one in shown.stances if one.actor == actor), None)
    return (shown.title, found) if found is not None else None
