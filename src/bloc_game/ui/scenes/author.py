"""The author beside the table: what is saved comes into the game, or is said to be wrong."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from bloc_game.scenario.inspecting import inspect
from bloc_game.scenario.problems import Severity, headline
from bloc_game.scenario.watching import Watcher
from bloc_game.session.catalogue import message_of
from bloc_game.session.playing import CannotPlay
from bloc_game.session.reloading import reloaded
from bloc_game.ui.scenes.play import Play

Tell = Callable[[str], None]


class Author:
    """Watches the files of a scenario for one table; `tell` is told all that is found."""

    def __init__(self, watcher: Watcher, tell: Tell) -> None:
        self.watcher = watcher
        self.tell = tell

    def look(self, play: Play) -> str | None:
        """Take a change into the game; what the table should say of it, None where nothing was
        saved."""
        if not self.watcher.has_changed():
            return None
        found, tr = inspect(self.watcher.path, date.today()), play.tr
        for problem in found.problems:
            self.tell(tr.say(headline(problem)))
        errors = [one for one in found.problems if one.severity is Severity.ERROR]
        if found.scenario is None:
            first = tr.say(headline(errors[0])) if errors else ""
            return tr("The change is not taken: {problem}", problem=first)
        before = len(play.session.played)
        try:
            play.take_up(reloaded(play.session, found.scenario))
        except CannotPlay as error:
            return tr("The change is not taken: {problem}", problem=tr.say(message_of(error)))
        self.tell(tr("taken into the game"))
        left = before - len(play.session.played)
        if left > 0:
            return tr("The change is taken; {n} steps can no longer be done as they were.", n=left)
        return tr("The change is taken into the game.")
