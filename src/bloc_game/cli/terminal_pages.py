"""The table's views as plain lines: what a player reads of a turn, its choices and its end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bloc_game.cli.terminal_prose import Reader, articles, cited
from bloc_game.engine.phrases import number
from bloc_game.session.catalogue import Catalogue, ended, sentence, signed
from bloc_game.session.views import (
    DecisionView,
    DraftView,
    EndingView,
    MovesView,
    OfferView,
    OptionView,
    RowView,
    Stand,
    TableView,
    TrackView,
)
from bloc_game.session.wording_effects import Foreseen

Lines = Iterator[tuple[str, int]]  # a paragraph and its indent


class Pages:
    """Turns views into lines, in one language."""

    def __init__(self, tr: Catalogue, reader: Reader) -> None:
        self.tr = tr
        self.reader = reader

    def prose(self, text: str, indent: int = 0) -> Lines:
        """Prose, and after it the articles and sources it names."""
        yield from ((part, indent) for part in self.reader.plain(text).split("\n") if part)
        found = articles(text)
        if found:
            yield self.tr("In the codex: {articles}.", articles=", ".join(found)), indent
        sources = [f"[{self.reader.number(one)}]" for one in cited(text)]
        if sources:
            yield self.tr("Sources: {sources}.", sources=", ".join(sources)), indent

    # --- the turn -----------------------------------------------------------------------------

    def turn(self, view: TableView) -> Lines:
        """The head of a turn: where and when, what has come, and what lies on the table."""
        tr = self.tr
        yield "", 0
        title = tr("Turn {turn} of {turns}", turn=view.turn, turns=view.turns)
        yield ". ".join(part for part in (title, view.date, view.place) if part) + ".", 0
        yield ended(view.headline), 0
        yield from self.prose(view.text)
        if view.news:
            yield tr("News:"), 0
        for text in view.news:
            yield from self.prose(text, 1)
        if view.telegram:
            yield tr("Telegram for {seat}:", seat=view.seat.said), 0
            yield from self.prose(view.telegram, 1)
        yield from self.world(view)
        yield from self.table(view)

    def world(self, view: TableView) -> Lines:
        """The tracks of the world, and the seat's own."""
        yield "", 0
        yield self.tr("The world:"), 0
        for track in (*view.tracks, *view.seat.tracks):
            yield self.track(track), 1

    def track(self, track: TrackView) -> str:
        """One track in a line."""
        tr = self.tr
        change = f" ({signed(track.change)})" if track.change else ""
        parts = [f"{track.title}: {number(track.value)}{change}"]
        parts.append(tr("from {low} to {high}", low=track.low, high=track.high))
        if track.good == "low":
            parts.append(tr("low is good"))
        elif track.good == "high":
            parts.append(tr("high is good"))
        if track.word:
            parts.append(track.word)
        return ", ".join(parts) + "."

    def table(self, view: TableView) -> Lines:
        """What lies on the table, what is to be decided, and what was promised."""
        tr = self.tr
        if view.drafts:
            yield "", 0
            yield tr("On the table:"), 0
            for draft in view.drafts:
                yield from self.draft_brief(draft)
        if view.stakes:
            yield "", 0
            yield tr("To be decided this turn:"), 0
            for stake in view.stakes:
                yield f"{stake.question} ({stake.by})", 1
        if view.pledges:
            yield "", 0
            yield tr("Words given:"), 0
            yield from ((text, 1) for text in view.pledges)

    def draft_brief(self, draft: DraftView) -> Lines:
        """A draft in a few lines; `draft` tells all."""
        tr = self.tr
        yield f"“{draft.title}” ({draft.id}). {draft.status_text}", 1
        yield " ".join(f"{clause.text}." for clause in draft.clauses), 2
        if names := self._those_who(draft, "accepts"):
            yield tr("For it: {names}.", names=names), 2
        if names := self._those_who(draft, "refuses"):
            yield tr("Against it: {names}.", names=names), 2
        if names := self._those_who(draft, "uncertain"):
            yield tr("Uncertain: {names}.", names=names), 2

    def _those_who(self, draft: DraftView, stand: Stand) -> str:
        stances = (one for one in draft.stances if one.stand == stand)
        return ", ".join(f"{one.name} {self.band(one.low, one.high)}" for one in stances)

    def band(self, low: int, high: int) -> str:
        """A number, or between which two it lies."""
        if low == high:
            return signed(low)
        return self.tr("{low} to {high}", low=signed(low), high=signed(high))

    # --- choices ------------------------------------------------------------------------------

    def preview(self, preview: Iterable[Foreseen]) -> str:
        """What a deed would do, in one line."""
        return " · ".join(one.text for one in preview)

    def moves(self, view: MovesView) -> Lines:
        """The moves that are open, numbered through, and how many are not."""
        tr = self.tr
        yield "", 0
        yield from self._moves_head(view)
        count = 0
        for move in view.moves:
            rows = [row for row in move.rows if row.is_open]
            if rows and move.text:
                yield self.reader.plain(move.text), 1
            for row in rows:
                count += 1
                yield from self._row(count, row)
        text = f"{count + 1}. {view.hold_title}."
        yield f"{text} {self.reader.plain(view.hold_text)}".strip(), 1
        barred = sum(not row.is_open for move in view.moves for row in move.rows)
        if barred:
            yield (
                tr.many(
                    "{n} move is barred: “barred” tells why.",
                    "{n} moves are barred: “barred” tells why.",
                    barred,
                ),
                1,
            )

    def _moves_head(self, view: MovesView) -> Lines:
        tr = self.tr
        yield tr.many("You may seal {n} more move.", "You may seal {n} more moves.", view.left), 0
        if view.purse is not None:
            yield tr("You can spend {purse}.", purse=view.purse), 0
        if view.sealed:
            yield tr("Sealed: {sealed}.", sealed="; ".join(view.sealed)), 0

    def _row(self, place: int, row: RowView) -> Lines:
        cost = self.tr("Costs {cost}", cost=row.cost) if row.cost else ""
        parts = [f"{place}. {row.title}", cost, self.preview(row.preview)]
        yield ". ".join(part for part in parts if part) + ".", 1
        yield from ((note, 2) for note in row.notes)
        for one in row.chances:
            said = self.reader.plain(one.text)
            line = self.tr("{weight} in {of}: {text}", weight=one.weight, of=one.of, text=said)
            yield f"{line} {self.preview(one.preview)}".strip(), 2

    def barred(self, view: MovesView) -> Lines:
        """The moves that are barred, each with why."""
        for move in view.moves:
            for row in move.rows:
                if not row.is_open:
                    yield f"{row.title}: {' '.join(row.barred)}", 1

    def decision(self, view: DecisionView) -> Lines:
        """A decision, with the case for and against every answer."""
        tr = self.tr
        yield "", 0
        by = sentence(view.by_said)
        yield tr("{by} must decide: {question}", by=by, question=view.question), 0
        yield from self.prose(view.text)
        if view.rule:
            yield view.rule, 0
        if len(view.deciders) > 1:
            yield tr("At the table: {names}.", names=", ".join(view.deciders)), 0
        if view.support is not None:
            own = self.band(view.support.low, view.support.high)
            yield tr("Your own support for the text: {support}.", support=own), 0
        for place, option in enumerate(view.options, start=1):
            yield from self.option(place, option)
        if view.if_silent:
            yield tr("Who says nothing is taken to say: “{option}”.", option=view.if_silent), 0

    def option(self, place: int, option: OptionView) -> Lines:
        """One answer, with what it would do and what bars it."""
        tr = self.tr
        cost = tr("costs {cost}", cost=option.cost) if option.cost else ""
        basis = tr("invented") if option.basis == "invented" else ""
        head = ", ".join(part for part in (cost, basis) if part)
        yield f"{place}. {option.title}" + (f" ({head})." if head else "."), 1
        yield from self.prose(option.text, 2)
        if option.in_favour:
            yield tr("For: {text}", text=self.reader.plain(option.in_favour)), 2
        if option.against:
            yield tr("Against: {text}", text=self.reader.plain(option.against)), 2
        if option.surprise:
            yield tr("What comes of it cannot be foreseen."), 2
        elif option.preview:
            yield tr("It would do this: {effects}.", effects=self.preview(option.preview)), 2
        if option.goals:
            yield tr("Your goals, at once: {change}.", change=signed(option.goals)), 2
        for text in option.barred:
            yield tr("Barred: {reason}", reason=text), 2

    def offer(self, view: OfferView) -> Lines:
        """An offer, and the answers to it."""
        tr = self.tr
        yield "", 0
        yield view.text, 0
        for title, side in (
            (tr("You give: {things}."), view.bargain.gives),
            (tr("You get: {things}."), view.bargain.gets),
        ):
            if side:
                yield title.format(things="; ".join(side)), 1
        if view.price:
            yield view.price, 0
        for place, reply in enumerate(view.replies, start=1):
            yield f"{place}. {reply.title}.", 1
            yield from ((self.tr("Barred: {reason}", reason=text), 2) for text in reply.barred)

    # --- the end ------------------------------------------------------------------------------

    def ending(self, view: EndingView) -> Lines:
        """How it came out, why, and what the record says."""
        tr = self.tr
        yield "", 0
        yield tr("The end: {title}.", title=view.title), 0
        yield from self.prose(view.text)
        yield "", 0
        yield tr("Why it came out so:"), 0
        yield from self.grounds(view)
        yield "", 0
        yield from self.record(view)
        yield "", 0
        yield tr("What each made of it:"), 0
        for result in view.results:
            goals = tuple(f"{goal.title} {goal.points}/{goal.worth}" for goal in result.goals)
            yield (
                tr(
                    "{name}: {score} of 100 ({goals}).",
                    name=sentence(result.name),
                    score=result.score,
                    goals=", ".join(goals),
                ),
                1,
            )

    def grounds(self, view: EndingView) -> Lines:
        """What the ending rests on, and what the endings before it lacked."""
        tr = self.tr
        for ground in view.grounds:
            mark = tr("yes") if ground.holds else tr("no")
            since = tr("since {date}", date=ground.since) if ground.since else ""
            parts = (f"{ground.text}: {mark}", since)
            line = ", ".join(part for part in parts if part) + "."
            yield f"{line} {ground.because}".strip(), 1
        for missed in view.missed:
            if missed.grounds:
                lacked = "; ".join(ground.text for ground in missed.grounds)
                yield (
                    tr(
                        "“{ending}” did not come; it would have needed: {lacked}.",
                        ending=missed.title,
                        lacked=lacked,
                    ),
                    1,
                )
        if not view.grounds and not any(missed.grounds for missed in view.missed):
            yield tr("No other ending had what it needs."), 1

    def record(self, view: EndingView) -> Lines:
        """The record beside it, decision by decision."""
        tr = self.tr
        if view.is_record:
            yield tr("History came out so too."), 0
        elif view.record_title:
            yield tr("History came out otherwise: {title}.", title=view.record_title), 0
            yield from self.prose(view.record_text, 1)
        for moment in view.moments:
            yield f"{moment.date}. {moment.question}", 1
            if moment.same:
                yield tr("Here and in history: {here}.", here=moment.here.rstrip(".")), 2
            else:
                yield (
                    tr(
                        "Here: {here}. In history: {history}.",
                        here=moment.here.rstrip("."),
                        history=moment.history.rstrip("."),
                    ),
                    2,
                )
