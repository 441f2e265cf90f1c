"""A staff that reckons beside the game, in a process of its own, so that nobody waits for it.

A question says how it is answered; answers come one after the other, each better than the one
before, until the question is exhausted or another one is asked. What is reckoned changes nothing in
the game, and a staff that fails has no answer: it never takes the game with it.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from queue import SimpleQueue
from threading import Event, Thread
from typing import TYPE_CHECKING, Protocol, TypeVar, cast
from weakref import finalize

from bloc_game.engine.game import Game
from bloc_game.scenario.shelf import load_texts
from bloc_game.scenario.story import Scenario

if TYPE_CHECKING:  # the process alone needs it
    from bloc_game.lab.playing import Lab

A = TypeVar("A", covariant=True)
CONTEXT = get_context("spawn")  # to copy a process that has a window is not safe
PATIENCE = 5.0  # seconds that a process may take to be made, when the game is left
KEPT = 32  # questions whose answers are remembered


class Question(Protocol[A]):
    """Something a staff can be asked: a value that can be sent, and compared with another."""

    def answers(self, lab: Lab) -> Iterator[A]:
        """Better and better answers."""


class Advisers(Protocol):
    """Whoever answers questions about a game without keeping anybody waiting."""

    def begin(self) -> None:
        """Make ready: something will be asked soon."""

    def answer(self, question: Question[A]) -> A | None:
        """The best answer so far; it is asked if it is not being worked on."""

    def is_done(self, question: Question[A]) -> bool:
        """Whether no better answer will come."""

    def has_heard(self) -> bool:
        """Whether an answer has come since this was last asked."""


@dataclass
class _Asked:
    answer: object = None
    done: bool = False


class Staff:
    """Answers about one scenario, from a process that begins when it is first wanted."""

    def __init__(self, scenario: Scenario) -> None:
        self._texts = scenario.files, scenario.file
        self._asked: dict[Question[object], _Asked] = {}
        self._current: Question[object] | None = None
        self._number = 0
        self._out: SimpleQueue[tuple[int, Question[object]] | None] | None = None
        self._line: Connection | None = None

    def begin(self) -> None:
        """Make ready: something will be asked soon."""
        if self._out is None:
            here, there = CONTEXT.Pipe()
            self._line, self._out = here, SimpleQueue()
            begun = Event()
            # a thread, for what is sent to a process that is still beginning has to wait for it
            args = self._out, here, there, self._texts, begun
            Thread(target=_post, args=args, daemon=True).start()
            finalize(self, _dismiss, self._out, begun)

    def answer(self, question: Question[A]) -> A | None:
        """The best answer so far; it is asked if it is not being worked on."""
        asked = self._asked.get(question)
        if asked is None or (question != self._current and not asked.done):
            asked = self._ask(question)
        return cast("A | None", asked.answer)

    def is_done(self, question: Question[A]) -> bool:
        """Whether no better answer will come."""
        asked = self._asked.get(question)
        return asked is not None and asked.done

    def has_heard(self) -> bool:
        """Whether an answer has come since this was last asked."""
        heard, line = False, self._line
        asked = self._asked[self._current] if self._current is not None else None
        if line is None or asked is None or asked.done:
            return False
        try:
            while line.poll():
                number, answer, done = line.recv()
                if number == self._number:
                    asked.answer, asked.done, heard = answer or asked.answer, done, True
        except (OSError, EOFError):  # it is gone: what is known stands
            asked.done = heard = True
        return heard

    def _ask(self, question: Question[object]) -> _Asked:
        self.begin()
        self._number += 1
        self._current = question
        while len(self._asked) >= KEPT:
            self._asked.pop(next(iter(self._asked)))
        assert self._out is not None
        self._out.put((self._number, question))
        return self._asked.setdefault(question, _Asked())


def _dismiss(out: SimpleQueue[tuple[int, Question[object]] | None], begun: Event) -> None:
    """Nobody will ask any more. A process that is just being made is waited for: left without what
    it is to know, it would cry out on its way down."""
    out.put(None)
    begun.wait(PATIENCE)


def _post(
    out: SimpleQueue[tuple[int, Question[object]] | None],
    here: Connection,
    there: Connection,
    texts: tuple[Mapping[str, str], str],
    begun: Event,
) -> None:
    """Start the process, and pass on what it is asked until nobody will ask any more."""
    process = CONTEXT.Process(target=_work, args=(there,), daemon=True)
    with suppress(OSError):
        try:
            process.start()
        finally:
            begun.set()
        there.close()
        here.send((dict(texts[0]), texts[1]))
        while (asked := out.get()) is not None:
            here.send(asked)
    here.close()


def _work(line: Connection) -> None:
    """The process: answer what is asked last until nobody asks any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the one who plays
    with suppress(OSError, AttributeError):
        os.nice(10)  # a window beside it is drawn first
    with suppress(EOFError, OSError):
        lab = _lab(load_texts(*line.recv()).game)
        while True:
            number, question = line.recv()
            _answer(line, number, question, lab)


def _lab(game: Game) -> Lab:
    """A lab that has played already, so that it is ready for the first question."""
    from bloc_game.lab.playing import Lab

    lab = Lab(game)
    lab.rehearse()
    return lab


def _answer(line: Connection, number: int, question: Question[object], lab: Lab) -> None:
    """Send what is found as it is found; a question that cannot be answered has no answer."""
    answer: object = None
    try:
        for answer in question.answers(lab):
            if line.poll():
                return
            line.send((number, answer, False))
    except (ValueError, ArithmeticError, LookupError, AssertionError):
        answer = None
    line.send((number, answer, True))
