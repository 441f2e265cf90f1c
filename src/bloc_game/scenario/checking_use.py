"""What is declared and does nothing: facts that nothing sets, texts that never lie on the table."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from bloc_game.engine import expressions as ex
from bloc_game.engine.game import Game
from bloc_game.engine.phrases import Phrase, phrase
from bloc_game.scenario.declaring import Declared
from bloc_game.scenario.desk import Desk, Place
from bloc_game.scenario.judging import Known
from bloc_game.scenario.problems import Severity
from bloc_game.scenario.reading import Read, statements_in
from bloc_game.scenario.tree import Mapping, Node, Scalar, Sequence

_WORD = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


def check_use(declared: Declared, desk: Desk, found: Read) -> None:
    """Warn of what a scenario declares itself and never uses; a rulebook serves many scenarios."""
    words = Counter(_words(declared.place.root))
    model = declared.scenario
    done = [one for lines in found.all_lines() for one in statements_in(lines)]
    set_facts = {
        one.fact.id for one in done if isinstance(one, ex.SetFact) and isinstance(one.fact, ex.Elem)
    }
    tabled = {
        one.draft.id
        for one in done
        if isinstance(one, ex.PutDraft) and one.tabled and isinstance(one.draft, ex.Elem)
    }
    by_name = any(isinstance(one, ex.PutDraft) and isinstance(one.draft, ex.Var) for one in done)
    for name in model.facts:
        if name not in set_facts:
            _idle(
                desk,
                "never-set",
                declared.place / "facts" / name,
                phrase("nothing ever sets '{name}'", name=name),
                phrase("a fact that no effect sets never holds"),
                phrase("write `set({name})` among some effects, or take the fact out", name=name),
            )
    for name, draft in model.drafts.items():
        if not draft.on_table and name not in tabled and not by_name:
            _idle(
                desk,
                "never-tabled",
                declared.place / "drafts" / name,
                phrase("'{name}' never comes to the table", name=name),
                phrase("a draft that no effect tables is never bargained over"),
                phrase("write `on_table: true`, or `table({name})` among some effects", name=name),
            )
    for kind in ("sets", "tracks"):
        for name in getattr(model, kind):
            if words[name] < 2:
                _idle(
                    desk,
                    "unused",
                    declared.place / kind / name,
                    phrase("nothing uses '{name}'", name=name),
                    phrase("it is declared, and no rule, goal or ending speaks of it"),
                    phrase("use it, or take it out"),
                )


def check_drafts_can_pass(declared: Declared, desk: Desk, game: Game) -> None:
    """Warn of a party that can accept no text of its draft, whatever happens."""
    known = Known(game)
    for draft in game.drafts:
        for party in draft.parties:
            if (party, draft.index) not in game.bargain.interests:
                continue
            most = known.support(party, draft.index)[1]
            if most < draft.threshold:
                place = declared.drafts[draft.id].place
                _idle(
                    desk,
                    "never-accepted",
                    place / "interests" / game.actors[party],
                    phrase(
                        "{actor} can never accept '{id}'", actor=game.actors[party], id=draft.id
                    ),
                    phrase(
                        "its support comes to {most} at most, and {needed} is needed: the draft "
                        "can never take effect",
                        most=str(most),
                        needed=str(draft.threshold),
                    ),
                    phrase(
                        "mend its `interests`, widen what sways it, or take it out of `parties`"
                    ),
                )


def _idle(desk: Desk, code: str, place: Place, what: Phrase, why: Phrase, fix: Phrase) -> None:
    desk.report(code, place.key, what, why, fix, Severity.WARNING)


def _words(node: Node) -> Iterator[str]:
    """Every word of a file, keys and texts alike."""
    match node:
        case Scalar():
            yield from _WORD.findall(node.text)
        case Sequence():
            for item in node.items:
                yield from _words(item)
        case Mapping():
            for key, value in node.entries:
                yield from _WORD.findall(key.text)
                yield from _words(value)
