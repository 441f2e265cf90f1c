"""What the table of a turn promises: what is in sight, what pencil is, what a choice costs."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bloc_game.ui.drawlist import DrawList, Picture
from bloc_game.ui.gallery import table as hung
from bloc_game.ui.gallery.exhibit import Exhibit
from bloc_game.ui.gallery.hall import shown
from bloc_game.ui.intents import Changed, Digit, Intent, Pointer, Touch, Typed
from bloc_game.ui.kept import Kept
from bloc_game.ui.scenes.desk import Desk, Now
from bloc_game.ui.scenes.handover import HandoverScene
from bloc_game.ui.scenes.table import TableScene
from bloc_game.ui.settings import Settings
from bloc_game.ui.stage import Stage
from bloc_game.ui.text import Face
from tests.ui.walking import LETTERS, new_play, primary, staged, step

EXHIBITS = {one.name: one for one in hung.EXHIBITS}


def exhibited(name: str, language: str = "en", size: tuple[int, int] = (1280, 720)) -> Stage:
    exhibit: Exhibit = EXHIBITS[name]
    return shown(exhibit, language, size, Settings(scale=1.0))


def table(stage: Stage) -> TableScene:
    assert isinstance(stage.scene, TableScene)
    return stage.scene


# --- in sight -----------------------------------------------------------------------------------


def visible(stage: Stage, kind: str) -> set[str]:
    """The controls of a kind that can be read whole without scrolling."""
    found = (one for one in stage.handles.controls if one.id.startswith(f"{kind}:"))
    return {
        one.id for one in found if one.clip is None or all(one.clip.contains(b) for b in one.boxes)
    }


@pytest.mark.parametrize("name", ["table.draft", "table.draft.pencil"])
def test_all_clauses_and_eight_governments_are_seen_without_scrolling(name: str) -> None:
    stage = exhibited(name)
    assert len(visible(stage, "clause")) == 5
    assert len(visible(stage, "stance")) >= 8


def test_a_table_that_is_too_tall_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bloc_game.ui.scenes.draft_signers._AIR", 30.0)
    assert len(visible(exhibited("table.draft"), "stance")) < 8


def test_goals_and_phase_stay_in_sight_on_every_paper() -> None:
    play = new_play(("FRA",))
    stage = staged(TableScene(play))
    step(stage)
    for letter in LETTERS:
        stage.send(Typed(letter))
        for goal in play.view.seat.goals:
            assert stage.drawing.says(goal.title)
            assert stage.drawing.says(f"{goal.points}/{goal.worth}")
        assert all(stage.drawing.says(name) for name in play.view.phases)


def test_every_track_says_its_word() -> None:
    play = new_play(("FRA",))
    stage = staged(TableScene(play))
    assert any(track.word for track in play.view.tracks)
    assert all(stage.drawing.says(track.word) for track in play.view.tracks)


# --- pencil -------------------------------------------------------------------------------------


def italics(drawing: DrawList) -> set[str]:
    return {one.text for one in drawing.words() if one.face is Face.PROSE_ITALIC}


def pictures(drawing: DrawList) -> int:
    return sum(isinstance(item, Picture) for item in drawing.items)


def test_pencil_is_told_by_more_than_colour() -> None:
    inked, pencilled = exhibited("table.draft"), exhibited("table.draft.pencil")
    scene = table(pencilled)
    shown_now, _ = scene.play.draft("western_reply", scene.desk.pencil["western_reply"])
    tried = shown_now.clauses[1]
    assert tried.levels[tried.present] in italics(pencilled.drawing)
    assert tried.levels[tried.present] not in italics(inked.drawing)
    assert pictures(pencilled.drawing) >= pictures(inked.drawing) + 2  # dashes, and the pencil
    assert pencilled.drawing.says("In pencil:")


def test_trying_is_free_and_what_tabling_costs_is_on_its_button() -> None:
    stage = exhibited("table.draft.pencil")
    scene = table(stage)
    before = scene.play.session.mark
    assert stage.drawing.says("Table it for 1")
    assert scene.play.session.mark == before
    stage.click("rub")
    assert not stage.drawing.says("Table it for")


# --- who would sign -----------------------------------------------------------------------------


def test_each_refuser_stands_beside_its_price() -> None:
    stage = exhibited("table.draft")
    play = table(stage).play
    draft, prices = play.draft("western_reply")
    short = {one.actor: one.short for one in prices}
    refusers = [one for one in draft.governments if one.stand == "refuses"]
    assert refusers
    for one in refusers:
        assert stage.drawing.says(short[one.actor].replace("**", ""))


def test_who_refuses_is_parted_from_who_accepts_in_words() -> None:
    stage = exhibited("table.draft")
    draft, _ = table(stage).play.draft("western_reply")
    for stand, title in (("refuses", "× Would refuse"), ("accepts", "✓ Would accept")):
        count = sum(one.stand == stand for one in draft.governments)
        assert stage.drawing.says(f"{title} · {count}")


def test_a_chamber_lies_folded_until_it_is_pressed() -> None:
    stage = exhibited("table.draft.chamber")
    draft, _ = table(stage).play.draft("edc")
    [chamber] = [body for body in draft.bodies if body.factions]
    seats = [f"/ {one.seats}" for one in chamber.factions]
    assert all(stage.drawing.says(one) for one in seats)
    stage.click("chamber:french_assembly")
    assert not any(stage.drawing.says(one) for one in seats)
    assert stage.drawing.says(chamber.verdict)


def test_why_a_government_refuses_opens_under_it() -> None:
    stage = exhibited("table.draft.why")
    assert stage.drawing.says("Why: Soviet Union")
    stage.click("stance:SUN")
    assert not stage.drawing.says("Why: Soviet Union")


# --- moves and decisions ------------------------------------------------------------------------


def test_the_dark_button_says_what_a_move_costs() -> None:
    stage = exhibited("table.moves.kind")
    assert stage.drawing.says("Seal this move for 2")


def test_a_change_for_the_worse_is_hollow() -> None:
    stage = exhibited("table.moves.kind")
    texts = stage.drawing.texts()
    assert any(text.startswith("▽ Western unity") for text in texts)
    assert any(text.startswith("▲ ") for text in texts)


def test_a_vote_stands_beside_the_seat_s_own_support() -> None:
    stage = exhibited("table.decision.ballot")
    assert stage.drawing.says("Your own support for the text")
    stage.send(Digit(2))
    assert stage.drawing.says("Seal this answer for 2")


def test_sealed_orders_are_shown_before_the_desk_is_handed_over() -> None:
    stage = exhibited("table.sealed")
    play = table(stage).play
    moves = play.view.moves
    assert moves is not None
    assert len(moves.sealed) == 2
    assert all(stage.drawing.says(one) for one in moves.sealed)
    assert stage.drawing.says("Still waited for: Soviet Union")
    stage.send(Intent.CONFIRM)
    assert isinstance(stage.scene, HandoverScene)


def test_a_seal_can_be_broken_while_it_holds() -> None:
    stage = exhibited("table.sealed")
    stage.click("back")
    scene = table(stage)
    assert scene.now is Now.MOVES
    assert scene.play.view.moves is not None
    assert len(scene.play.view.moves.sealed) == 1


# --- what is laid down again --------------------------------------------------------------------


def stale(stage: Stage) -> bool:
    """Whether the screen differs from one on which everything is drawn anew."""
    scene, seen = table(stage), stage.drawing
    scene.kept = Kept()
    stage.adjust(stage.settings)
    return seen.texts() != stage.drawing.texts() or [
        (type(one), one.box, one.clip, one.z) for one in seen.items
    ] != [(type(one), one.box, one.clip, one.z) for one in stage.drawing.items]


def walked(stage: Stage) -> Iterator[Stage]:
    """A few turns of a game, every paper looked at, tried on and pointed at."""
    for _ in range(14):
        if not isinstance(stage.scene, TableScene):
            step(stage)
            continue
        yield stage
        for letter in LETTERS:
            stage.send(Typed(letter))
            yield stage
        stage.send(Typed("d"))
        clauses = [one for one in stage.handles.controls if one.id.startswith("clause:")]
        for one in clauses[:2]:
            stage.send_all(
                Pointer(touch, *one.parts[-1].centre)
                for touch in (Touch.MOVE, Touch.DOWN, Touch.UP)
            )
            yield stage
        table(stage).handle(Changed("papers", 2))
        stage.adjust(stage.settings)
        yield stage
        stage.click(primary(stage).id) if not primary(stage).blockers else step(stage)


def test_what_is_laid_down_again_is_what_would_be_drawn() -> None:
    assert not any(stale(stage) for stage in walked(staged(TableScene(new_play(("FRA",))))))


def test_a_part_that_forgets_what_it_was_drawn_from_is_caught(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(Desk, "as_it_lies", lambda _self: ())
    assert any(stale(stage) for stage in walked(staged(TableScene(new_play(("FRA",))))))


def test_a_hover_leaves_the_page_as_it_is() -> None:
    stage = exhibited("table.draft")
    before = stage.drawing.items
    row = next(one for one in stage.handles.controls if one.id.startswith("stance:"))
    stage.send(Pointer(Touch.MOVE, *row.boxes[0].centre))
    after = stage.drawing.items
    same = {id(one) for one in before} & {id(one) for one in after}
    assert len(same) > 0.5 * len(before)
    assert after != before  # it is outlined
