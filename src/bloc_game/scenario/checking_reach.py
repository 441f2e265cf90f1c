"""What waits for an effect that there is not, and what is brought about and does not wait."""

from __future__ import annotations

from bloc_game.engine.phrases import phrase
from bloc_game.scenario.declaring import Declared
from bloc_game.scenario.desk import Desk
from bloc_game.scenario.problems import Severity
from bloc_game.scenario.reading import Read


def check_reach(declared: Declared, desk: Desk, found: Read) -> None:
    """Warn of decisions and events that wait in vain, or that an effect needs not bring about."""
    for _, decision in declared.decisions():
        name, waits = decision.model.id, decision.model.waits
        is_opened = name in found.opened
        if waits and not is_opened:
            desk.report(
                "never-opened",
                (decision.place / "waits").node.mark,
                phrase("nothing ever opens '{name}'", name=name),
                phrase("a decision that waits is put only after an effect opens it"),
                phrase("write `open({name})` among some effects, or take out `waits`", name=name),
                Severity.WARNING,
            )
        if is_opened and not waits:
            desk.report(
                "opened-anyway",
                (decision.place / "id").node.mark,
                phrase("'{name}' is opened by an effect, and does not wait for it", name=name),
                phrase("it is put on its own turn, whether it was opened or not"),
                phrase("write `waits: true` beside it, or take `open({name})` out", name=name),
                Severity.WARNING,
            )
    for event in declared.events():
        name, waits = event.model.id, event.model.called
        is_called = name in found.called
        if waits and not is_called:
            desk.report(
                "never-called",
                (event.place / "called").node.mark,
                phrase("nothing ever calls '{name}'", name=name),
                phrase("an event that is only called comes only after an effect schedules it"),
                phrase(
                    "write `after(1, {name})` among some effects, or take out `called`", name=name
                ),
                Severity.WARNING,
            )
        if is_called and not waits:
            desk.report(
                "called-anyway",
                (event.place / "id").node.mark,
                phrase("'{name}' is called by an effect, and does not wait for it", name=name),
                phrase("it comes among the news of its turns, whether it was called or not"),
                phrase("write `called: true` beside it, or take `after(…, {name})` out", name=name),
                Severity.WARNING,
            )
