"""Votes, changes and the course of a track, as plain lines."""

from __future__ import annotations

from collections.abc import Iterable

from bloc_game.cli.terminal_pages import Lines, Pages
from bloc_game.engine.phrases import number
from bloc_game.session.catalogue import ended, signed
from bloc_game.session.views import BenchView, TurnView, VoteView
from bloc_game.session.views_why import ChangeView, EntryView, WaterfallView, ledger
from bloc_game.session.wording_events import Told
from bloc_game.session.wording_names import Names


class Ledger:
    """Tells what was decided and what changed, in one language."""

    def __init__(self, pages: Pages) -> None:
        self.pages = pages
        self.tr = pages.tr

    # --- votes --------------------------------------------------------------------------------

    def votes(self, views: Iterable[VoteView]) -> Lines:
        """How every decision came out."""
        found = False
        for view in views:
            found = True
            yield "", 0
            yield from self.vote(view)
        if not found:
            yield self.tr("Nothing has been decided yet."), 0

    def vote(self, view: VoteView) -> Lines:
        """One decision: by whom and by which rule, who stood where, what came of it."""
        tr = self.tr
        yield tr("Turn {turn}. {question}", turn=view.turn, question=view.question), 0
        head = ". ".join(part for part in (view.body, view.motion) if part)
        if head:
            yield f"{head}. {view.rule}".strip(), 1
        for voter in view.roll:
            yield f"{voter.name}: {voter.said}.", 1
            yield from ((note, 2) for note in voter.notes)
        if len(view.roll) > 1:
            yield from ((f"{title}: {count}.", 1) for title, count in view.options)
        for faction in view.factions:
            yield self._faction(faction), 1
            yield from ((note, 2) for note in faction.notes)
        if view.count:
            yield view.count, 1
        if view.needs:
            yield view.needs, 1
        yield f"{view.stamp}. {view.outcome}" if len(view.roll) != 1 else view.outcome, 1
        if view.recorded is not None:
            yield view.recorded.text, 1

    def _faction(self, faction: BenchView) -> str:
        return self.tr(
            "{name}: {ayes} for, {noes} against, {absent} away.",
            name=faction.name,
            ayes=faction.ayes,
            noes=faction.noes,
            absent=faction.absent,
        )

    # --- what changed -------------------------------------------------------------------------

    def why(self, names: Names, title: str, turns: Iterable[TurnView], wanted: str) -> Lines:
        """Everything that moved one track, or anything, under its cause, with rule and line."""
        found = False
        for turn in turns:
            moved = [one for one in turn.told if _moves(one, wanted)]
            if moved:
                found = True
                yield "", 0
                yield f"{turn.date}. {ended(turn.headline)}", 0
                for entry in ledger(names, moved):
                    yield from self._entry(entry)
        if not found:
            yield self.tr("Nothing has moved “{title}” yet.", title=title), 0

    def _entry(self, entry: EntryView) -> Lines:
        text = self.pages.reader.plain(f"{entry.text} {entry.reason}".strip())
        notes = "".join(f"[{self.pages.reader.number(one)}]" for one in entry.sources)
        places = " ".join(f"[{place}]" for place in entry.places)
        yield " ".join(part for part in (text + notes, places) if part), 1
        yield from ((self._change(one), 2) for one in entry.changes)

    def _change(self, change: ChangeView) -> str:
        if change.by is None:
            return change.text
        course = self._course_of(change.before, change.after)
        return f"{change.text}: {signed(change.by)} ({course}){self._mark(change.better)}"

    def _course_of(self, before: int, after: int) -> str:
        return self.tr("{before} to {after}", before=before, after=after)

    def _mark(self, better: str) -> str:
        """Whether it was to the good, in a word."""
        words = {"better": self.tr("better"), "worse": self.tr("worse")}
        return f", {words[better]}." if better else "."

    def waterfall(self, view: WaterfallView) -> Lines:
        """The course of a track, a line for each cause."""
        tr = self.tr
        yield "", 0
        good = {"low": tr("low is good"), "high": tr("high is good")}.get(view.good, "")
        yield f"{view.title}{f' ({good})' if good else ''}.", 0
        yield f"{tr('At the start')}: {number(view.start)}.", 1
        date = ""
        for step in view.steps:
            if step.date != date:
                date = step.date
                yield f"{date}.", 1
            text = self.pages.reader.plain(step.text)
            place = f" [{step.place}]" if step.place else ""
            moved = f"{signed(step.by)} ({self._course_of(step.before, step.after)})"
            yield f"{moved}{self._mark(step.better)} {text}{place}", 2
        yield f"{tr('At the end')}: {number(view.end)}.", 1


def _moves(told: Told, wanted: str) -> bool:
    """Whether something moved, and it is what is asked about."""
    if told.slot is None:
        return False
    return not wanted or wanted in (told.slot.family, told.slot.name, *told.slot.keys)
