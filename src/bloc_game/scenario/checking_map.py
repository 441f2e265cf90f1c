"""What is wrong with the sides that a map shows."""

from __future__ import annotations

from bloc_game.engine.game import Game
from bloc_game.engine.layout import PUBLIC
from bloc_game.engine.phrases import phrase
from bloc_game.scenario.declaring import Declared
from bloc_game.scenario.desk import Desk
from bloc_game.scenario.judging import Known, never_or_always
from bloc_game.scenario.problems import Severity


def check_sides(declared: Declared, desk: Desk, game: Game) -> None:
    """Sides that would tell a secret, that nobody can stand on, that cannot be told apart."""
    known = Known(game)
    worn: dict[str, str] = {}
    for side in game.sides:
        written = declared.sides[side.id]
        place = written.place
        if any(known.hides(formula.tree, PUBLIC) for formula in side.when):
            desk.report(
                "reads-hidden",
                (place / "when").node.mark,
                phrase("this reads what not everybody may know"),
                phrase("everybody sees the map, and a side shown by a secret would give it away"),
                phrase("use public values: who is a member of what, what has happened, tracks"),
            )
        if written.model.when is not None:
            never_or_always(desk, known, list(side.when), place / "when")
        elif not written.model.land:
            desk.report(
                "unused",
                place.key,
                phrase("nothing uses '{name}'", name=side.id),
                phrase("a side with neither `when` nor `land` is nowhere to be seen"),
                phrase("say when a government stands there, or which land does"),
                Severity.WARNING,
            )
        look = written.model.look
        if look in worn:
            desk.report(
                "same-look",
                (place / "look").node.mark,
                phrase("'{one}' and '{other}' look alike", one=worn[look], other=side.id),
                phrase("nobody could tell on the map who stands where"),
                phrase("give one of them another `look`"),
                Severity.WARNING,
            )
        worn.setdefault(look, side.id)
