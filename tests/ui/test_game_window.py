"""The way into the window: refused at once where there is none, quick where there is."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from bloc_game.session.locations import saved_games
from bloc_game.ui.intents import Changed, Followed, Intent, Pressed
from bloc_game.ui.scenes.desk import Now, Paper
from bloc_game.ui.scenes.histories import HistoriesScene
from bloc_game.ui.scenes.opening import first_scene
from bloc_game.ui.scenes.reading import ReadingScene
from bloc_game.ui.scenes.saved import SavedScene
from bloc_game.ui.scenes.seats import SeatsScene
from bloc_game.ui.scenes.starting import CannotOpen
from bloc_game.ui.scenes.table import TableScene
from bloc_game.ui.scenes.title import TitleScene
from bloc_game.ui.scenes.wish import Wish
from tests.session.tiny import TINY, tiny_file
from tests.ui.walking import played_to_the_end, staged, step


@pytest.fixture(autouse=True)
def _saves(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BLOC_GAME_SAVES", str(tmp_path / "saves"))


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a screen")
def test_without_a_screen_nothing_is_loaded_and_the_player_is_told() -> None:
    script = (
        "import sys\n"
        "from bloc_game.ui.game_window import NoDisplay, open_game\n"
        "try:\n    open_game()\n"
        "except NoDisplay as reason:\n    print(reason)\n"
        "print('pygame' in sys.modules)\n"
    )
    unset = ("DISPLAY", "WAYLAND_DISPLAY", "SDL_VIDEODRIVER")
    environment = {name: value for name, value in os.environ.items() if name not in unset}
    done = subprocess.run(
        [sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=True
    )
    *told, loaded = done.stdout.splitlines()
    assert "--text" in " ".join(told)
    assert loaded == "False"


@pytest.mark.skipif(sys.platform != "linux", reason="only X11 can be named and not be there")
def test_where_the_screen_does_not_answer_no_game_is_begun(tmp_path: Path) -> None:
    script = (
        "from bloc_game.ui.game_window import NoDisplay, open_game\n"
        "try:\n    open_game('soviet_application', ('USA',))\n"
        "except NoDisplay as reason:\n    print(reason)\n"
    )
    saves = tmp_path / "none"
    environment = {**os.environ, "DISPLAY": ":7654", "BLOC_GAME_SAVES": str(saves)}
    for name in ("WAYLAND_DISPLAY", "SDL_VIDEODRIVER"):
        environment.pop(name, None)
    done = subprocess.run(
        [sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=True
    )
    assert "--text" in done.stdout
    assert not saves.exists()


def test_with_nothing_said_the_title_page_comes_first() -> None:
    stage = staged(first_scene(Wish()))
    assert stage.drawing.says("bloc_game")
    stage.send(Intent.CONFIRM)
    assert type(stage.scene).__name__ == "HistoriesScene"
    stage.send(Intent.CONFIRM)
    assert isinstance(stage.scene, SeatsScene)
    stage.send(Intent.CONFIRM)
    assert isinstance(stage.scene, TableScene)
    assert len(saved_games()) == 1


def test_the_title_page_speaks_the_language_chosen() -> None:
    scene = TitleScene(Wish())
    stage = staged(scene)
    assert stage.drawing.says("How to play")
    scene.handle(Changed("language", 1))
    stage.send(Intent.NEXT)
    assert stage.drawing.says("Cara bermain")


def test_a_scenario_that_is_not_there_is_told() -> None:
    with pytest.raises(CannotOpen, match="no scenario 'atlantis'"):
        first_scene(Wish(scenario="atlantis"))


def test_a_saved_game_goes_on_where_it_was_left(tmp_path: Path) -> None:
    wish = Wish(scenario=str(tiny_file(tmp_path)), seats=("USA",), seed=3)
    scene = first_scene(wish)
    assert isinstance(scene, TableScene)
    stage = staged(scene)
    for _ in range(3):
        step(stage)
    mark = scene.play.session.mark
    assert mark > 0
    scene.play.session.save = None
    saves = SavedScene(Wish())
    resumed = staged(saves)
    resumed.send(Intent.CONFIRM)
    table = resumed.scene
    assert isinstance(table, TableScene)
    assert table.play.session.mark == mark
    played_to_the_end(resumed)


def test_who_takes_up_a_game_is_not_told_all_of_it_again(tmp_path: Path) -> None:
    save = tmp_path / "one.jsonl"
    begun = first_scene(Wish("bandung_1955", ("CHN",), 5, save=save))
    assert isinstance(begun, TableScene)
    play = begun.play
    while play.view.turn < 4:
        moves, decision = play.view.moves, play.view.decision
        if moves is not None:
            assert not play.submit(moves.hold)
        else:
            assert decision is not None
            assert not play.submit(decision.options[0].action)
    assert play.new_votes, "the five have voted on the guests"
    play.session.save = None
    table = first_scene(Wish(save=save))
    assert isinstance(table, TableScene)
    assert not table.play.new_votes
    assert table.now is Now.NEWS
    assert table.desk.paper is Paper.TELEGRAMS


def test_a_damaged_save_is_told_and_not_opened(tmp_path: Path) -> None:
    folder = tmp_path / "saves"
    folder.mkdir()
    (folder / "broken-1.jsonl").write_text("no save at all\n", encoding="utf-8")
    stage = staged(SavedScene(Wish()))
    assert stage.drawing.says("broken-1.jsonl")
    stage.send(Intent.CONFIRM)
    assert isinstance(stage.scene, SavedScene)


def test_several_may_share_the_window() -> None:
    scene = first_scene(Wish(scenario="soviet_application"))
    assert isinstance(scene, SeatsScene)
    stage = staged(scene)
    stage.click("add")
    scene.handle(Changed("seats", 1))
    stage.click("begin")
    table = stage.scene
    assert isinstance(table, TableScene)
    assert len(table.play.session.table.people) == 2


def test_after_a_game_one_can_play_again() -> None:
    stage = staged(first_scene(Wish("soviet_application", ("FRA",), 5)))
    played_to_the_end(stage)
    stage.click("again")
    assert isinstance(stage.scene, SeatsScene)
    stage.send(Intent.CANCEL)
    assert isinstance(stage.scene, TitleScene)


def test_leaving_to_the_title_page_leaves_the_table() -> None:
    stage = staged(first_scene(Wish("soviet_application", ("FRA",), 5)))
    stage.send(Intent.CANCEL)
    stage.scene.handle(Pressed("title"))
    stage.click("title")
    assert isinstance(stage.scene, TitleScene)


def test_links_of_the_summary_can_be_followed_and_left() -> None:
    stage = staged(first_scene(Wish(scenario="soviet_application")))
    link = next(one for one in stage.handles.controls if isinstance(one.says, Followed))
    stage.click(link.id)
    assert isinstance(stage.scene, ReadingScene)
    assert not stage.drawing.says("Nothing is kept")
    stage.send(Intent.CANCEL)
    assert type(stage.scene).__name__ == "SeatsScene"


def test_of_a_save_that_was_tampered_with_the_good_part_can_be_played_on(tmp_path: Path) -> None:
    scene = first_scene(Wish(scenario=str(tiny_file(tmp_path)), seats=("USA",), seed=3))
    assert isinstance(scene, TableScene)
    stage = staged(scene)
    for _ in range(4):
        step(stage)
    (save,) = saved_games()
    lines = save.read_text(encoding="utf-8").splitlines(keepends=True)
    lines[2] = lines[2].replace('"c":"', '"c":"0')
    save.write_text("".join(lines), encoding="utf-8")
    saves = staged(SavedScene(Wish()))
    saves.send(Intent.CONFIRM)
    assert isinstance(saves.scene, SavedScene)
    saves.click("recover")
    assert saves.drawing.says("Line 3 of the save")


def test_a_scenario_with_problems_is_refused_with_all_of_them(tmp_path: Path) -> None:
    broken = TINY.replace("by: USA", "by: USB").replace("sponsor: USA", "sponsor: USB")
    path = tiny_file(tmp_path, broken)
    with pytest.raises(CannotOpen) as refusal:
        first_scene(Wish(scenario=str(path)))
    assert str(refusal.value).count("error[") >= 2


def test_where_no_save_can_be_written_it_is_told_on_the_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    monkeypatch.setenv("BLOC_GAME_SAVES", str(tmp_path / "file" / "saves"))
    stage = staged(first_scene(Wish(scenario="soviet_application")))
    stage.send(Intent.CONFIRM)
    assert type(stage.scene).__name__ == "SeatsScene"
    assert stage.drawing.says("Not a directory")


def test_a_scenario_that_cannot_be_read_still_has_its_place_among_the_histories(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "scenarios" / "lost_papers"
    (folder / "locale").mkdir(parents=True)
    (folder / "scenario.yaml").write_text("title: [\n", encoding="utf-8")
    (folder / "locale" / "id.po").write_text("nonsense", encoding="utf-8")
    monkeypatch.setattr("bloc_game.scenario.heads.scenarios_dir", lambda: tmp_path / "scenarios")
    stage = staged(HistoriesScene(Wish(language="id")))
    assert stage.drawing.says("lost papers")
    assert stage.drawing.says("line 2")
    assert stage.drawing.says("bloc-game check lost_papers")
    stage.send(Intent.CONFIRM)
    assert isinstance(stage.scene, HistoriesScene)
    assert stage.drawing.says("kesalahan[")
