"""Every picture of the gallery, at every size, scale and language: nothing lost, all in reach."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import product

import pytest

from bloc_game.scenario.pseudo import PSEUDO
from bloc_game.ui.gallery.exhibit import Exhibit
from bloc_game.ui.gallery.games import BANDUNG, scenario
from bloc_game.ui.gallery.hall import exhibits, shown
from bloc_game.ui.intents import Intent, Message, Resized
from bloc_game.ui.layout import Box
from bloc_game.ui.scene import Frame, Transition
from bloc_game.ui.scenes.credits import families, licences
from bloc_game.ui.settings import Settings
from bloc_game.ui.stage import Stage
from bloc_game.ui.widgets.buttons import Button
from bloc_game.ui.widgets.keys import ACTS
from bloc_game.ui.widgets.words import Text

SIZES = ((1024, 600), (1280, 720), (1920, 1080))
SCALES = (1.0, 1.5, 2.0)
LANGUAGES = ("en", "id", PSEUDO)
KEYS = re.compile(r"\b(?:Enter|Esc|Space|Tab|Home|End|Ctrl|Shift|Alt|Delete|PgUp|PgDn|[A-Z])\b")
UNCHANGED = re.compile(
    r"bloc_game|[\w./-]+\.(?:yaml|jsonl|md|po|png|html)\b|https?://\S+|\b[A-Z]{2,4}\b|English"
    r"|Bahasa Indonesia"
)
"""What is the same in every language: names of files, codes, the names of languages."""


@pytest.fixture(autouse=True)
def _saves(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BLOC_GAME_SAVES", str(tmp_path_factory.mktemp("saves")))


def faults(stage: Stage) -> Iterator[str]:
    """What is wrong with a screen."""
    drawing, handles = stage.drawing, stage.handles
    yield from (f"outside: {getattr(one, 'text', one)}" for one in drawing.outside())
    yield from (f"{one!r} lies over {other!r}" for one, other in drawing.overlaps())
    yield from (f"{one.id} is nowhere" for one in handles.controls if not one.boxes)
    ids = [one.id for one in handles.controls]
    yield from (f"two controls are {id}" for id in sorted(set(ids)) if ids.count(id) > 1)


def faults_anywhere(stage: Stage) -> list[str]:
    """What is wrong with a screen at any size and scale."""
    found = []
    for size in SIZES:
        for scale in SCALES:
            stage.send(Resized(*size))
            stage.adjust(replace(stage.settings, scale=scale))
            found += [f"{size} at {scale}: {fault}" for fault in faults(stage)]
    return found


def out_of_reach(stage: Stage) -> set[str]:
    """Controls that neither Tab nor the arrows come to."""
    return {one.id for one in stage.handles.controls} - reached(stage)


def reached(stage: Stage) -> set[str]:
    """Every control that Tab comes to, and the arrows within a list, which Tab enters at what is
    chosen in it: so both ways."""
    found: set[str] = set()
    for along in (Intent.DOWN, Intent.UP):
        for _ in range(2 * len(stage.handles.controls) + 2):
            focus = stage.handles.control(stage.attention.focus)
            if focus is None:
                break
            found.add(focus.id)
            stage.send(along if focus.group else Intent.NEXT)
    return found


@cache
def names() -> frozenset[str]:
    """What people and writings are called, whatever the language, a word at a time."""
    stories = scenario(), scenario(BANDUNG)
    people = [
        office.name
        for story in stories
        for actor in story.actors.values()
        for office in (*actor.leaders, *actor.foreign_ministers)
    ]
    sources = [one for story in stories for one in story.sources.values()]
    writings = [text for one in sources for text in (one.title, one.says)]
    makers = [text for family in families() for text in family]
    law = [text for _, text in licences()]
    told = (*people, *writings, *makers, *law, "·")
    return frozenset(word for text in told for word in text.split())


def untranslated(stage: Stage) -> Iterator[str]:
    """Words that never went through a catalogue: they have a vowel without an accent."""
    for text in stage.drawing.texts():
        if names().issuperset(text.split()):
            continue
        if re.search("[aeiouAEIOU]", KEYS.sub("", UNCHANGED.sub("", text))):
            yield text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("exhibit", exhibits(), ids=lambda one: one.name)
def test_nothing_is_lost_at_any_size_scale_or_language(exhibit: Exhibit, language: str) -> None:
    assert faults_anywhere(shown(exhibit, language, SIZES[1], Settings(scale=1.0))) == []


# the one with some 250 controls takes as long as fifty others: the matrix below has it once
FEWER = tuple(one for one in exhibits() if one.name != "table.histories")


@pytest.mark.parametrize(("size", "scale"), [((1024, 600), 2.0), ((1280, 720), 1.0)])
@pytest.mark.parametrize("exhibit", FEWER, ids=lambda one: one.name)
def test_everything_is_reached_by_keys(
    exhibit: Exhibit, size: tuple[int, int], scale: float
) -> None:
    assert out_of_reach(shown(exhibit, "en", size, Settings(scale=scale))) == set()


MATRIX = tuple(product(SIZES, SCALES, LANGUAGES))
LONG = bool(os.environ.get("BLOC_GAME_LONG"))  # all of it for every exhibit: most of an hour


@pytest.mark.parametrize("number", range(len(exhibits())), ids=lambda n: exhibits()[n].name)
def test_everything_is_reached_by_keys_at_any_size_scale_or_language(number: int) -> None:
    """Each exhibit at one place of the matrix, which together they cover more than twice."""
    for size, scale, language in MATRIX if LONG else (MATRIX[7 * number % len(MATRIX)],):
        stage = shown(exhibits()[number], language, size, Settings(scale=scale))
        assert (size, scale, language, out_of_reach(stage)) == (size, scale, language, set())


@pytest.mark.parametrize("exhibit", exhibits(), ids=lambda one: one.name)
def test_every_word_goes_through_a_catalogue(exhibit: Exhibit) -> None:
    assert sorted(set(untranslated(shown(exhibit, PSEUDO, SIZES[1], Settings())))) == []


# --- the checks can fail ------------------------------------------------------------------------


class Faulty:
    """A page with something wrong about it."""

    def __init__(self, what: str) -> None:
        self.what = what

    def handle(self, message: Message) -> Transition:
        return None

    def draw(self, frame: Frame) -> None:
        Button(id="go", label="Go").place(frame, Box(20, 20, 100, 32))
        match self.what:
            case "outside":
                Text("a line that runs out of the window").place(frame, Box(1270, 90, 300, 20))
            case "over":
                for y in (90, 94):
                    Text("one line").place(frame, Box(20, y, 300, 20))
            case "two controls":
                Button(id="go", label="Again").place(frame, Box(20, 80, 100, 32))
            case "apart":
                Button(id="far", label="Far").place(frame, Box(20, 80, 100, 32))
            case "Seal":
                Text("Seal this answer").place(frame, Box(20, 90, 300, 20))


@pytest.mark.parametrize("what", ["outside", "over", "two controls"])
def test_a_planted_fault_is_caught(what: str) -> None:
    assert any(what in fault for fault in faults(Stage(Faulty(what))))


def test_a_control_out_of_reach_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    stage = Stage(Faulty("apart"))
    assert out_of_reach(stage) == set()
    monkeypatch.setitem(ACTS, Intent.NEXT, lambda attention, *_: (attention, None))
    assert len(out_of_reach(stage)) == 1


def test_a_word_that_was_never_translated_is_caught() -> None:
    assert "Seal this answer" in set(untranslated(Stage(Faulty("Seal"))))
