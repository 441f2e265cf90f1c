"""The scenario's prose for a terminal: marks taken out, sources as numbers, articles named."""

from __future__ import annotations

from bloc_game.ui.rich import links, notes, parse

CODEX = "codex:"


class Reader:
    """Reads prose, and keeps the numbers of sources the same throughout a game."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}

    def plain(self, text: str) -> str:
        """The words, with a source as its number: [3]."""
        return "\n".join(
            "".join(self._span(span.text, span.note) for span in paragraph)
            for paragraph in parse(text)
        )

    def _span(self, text: str, note: str | None) -> str:
        return f"[{self.number(note)}]" if note is not None else text

    def number(self, source: str) -> int:
        """The number of a source, given on first sight."""
        return self.numbers.setdefault(source, len(self.numbers) + 1)

    def source(self, word: str) -> str:
        """The id of a source, from its number or its id."""
        by_number = {str(number): id for id, number in self.numbers.items()}
        return by_number.get(word.strip("[]"), word)


def articles(text: str) -> tuple[str, ...]:
    """The codex articles that a text links to, by id."""
    return tuple(link.removeprefix(CODEX) for link in links(parse(text)) if link.startswith(CODEX))


def cited(text: str) -> tuple[str, ...]:
    """The sources that a text cites, by id."""
    return notes(parse(text))
