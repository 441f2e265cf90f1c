"""An article of the codex or a source, as a paper of the table or as a sheet of its own."""

from __future__ import annotations

from bloc_game.session.catalogue import sentence
from bloc_game.session.views import CodexView, SourceView
from bloc_game.session.views_moment import Voice
from bloc_game.session.views_reference import codex_view, source_view
from bloc_game.ui.intents import Followed, Intent, Message, Pressed
from bloc_game.ui.scene import Frame, Pop, Push, Transition
from bloc_game.ui.scenes.parts import prose, titled
from bloc_game.ui.scenes.sheet import sheet
from bloc_game.ui.text import Face, TextStyle, label
from bloc_game.ui.tokens import TYPE
from bloc_game.ui.widgets.buttons import Button, Link
from bloc_game.ui.widgets.containers import Card, Column, Flow, Rule
from bloc_game.ui.widgets.tables import ColumnOf, Table
from bloc_game.ui.widgets.words import CONTROL, HEADING, LABEL, Text, Widget

_ID = TextStyle(Face.MONO, TYPE.note, 1.4)


def target_of(followed: str) -> tuple[str, str]:
    """What a link or a note leads to: `codex` or `source`, and its id.

    >>> target_of("note:frus-1954"), target_of("codex:edc")
    (('source', 'frus-1954'), ('codex', 'edc'))
    """
    kind, _, id = followed.partition(":")
    return ("source" if kind == "note" else kind), id


def reading(voice: Voice, kind: str, id: str) -> Widget:
    """What is kept under an id."""
    if kind == "source":
        source = source_view(voice, id)
        return _source(voice, source) if source is not None else _missing(voice, id)
    entry = codex_view(voice, id)
    return _entry(voice, entry) if entry is not None else _missing(voice, id)


def _missing(voice: Voice, id: str) -> Widget:
    text = voice.tr("Nothing is kept under “{id}”.", id=id)
    return Text(label(text), CONTROL, "soft_ink")


def _entry(voice: Voice, entry: CodexView) -> Widget:
    aside = " · ".join(one for one in (entry.kind, entry.dates) if one)
    parts: list[Widget] = [titled(entry.title, aside), prose(entry.text)]
    if entry.sources:
        parts.append(titled(voice.tr("Sources")))
        parts += [Link(id=f"open:{one.id}", label=one.title) for one in entry.sources]
    return Column(tuple(parts), gap=10)


def _source(voice: Voice, source: SourceView) -> Widget:
    """A card as it stands in a library's drawer: the citation, what it is, what it is cited for."""
    tr = voice.tr
    rows: list[tuple[Widget | str, ...]] = [(_field(tr("What it is")), sentence(source.kind))]
    if source.says:
        rows.append((_field(tr("Cited for")), prose(source.says)))
    where = source.url or tr("No address is kept; look for it by its title.")
    rows.append((_field(tr("Where")), Text(label(where), LABEL, "ink")))
    head = Column(
        (
            Text(label(tr("Source").upper()), _ID, "soft_ink"),
            Text(label(source.title), HEADING),
            Rule("stamp"),
        ),
        gap=4,
    )
    return Card(Column((head, Table((ColumnOf("", 96), ColumnOf()), tuple(rows))), gap=6))


def _field(name: str) -> Widget:
    return Text(label(name), LABEL, "soft_ink")


class ReadingScene:
    """What a link opens where there is no table with a codex beside it."""

    def __init__(self, voice: Voice, followed: str) -> None:
        self.voice = voice
        self.kind, self.id = target_of(followed)

    def handle(self, message: Message) -> Transition:
        match message:
            case Pressed(control="back") | Intent.CANCEL:
                return Pop()
            case Followed(target=target):
                return Push(ReadingScene(self.voice, target))
            case Pressed(control=control) if control.startswith("open:"):
                return Push(ReadingScene(self.voice, f"note:{control.removeprefix('open:')}"))
            case _:
                return None

    def draw(self, frame: Frame) -> None:
        back = Button(id="back", label=self.voice.tr("Back"), key="Esc", primary=True)
        shown = reading(self.voice, self.kind, self.id)
        sheet(frame, f"reading:{self.kind}:{self.id}", shown, None, Flow((back,)))
