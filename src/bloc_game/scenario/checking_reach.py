"""What nothing ever brings about: a decision that nothing opens, an event that nothing calls."""

from __future__ import annotations

from bloc_game.scenario.declaring import Declared
from bloc_game.scenario.desk import Desk
from bloc_game.scenario.problems import Severity
from bloc_game.scenario.reading import Read


def check_reach(declared: Declared, desk: Desk, found: Read) -> None:
    """Warn of what waits for an effect that no rule has."""
    for _, decision in declared.decisions():
        name = decision.model.id
        if decision.model.waits and name not in found.opened:
            desk.report(
                "never-opened",
                (decision.place / "waits").node.mark,
                f"nothing ever opens '{name}'",
                "a decision that waits is put only after an effect opens it",
                f"write `open({name})` among some effects, or take out `waits`",
                Severity.WARNING,
            )
    for event in declared.events():
        name = event.model.id
        if event.model.called and name not in found.called:
            desk.report(
                "never-called",
                (event.place / "called").node.mark,
                f"nothing ever calls '{name}'",
                "an event that is only called comes only after an effect schedules it",
                f"write `after(1, {name})` among some effects, or take out `called`",
                Severity.WARNING,
            )
