"""A debrief as plain lines: what the window's leaves say after the ending, in the same words."""

from __future__ import annotations

from bloc_game.cli.terminal_pages import Lines, Pages
from bloc_game.engine.phrases import number
from bloc_game.session.catalogue import signed
from bloc_game.session.debriefing import debrief_view
from bloc_game.session.playing import Session
from bloc_game.session.recorded import Recorded
from bloc_game.session.views_debrief import CourseView, DebriefView, PivotView
from bloc_game.session.views_moment import Voice
from bloc_game.session.views_seen import Seen


def looked_back(pages: Pages, voice: Voice, session: Session, seen: Seen) -> Lines:
    """A game looked back on by one seat, beside the record."""
    record = Recorded(session.scenario, session.table.seed)
    return _Looking(pages).lines(debrief_view(voice, seen, record))


class _Looking:
    """Looks back on a game, in one language."""

    def __init__(self, pages: Pages) -> None:
        self.pages = pages
        self.tr = pages.tr

    def lines(self, view: DebriefView) -> Lines:
        """Goals and how they went, the decisive moments, the tracks, the questions."""
        tr = self.tr
        yield "", 0
        yield f"{tr('Your goals')} ({tr('{score} of 100', score=view.score)})", 0
        yield from ((self._course(goal), 1) for goal in view.goals)
        yield "", 0
        yield tr("Decisive moments"), 0
        yield view.reckoned, 1
        for one in view.pivots:
            yield from self._pivot(one)
        yield "", 0
        yield tr("Indicators"), 0
        for track in view.tracks:
            yield self._course(track), 1
            if track.record:
                yield f"{tr('In history')}: {_figures(track.record)}", 2
        yield from self._reading(view)
        yield "", 0
        yield tr("Questions to talk about"), 0
        for place, question in enumerate(view.questions, start=1):
            yield f"{place}. {self.pages.reader.plain(question)}", 1

    def _course(self, course: CourseView) -> str:
        good = f" ({course.good_text})" if course.good_text else ""
        return f"{course.title}{good}: {_figures(course.values)}"

    def _pivot(self, one: PivotView) -> Lines:
        tr = self.tr
        yield f"{one.date}. {self.pages.reader.plain(one.text)}", 1
        if one.here:
            yield tr("Here: {text}", text=one.here), 2
        if one.parted:
            yield tr("In history: {title}", title=one.history), 2
        elif one.history:
            yield tr("In history: the same."), 2
        yield from ((f"{signed(moved.by)} {moved.title}", 2) for moved in one.moved)

    def _reading(self, view: DebriefView) -> Lines:
        tr = self.tr
        if view.sources:
            yield "", 0
            yield tr("Sources of this game"), 0
            numbers = {self.pages.reader.number(one.id): one.title for one in view.sources}
            for number in sorted(numbers):
                yield f"[{number}] {numbers[number]}", 1
        met = [one for one in view.articles if one.met]
        if met:
            yield "", 0
            yield tr("Articles of the codex that this game led to"), 0
            yield ", ".join(one.title for one in met), 1


def _figures(values: tuple[int, ...]) -> str:
    return " ".join(number(one) for one in values)
