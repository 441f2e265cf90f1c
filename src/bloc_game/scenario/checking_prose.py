"""What is wrong with texts: notes and links that lead nowhere, unsourced claims, secrets told."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from bloc_game.engine.kinds import kind_name
from bloc_game.engine.phrases import Phrase, phrase
from bloc_game.scenario.positions import mark_within
from bloc_game.scenario.problems import Mark, Problem, Severity, near
from bloc_game.scenario.tree import Mapping as Group
from bloc_game.scenario.tree import Node, Scalar, Sequence

NOTE = re.compile(r"\[\^([\w.:-]+)\]")
LINK = re.compile(r"\[[^\[\]]+\]\(codex:([^\s()]+)\)")
SOURCES = ("source", "sources")
TOLD = 8  # letters that a secret's title has at least, to be looked for in other texts


@dataclass
class Texts:
    """The texts of one file against the sources and articles there are."""

    sources: Collection[str]
    codex: Collection[str]
    problems: list[Problem] = field(default_factory=list)

    def check(self, node: Node) -> None:
        """Look at every text below a node."""
        for key, scalar in _scalars(node, ""):
            if key in SOURCES:
                self._known("source", scalar.text, self.sources, scalar.mark)
                continue
            for match in NOTE.finditer(scalar.text):
                self._cited(match, scalar, "source", self.sources)
            for match in LINK.finditer(scalar.text):
                self._cited(match, scalar, "article", self.codex)
        for group in _groups(node):
            self._claims(group)

    def article(self, file: str, text: str) -> None:
        """Look at the text of an article, which is no YAML."""
        for number, line in enumerate(text.split("\n"), start=1):
            for match in NOTE.finditer(line):
                at = Mark(file, number, match.start(1) + 1, len(match[1]))
                self._known("source", match[1], self.sources, at)
            for match in LINK.finditer(line):
                at = Mark(file, number, match.start(1) + 1, len(match[1]))
                self._known("article", match[1], self.codex, at)

    def _cited(
        self, match: re.Match[str], scalar: Scalar, kind: str, known: Collection[str]
    ) -> None:
        at = mark_within(scalar, match.start(1), len(match[1]))
        self._known(kind, match[1], known, at)

    def _known(self, kind: str, name: str, known: Collection[str], at: Mark) -> None:
        if name not in known:
            where = "sources.yaml" if kind == "source" else phrase("the rulebook's codex")
            self._report(
                f"unknown-{kind}",
                at,
                phrase(
                    "{where} has no {kind} '{name}'", where=where, kind=kind_name(kind), name=name
                ),
                phrase("a reader who follows it finds nothing"),
                near(name, known),
            )

    def _claims(self, group: Group) -> None:
        """What says that it is record must say where it is recorded, or its texts must."""
        basis = group.get("basis")
        if not (isinstance(basis, Scalar) and basis.text == "record"):
            return
        cited = any(group.get(name) is not None for name in SOURCES)
        if not cited and not any(NOTE.search(scalar.text) for _, scalar in _scalars(group, "")):
            self._report(
                "unsourced-record",
                basis.mark,
                phrase("this is said to be on record, and no source is named"),
                phrase(
                    "a reader must be able to look it up; what cannot be is judgement or invented"
                ),
                phrase("add `sources: […]` or a note `[^id]`, or write another `basis`"),
            )

    def _report(self, code: str, at: Mark, what: Phrase, why: Phrase, fix: Phrase) -> None:
        self.problems.append(Problem(code, at, what, why, fix, Severity.WARNING))


def told_secrets(node: Node) -> Iterator[Problem]:
    """Secrets of drafts whose titles stand in a text that everybody may read."""
    secrets = {
        title.text.casefold(): name
        for name, title in _secret_titles(node)
        if len(title.text) >= TOLD
    }
    if not secrets:
        return
    for scalar in _public(node, ""):
        folded = scalar.text.casefold()
        for title, name in secrets.items():
            if title in folded:
                yield Problem(
                    "secret-told",
                    mark_within(scalar, folded.index(title), len(title)),
                    phrase("this tells what '{name}' hides", name=name),
                    phrase("everybody reads this text, and the secret is one no longer"),
                    phrase("say it in other words, or in a telegram to the seat that knows"),
                    Severity.WARNING,
                )


def _secret_titles(node: Node) -> Iterator[tuple[str, Scalar]]:
    drafts = node.get("drafts") if isinstance(node, Group) else None
    for draft in _values(drafts):
        secrets = draft.get("secrets") if isinstance(draft, Group) else None
        if isinstance(secrets, Group):
            for key, secret in secrets.entries:
                title = secret.get("title") if isinstance(secret, Group) else None
                if isinstance(title, Scalar):
                    yield key.text, title


def _public(node: Node, key: str) -> Iterator[Scalar]:
    """Texts that every seat may read: not the secrets themselves, nor what one seat is told."""
    if key in ("secrets", "telegrams", "seats", "interests", "because"):
        return
    match node:
        case Scalar() if key in ("text", "headline", "title", "summary", "says", "question"):
            yield node
        case Sequence():
            for item in node.items:
                yield from _public(item, key)
        case Group():
            for name, value in node.entries:
                yield from _public(value, name.text)
        case _:
            pass


def _values(node: Node | None) -> Iterator[Node]:
    if isinstance(node, Group):
        yield from (value for _, value in node.entries)


def _groups(node: Node) -> Iterator[Group]:
    match node:
        case Group():
            yield node
            for _, value in node.entries:
                yield from _groups(value)
        case Sequence():
            for item in node.items:
                yield from _groups(item)
        case _:
            pass


def _scalars(node: Node, key: str) -> Iterator[tuple[str, Scalar]]:
    """Every single value with the key it stands under."""
    match node:
        case Scalar():
            yield key, node
        case Sequence():
            for item in node.items:
                yield from _scalars(item, key)
        case Group():
            for name, value in node.entries:
                yield from _scalars(value, name.text)
