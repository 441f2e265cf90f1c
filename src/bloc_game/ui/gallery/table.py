"""The table of a turn in the states in which one sits at it: drafts, moves, answers, decisions."""

from __future__ import annotations

from collections.abc import Callable

from bloc_game.report.minds import Cabinet
from bloc_game.report.staff import Advisers
from bloc_game.ui.gallery.exhibit import Exhibit
from bloc_game.ui.gallery.games import BANDUNG, Patient, new_game, step, until_turn
from bloc_game.ui.intents import Changed, Digit, Intent, Pressed, Typed
from bloc_game.ui.scene import Scene
from bloc_game.ui.scenes.desk import Now
from bloc_game.ui.scenes.table import TableScene
from bloc_game.ui.stage import Stage


def _seated(*seats: str) -> Callable[[str], Scene]:
    return lambda language: TableScene(new_game(seats, language))


def _at_bandung(seat: str, *, has_map: bool) -> Callable[[str], Scene]:
    """A table of another world; of a story that has no map, too."""
    return lambda language: TableScene(new_game((seat,), language, BANDUNG, has_map=has_map))


def _advised(advisers: Advisers) -> Callable[[str], Scene]:
    return lambda language: TableScene(new_game(("USA",), language, advisers=advisers))


def _unhurried(language: str) -> Scene:
    """The others look ahead, and none of them ever makes up its mind."""
    undecided = Cabinet(lambda _: Patient(lambda _question: None))
    return TableScene(new_game(("USA",), language, cabinet=undecided))


def _table(stage: Stage) -> TableScene:
    assert isinstance(stage.scene, TableScene)
    return stage.scene


def _at(stage: Stage, turn: int, now: Now) -> TableScene:
    until_turn(stage, _table(stage).play, turn, now)
    return _table(stage)


def _said(stage: Stage, *messages: Changed | Pressed) -> None:
    """Use controls of the table that are there, wherever they stand."""
    for message in messages:
        _table(stage).handle(message)
    stage.adjust(stage.settings)


def _draft(turn: int, draft: str) -> Callable[[Stage], None]:
    def brought(stage: Stage) -> None:
        scene = _at(stage, turn, Now.MOVES)
        stage.send(Typed("d"))
        texts = [one.id for one in scene.play.view.drafts]
        _said(stage, Changed("drafts", texts.index(draft)))

    return brought


def _pencil(turn: int, draft: str) -> Callable[[Stage], None]:
    def brought(stage: Stage) -> None:
        _draft(turn, draft)(stage)
        shown = next(one for one in _table(stage).play.view.drafts if one.id == draft)
        clause = shown.clauses[1]
        another = (clause.present + 1) % len(clause.levels)
        _said(stage, Changed(f"clause:{clause.id}", another))

    return brought


def _why(stage: Stage) -> None:
    _draft(5, "western_reply")(stage)
    _said(stage, Pressed("stance:SUN"))


def _chamber(stage: Stage) -> None:
    _draft(5, "edc")(stage)
    _said(stage, Pressed("chamber:french_assembly"))


def _kind(stage: Stage) -> None:
    _at(stage, 2, Now.MOVES)
    stage.send(Digit(3))
    stage.send(Digit(1))


def _ballot(stage: Stage) -> None:
    _at(stage, 5, Now.DECISION)
    stage.send(Digit(1))


def _tabled(stage: Stage) -> None:
    """What the staff makes of tabling what is tried in pencil."""
    _pencil(5, "western_reply")(stage)
    stage.send(Intent.LAST)


def _estimate(stage: Stage) -> None:
    """A decision with what the staff makes of it, at the end of the paper."""
    _at(stage, 5, Now.DECISION)
    stage.send(Digit(2))
    stage.send(Intent.LAST)


def _sealed(waiting: Now) -> Callable[[Stage], None]:
    """Both moves of the first player are sealed, and somebody else is waited for."""

    def brought(stage: Stage) -> None:
        _at(stage, 1, Now.MOVES)
        for _ in range(2):
            stage.send(Digit(4))
            stage.send(Digit(1))
            step(stage)
        assert _table(stage).now is waiting

    return brought


EXHIBITS = (
    Exhibit("table.draft", _seated("FRA"), _draft(5, "western_reply")),
    Exhibit("table.draft.long", _seated("USA"), _draft(10, "paris_agreements")),
    Exhibit("table.draft.pencil", _seated("FRA"), _pencil(5, "western_reply")),
    Exhibit("table.draft.why", _seated("FRA"), _why),
    Exhibit("table.draft.chamber", _seated("USA"), _chamber),
    Exhibit("table.moves.kind", _seated("USA"), _kind),
    Exhibit("table.decision.ballot", _seated("GBR"), _ballot),
    Exhibit("table.estimate", _advised(Patient()), _estimate),
    Exhibit("table.draft.estimate", _advised(Patient()), _tabled),
    Exhibit("table.estimate.waiting", _advised(Patient(lambda _: None)), _estimate),
    Exhibit("table.bandung", _at_bandung("PHL", has_map=True), _draft(6, "communique")),
    Exhibit("table.delegations", _at_bandung("PHL", has_map=False), _draft(6, "communique")),
    Exhibit("table.sealed", _seated("USA", "SUN"), _sealed(Now.SEALED)),
    Exhibit("table.waiting", _unhurried, _sealed(Now.WAITING)),
)
