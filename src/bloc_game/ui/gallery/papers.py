"""What is read at the table and between two players: telegrams, votes, reasons, the folder."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from bloc_game.session.views import VoteView
from bloc_game.ui.gallery.exhibit import Exhibit
from bloc_game.ui.gallery.games import new_game, step, until, until_turn
from bloc_game.ui.intents import Changed, Intent, Typed
from bloc_game.ui.scene import Scene
from bloc_game.ui.scenes.desk import Now
from bloc_game.ui.scenes.handover import HandoverScene
from bloc_game.ui.scenes.reading import ReadingScene
from bloc_game.ui.scenes.table import TableScene
from bloc_game.ui.scenes.votes import VotesScene
from bloc_game.ui.stage import Stage

_VOTES = "FRA"
_MOST = 600


def _table(language: str) -> Scene:
    return TableScene(new_game((_VOTES,), language))


def _read(turn: int, now: Now, *then: Typed | Intent) -> Callable[[Stage], None]:
    """Go to a step of a turn, then press keys."""

    def brought(stage: Stage) -> None:
        scene = stage.scene
        assert isinstance(scene, TableScene)
        until_turn(stage, scene.play, turn, now)
        stage.send_all(then)

    return brought


def _course(whole: bool) -> Callable[[Stage], None]:
    """The course of the tension, on one turn or from the beginning."""

    def brought(stage: Stage) -> None:
        _read(5, Now.REPORT)(stage)
        scene = stage.scene
        assert isinstance(scene, TableScene)
        scene.handle(Changed("papers", 4))
        scene.desk.turn = scene.play.view.turn - 1
        scene.handle(Changed("tracks", 1))
        scene.handle(Changed("span", 1 + whole))
        stage.send(Intent.PAGE_UP)

    return brought


def _is_house(vote: VoteView) -> bool:
    return bool(vote.factions)


def _is_roll(vote: VoteView) -> bool:
    return not vote.factions and bool(vote.options)


def _is_ballot(vote: VoteView) -> bool:
    return not vote.factions and not vote.options


@cache
def _found(kind: Callable[[VoteView], bool], language: str) -> VotesScene:
    """The first vote of a kind in a game, sealed; `LookupError` where none was held."""
    stage = Stage(_table(language))
    for _ in range(_MOST):
        scene = stage.scene
        if isinstance(scene, VotesScene):
            kept = tuple(vote for vote in scene.votes if kind(vote))
            if kept:
                return VotesScene(scene.voice, kept[:1])
        step(stage)
    raise LookupError(f"no vote was found for {kind.__name__}")


def _vote(kind: Callable[[VoteView], bool]) -> Callable[[str], Scene]:
    def opened(language: str) -> Scene:
        found = _found(kind, language)
        return VotesScene(found.voice, found.votes)

    return opened


def _confirm(stage: Stage) -> None:
    stage.send(Intent.CONFIRM)


def _folder(language: str) -> Scene:
    return TableScene(new_game(("USA", "SUN"), language))


def _handed_over(stage: Stage) -> None:
    until(stage, HandoverScene)


EXHIBITS = (
    Exhibit("table.telegrams", _table, _read(4, Now.NEWS, Typed("t"))),
    Exhibit("table.telegrams.earlier", _table, _read(4, Now.MOVES, Typed("t"), Typed(","))),
    Exhibit("table.why", _table, _read(4, Now.MOVES, Typed("w"))),
    Exhibit("table.why.course", _table, _course(whole=False)),
    Exhibit("table.why.course.whole", _table, _course(whole=True)),
    Exhibit("vote.house.sealed", _vote(_is_house)),
    Exhibit("vote.house", _vote(_is_house), _confirm),
    Exhibit("vote.roll", _vote(_is_roll), _confirm),
    Exhibit("vote.ballot", _vote(_is_ballot), _confirm),
    Exhibit("handover", _folder, _handed_over),
    Exhibit(
        "reading.source",
        lambda language: ReadingScene(new_game(language=language).voice, "note:frus-v5p1-d253"),
    ),
    Exhibit(
        "reading.codex",
        lambda language: ReadingScene(new_game(language=language).voice, "codex:edc"),
    ),
)
