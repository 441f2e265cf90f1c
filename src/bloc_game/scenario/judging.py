"""What is wrong with a compiled game: secrets read, numbers too large, conditions never open."""

from __future__ import annotations

from collections.abc import Iterable

from bloc_game.engine import expressions as ex
from bloc_game.engine.compiled import Formula
from bloc_game.engine.game import Game
from bloc_game.engine.intervals import fits, interval, parts
from bloc_game.engine.layout import PUBLIC, Layout
from bloc_game.engine.phrases import phrase
from bloc_game.scenario.declaring import Declared
from bloc_game.scenario.desk import Desk, Place
from bloc_game.scenario.problems import Mark, Severity


def check_game(
    declared: Declared, desk: Desk, game: Game, closed: Iterable[tuple[ex.Expr, Mark]]
) -> None:
    """Secrets that a choice would read, numbers too large, conditions that never or always hold."""
    known = Known(game)
    for number, seat in enumerate(game.seats):
        for row in game.rows:
            if row.seat == number:
                place = declared.moves[row.move.id].place
                for key, formula in (("when", row.when), ("cost", row.cost), ("lean", row.lean)):
                    _own_eyes(desk, known, formula, seat.actor, (place / key).node.mark)
                if row.move.kind == "offer" and row.target is not None:
                    mark = (place / "accept_lean").node.mark
                    _own_eyes(desk, known, row.accept_lean, row.target, mark)
        for move in declared.moves.values():
            if move.model.kind == "hold":
                mark = (move.place / "lean").node.mark
                _own_eyes(desk, known, game.hold_lean[number], seat.actor, mark)
        for goal in seat.goals:
            at = declared.place / "seats" / seat.id / "goals" / goal.id / "score"
            _own_eyes(desk, known, goal.score, seat.actor, at.node.mark)
    for (_, written), decision in zip(declared.decisions(), game.decisions, strict=True):
        for option in decision.options:
            place = written.place / "options" / option.id
            for actor in decision.choice:
                for key, one in (
                    ("when", option.when),
                    ("cost", option.cost),
                    ("lean", option.lean),
                ):
                    _own_eyes(desk, known, one[actor], actor, (place / key).node.mark)
    _check_sizes(desk, known, closed)
    _check_conditions(declared, desk, game, known)


class Known:
    """Ranges of cells and supports, and who sees what: what the analysis asks of a game."""

    def __init__(self, game: Game) -> None:
        self.layout: Layout = game.layout
        self.game = game
        self._supports: dict[tuple[int, int], tuple[int, int]] = {}
        self._secret = {(secret.actor, secret.draft) for secret in game.secrets}
        self._whose = {secret.place: secret.actor for secret in game.secrets}

    def cell(self, index: int) -> tuple[int, int]:
        """Lowest and highest value of a cell."""
        slot = self.layout.slots[index]
        return slot.low, slot.high

    def support(self, actor: int, draft: int) -> tuple[int, int]:
        """Lowest and highest support."""
        key = actor, draft
        if key not in self._supports:
            tree = self.game.bargain.interests[key].support
            self._supports[key] = interval(tree, self)
        return self._supports[key]

    def hides(self, tree: ex.Expr, actor: int) -> bool:
        """Whether a tree reads something that an actor does not always know."""
        match tree:
            case ex.Cell(index) | ex.Lookup(_, index):
                owner = self._whose.get(index, self.layout.slots[index].owner)
                return owner not in (PUBLIC, actor)
            case ex.SupportOf(whose, draft) | ex.PriceOf(whose, draft):
                return whose != actor and (whose, draft) in self._secret
            case _:
                return any(self.hides(part, actor) for part in parts(tree))


def _own_eyes(desk: Desk, known: Known, formula: Formula, actor: int, at: Mark) -> None:
    if known.hides(formula.tree, actor):
        desk.report(
            "reads-hidden",
            at,
            phrase("this reads what the seat that chooses may not know"),
            phrase("a choice shown, barred or liked by a secret would give the secret away"),
            phrase(
                "use public values and its own (`own_support`), or move it into an effect or event"
            ),
        )


def _check_sizes(desk: Desk, known: Known, closed: Iterable[tuple[ex.Expr, Mark]]) -> None:
    for tree, at in dict.fromkeys(closed):
        if not fits(tree, known):
            desk.report(
                "too-large",
                at,
                phrase("this number can grow beyond 32 bits"),
                phrase("the game counts in whole numbers of that size"),
                phrase("use smaller factors, or clamp(...)"),
            )


def _check_conditions(declared: Declared, desk: Desk, game: Game, known: Known) -> None:
    for written, event in zip(declared.events(), game.events, strict=True):
        if written.model.when is not None:
            never_or_always(desk, known, [event.when], written.place / "when")
    for number, ending in enumerate(game.endings):
        if declared.scenario.endings[number].when is not None:
            place = declared.place / "endings" / number / "when"
            never_or_always(desk, known, [ending.when], place)
    for name, written_move in declared.moves.items():
        if written_move.model.when is not None:
            formulas = [row.when for row in game.rows if row.move.id == name]
            never_or_always(desk, known, formulas, written_move.place / "when")
    for (_, one), decision in zip(declared.decisions(), game.decisions, strict=True):
        if one.model.when is not None:
            never_or_always(desk, known, [decision.when], one.place / "when")
        for option in decision.options:
            if one.model.options[option.id].when is not None:
                place = one.place / "options" / option.id / "when"
                never_or_always(desk, known, list(option.when.values()), place)


def never_or_always(desk: Desk, known: Known, formulas: list[Formula], place: Place) -> None:
    """Warn of a condition that holds in none, or in every one, of the places it is asked in."""
    bounds = [interval(formula.tree, known) for formula in formulas]
    if bounds and all(high == 0 for _, high in bounds):
        desk.report(
            "never-holds",
            place.node.mark,
            phrase("this condition can never hold"),
            phrase("no values within the declared ranges satisfy it"),
            phrase("mend the numbers, or take the rule out"),
            Severity.WARNING,
        )
    elif bounds and all(low == 1 for low, _ in bounds):
        desk.report(
            "always-holds",
            place.node.mark,
            phrase("this condition always holds"),
            phrase("every value within the declared ranges satisfies it"),
            phrase("take the condition out, or mend the numbers"),
            Severity.WARNING,
        )
