"""What things are called: the scenario's own words, found by what the engine speaks of.

The engine knows ids and numbers; prose stands under paths of ids. Nothing here knows how the game
stands.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cached_property

from bloc_game.engine.game import Draft, Game, Row
from bloc_game.engine.layout import Slot
from bloc_game.scenario.story import Scenario
from bloc_game.scenario.words import Words
from bloc_game.session.catalogue import Catalogue, sentence, translator


class Names:
    """The names of everything in one scenario, in one language."""

    def __init__(self, scenario: Scenario, language: str) -> None:
        self.scenario = scenario
        self.game: Game = scenario.game
        self.words = Words(scenario, language)
        self.tr: Catalogue = translator(language)

    # --- paths ----------------------------------------------------------------------------------

    @cached_property
    def event_paths(self) -> Mapping[str, str]:
        """Where the prose of each event stands."""
        model = self.scenario.model
        waiting = {event.id: f"news_any_turn.{event.id}" for event in model.news_any_turn}
        dated = {e.id: f"turns.{turn.id}.news.{e.id}" for turn in model.turns for e in turn.news}
        return waiting | dated

    @cached_property
    def decision_paths(self) -> Mapping[str, str]:
        """Where the prose of each decision stands."""
        return {
            decision.id: f"turns.{turn.id}.decisions.{decision.id}"
            for turn in self.scenario.model.turns
            for decision in turn.decisions
        }

    def say(self, path: str) -> str:
        """The prose at a path, or nothing where the author wrote none."""
        return self.words.say(path) if self.words.has(path) else ""

    def title(self, path: str, id: str) -> str:
        """The prose at a path; where there is none, the id as words."""
        return self.say(path) or sentence(id.replace("_", " "))

    # --- who and what -----------------------------------------------------------------------------

    def actor(self, id: str) -> str:
        """A government or faction, in short: as it stands in a list, a table or on the map."""
        return self.say(f"actors.{id}.short") or self.say(f"actors.{id}.name") or id

    def actor_said(self, id: str) -> str:
        """An actor inside a sentence: `the Soviet Union`."""
        return self.say(f"actors.{id}.in_text") or self.actor(id)

    def number(self, actor: int) -> str:
        """An actor by its number."""
        return self.actor(self.game.actors[actor])

    def number_said(self, actor: int) -> str:
        """An actor by its number, inside a sentence."""
        return self.actor_said(self.game.actors[actor])

    def body(self, id: str) -> str:
        """Where actors decide together."""
        return self.title(f"bodies.{id}.title", id)

    def body_said(self, id: str) -> str:
        """A body inside a sentence: `the four powers`."""
        return self.say(f"bodies.{id}.in_text") or self.body(id)

    def track(self, id: str) -> str:
        """What is measured."""
        return self.title(f"tracks.{id}.title", id)

    def key(self, id: str) -> str:
        """What a track is measured of: an actor, a draft or a body."""
        if id in self.game.actor_number:
            return self.actor(id)
        return self.draft(id) if id in self.game.draft_of else self.body(id)

    def measure(self, slot: Slot) -> str:
        """A track with what it is measured of: `Trust (France, Soviet Union)`."""
        if not slot.keys:
            return self.track(slot.family)
        keys = ", ".join(self.key(key) for key in slot.keys)
        return f"{self.track(slot.family)} ({keys})"

    def word(self, track: str, value: int) -> str:
        """The word that stands for a track's value: `strain`."""
        model = self.track_models.get(track, {})
        steps = sorted((int(step), step) for step in model if int(step) <= value)
        return self.say(f"tracks.{track}.says.{steps[-1][1]}") if steps else ""

    @cached_property
    def track_models(self) -> Mapping[str, Mapping[str, str]]:
        """The words each track has, by the value from which they hold."""
        rulebook, model = self.scenario.rulebook, self.scenario.model
        tracks = (rulebook.tracks if rulebook is not None else {}) | model.tracks
        return {name: track.says for name, track in tracks.items()}

    # --- drafts -----------------------------------------------------------------------------------

    def draft(self, id: str) -> str:
        """A diplomatic text, by its title."""
        return self.title(f"drafts.{id}.title", id)

    def clause(self, draft: str, clause: str) -> str:
        """A clause, by its title or the beginning of its sentence."""
        path = f"drafts.{draft}.clauses.{clause}"
        return self.say(f"{path}.title") or self.title(f"{path}.asks", clause)

    def level(self, draft: str, clause: str, level: str) -> str:
        """What a clause says at a level, without its beginning."""
        path = f"drafts.{draft}.clauses.{clause}.levels.{level}"
        return self.say(path) or level.replace("_", " ")

    def stands(self, draft: str, clause: str, level: str) -> str:
        """A clause as it reads at a level: `Soviet entry is called unready`."""
        asks = self.title(f"drafts.{draft}.clauses.{clause}.asks", clause)
        return f"{asks} {self.level(draft, clause, level)}"

    def stands_at(self, draft: Draft, clause: int, level: int) -> str:
        """As `stands`, by numbers."""
        one = draft.clauses[clause]
        return self.stands(draft.id, one.id, one.levels[level])

    # --- decisions --------------------------------------------------------------------------------

    def question(self, decision: str) -> str:
        """What a decision asks."""
        return self.say(f"{self.decision_paths[decision]}.question")

    def option(self, decision: str, option: str) -> str:
        """An answer to a decision; in a ballot, how one votes.

        It is quoted wherever it is told: quotes of its own are inner ones.
        """
        path = f"{self.decision_paths[decision]}.options.{option}.title"
        return re.sub(r'"([^"]*)"', r"‘\1’", self.say(path)) or self.way(option)

    def way(self, way: str) -> str:
        """A way to do something: for, against, up, down …"""
        return way_words(self.tr).get(way, way.replace("_", " "))

    # --- moves ------------------------------------------------------------------------------------

    def move(self, id: str, binds: Mapping[str, str]) -> str:
        """A move with its blanks filled by what it binds; what is not known stays general."""
        tr = self.tr
        blanks = {
            "target": tr("another government"),
            "draft": tr("a text"),
            "way": "…",
            "clause": tr("a clause"),
            "level": "…",
            "decision": tr("a question"),
            "option": "…",
            "self": "",
        }
        draft, clause = binds.get("draft", ""), binds.get("clause", "")
        for name, value in binds.items():
            blanks[name] = self._bound(name, value, draft, clause, binds.get("decision", ""))
            if name in ("target", "self"):
                blanks[name] = self.actor_said(value)
        text = self.title(f"moves.{id}.title", id)
        head, _, details = text.partition(": ")
        if "{" in details and not any(f"{{{name}}}" in details for name in binds):
            text = head  # "Change the text: a text" says no more
        for name, value in blanks.items():
            text = text.replace(f"{{{name}}}", value)
        text = text.replace(" (…)", "")  # a blank that only says which way is left out
        return sentence(text)

    def _bound(self, name: str, value: str, draft: str, clause: str, decision: str) -> str:
        match name:
            case "target" | "self":
                return self.actor(value)
            case "draft":
                return self.draft(value)
            case "clause":
                return self.clause(draft, value)
            case "level":
                return self.level(draft, clause, value)
            case "decision":
                return self.question(value)
            case "option":
                return self.option(decision, value)
            case _:
                return self.way(value)

    def order(self, move: str, binds: Sequence[str]) -> str:
        """A move as it was ordered."""
        names = next(m.binds for m in self.game.moves if m.id == move)
        bound = dict(zip(names, binds, strict=True))
        template = self.title(f"moves.{move}.title", move)
        left = [name for name in names if f"{{{name}}}" not in template]
        title = self.move(move, bound)
        decision, draft, clause = (bound.get(n, "") for n in ("decision", "draft", "clause"))
        if "clause" in left:
            stands = self.stands(draft, clause, bound["level"])
            title = f"{title}: {stands}"
        rest = [
            self._bound(name, bound[name], draft, clause, decision)
            for name in left
            if name not in ("clause", "level")
        ]
        return f"{title} ({', '.join(rest)})" if rest else title

    def row(self, row: Row) -> str:
        """A row of the table of moves."""
        return self.order(row.move.id, row.order.binds)


def way_words(tr: Catalogue) -> Mapping[str, str]:
    """Ways that have a word of their own; others are read as they are written."""
    return {
        "for": tr("for"),
        "against": tr("against"),
        "abstain": tr("abstain"),
        "adopted": tr("adopted"),
        "rejected": tr("rejected"),
        "up": tr("up"),
        "down": tr("down"),
        "calm": tr("calm"),
        "alarm": tr("alarm"),
    }
