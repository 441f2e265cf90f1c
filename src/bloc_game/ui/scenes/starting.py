"""Beginning a game or resuming one: from what is wanted to the first scene of the table."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from secrets import randbelow
from typing import Protocol

from bloc_game.engine.phrases import phrase
from bloc_game.report.minds import Cabinet
from bloc_game.report.staff import Staff
from bloc_game.scenario import shelf
from bloc_game.scenario.heads import head_of, scenario_files
from bloc_game.scenario.problems import ScenarioError, render
from bloc_game.scenario.story import Scenario
from bloc_game.scenario.watching import Watcher
from bloc_game.session.catalogue import ENGLISH, Catalogue
from bloc_game.session.loading import Loaded, load, recover
from bloc_game.session.locations import new_save
from bloc_game.session.playing import CannotPlay, Session, begin
from bloc_game.session.reading import BadSave
from bloc_game.session.troubles import trouble
from bloc_game.ui.scene import Later, Restart, Scene, Transition
from bloc_game.ui.scenes.author import Author
from bloc_game.ui.scenes.lesson import Coach
from bloc_game.ui.scenes.play import Doors, Play
from bloc_game.ui.scenes.preparing import laid_out
from bloc_game.ui.scenes.table import TableScene
from bloc_game.ui.scenes.wish import Wish

SEEDS = 1_000_000


class CannotOpen(CannotPlay):
    """What was named cannot be played. The message is for the one who named it."""


def named(wish: Wish) -> Scene:
    """The scenario that is wished for: its page, or a game of it where the seats are named too."""
    from bloc_game.ui.scenes.seats import SeatsScene  # that page begins games, so it knows us

    scenario = shelf.load(shelf.find(wish.scenario or ""))
    return begun(scenario, wish) if wish.seats else SeatsScene(scenario, wish)


def begun(scenario: Scenario, wish: Wish) -> Scene:
    """A new game, saved from its first line."""
    cabinet = Cabinet()
    session = begin(
        scenario,
        wish.seats,
        seed=randbelow(SEEDS) if wish.seed is None else wish.seed,
        policy=wish.policy,
        language=wish.language or ENGLISH,
        save=None if wish.watch else wish.save or new_save(scenario.id),
        minds=cabinet,
    )
    scene = _at_table(_in_hand(session, wish.language or ENGLISH, wish, cabinet))
    if wish.watch:
        scene.author = Author(Watcher(scenario.path), lambda said: print(said, flush=True))
    return scene


def lesson(wish: Wish) -> Scene:
    """A new game of the shortest history that one seat's decision begins, for that seat, with a
    coach beside."""
    scenario, seat = next(_lessons())
    scene = begun(scenario, replace(wish, seats=(seat,), seed=None, save=None))
    assert isinstance(scene, TableScene)
    scene.coach = Coach()
    return scene


def _lessons() -> Iterator[tuple[Scenario, str]]:
    """What could be taught, the shortest first, and to whom."""
    for path in sorted(scenario_files(), key=lambda path: head_of(path).turns):
        scenario = shelf.load(path)
        seats = {seat.actor: seat.id for seat in scenario.game.seats}
        first = scenario.game.decisions[0]
        if first.turn == 1 and first.actor in seats:
            yield scenario, seats[first.actor]


def resumed(path: Path, wish: Wish) -> Scene:
    """A game from its save, with what its player should be told of it."""
    cabinet = Cabinet()
    return _seated(load(path, minds=cabinet), wish, cabinet)


def recovered(path: Path, wish: Wish) -> Scene:
    """As much of a damaged save as can be trusted, with what was lost."""
    cabinet = Cabinet()
    return _seated(recover(path, minds=cabinet), wish, cabinet)


def _seated(loaded: Loaded, wish: Wish, cabinet: Cabinet) -> Scene:
    session = loaded.session
    if not session.table.people:
        raise CannotPlay(
            phrase("Policies alone played this game: there is no seat at it for a person.")
        )
    language = wish.language or session.table.language
    play = _in_hand(session, language, wish, cabinet)
    play.know_the_past()
    scene = _at_table(play)
    scene.desk.notice = " ".join(map(scene.play.tr.say, loaded.notices))
    return scene


def _in_hand(session: Session, language: str, wish: Wish, cabinet: Cabinet) -> Play:
    """A game, with a staff beside it where one may be asked, and those who think."""
    staff = Staff(session.scenario) if wish.estimates else None
    return Play(session, language, doors(session.scenario, wish), staff, cabinet)


def _at_table(play: Play) -> TableScene:
    scene = TableScene(play)
    _set_aside()
    return scene


def _set_aside() -> None:
    """What was read lasts as long as the game: the collector of what is no longer needed need not
    look it through again and again, which holds up a frame by a tenth of a second."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()


def doors(scenario: Scenario, wish: Wish) -> Doors:
    """The ways out of a game: to the title page, and to the same scenario once more."""
    from bloc_game.ui.scenes.seats import SeatsScene  # these pages begin games, so they know us
    from bloc_game.ui.scenes.title import TitleScene

    anew = replace(wish, scenario=None, seats=(), seed=None, save=None)
    return Doors(
        home=lambda language: TitleScene(replace(anew, language=language)),
        again=lambda language: SeatsScene(
            scenario,
            replace(anew, language=language),
            Restart(TitleScene(replace(anew, language=language))),
        ),
    )


TROUBLE = (ScenarioError, shelf.NotFound, CannotPlay, BadSave, OSError)
"""What can go wrong on the way to a game, each with a message for the player."""


class Beginner(Protocol):
    """A page from which games are opened, and which can say why one cannot be."""

    trouble: str

    @property
    def tr(self) -> Catalogue: ...


def attempted(page: Beginner, make: Callable[[], Transition]) -> Later:
    """Open something from a page: it takes a while, and where it cannot be opened the page says
    why."""

    def made() -> Transition:
        try:
            return make()
        except TROUBLE as error:
            page.trouble = told(page.tr, error)
            return None

    return laid_out(page.tr, made)


def told(tr: Catalogue, error: Exception) -> str:
    """What went wrong, as the player should read it."""
    if isinstance(error, ScenarioError):
        return "\n\n".join(tr.say(render(problem, None)) for problem in error.problems)
    return tr.say(trouble(error) or str(error))
