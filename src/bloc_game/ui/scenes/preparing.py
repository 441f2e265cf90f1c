"""What is said while something is opened that takes a while."""

from __future__ import annotations

from collections.abc import Callable

from bloc_game.session.catalogue import Catalogue
from bloc_game.ui.intents import Came, Message
from bloc_game.ui.scene import Frame, Later, Transition


def laid_out(tr: Catalogue, make: Callable[[], Transition]) -> Later:
    """Something that takes a while, with the words for it."""
    return Later(tr("The papers are being laid out …"), make)


class Sheet:
    """An empty sheet, on which something is told of that takes a while."""

    def __init__(self, later: Later) -> None:
        self.later = later
        self._begun = False

    def has_news(self) -> bool:
        """As soon as somebody watches, it is begun."""
        begun, self._begun = self._begun, True
        return not begun

    def handle(self, message: Message) -> Transition:
        """Nothing can be done here."""
        return self.later if isinstance(message, Came) else None

    def draw(self, frame: Frame) -> None:
        """Paper, and nothing on it."""
        frame.fill(frame.box, frame.scheme.sheet)
