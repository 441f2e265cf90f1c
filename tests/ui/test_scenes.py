"""Every screen of the game: nothing lost, nothing over another, everything reached by keys."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bloc_game.ui.intents import Changed, Digit, Followed, Intent, Pressed, Typed
from bloc_game.ui.layout import Box
from bloc_game.ui.scene import Frame
from bloc_game.ui.scenes.desk import Now, Paper
from bloc_game.ui.scenes.ending import LEAVES, EndingScene, StoryScene
from bloc_game.ui.scenes.handover import HandoverScene
from bloc_game.ui.scenes.help import HelpScene
from bloc_game.ui.scenes.menu import MenuScene
from bloc_game.ui.scenes.phases import Phases
from bloc_game.ui.scenes.seats import SeatsScene
from bloc_game.ui.scenes.table import TableScene
from bloc_game.ui.scenes.table_head import Goals
from bloc_game.ui.scenes.title import TitleScene
from bloc_game.ui.scenes.wish import Wish
from bloc_game.ui.stage import Stage
from bloc_game.ui.tokens import LIGHT
from bloc_game.ui.widgets.words import LABEL
from tests.session.tiny import tiny
from tests.ui.walking import (
    Screen,
    finished,
    first_turns,
    flagship,
    new_play,
    papers,
    played_to_the_end,
    primary,
    seen,
    staged,
    step,
)

SIZES = ((1024, 600), (1280, 720), (1920, 1080))
SCALES = (1.0, 1.5)


@pytest.fixture(autouse=True)
def _saves(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BLOC_GAME_SAVES", str(tmp_path_factory.mktemp("saves")))


# --- nothing is lost ----------------------------------------------------------------------------


def faults(screen: Screen) -> list[str]:
    """What is wrong with a screen: text outside, text over text, controls without a place."""
    drawing = screen.drawing
    lost = [f"{screen.name}: outside: {getattr(one, 'text', one)}" for one in drawing.outside()]
    over = [f"{screen.name}: {one!r} lies over {other!r}" for one, other in drawing.overlaps()]
    empty = [
        f"{screen.name}: {one.id} is nowhere" for one in screen.handles.controls if not one.boxes
    ]
    ids = [one.id for one in screen.handles.controls]
    twice = [f"{screen.name}: two controls are {id}" for id in set(ids) if ids.count(id) > 1]
    return lost + over + empty + twice


def all_screens(stage: Stage) -> Iterator[Screen]:
    yield from first_turns(stage)
    for scene in (HelpScene(new_play().tr), MenuScene(new_play(language="id"))):
        yield seen(staged(scene, stage.size, stage.scale), type(scene).__name__)


@pytest.mark.parametrize("language", ["en", "id"])
@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("size", SIZES)
def test_nothing_is_lost_at_any_size_or_language(
    size: tuple[int, int], scale: float, language: str
) -> None:
    stage = staged(TableScene(new_play(language=language)), size, scale)
    found = [fault for screen in all_screens(stage) for fault in faults(screen)]
    assert found == []


@pytest.mark.parametrize("language", ["en", "id"])
@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("size", SIZES)
def test_nothing_is_lost_before_and_after_a_game(
    size: tuple[int, int], scale: float, language: str
) -> None:
    play = finished()
    play.speak(language)
    wish = Wish(language=language)
    scenes = (
        TitleScene(wish),
        SeatsScene(flagship(), wish),
        HandoverScene(play, "USA", TableScene),
        EndingScene(play, TableScene),
        StoryScene(play),
    )
    for scene in scenes:
        screen = seen(staged(scene, size, scale), type(scene).__name__)
        assert faults(screen) == []


def test_a_planted_overflow_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    def place(_self: Goals, frame: Frame, box: Box) -> None:
        wide = frame.lay("German soldiers in a Western army " * 9, LABEL, 5000)
        frame.write(wide, box.x, box.y, LIGHT.ink)

    monkeypatch.setattr(Goals, "place", place)
    stage = staged(TableScene(new_play()))
    assert any("outside" in fault for fault in faults(seen(stage, "planted")))


def test_a_planted_overlap_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Phases, "height", lambda *_: -12.0)
    stage = staged(TableScene(new_play()))
    assert any("lies over" in fault for fault in faults(seen(stage, "planted")))


# --- keys ---------------------------------------------------------------------------------------


def reached(stage: Stage) -> set[str]:
    """Every control that Tab comes to, and the arrows within a list."""
    found: set[str] = set()
    for _ in range(2 * len(stage.handles.controls) + 2):
        focus = stage.handles.control(stage.attention.focus)
        assert focus is not None
        found.add(focus.id)
        stage.send(Intent.DOWN if focus.group else Intent.NEXT)
    return found


@pytest.mark.parametrize("size", [(1280, 720), (800, 500)])
def test_everything_is_reached_by_keys(size: tuple[int, int]) -> None:
    stage = staged(TableScene(new_play()), size)
    for _ in range(4):
        for screen in papers(stage, "table"):
            wanted = {one.id for one in screen.handles.controls}
            assert wanted <= reached(stage), screen.name
        step(stage)


def test_the_map_is_walked_by_arrows() -> None:
    scene = TableScene(new_play())
    stage = staged(scene)
    while stage.attention.focus != "map":
        stage.send(Intent.NEXT)
    stage.send(Intent.RIGHT)
    first = scene.map.chosen
    assert first is not None
    stage.send(Intent.RIGHT)
    assert scene.map.chosen != first
    stage.send(Intent.NEXT)
    assert stage.attention.focus != "map"


def test_enter_alone_with_digits_plays_to_an_ending() -> None:
    stage = staged(TableScene(new_play()))
    played_to_the_end(stage)
    assert stage.drawing.says("Outcome")


# --- what the table promises --------------------------------------------------------------------


def test_the_dark_button_names_the_next_step() -> None:
    stage = staged(TableScene(new_play()))
    assert stage.drawing.says("I have read this")
    stage.send(Intent.CONFIRM)
    assert stage.drawing.says("Your moves")
    stage.send(Digit(1))
    stage.send_all(Digit(number) for number in range(1, 7))
    assert stage.drawing.says("Seal this move")


def test_trying_in_pencil_changes_nothing_but_shows_who_would_sign() -> None:
    play = new_play(("GBR",), scenario=tiny())
    scene = TableScene(play)
    stage = staged(scene)
    step(stage)
    stage.send_all([])
    scene.handle(Changed("papers", int(Paper.DRAFT)))
    before, digest = stage.drawing.texts(), play.session.mark
    stage.click("papers")
    scene.handle(Changed("clause:entry", 1))
    stage.send(Intent.NEXT)
    stage.send(Intent.PREVIOUS)
    assert stage.drawing.texts() != before
    assert stage.drawing.says("In pencil")
    assert play.session.mark == digest


def test_tabling_what_is_in_pencil_is_a_move_with_its_cost() -> None:
    play = new_play(("GBR",), scenario=tiny())
    scene = TableScene(play)
    stage = staged(scene)
    while scene.now is not Now.MOVES:
        step(stage)
    scene.handle(Changed("clause:entry", 1))
    scene.handle(Changed("papers", int(Paper.DRAFT)))
    stage.send(Intent.NEXT)
    assert stage.drawing.says("Table it for 0")
    stage.click("table:0")
    assert play.view.moves is not None
    assert play.view.moves.sealed != () or play.view.turn > 1


def test_what_was_sealed_can_be_taken_back() -> None:
    play = new_play()
    stage = staged(TableScene(play))
    stage.send(Intent.CONFIRM)
    stage.send(Digit(4))
    for number in range(1, 7):
        if not primary(stage).id.startswith("next:moves") or stage.drawing.says("Seal this move"):
            break
        stage.send(Digit(number))
    stage.click(primary(stage).id)
    assert play.view.moves is not None
    assert len(play.view.moves.sealed) == 1
    stage.click("back")
    assert not stage.drawing.says("Sealed")


def test_undo_goes_back_to_the_last_step() -> None:
    play = new_play()
    stage = staged(TableScene(play))
    while play.view.turn == 1:
        step(stage)
    stage.send(Intent.UNDO)
    assert play.view.turn == 1


def test_a_note_opens_its_source_and_escape_goes_back() -> None:
    scene = TableScene(new_play())
    stage = staged(scene)
    note = next(one for one in stage.handles.controls if isinstance(one.says, Followed))
    stage.click(note.id)
    assert scene.desk.reading[0] == "source"
    assert stage.drawing.says("All entries of the codex")
    stage.send(Intent.CANCEL)
    assert stage.drawing.says("Your instructions")


def test_a_slash_puts_the_cursor_into_the_search_of_the_codex() -> None:
    scene = TableScene(new_play())
    stage = staged(scene)
    stage.send(Typed("/"))
    assert stage.attention.focus == "search"
    stage.send_all(Typed(sign) for sign in "molotov")
    assert scene.desk.search == "molotov"
    entries = [one.id for one in stage.handles.controls if one.id.startswith("entry:")]
    assert entries[0] == "entry:molotov"  # titles first, then where it is spoken of


def test_a_track_tells_why_it_moved() -> None:
    scene = TableScene(new_play())
    stage = staged(scene)
    stage.click("why:tension")
    assert scene.desk.paper is Paper.WHY
    assert scene.desk.track == "tension"


def test_the_language_changes_while_one_plays() -> None:
    play = new_play()
    stage = staged(TableScene(play))
    assert stage.drawing.says("Telegrams")
    stage.send(Intent.CANCEL)
    scene = stage.scene
    assert isinstance(scene, MenuScene)
    scene.handle(Changed("language", 1))
    stage.click("on")
    assert stage.drawing.says("Telegram")
    assert not stage.drawing.says("Telegrams")


# --- two at one window --------------------------------------------------------------------------


def test_between_two_players_nothing_of_either_is_shown() -> None:
    play = new_play(("USA", "SUN"))
    stage = staged(TableScene(play))
    for _ in range(40):
        if isinstance(stage.scene, HandoverScene):
            break
        step(stage)
    scene = stage.scene
    assert isinstance(scene, HandoverScene)
    hidden = (play.view.seat.brief, play.view.seat.secret)
    for text in hidden:
        assert not text or not stage.drawing.says(text[:40])
    scene.handle(Pressed("menu"))
    stage.send(Intent.CONFIRM)
    assert play.seat == "SUN"


def test_two_players_come_to_an_ending() -> None:
    stage = staged(TableScene(new_play(("USA", "SUN"))))
    played_to_the_end(stage, 900)


def test_the_codex_knows_what_was_met_and_read_and_the_way_back() -> None:
    scene = TableScene(new_play())
    stage = staged(scene)
    stage.send(Typed("c"))
    articles = [one for shelf in scene.play.shelves for one in shelf.articles]
    met = next(one for one in articles if one.met)
    assert not any(one.read for one in articles)
    scene.handle(Pressed(f"entry:{met.id}"))
    scene.handle(Pressed("entry:nato"))
    read = {one.id for shelf in scene.play.shelves for one in shelf.articles if one.read}
    assert read == {met.id, "nato"}
    scene.handle(Pressed("trail:back"))
    assert scene.desk.reading == ("codex", met.id)
    scene.handle(Pressed("trail:on"))
    assert scene.desk.reading == ("codex", "nato")
    assert any("Turkey" in line for line in scene.play.standing("nato"))
    scene.handle(Pressed("contents"))
    scene.handle(Changed("shelf", 1))
    listed = {one.id for one in staged(scene).handles.controls if one.id.startswith("entry:")}
    assert listed == {f"entry:{one.id}" for one in articles if one.met}


def test_the_debrief_is_written_beside_the_save_and_says_where(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BLOC_GAME_SAVES", str(tmp_path))
    stage = staged(TableScene(new_play()))
    played_to_the_end(stage)
    for leaf in LEAVES[:-1]:
        if leaf == "luck":  # which only a staff can part from skill
            continue
        assert isinstance(stage.scene, EndingScene)
        assert stage.scene.leaf == leaf
        stage.click("on")
    stage.click("export")
    (page,) = tmp_path.glob("*.html")
    assert stage.drawing.says(page.name)
    assert "</html>" in page.read_text(encoding="utf-8")
