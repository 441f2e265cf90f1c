"""Commands that look something up and change nothing."""

from __future__ import annotations

from collections.abc import Iterable

from bloc_game.cli.terminal_console import Console
from bloc_game.cli.terminal_governments import errand_lines, government_lines, standing_lines
from bloc_game.cli.terminal_ledger import Ledger
from bloc_game.cli.terminal_map import side_of, standings_of
from bloc_game.cli.terminal_reference import Reference
from bloc_game.session.views import TableView
from bloc_game.session.views_codex import shelves, standing
from bloc_game.session.views_map import errands, government_view
from bloc_game.session.views_moment import Moment, Voice
from bloc_game.session.views_reference import codex_view, members_view, source_view
from bloc_game.session.views_seen import Seen
from bloc_game.session.views_table import full_draft, story_view, table_view
from bloc_game.session.views_why import measures, waterfall


class Lookup:
    """Looks things up in one language, and shows them."""

    def __init__(self, voice: Voice, reference: Reference, console: Console) -> None:
        self.voice = voice
        self.tr = voice.tr
        self.reference = reference
        self.pages = reference.pages
        self.ledger = Ledger(reference.pages)
        self.console = console

    def show(self, lines: Iterable[tuple[str, int]]) -> None:
        """Say several paragraphs."""
        for text, indent in lines:
            self.console.say(text, indent)

    def answer(self, seen: Seen, view: TableView, word: str, rest: str) -> None:
        """Look up what a command asks for."""
        match word:
            case "barred" if view.moves is not None:
                self.show(self.pages.barred(view.moves))
            case "barred":
                self.console.say(self.tr("What is barred is told beside each answer."))
            case "why":
                self._why(seen, rest)
            case "log":
                self._log(seen, rest)
            case "goals":
                self.show(self.reference.goals(view.seat))
            case "seat":
                self.show(self.reference.seat(view.seat))
            case "draft":
                self._draft(seen, rest)
            case "votes":
                self.show(self.ledger.votes(view.votes))
            case "map":
                self._map(seen, view, rest)
            case "codex":
                self._codex(seen, rest)
            case _:
                self._source(rest)

    def _why(self, seen: Seen, rest: str) -> None:
        wanted = find_measure(self.voice, rest)
        turns, names = story_view(self.voice, seen), self.voice.names
        numbers = measures(names, seen.seat)
        asked = next((one for one in numbers if wanted in (one, one.partition("[")[0])), "")
        course = waterfall(Moment(self.voice, seen), asked, turns, 1) if asked else None
        if course is not None and course.steps:
            self.show(self.ledger.waterfall(course))
            return
        self.show(self.ledger.why(names, rest or self.tr("anything"), turns, wanted))

    def _log(self, seen: Seen, rest: str) -> None:
        turns = story_view(self.voice, seen)
        if rest.isdigit():
            turns = tuple(turn for turn in turns if turn.number == int(rest[:9]))
        self.show(self.reference.log(turns))

    def _draft(self, seen: Seen, rest: str) -> None:
        drafts = self.voice.game.draft_of
        open_ones = [one.id for one in table_view(self.voice, seen).drafts]
        if not rest and len(open_ones) == 1:
            rest = open_ones[0]
        if rest not in drafts:
            self.console.say(self.tr("Name one of these: {ids}.", ids=", ".join(drafts)))
            return
        self.show(self.reference.draft(*full_draft(self.voice, seen, rest)))

    def _map(self, seen: Seen, view: TableView, rest: str) -> None:
        """Who sits where and who worked on whom; of a government that is named, its card."""
        moment, wanted = Moment(self.voice, seen), find_measure(self.voice, rest)
        if wanted in self.voice.game.actors:
            side = side_of(moment, seen, wanted)
            self.show(government_lines(self.pages, government_view(moment, view, wanted), side))
            return
        self.show(self.reference.members(members_view(self.voice, seen)))
        self.show(standing_lines(self.pages, standings_of(moment, seen)))
        self.show(errand_lines(self.pages, errands(moment)))

    def _codex(self, seen: Seen, rest: str) -> None:
        found, moment = codex_view(self.voice, rest), Moment(self.voice, seen)
        if found is not None:
            self.show(self.reference.codex(found, standing(moment, rest)))
            return
        if rest:
            self.console.say(self.tr("There is no article “{id}”.", id=rest))
        self.show(self.reference.shelves(shelves(moment, ())))

    def _source(self, rest: str) -> None:
        found = source_view(self.voice, self.pages.reader.source(rest))
        if found is None:
            self.console.say(
                self.tr("There is no source “{id}”: give its number or its id.", id=rest)
            )
        else:
            self.show(self.reference.source(found))


def find_measure(voice: Voice, text: str) -> str:
    """What is asked about, from its id or its name; the text itself where it is neither."""
    wanted = text.strip().casefold()
    names, game = voice.names, voice.game
    known = {names.track(track.id).casefold(): track.id for track in game.tracks}
    known |= {names.actor(actor).casefold(): actor for actor in game.actors}
    known |= {names.draft(draft.id).casefold(): draft.id for draft in game.drafts}
    known |= {id.casefold(): id for id in (*game.actors, *game.draft_of)}
    return known.get(wanted, wanted)
