"""Which presses count: those that answer what was on the screen.

A key held down repeats only where that is a help, in walking and erasing: no Enter may press one
button after another while a long step is taken. And what was pressed during such a step was meant
for a page that is gone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pygame

PATIENCE = 0.3  # seconds after which one no longer knows what one is pressing on
REPEATING = frozenset(
    {
        *(pygame.K_UP, pygame.K_DOWN, pygame.K_LEFT, pygame.K_RIGHT, pygame.K_TAB),
        *(pygame.K_PAGEUP, pygame.K_PAGEDOWN, pygame.K_BACKSPACE),
        *(pygame.K_EQUALS, pygame.K_PLUS, pygame.K_MINUS, pygame.K_KP_PLUS, pygame.K_KP_MINUS),
    }
)
_PRESSES = (
    *(pygame.KEYDOWN, pygame.TEXTINPUT),
    *(pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP, pygame.MOUSEWHEEL),
    *(pygame.FINGERDOWN, pygame.FINGERUP),
)


class Presses:
    """Knows which keys are down."""

    def __init__(self) -> None:
        self._down: set[int] = set()

    def fresh(self, events: Iterable[pygame.event.Event]) -> Iterator[pygame.event.Event]:
        """The events without the repetitions of keys that must be pressed anew each time."""
        for event in events:
            if event.type == pygame.KEYUP:
                self._down.discard(event.key)
            elif event.type == pygame.KEYDOWN:
                held = event.key in self._down and event.key not in REPEATING
                self._down.add(event.key)
                if held:
                    continue
            elif event.type == pygame.WINDOWFOCUSLOST:
                self._down.clear()  # their release will be somebody else's
            yield event


def forget_presses() -> None:
    """Drop what was pressed meanwhile."""
    pygame.event.get(_PRESSES)
