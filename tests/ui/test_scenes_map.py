"""The map on the table tells the truth about alignment, and can be used by hand and by keys."""

from __future__ import annotations

from dataclasses import replace

from bloc_game.engine.game import Game
from bloc_game.ui.drawlist import changed
from bloc_game.ui.intents import Pointer, Touch
from bloc_game.ui.map_data import Alignment
from bloc_game.ui.scenes.map_legend import side_names
from bloc_game.ui.scenes.map_shots import world
from bloc_game.ui.scenes.map_sides import legend, sides
from bloc_game.ui.scenes.table import TableScene
from tests.session.tiny import tiny
from tests.ui.walking import flagship, new_play, staged


def public(**members: bool) -> tuple[Game, tuple[int, ...]]:
    """The flagship's opening numbers, with memberships `NATO__SUN=True` as said."""
    play = new_play()
    game = play.session.game
    cells = list(play.seen.observation.public)
    for name, joined in members.items():
        body, actor = name.split("__")
        cells[game.layout.at("member", actor, body)] = int(joined)
    return game, tuple(cells)


def test_who_sits_in_an_alliance_stands_on_its_side() -> None:
    known = sides(*public(), world())
    assert known["FRA"] is Alignment.ATLANTIC
    assert known["POL"] is Alignment.SOVIET
    assert "SWE" not in known
    assert "BRD" not in known


def test_who_joins_changes_colour_and_who_leaves_loses_it() -> None:
    known = sides(*public(NATO__SUN=True, NATO__FRA=False), world())
    assert known["SUN"] is Alignment.ATLANTIC
    assert known["FRA"] is Alignment.WEST


def test_a_story_without_alliances_says_nothing_of_sides() -> None:
    play = new_play(scenario=tiny())
    assert sides(play.session.game, play.seen.observation.public, world()) == {}


def test_the_key_explains_every_side_that_is_shown() -> None:
    shown = {"FRA": Alignment.ATLANTIC, "SWE": Alignment.NEUTRAL, "DZA": Alignment.BACKDROP}
    assert legend(shown) == (Alignment.ATLANTIC, Alignment.NEUTRAL)
    assert side_names(new_play().tr).keys() == set(Alignment)


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
