"""What a player looks up: a draft in full, goals, memberships, votes, the log, why, the codex."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bloc_game.cli.terminal_pages import Lines, Pages
from bloc_game.engine.phrases import number
from bloc_game.session.catalogue import ended, listed, sentence, signed
from bloc_game.session.views import (
    CodexView,
    DraftView,
    MembersView,
    PriceView,
    RelationView,
    SeatView,
    SourceView,
    StanceView,
    TurnView,
)
from bloc_game.session.views_codex import ShelfView
from bloc_game.session.views_why import is_cause
from bloc_game.session.wording_events import Told


class Reference:
    """Looks things up in one language."""

    def __init__(self, pages: Pages) -> None:
        self.pages = pages
        self.tr = pages.tr

    # --- drafts -------------------------------------------------------------------------------

    def draft(self, view: DraftView, prices: tuple[PriceView, ...]) -> Lines:
        """A draft in full: its words, who must want it, who does and why, and their prices."""
        tr = self.tr
        yield "", 0
        sponsor = tr("Sponsor: {sponsor}.", sponsor=view.sponsor)
        yield f"“{view.title}” ({view.id}). {view.status_text} {sponsor}", 0
        yield from self.pages.prose(view.text)
        yield from ((text, 0) for text in view.needs)
        for body in view.bodies:
            rule = f" ({body.rule})" if body.rule else ""
            verdict = f": {body.verdict}" if body.verdict else ""
            yield f"{body.role} {body.name}{rule}{verdict}.", 1
        for clause in view.clauses:
            yield f"{clause.text}.", 1
            others = [one for n, one in enumerate(clause.levels) if n != clause.present]
            yield tr("It could also say: {levels}.", levels="; ".join(others)), 2
        for one in view.stances:
            yield from self._stance(one)
        if view.forecast:
            yield view.forecast, 0
        if prices:
            yield tr("What they would need:"), 0
            yield from ((price.text, 1) for price in prices)

    def _stance(self, view: StanceView) -> Lines:
        band = self.pages.band(view.low, view.high)
        line = f"{sentence(view.said)} {view.answer}: {band}."
        yield f"{line} {self.pages.reader.plain(view.because)}".strip(), 1
        reasons = (
            f"{one.text} {self.pages.band(one.low, one.high)}"
            for one in view.reasons
            if one.low or one.high
        )
        parts = "; ".join(reasons)
        if parts:
            yield f"{parts}.", 2
        yield from ((text, 2) for text in view.red_lines)

    # --- the seat -----------------------------------------------------------------------------

    def goals(self, view: SeatView) -> Lines:
        """What the seat wants, and how far it has come."""
        tr = self.tr
        yield "", 0
        yield tr("{seat}: {score} of 100 points.", seat=sentence(view.name), score=view.score), 0
        for goal in view.goals:
            change = f" ({signed(goal.change)})" if goal.change else ""
            points = tr("{points} of {worth}", points=goal.points, worth=goal.worth)
            yield f"{goal.title}: {points}{change}.", 1

    def seat(self, view: SeatView) -> Lines:
        """The seat's card: who governs, the brief, the secret, what it knows of others."""
        tr = self.tr
        yield "", 0
        yield f"{sentence(view.full_name)}.", 0
        for office in view.offices:
            yield ", ".join(part for part in (office.name, office.office) if part) + ".", 1
        yield from self.pages.prose(view.brief)
        if view.secret:
            yield tr("For your eyes only:"), 0
            yield from self.pages.prose(view.secret, 1)
        if view.voice:
            yield tr("In its own words: {voice}", voice=self.pages.reader.plain(view.voice)), 0
        for one in view.secrets:
            yield tr("You know this of {actor} on “{draft}”:", actor=one.actor, draft=one.draft), 0
            yield f"{one.title}. {self.pages.reader.plain(one.says)}", 1
            yield one.weight, 1
        yield from self.goals(view)
        yield from ((self._relation(one), 1) for one in view.relations)

    def _relation(self, view: RelationView) -> str:
        parts = [f"{view.title}, {view.name}:"]
        if view.mine is not None:
            change = f" ({signed(view.mine_change)})" if view.mine_change else ""
            parts.append(self.tr("yours {value}", value=number(view.mine)) + change)
        if view.theirs is not None:
            change = f" ({signed(view.theirs_change)})" if view.theirs_change else ""
            parts.append(self.tr("theirs {value}", value=number(view.theirs)) + change)
        return " ".join((parts[0], ", ".join(parts[1:]))) + "."

    # --- what has happened --------------------------------------------------------------------

    def told(self, told: Iterable[Told], *, with_place: bool = False) -> Lines:
        """Sentences of the story, each change with its cause."""
        before: Told | None = None
        for group in _together(told):
            text = " ".join(self.pages.reader.plain(one.text) for one in group)
            clear = before is not None and not with_place and is_cause(before, group[0])
            yield f"{text} {self._because(group[0], with_place, clear)}".strip(), 1
            before = group[-1] if group[-1].kind != "change" else before

    def _because(self, told: Told, with_place: bool, clear: bool) -> str:
        """The cause; not the deed itself, where it has been told just before."""
        if told.because is None:
            return ""
        parts = [] if clear else [f"({told.because.text.rstrip('.')})"]
        if told.because.reason:
            parts.append(self.pages.reader.plain(told.because.reason))
        if with_place and told.because.place:
            parts.append(f"[{told.because.place}]")
        return " ".join(parts)

    def log(self, turns: Iterable[TurnView]) -> Lines:
        """The story so far."""
        for turn in turns:
            yield "", 0
            yield f"{turn.date}. {ended(turn.headline)}", 0
            yield from self.told(turn.told)

    # --- reference ----------------------------------------------------------------------------

    def members(self, views: Iterable[MembersView]) -> Lines:
        """The map in words: who sits where."""
        for view in views:
            yield "", 0
            yield f"{view.title} ({view.id}). {view.rule}", 0
            yield from self.pages.prose(view.text, 1)
            yield listed(self.tr, view.members) or self.tr("Nobody sits in it."), 1

    def shelves(self, views: Iterable[ShelfView]) -> Lines:
        """Every article by kinds, with those that the seat's papers led to."""
        for shelf in views:
            yield f"{shelf.title} ({len(shelf.articles)})", 0
            for one in shelf.articles:
                met = f" ({self.tr('met')})" if one.met else ""
                yield f"{one.id}: {one.title}{met}", 1

    def codex(self, view: CodexView, standing: tuple[str, ...] = ()) -> Lines:
        """An article, and how its subject fares in the game."""
        yield "", 0
        head = ", ".join(part for part in (view.kind, view.dates) if part)
        yield f"{view.title} ({head}).", 0
        if standing:
            yield f"{self.tr('In this game')}:", 0
            yield from ((one, 1) for one in standing)
        yield from self.pages.prose(view.text)

    def source(self, view: SourceView) -> Lines:
        """What a note cites."""
        yield f"{view.title} ({view.kind}, {view.id}).", 0
        if view.says:
            yield view.says, 1
        if view.url:
            yield view.url, 1


def _together(told: Iterable[Told]) -> Iterator[list[Told]]:
    """Sentences; changes of one cause, told one after the other, in one group."""
    group: list[Told] = []
    for one in told:
        if one.kind in ("quiet", "turn"):
            continue
        first = group[0] if group else one
        joins = one.kind == first.kind == "change" and one.because == first.because
        if group and not joins:
            yield group
            group = []
        group.append(one)
    if group:
        yield group
