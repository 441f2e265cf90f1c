"""The whole flagship, played through the real window by keys alone and by the pointer alone."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from bloc_game.session.loading import load
from tests.ui.hands import Person, Shown, View, at_the_window

GAME = ("play", "soviet_application", "--as", "USA", "--seed", "7")
LISTS = ("options/", "replies/", "moves/", "kinds/")
MOST = 600  # presses; a game of fourteen turns needs far fewer

pytestmark = pytest.mark.skipif(
    shutil.which("Xvfb") is None or shutil.which("xdotool") is None,
    reason="a real window is played in under Xvfb by xdotool, and one of them is not installed",
)


def test_the_flagship_is_played_to_an_ending_by_keys_alone(tmp_path: Path) -> None:
    with at_the_window(tmp_path, *GAME) as person:
        view = person.see()
        for press in range(MOST):
            if view["scene"] == "EndingScene":
                break
            person.press(_key(view, press))
            view = person.see()
        assert view["scene"] == "EndingScene"
        person.press("ctrl+q")
        assert person.window.wait(10) == 0
    assert_is_over(tmp_path)


def test_the_flagship_is_played_to_an_ending_by_the_pointer_alone(tmp_path: Path) -> None:
    with at_the_window(tmp_path, *GAME) as person:
        view = person.see()
        for click in range(MOST):
            if view["scene"] == "EndingScene":
                break
            view = _point(person, view, click)
        assert view["scene"] == "EndingScene"
    assert_is_over(tmp_path)


def test_from_the_title_page_to_the_table_and_back_to_what_was_saved(tmp_path: Path) -> None:
    with at_the_window(tmp_path) as person:
        assert person.see()["scene"] == "TitleScene"
        person.press("Return")
        assert person.see()["scene"] == "HistoriesScene"
        person.press("Return")
        assert person.see()["scene"] == "SeatsScene"
        person.press("2", "Return")
        view = person.see()
        assert view["scene"] == "TableScene"
        person.press("Return")
        person.see()
        person.press("Escape")
        assert person.see()["scene"] == "MenuScene"
        person.click(_box(person, "title"))
        assert person.see()["scene"] == "TitleScene"
        person.press("r")
        assert person.see()["scene"] == "SavedScene"
        person.press("Return")
        assert person.see()["scene"] == "TableScene"
    assert (tmp_path / "errors.txt").read_text(encoding="utf-8") == ""


def _box(person: Person, id: str) -> list[int]:
    found = control(person.see(), id)
    assert found is not None
    return found["boxes"][0]


def assert_is_over(folder: Path) -> None:
    """What was played is in the save, to the ending."""
    assert (folder / "errors.txt").read_text(encoding="utf-8") == ""
    (save,) = (folder / "saves").glob("*.jsonl")
    assert load(save, play_on=False).session.is_over


def control(view: View, id: str) -> Shown | None:
    return next((one for one in view["controls"] if one["id"] == id), None)


def primary(view: View) -> Shown:
    return next(one for one in view["controls"] if one["primary"])


def choices(view: View) -> list[Shown]:
    """What could be chosen: open, and not chosen yet."""
    return [
        one
        for one in view["controls"]
        if one["id"].startswith(LISTS) and not one["barred"] and not one["chosen"]
    ]


def is_choosing(view: View) -> bool:
    """Whether something has been chosen already."""
    return any(one["chosen"] for one in view["controls"] if one["id"].startswith(LISTS))


def wanted(view: View, count: int) -> Shown | None:
    """Something to choose before going on: always where one must, in moves every other time."""
    found = choices(view)
    must = primary(view)["barred"]
    may = count % 2 == 0 and not is_choosing(view)
    return found[0] if found and (must or may) else None


def _key(view: View, count: int) -> str:
    one = wanted(view, count)
    return one["key"] if one is not None and one["key"] else "Return"


def _point(person: Person, view: View, count: int) -> View:
    one = wanted(view, count)
    if one is None or not one["boxes"]:
        one = primary(view)
    if not one["visible"]:
        person.scroll(one["boxes"][0], down=True)
        return person.see()
    person.click(one["boxes"][0])
    return person.see()
