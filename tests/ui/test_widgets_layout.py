"""Nothing on a screen may be lost, at any size and scale."""

import pytest

from bloc_game.ui.app import run_headless
from bloc_game.ui.drawlist import Fill, Words
from bloc_game.ui.fonts import Fonts
from bloc_game.ui.intents import Intent
from bloc_game.ui.layout import Box, flow, share
from bloc_game.ui.motion import Motion
from bloc_game.ui.scene import Frame
from bloc_game.ui.scenes.phases import Phases
from bloc_game.ui.settings import SCALES, Settings
from bloc_game.ui.stage import Stage
from bloc_game.ui.widgets.attention import Attention
from bloc_game.ui.widgets.buttons import Button, Choices, Link, Option
from bloc_game.ui.widgets.containers import Beside, Column, Flow, Gap, Mark, Page, Row, Rule, Scroll
from bloc_game.ui.widgets.controls import TARGET, Kind
from bloc_game.ui.widgets.fields import Field
from bloc_game.ui.widgets.gauges import Balance, Gauge
from bloc_game.ui.widgets.selectors import Stepper, Tabs
from bloc_game.ui.widgets.tables import ColumnOf, Table
from bloc_game.ui.widgets.words import Text, Widget
from tests.ui.demo_scene import DemoScene

LONG = "Perjanjian pertahanan bersama Eropa yang sesungguhnya"
SIZES = ((1280, 720), (1024, 600), (640, 400), (1920, 1080))
ALL: tuple[Widget, ...] = (
    Text(LONG),
    Button(id="b", label=LONG, key="Enter", primary=True),
    Choices(id="c", options=(Option(label=LONG, blockers=(LONG,)), Option(label="Ya")), chosen=1),
    Link(id="l", label=LONG),
    Tabs(id="t", labels=("Kawat 2", "Rancangan", LONG), chosen=2),
    Stepper(id="s", label=LONG, levels=("tidak ada", "dijanjikan", LONG), chosen=1, tabled=0),
    Stepper(id="x", label="A", levels=("a", "b"), chosen=1, blockers=((LONG,), ())),
    Gauge(id="g", label=LONG, value=64, by=-2),
    Balance(low=-30, high=7),
    Field(id="f", text=LONG),
    Table((ColumnOf(LONG, 84), ColumnOf("B")), ((LONG, Text(LONG)),)),
    Row((Text(LONG), Rule(), Gap())),
    Beside((Text(LONG), Text(LONG)), least=200),
    Flow((Button(id="y", label="Ya"), Button(id="n", label=LONG)), right=True),
    Mark(Text(LONG)),
)


def frame_of(width: float, height: float = 5000, scale: float = 1.0) -> Frame:
    return Frame(width, height, Fonts(scale), Settings(), Attention(focus="f", hover="b"), Motion())


@pytest.mark.parametrize("widget", ALL, ids=lambda widget: type(widget).__name__)
@pytest.mark.parametrize("width", [90.0, 180.0, 333.3, 640.0, 1200.0])
@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_a_widget_stays_within_the_room_it_asked_for(
    widget: Widget, width: float, scale: float
) -> None:
    frame = frame_of(width + 20, scale=scale)
    box = Box(10, 10, width, widget.height(frame, width))
    widget.place(frame, box)
    drawn = frame.drawing()
    # a font is a little taller than its line, so letters may reach into the air around it
    assert [item for item in drawn.items[1:] if not box.contains(item.box, 6.0)] == []
    assert drawn.overlaps() == ()
    assert [words for words in drawn.words() if words.box.right > box.right + 1] == []


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("scale", SCALES)
def test_the_demo_loses_nothing_at_any_size_and_scale(size: tuple[int, int], scale: float) -> None:
    stage = run_headless(DemoScene(), size=size, settings=Settings(scale=scale))
    for _ in range(40):
        assert stage.drawing.outside() == ()
        assert stage.drawing.overlaps() == ()
        stage.send(Intent.NEXT)


def shown_while_paging(stage: Stage) -> set[str]:
    """Every text that comes wholly into view while one pages through the panels."""
    seen: set[str] = set()
    for _ in range(60):
        for words in stage.drawing.words():
            if words.clip is None or words.clip.contains(words.box, 4.0):
                seen.add(words.text)
        before = stage.attention
        stage.send(Intent.PAGE_DOWN)
        if stage.attention == before:
            stage.send(Intent.NEXT)
    return seen


@pytest.mark.parametrize(("size", "scale"), [((1280, 720), 1.0), ((640, 400), 1.5)])
def test_every_word_can_be_brought_into_view_by_keys(size: tuple[int, int], scale: float) -> None:
    stage = run_headless(DemoScene(), size=size, settings=Settings(scale=scale))
    everything = {words.text for words in stage.drawing.words()}
    assert everything - shown_while_paging(stage) == set()


def test_a_planted_loss_is_seen() -> None:
    """The checks above must be able to fail."""
    frame = frame_of(100)
    Text("unbreakable", align=Text("").align).place(frame, Box(60, 10, 400, 20))
    Text("over").place(frame, Box(60, 14, 400, 20))
    assert frame.drawing().outside() != ()
    assert frame.drawing().overlaps() != ()


@pytest.mark.parametrize("size", SIZES)
def test_everything_one_presses_is_large_enough_for_a_finger(size: tuple[int, int]) -> None:
    for control in run_headless(DemoScene(), size=size).handles.controls:
        if control.id.startswith(("codex:", "note:")) or control.kind is Kind.SCROLL:
            continue  # words within a text keep to their line; they are hit with a wider reach
        for box in control.parts or control.boxes:
            assert min(box.w, box.h) >= TARGET, control.id


def test_links_in_a_text_are_hit_with_a_wider_reach() -> None:
    stage = run_headless(DemoScene())
    link = stage.handles.control("codex:edc")
    assert link is not None
    box = link.boxes[0]
    assert stage.handles.hit(box.centre[0], box.y - 4) == link
    assert stage.handles.hit(box.centre[0], box.y - 60) != link


def test_a_panel_within_a_panel_is_refused() -> None:
    frame = frame_of(200, 100)
    inner = Page("inner", Gap(500))

    class Nested:
        def height(self, _frame: Frame, _width: float) -> float:
            return 300

        def place(self, frame: Frame, box: Box) -> None:
            inner.place(frame, box)

    with pytest.raises(ValueError, match="panel 'inner' scrolls inside panel 'outer'"):
        Scroll("outer", Nested()).place(frame, Box(0, 0, 200, 100))


def test_a_page_keeps_its_foot_before_its_head() -> None:
    head, foot = Text("HEAD"), Button(id="go", label="FOOT")
    body = Column(tuple(Text(f"line {n}") for n in range(40)))
    clips = {}
    for height in (400, 310, 200):
        frame = frame_of(300, height)
        Page("p", body, head, foot).place(frame, frame.box.inset(10))
        clips[height] = {words.text: words.clip is not None for words in frame.drawing().words()}
    assert (clips[400]["HEAD"], clips[400]["FOOT"]) == (False, False)
    assert (clips[310]["HEAD"], clips[310]["FOOT"]) == (True, False)
    assert (clips[200]["HEAD"], clips[200]["FOOT"]) == (True, True)


def test_a_tried_level_is_told_from_the_tabled_one_without_colour() -> None:
    def lines_under(chosen: int) -> int:
        frame = frame_of(400)
        Stepper(id="s", label="Army", levels=("none", "free"), chosen=chosen, tabled=0).place(
            frame, Box(10, 10, 380, 32)
        )
        return sum(isinstance(item, Fill) and item.box.h == 2 for item in frame.drawing().items)

    assert (lines_under(0), lines_under(1)) == (0, 1)


def test_a_band_is_written_with_both_its_ends() -> None:
    frame = frame_of(400)
    Balance(low=-33, high=7).place(frame, Box(10, 10, 380, 20))
    assert frame.drawing().says("−33…+7")
    assert all(isinstance(words, Words) for words in frame.drawing().words())


def test_columns_never_leave_their_row() -> None:
    for width in (50.0, 200.0, 900.0):
        widths = share([84, None, 170, None], width, 12)
        assert sum(widths) + 36 == pytest.approx(width)
        assert min(widths) > 0
    assert flow([], 100, 4) == ()


def test_tabs_stand_closer_before_they_take_a_second_line() -> None:
    tabs = Tabs(id="papers", labels=("Telegrams", "Draft", "Moves", "Codex", "Why?"))
    frame = frame_of(1000)
    tall = tabs.height(frame, 1000)
    enough = next(wide for wide in range(100, 1000) if tabs.height(frame, wide) == tall)
    roomy = sum(tabs._wide(frame, one) for one in tabs.labels) + 4 * 24
    assert enough < roomy - 40
    assert tabs.height(frame, enough - 1) > tall


def test_the_steps_of_a_turn_stand_closer_before_they_take_a_second_line() -> None:
    phases = Phases(("News", "Moves", "Answers", "Decision", "What changed"), 1)
    frame = frame_of(1000)
    tall = phases.height(frame, 1000)
    least = [wide for wide in range(150, 500) if phases.height(frame, wide) == tall]
    assert least[0] < 370
    assert least == list(range(least[0], 500))
