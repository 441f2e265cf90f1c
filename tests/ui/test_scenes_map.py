"""The map on the table tells the truth about alignment, and can be used by hand and by keys."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bloc_game.engine.sides import stands
from bloc_game.geography.looks import Look
from bloc_game.geography.sides import legend, side_names, sides, zoned
from bloc_game.ui.drawlist import changed
from bloc_game.ui.intents import Pointer, Touch
from bloc_game.ui.map_picture import cover
from bloc_game.ui.scenes.governments import map_day
from bloc_game.ui.scenes.table import TableScene
from tests.session.tiny import tiny
from tests.ui.walking import flagship, new_play, staged

MARCH_1954 = date(1954, 3, 31)


def shown(**numbers: int) -> dict[str, Look]:
    """The flagship's opening map, with cells such as `member__SUN__NATO` as said."""
    play = new_play()
    game = play.session.game
    cells = list(play.seen.observation.public)
    for name, value in numbers.items():
        cells[game.layout.at(*name.split("__"))] = value
    return sides(play.session.scenario, tuple(cells), cover().world, MARCH_1954)


def test_who_sits_in_an_alliance_stands_on_its_side() -> None:
    found = shown()
    assert found["FRA"] is Look.BLUE
    assert found["POL"] is Look.RED
    assert found["SWE"] is Look.SAND
    assert found["BRD"] is Look.SKY


def test_who_joins_changes_colour_and_who_leaves_loses_it() -> None:
    found = shown(member__SUN__NATO=1, member__FRA__NATO=0)
    assert {found[one] for one in ("SUN", "UKR", "BLR", "CRM")} == {Look.BLUE}
    assert found["FRA"] is Look.SKY


def test_austria_is_free_once_its_treaty_is_in_effect_and_has_no_zones_then() -> None:
    scenario, land = flagship(), cover().world
    occupied, free = shown(), shown(in_effect__austrian_treaty=1)
    assert (occupied["AUT"], free["AUT"]) == (Look.STRAW, Look.SAND)
    assert zoned(scenario, occupied, land, MARCH_1954) == {"AUT"}
    assert zoned(scenario, free, land, MARCH_1954) == frozenset()


def test_a_story_without_a_map_has_none() -> None:
    play = new_play(scenario=tiny())
    assert map_day(play) is None
    game = play.session.game
    assert stands(game.sides, game.actors, play.seen.observation.public) == {}


def test_the_key_explains_every_side_that_is_shown() -> None:
    found = {"FRA": Look.BLUE, "SWE": Look.SAND, "DZA": Look.BACKDROP}
    assert legend(found) == (Look.BLUE, Look.SAND)
    called = side_names(new_play().voice.names)
    assert called.keys() == set(Look)
    assert called[Look.RED] == "Soviet-led"


def test_the_pointer_over_a_country_shows_its_card_and_leaves_it() -> None:
    scene = TableScene(new_play())
    stage = staged(scene)
    handle = stage.handles.control("map")
    assert handle is not None
    assert not stage.drawing.says("Joseph Laniel")
    for x in range(0, 800, 12):
        stage.send(Pointer(Touch.MOVE, float(x), 440.0))
        if scene.map.hovered == "FRA":
            break
    assert scene.map.hovered == "FRA"
    assert stage.drawing.says("Joseph Laniel")
    stage.send(Pointer(Touch.MOVE, 1200.0, 20.0))
    assert not stage.drawing.says("Joseph Laniel")


def test_a_card_shows_no_more_than_the_seat_may_know() -> None:
    assert flagship().game.secrets
    american = TableScene(new_play(("USA",)))
    american.map.chosen = "FRA"
    stage = staged(american)
    play = american.play
    hidden = [
        secret
        for secret, strength in zip(
            play.session.game.secrets, play.seen.observation.strengths, strict=True
        )
        if strength is None
    ]
    state = play.session.state
    places = [secret.place - play.session.game.layout.private_end for secret in hidden]
    before = stage.drawing.texts()
    altered = tuple(
        value + 1 if number in places else value for number, value in enumerate(state.hidden)
    )
    last = play.session.played[-1] if play.session.played else None
    other = replace(state, hidden=altered)
    if last is None:
        opening = play.session.opening
        play.session.opening = replace(opening, state=other)
    else:
        session = play.session
        cut = session.histories.cut(session.mark - 1)
        session.histories = cut.acted(replace(last, step=replace(last.step, state=other)))
    play.speak("en")
    assert staged(american).drawing.texts() == before


def test_where_nothing_changes_nothing_is_painted_again() -> None:
    scene = TableScene(new_play())
    stage = staged(scene)
    before = stage.drawing
    stage.send(Pointer(Touch.MOVE, 1.0, 700.0))
    assert changed(before, stage.drawing) is None
