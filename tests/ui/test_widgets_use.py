"""How the keyboard, the pointer and the wheel move through a screen."""

import pytest

from bloc_game.ui.app import run_headless
from bloc_game.ui.drawlist import Edge
from bloc_game.ui.intents import (
    Changed,
    Digit,
    Edited,
    Followed,
    Input,
    Intent,
    Message,
    Pointer,
    Pressed,
    Touch,
    Typed,
    Wheel,
)
from bloc_game.ui.layout import Box
from bloc_game.ui.rich import parse
from bloc_game.ui.scene import Frame, Transition
from bloc_game.ui.stage import Stage
from bloc_game.ui.widgets.buttons import Button, Choices, Link, Option
from bloc_game.ui.widgets.containers import Column, Scroll
from bloc_game.ui.widgets.controls import Control, Kind
from bloc_game.ui.widgets.fields import Field
from bloc_game.ui.widgets.words import Text
from tests.ui.demo_scene import DemoScene


def demo(*said: Input, size: tuple[int, int] = (1280, 720)) -> tuple[Stage, DemoScene]:
    scene = DemoScene()
    return run_headless(scene, said, size=size), scene


def focus_on(stage: Stage, control: str) -> None:
    """Walk there with the keyboard, as a player would."""
    for _ in range(80):
        if stage.attention.focus == control:
            return
        stage.send(Intent.NEXT)
    raise AssertionError(f"{control} cannot be reached; the focus is on {stage.attention.focus}")


def test_a_screen_begins_at_its_primary_button_and_enter_presses_it() -> None:
    stage, scene = demo(Intent.CONFIRM)
    assert stage.attention.focus == "seal"
    assert scene.said == [Pressed("seal")]


@pytest.mark.parametrize("size", [(1280, 720), (640, 400)])
@pytest.mark.parametrize("step", [Intent.DOWN, Intent.UP, Intent.RIGHT])
def test_arrows_reach_every_control(step: Intent, size: tuple[int, int]) -> None:
    stage, _ = demo(size=size)
    wanted = {control.id for control in stage.handles.controls if control.kind is not Kind.PARTS}
    back = {Intent.DOWN: Intent.UP, Intent.UP: Intent.DOWN, Intent.RIGHT: Intent.UP}[step]
    for _ in range(60):
        stage.send(back)
    seen = set()
    for _ in range(60):
        seen.add(stage.attention.focus)
        stage.send(step if step is not Intent.RIGHT else Intent.DOWN)
    assert wanted <= seen


@pytest.mark.parametrize("size", [(1280, 720), (640, 400)])
def test_tab_goes_round_every_stop_and_shift_tab_goes_back(size: tuple[int, int]) -> None:
    stage, _ = demo(size=size)
    forward = []
    while stage.attention.focus not in forward:
        forward.append(stage.attention.focus)
        stage.send(Intent.NEXT)
    groups = {control.group or control.id for control in stage.handles.controls}
    assert len(forward) == len(groups)
    backward = []
    for _ in forward:
        stage.send(Intent.PREVIOUS)
        backward.append(stage.attention.focus)
    assert backward == forward[::-1]


@pytest.mark.parametrize("size", [(1280, 720), (1024, 600), (640, 400)])
def test_what_has_the_focus_is_on_view_with_its_ring(size: tuple[int, int]) -> None:
    stage, _ = demo(size=size)
    for _ in range(30):
        stage.send(Intent.NEXT)
        control = stage.handles.control(stage.attention.focus)
        assert control is not None
        assert control.is_visible
        rings = [item for item in stage.drawing.items if isinstance(item, Edge) and item.z == 1]
        assert any(not ring.box.meet(control.boxes[0]).is_empty for ring in rings)


def test_a_list_of_options_is_one_stop_at_the_chosen_one() -> None:
    stage, scene = demo(Digit(2))
    assert scene.said == [Changed("reply", 1)]
    stage.send(Intent.NEXT)
    stage.send(Intent.PREVIOUS)
    assert stage.attention.focus == "reply/1"


def test_space_and_enter_choose_an_option() -> None:
    for press in (Typed(" "), Intent.CONFIRM):
        stage, scene = demo()
        focus_on(stage, "reply/0")
        stage.send(press)
        assert scene.said == [Changed("reply", 0)]


def test_left_and_right_change_a_level_and_jump_a_barred_one() -> None:
    stage, scene = demo()
    focus_on(stage, "clause 1")
    stage.send_all([Intent.RIGHT, Intent.RIGHT, Intent.LEFT, Intent.LEFT])
    # "before" is barred, and "none" is the first: neither end says anything
    assert scene.said == [Changed("clause 1", 1), Changed("clause 1", 0)]


def test_enter_on_a_level_presses_the_button_that_has_enter_printed_on_it() -> None:
    stage, scene = demo()
    focus_on(stage, "clause 0")
    stage.send(Intent.CONFIRM)
    assert scene.said == [Pressed("seal")]


def test_a_printed_key_presses_its_button_in_either_case() -> None:
    for sign in "fF":
        assert demo(Typed(sign))[1].said == [Pressed("ask")]


def test_escape_presses_the_button_it_is_printed_on_else_the_scene_is_told() -> None:
    stage, scene = demo()
    stage.click("codex:edc")
    note = stage.scene
    stage.send(Intent.CANCEL)
    assert stage.scene is scene
    assert note is not scene
    stage.send(Intent.CANCEL)
    assert scene.said[-1] is Intent.CANCEL
    assert stage.is_over


def test_a_barred_button_says_why_instead_of_acting() -> None:
    reason = "You have no capital left this turn."
    stage, scene = demo()
    assert not stage.drawing.says(reason)
    stage.send(Typed("t"))
    assert scene.said == []
    assert stage.drawing.says(reason)
    stage, scene = demo()
    stage.click("table")
    assert scene.said == []
    assert stage.drawing.says(reason)


def test_a_barred_option_and_a_barred_level_show_why_where_they_stand() -> None:
    stage, scene = demo(Digit(3))
    assert scene.said == []
    assert stage.drawing.says("Costs 4 capital; you have 3.")
    assert stage.drawing.says("before: Bonn alone may ask this")


def test_nothing_is_pressed_by_enter_while_it_is_out_of_sight() -> None:
    stage, scene = demo(size=(640, 400))
    focus_on(stage, "tension")
    stage.send(Intent.LAST)
    stage.send(Intent.CONFIRM)
    assert scene.said == []
    control = stage.handles.control("tension")
    assert control is not None
    assert control.is_visible
    stage.send(Intent.CONFIRM)
    assert scene.said == [Pressed("tension")]


def test_a_field_takes_signs_digits_and_spaces_and_gives_them_back() -> None:
    stage, scene = demo()
    focus_on(stage, "search")
    stage.send_all([Typed("f"), Typed(" "), Digit(1), Intent.ERASE])
    assert scene.said[-1] == Edited("search", "f ")
    assert all(isinstance(message, Edited) for message in scene.said)
    assert stage.drawing.says("f|")


def test_a_click_is_pressed_on_release_over_the_same_control() -> None:
    stage, scene = demo()
    stage.click("ask")
    assert scene.said[-1] == Pressed("ask")
    control = stage.handles.control("ask")
    assert control is not None
    x, y = control.boxes[0].centre
    stage, scene = demo(Pointer(Touch.DOWN, x, y), Pointer(Touch.UP, x, y + 200))
    assert Pressed("ask") not in scene.said
    stage, scene = demo(Pointer(Touch.DOWN, x - 200, y), Pointer(Touch.UP, x, y))
    assert scene.said == []


def test_a_click_scrolls_to_what_is_out_of_sight() -> None:
    stage, scene = demo(size=(640, 400))
    stage.click("all")
    assert scene.said[-1] == Pressed("all")
    assert offset_of(stage, "page") > 0


def test_a_click_on_a_level_or_a_tab_chooses_it() -> None:
    stage, scene = demo()
    for control, part in (("clause 2", 2), ("tabs", 3)):
        found = stage.handles.control(control)
        assert found is not None
        x, y = found.parts[part].centre
        stage.send_all([Pointer(Touch.DOWN, x, y), Pointer(Touch.UP, x, y)])
        assert scene.said[-1] == Changed(control, part)
    barred = stage.handles.control("clause 1")
    assert barred is not None
    x, y = barred.parts[2].centre
    stage.send_all([Pointer(Touch.DOWN, x, y), Pointer(Touch.UP, x, y)])
    assert scene.said[-1] == Changed("tabs", 3)


def test_links_and_notes_can_be_followed_by_click_and_by_key() -> None:
    stage, scene = demo()
    stage.click("codex:edc")
    assert scene.said[-1] == Followed("codex:edc")
    stage, scene = demo()
    focus_on(stage, "note:frus-v5p1-d257")
    stage.send(Intent.CONFIRM)
    assert scene.said == [Followed("note:frus-v5p1-d257")]
    assert stage.drawing.says("note:frus-v5p1-d257")


def test_hovering_changes_only_the_button_under_the_pointer() -> None:
    stage, scene = demo()
    before = set(stage.drawing.items)
    x, y = 1000, 650
    stage.send(Pointer(Touch.MOVE, x, y))
    assert stage.attention.hover == "ask"
    assert len(set(stage.drawing.items) - before) <= 2
    assert scene.said == []


def offset_of(stage: Stage, area: str) -> float:
    found = stage.handles.area(area)
    assert found is not None
    return found.offset


def test_wheel_keys_and_drag_scroll_a_panel_and_stop_at_its_ends() -> None:
    stage, _ = demo()
    area = stage.handles.area("paper")
    assert area is not None
    x, y = area.box.centre
    stage.send(Wheel(-1, x, y))
    assert offset_of(stage, "paper") > 0
    stage.send(Wheel(100, x, y))
    assert offset_of(stage, "paper") == 0
    stage.send(Intent.PAGE_DOWN)
    assert offset_of(stage, "paper") > 0
    stage.send(Intent.FIRST)
    assert offset_of(stage, "paper") == 0
    stage.send_all([Pointer(Touch.DOWN, x, y), Pointer(Touch.MOVE, x, y - 60)])
    assert offset_of(stage, "paper") == 60
    stage.send(Intent.LAST)
    assert offset_of(stage, "paper") == area.last


def test_a_drag_that_ends_on_a_control_does_not_press_it() -> None:
    stage, scene = demo()
    control = stage.handles.control("clause 4")
    assert control is not None
    x, y = control.parts[0].centre
    stage.send_all(Pointer(touch, x, y - far) for touch, far in ((Touch.DOWN, 0), (Touch.MOVE, 90)))
    stage.send(Pointer(Touch.UP, x, y - 90))
    assert scene.said == []
    assert stage.attention.hold is None


def test_dragging_the_bar_moves_through_the_whole_panel() -> None:
    stage, _ = demo()
    area = stage.handles.area("paper")
    assert area is not None
    x, y = area.bar.centre[0], area.bar.y + 5
    stage.send_all([Pointer(Touch.DOWN, x, y), Pointer(Touch.MOVE, x, y + area.bar.h)])
    assert offset_of(stage, "paper") == area.last


class MapScene:
    """A scene with a control of its own kind, and with a long text."""

    def __init__(self) -> None:
        self.said: list[Message] = []

    def handle(self, message: Message) -> Transition:
        self.said.append(message)
        return None

    def draw(self, frame: Frame) -> None:
        left, right = frame.box.cut_left(200)
        frame.control(Control(id="map", boxes=(left,), kind=Kind.SCENE, says=Pressed("map")))
        Scroll("long", Text("word " * 3000)).place(frame, right.inset(20))


def test_a_scene_can_keep_arrows_and_pointer_for_itself() -> None:
    scene = MapScene()
    move, down = Pointer(Touch.MOVE, 50, 60), Pointer(Touch.DOWN, 50, 60)
    run_headless(scene, [Intent.LEFT, Intent.DOWN, move, down, Intent.CONFIRM, Intent.HELP])
    assert scene.said == [Intent.LEFT, Intent.DOWN, move, down, Pressed("map"), Intent.HELP]


def test_a_long_text_without_controls_is_read_with_arrows() -> None:
    stage = run_headless(MapScene(), [Intent.NEXT])
    assert stage.attention.focus == "long/panel"
    area = stage.handles.area("long")
    assert area is not None
    for _ in range(int(area.last / 48) + 2):
        stage.send(Intent.DOWN)
    assert offset_of(stage, "long") == area.last


def test_a_panels_bar_never_lies_on_its_text() -> None:
    stage = run_headless(MapScene())
    area = stage.handles.area("long")
    assert area is not None
    assert area.last > 0
    assert max(words.box.right for words in stage.drawing.words()) < area.bar.x


def test_what_is_hidden_in_a_panel_cannot_be_clicked_through_its_edge() -> None:
    control = Control(id="x", boxes=(Box(0, 90, 50, 30),), clip=Box(0, 0, 100, 100))
    assert control.is_at(10, 95)
    assert not control.is_at(10, 105)


class Listed:
    """A list with a link in an option, a button that may be barred, and a field."""

    def __init__(self, chosen: int = -1, barred: str = "", eager: bool = False) -> None:
        self.chosen = chosen
        self.barred = barred
        self.eager = eager
        self.said: list[Message] = []

    def handle(self, message: Message) -> Transition:
        self.said.append(message)
        return None

    def draw(self, frame: Frame) -> None:
        options = (Option(label="Yes", detail=parse("It is so.[^note]")), Option(label="No"))
        blockers = (self.barred,) if self.barred else ()
        Column(
            (
                Link(id="first", label="First on the page"),
                Choices(id="list", options=options, chosen=self.chosen),
                Field(id="field", text="", eager=self.eager),
                Button(id="go", label="Go", key="Enter", primary=True, blockers=blockers),
            )
        ).place(frame, frame.box.inset(20))


def test_enter_on_what_is_chosen_already_goes_on() -> None:
    scene = Listed(chosen=0)
    stage = run_headless(scene)
    stage.click("list/0")
    assert scene.said == []
    stage.send(Intent.CONFIRM)
    assert scene.said == [Pressed("go")]


def test_a_note_within_an_option_can_be_clicked() -> None:
    scene = Listed()
    stage = run_headless(scene)
    stage.click("note:note")
    assert scene.said == [Followed("note:note")]


def test_where_the_primary_button_is_barred_the_first_option_has_the_focus() -> None:
    assert run_headless(Listed(barred="Choose first.")).attention.focus == "list/0"
    assert run_headless(Listed()).attention.focus == "go"


def test_what_is_eager_has_the_focus_first() -> None:
    assert run_headless(Listed(eager=True)).attention.focus == "field"
