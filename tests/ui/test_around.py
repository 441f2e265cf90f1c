"""The pages around the table: what they promise before a game, beside it and after it."""

from __future__ import annotations

from pathlib import Path

import pytest

from bloc_game.session.locations import saved_games
from bloc_game.session.playing import begin
from bloc_game.session.views_moment import Voice
from bloc_game.ui.app import Window, run
from bloc_game.ui.frontispiece import CHANGES, FIRST, WARSAW
from bloc_game.ui.intents import Changed, Digit, Edited, Followed, Intent, Pressed, Typed
from bloc_game.ui.map_picture import cover
from bloc_game.ui.scene import Frame
from bloc_game.ui.scenes import histories
from bloc_game.ui.scenes.codex_page import CodexScene
from bloc_game.ui.scenes.credits import families, licences
from bloc_game.ui.scenes.histories import HistoriesScene
from bloc_game.ui.scenes.menu import MenuScene
from bloc_game.ui.scenes.opening import first_scene
from bloc_game.ui.scenes.saved import PAGE, SavedScene
from bloc_game.ui.scenes.saved_card import told_of
from bloc_game.ui.scenes.seats import SeatsScene
from bloc_game.ui.scenes.settings_page import SettingsScene
from bloc_game.ui.scenes.table import TableScene
from bloc_game.ui.scenes.title import TitleScene
from bloc_game.ui.scenes.title_map import DAYS, TitleMap
from bloc_game.ui.scenes.wish import Wish
from bloc_game.ui.settings import Settings, load_settings
from bloc_game.ui.stage import Stage
from bloc_game.ui.widgets.words import LABEL
from tests.session.tiny import tiny
from tests.ui.walking import flagship, new_play, staged, step


@pytest.fixture(autouse=True)
def _saves(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BLOC_GAME_SAVES", str(tmp_path / "saves"))
    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")


def save_some(count: int, folder: Path) -> tuple[Path, ...]:
    """Games of the small scenario, just begun."""
    for number in range(count):
        path = folder / "saves" / f"tiny-{number}.jsonl"
        session = begin(tiny(), ("USA",), seed=number, save=path)
        assert session.save is not None
    return saved_games()


# --- nothing is lost ----------------------------------------------------------------------------


def test_names_over_names_on_the_title_map_would_be_noticed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def twice(_self: TitleMap, frame: Frame, _box: object, _tr: object) -> None:
        for _ in range(2):
            frame.write(frame.lay("Bonn", LABEL, 99), 700, 300, frame.scheme.ink)

    monkeypatch.setattr(TitleMap, "_letter", twice)
    assert staged(TitleScene(Wish())).drawing.overlaps()


# --- the title page -----------------------------------------------------------------------------


def test_the_first_picture_has_no_map_and_a_later_one_has() -> None:
    stage = staged(TitleScene(Wish()))
    stage.tick(0.0)
    first = stage.drawing
    assert first.says("How to play")
    assert not first.says("London")
    assert stage.is_moving
    for now in (0.5, 1.0, 1.5, 3.0, 4.0):
        stage.tick(now)
        later = stage.drawing
    assert later.says("London")


def test_europe_takes_sides_by_its_dates_and_rests_at_the_last() -> None:
    stage = staged(TitleScene(Wish()))
    seen: list[str] = []
    now = 0.0
    while now < 60 and (stage.is_moving or not seen):
        stage.tick(now)
        day = next(
            text
            for text in stage.drawing.texts()
            if text.endswith((" 1949", " 1952", " 1954", " 1955"))
        )
        if day not in seen:
            seen.append(day)
        now += 0.5
    assert seen == [
        "4 April 1949",
        "7 October 1949",
        "18 February 1952",
        "31 March 1954",
        "6 May 1955",
        "14 May 1955",
    ]
    assert not stage.is_moving


def test_without_motion_the_title_page_is_whole_at_once() -> None:
    stage = Stage(TitleScene(Wish()), (1280, 720), Settings(scale=1.0, motion=False))
    stage.tick(0.0)
    assert stage.drawing.says("14 May 1955")
    assert stage.drawing.says("London")
    assert not stage.is_moving


def test_a_day_of_the_title_page_can_be_asked_for() -> None:
    stage = staged(TitleScene(Wish()))
    while stage.attention.focus != "day":
        stage.send(Intent.NEXT)
    stage.send(Intent.LEFT)
    assert stage.drawing.says("6 May 1955")
    stage.send(Intent.LEFT)
    assert stage.drawing.says("31 March 1954")


def test_the_sides_of_the_title_map_are_those_of_the_map_in_the_end() -> None:
    """What the page ends with is what the table's map shows of the last day of the record."""
    sides: dict[str, str] = {}
    for changed in (FIRST, *(change for _, change in CHANGES)):
        sides |= {region: str(side) for region, side in changed.items()}
    status = {"NATO": "blue", "EAST": "red", "OCCUPIED": "straw", "SPECIAL": "lilac"}
    for region in cover().world.layer("unit"):
        if region.status in status:
            assert sides.get(region.id) == status[region.status], region.id
    assert sides["BRD"] == "blue"
    assert len(CHANGES) == DAYS
    assert {one for one in WARSAW if cover().world.regions[one].status != "EAST"} == set()


def test_the_dark_button_goes_on_with_the_game_played_last(tmp_path: Path) -> None:
    save_some(1, tmp_path)
    (tmp_path / "saves" / "zz.jsonl").write_text("no save at all\n", encoding="utf-8")
    stage = staged(TitleScene(Wish()))
    assert stage.attention.focus == "continue"
    stage.send(Intent.CONFIRM)
    assert isinstance(stage.scene, TableScene)


def test_every_page_of_the_title_opens_and_goes_back() -> None:
    for control in ("new", "codex", "help", "settings", "credits"):
        stage = staged(TitleScene(Wish()))
        stage.click(control)
        assert not isinstance(stage.scene, TitleScene), control
        stage.send(Intent.CANCEL)
        assert isinstance(stage.scene, TitleScene), control


# --- settings -----------------------------------------------------------------------------------


def settings_stage(spoken: list[str]) -> Stage:
    return staged(SettingsScene("en", ("en", "id"), spoken.append))


def test_a_setting_is_seen_at_once() -> None:
    spoken: list[str] = []
    stage = settings_stage(spoken)
    scene = stage.scene
    for control, part, name, value in (
        ("scale", 0, "scale", None),
        ("scale", 5, "scale", 2.0),
        ("colours", 1, "colours", "dark"),
        ("motion", 0, "motion", False),
        ("sound", 0, "sound", False),
        ("fullscreen", 1, "fullscreen", True),
        ("language", 1, "language", "id"),
    ):
        transition = scene.handle(Changed(control, part))
        assert transition is not None
        stage._move(transition)
        assert getattr(stage.settings, name) == value
    assert spoken == ["id"]
    assert stage.drawing.says("Pengaturan")
    assert stage.drawing.items[0].colour == "#191713"  # type: ignore[union-attr]


def test_settings_are_walked_by_keys_alone() -> None:
    stage = settings_stage([])
    while stage.attention.focus != "colours":
        stage.send(Intent.NEXT)
    stage.send(Intent.RIGHT)
    stage.send(Intent.RIGHT)
    assert stage.settings.colours == "high_contrast"


def test_a_language_chosen_in_a_game_is_kept_for_the_next() -> None:
    play = new_play()
    stage = staged(MenuScene(play))
    stage.click("settings")
    while stage.attention.focus != "language":
        stage.send(Intent.NEXT)
    stage.send(Intent.RIGHT)
    assert play.language == "id"
    assert stage.settings.language == "id"


class _Leaving:
    """Changes one thing, then leaves."""

    def __init__(self, *said: Changed) -> None:
        self.page = SettingsScene("id", ("en", "id"), lambda _: None)
        self.said = list(said)

    def steps(self, window: Window) -> None:
        if self.said:
            window.stage._move(self.page.handle(self.said.pop(0)))
        else:
            window.stage.send(Intent.QUIT)


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ((Changed("colours", 1),), "en"),
        ((Changed("colours", 1), Changed("language", 0)), "en"),
        ((Changed("language", 0), Changed("language", 1)), "id"),
    ],
)
def test_the_language_of_a_command_line_is_for_that_run_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, said: tuple[Changed, ...], kept: str
) -> None:
    hand, file = _Leaving(*said), tmp_path / "settings.json"
    monkeypatch.setattr(Window, "step", lambda window: hand.steps(window))
    run(hand.page, settings=Settings(language="en"), file=file, spoken="id")
    assert load_settings(file).language == kept
    assert load_settings(file).colours == ("dark" if len(said) == 1 or said[0].part else "light")


# --- histories and seats ------------------------------------------------------------------------


def test_a_history_says_what_it_asks_and_what_it_rests_on() -> None:
    drawing = staged(HistoriesScene(Wish())).drawing
    for said in ("14 turns", "about 60 minutes", "Bahasa Indonesia, complete", "Recorded"):
        assert drawing.says(said)
    assert not drawing.says("Campaigns")


def test_campaigns_are_shown_where_there_are_any(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "road.yaml"
    file.write_text("title: The long road\nsummary: |\n  From one to the next.\n", encoding="utf-8")
    monkeypatch.setattr(histories, "campaign_files", lambda: (file,))
    drawing = staged(HistoriesScene(Wish())).drawing
    assert drawing.says("The long road")
    assert drawing.says("From one to the next.")


def test_a_seat_shows_its_goals_and_hides_its_secret() -> None:
    stage = staged(SeatsScene(flagship(), Wish()))
    for number, seat in enumerate(flagship().game.seats):
        stage.send(Digit(number + 1))
        model = flagship().model.seats[seat.id]
        for goal in model.goals.values():
            assert stage.drawing.says(goal.title)
        assert stage.drawing.says("Something only this seat knows")
        assert not stage.drawing.says((model.secret or "")[:40])


def test_luck_and_the_others_are_as_asked(tmp_path: Path) -> None:
    scene = SeatsScene(tiny(), Wish(save=tmp_path / "one.jsonl"))
    stage = staged(scene)
    scene.handle(Edited("luck", "4a2"))
    scene.handle(Changed("policy", 1))
    stage.send(Intent.NEXT)
    stage.click("begin")
    table = stage.scene
    assert isinstance(table, TableScene)
    assert table.play.session.table.seed == 42
    assert set(table.play.session.table.policies.values()) == {"random"}


# --- saves --------------------------------------------------------------------------------------


def test_many_saves_are_leafed_through(tmp_path: Path) -> None:
    save_some(PAGE + 2, tmp_path)
    stage = staged(SavedScene(Wish()))
    picks = [one for one in stage.handles.controls if one.group == "saves"]
    assert len(picks) == PAGE
    stage.send(Typed("o"))
    assert len([one for one in stage.handles.controls if one.group == "saves"]) == 2
    stage.send(Typed("n"))
    assert len([one for one in stage.handles.controls if one.group == "saves"]) == PAGE


def test_a_save_is_deleted_only_when_asked_twice_and_can_be_found_again(tmp_path: Path) -> None:
    (path,) = save_some(1, tmp_path)
    kept = path.read_bytes()
    stage = staged(SavedScene(Wish()))
    stage.send(Typed("d"))
    stage.scene.handle(Pressed("elsewhere"))
    assert stage.drawing.says("Press again")
    assert saved_games() == (path,)
    stage.send(Typed("d"))
    assert saved_games() == ()
    assert stage.drawing.says("No game has been saved yet.")
    assert (path.parent / "deleted" / path.name).read_bytes() == kept


def test_choosing_another_game_takes_the_question_back(tmp_path: Path) -> None:
    save_some(2, tmp_path)
    stage = staged(SavedScene(Wish()))
    stage.send(Typed("d"))
    stage.send(Digit(2))
    stage.send(Typed("d"))
    assert len(saved_games()) == 2


def test_two_deleted_games_of_one_name_do_not_destroy_each_other(tmp_path: Path) -> None:
    for _ in range(2):
        save_some(1, tmp_path)
        stage = staged(SavedScene(Wish()))
        stage.send(Typed("d"))
        stage.send(Typed("d"))
    assert len(list((tmp_path / "saves" / "deleted").glob("*.jsonl"))) == 2


def test_a_damaged_save_says_what_can_be_recovered() -> None:
    table = first_scene(Wish("soviet_application", ("FRA",), 5))
    stage = staged(table)
    for _ in range(6):
        step(stage)
    (path,) = saved_games()
    assert told_of(path, "en").damage == ""
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    lines[3] = lines[3].replace('"c":"', '"c":"0')
    path.write_text("".join(lines), encoding="utf-8")
    saves = staged(SavedScene(Wish()))
    assert saves.drawing.says("Damaged in line 4")
    assert saves.handles.control("recover") is not None
    assert saves.drawing.says("France")


def test_a_card_reads_no_scenario(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("a scenario was loaded for a list of saves")

    save_some(2, tmp_path)
    monkeypatch.setattr("bloc_game.scenario.shelf.load", refuse)
    monkeypatch.setattr("bloc_game.scenario.shelf.load_texts", refuse)
    assert staged(SavedScene(Wish())).drawing.says("turn 1")


# --- credits ------------------------------------------------------------------------------------


def test_everybody_in_the_list_of_credits_is_on_the_page() -> None:
    assert [name for name, _, _ in families()] == ["Source Serif 4", "Inter", "IBM Plex Mono"]
    assert [name for name, _ in licences()] == ["", "Inter", "IBM Plex Mono", "Source Serif 4"]
    assert all(len(text) > 900 for _, text in licences())


# --- codex --------------------------------------------------------------------------------------


def test_the_codex_is_searched_by_what_its_articles_say() -> None:
    stage = staged(CodexScene(Voice(flagship(), "en")))
    stage.send(Typed("/"))
    scene = stage.scene
    assert isinstance(scene, CodexScene)
    assert stage.attention.focus == "search"
    stage.send_all(Typed(sign) for sign in "konev")
    assert [id for id, _ in scene.found] == ["warsaw_treaty"]
    stage.send_all((Intent.NEXT, Intent.CONFIRM))
    assert stage.drawing.says("Marshal Konev")


def test_links_of_the_codex_are_followed_and_left_step_by_step() -> None:
    scene = CodexScene(Voice(flagship(), "en"))
    stage = staged(scene)
    first = scene.open
    stage._move(scene.handle(Followed("codex:edc")))
    stage._move(scene.handle(Followed("note:warsaw-treaty")))
    stage.send(Intent.RIGHT)
    stage.scene.handle(Intent.CANCEL)
    assert scene.open == ("codex", "edc")
    stage.scene.handle(Intent.CANCEL)
    assert scene.open == first
    assert scene.handle(Intent.CANCEL) is not None
