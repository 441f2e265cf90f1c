"""The card of a government: who leads it, where it sits, what it makes of the paper in hand."""

from __future__ import annotations

from bloc_game.session.catalogue import sentence
from bloc_game.session.views import StanceView
from bloc_game.session.views_reference import members_view
from bloc_game.session.views_table import in_office
from bloc_game.ui.scenes.map_panel import MapDay, world
from bloc_game.ui.scenes.map_sides import day, sides
from bloc_game.ui.scenes.parts import STAND_INK
from bloc_game.ui.scenes.play import Play
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


def government_card(play: Play, actor: str, draft: str | None) -> Widget:
    """What one may know of a government at a glance."""
    names, view = play.voice.names, play.view
    model = play.session.scenario.actors[actor]
    date = play.session.game.turns[view.turn - 1].date
    held = (in_office(model.leaders, date), in_office(model.foreign_ministers, date))
    offices = " · ".join(one.name for one in held if one is not None)
    name = names.actor(actor)
    bodies = members_view(play.voice, play.seen)
    sits = ", ".join(body.title for body in bodies if name in body.members)
    lines: list[Widget] = [Text(sentence(name), HEADING)]
    if offices:
        lines.append(Text(offices, _OFFICES, "soft_ink"))
    stance = _stance(play, actor, draft)
    if stance is not None:
        title, one = stance
        low, high = one.low - one.threshold, one.high - one.threshold
        lines.append(Text(title, LABEL, "soft_ink"))
        lines.append(Balance(low=low, high=high))
        lines.append(Text(one.answer, CONTROL_STRONG, STAND_INK[one.stand]))
    if sits:
        lines.append(Text(sits, LABEL, "soft_ink"))
    return Column(tuple(lines), gap=4)


def _stance(play: Play, actor: str, draft: str | None) -> tuple[str, StanceView] | None:
    """The draft in hand, and what the government makes of it, if it has a say in it."""
    for one in play.view.drafts:
        if draft is None or one.id == draft:
            for stance in one.stances:
                if stance.actor == actor:
                    return one.title, stance
    return None
