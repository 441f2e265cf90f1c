"""The histories that can be played: what each is about, how long it takes, what it rests on.

Everything here is read from the files as text. Only the one that is opened is judged; what is wrong
with it is told here, with the command that tells the rest.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from bloc_game.scenario.heads import Head, campaign_files, head_of, scenario_files
from bloc_game.session.catalogue import ENGLISH, NAMES, Catalogue, date_of, listed, translator
from bloc_game.ui.intents import Changed, Intent, Message, Pressed
from bloc_game.ui.layout import Box
from bloc_game.ui.rich import parse
from bloc_game.ui.scene import Frame, Pop, Push, Transition
from bloc_game.ui.scenes.parts import titled
from bloc_game.ui.scenes.picks import DoubleRule, Pick, fact
from bloc_game.ui.scenes.sheet import sheet
from bloc_game.ui.scenes.wish import Wish
from bloc_game.ui.text import Face, TextStyle, label
from bloc_game.ui.tokens import SPACE
from bloc_game.ui.widgets.buttons import Button
from bloc_game.ui.widgets.containers import Beside, Card, Column, Flow
from bloc_game.ui.widgets.tables import ColumnOf, Table
from bloc_game.ui.widgets.words import CONTROL, LABEL, PROSE, TELEGRAM, TITLE, Text, Widget

WIDTH = 940.0
_NAME = TextStyle(Face.DISPLAY, 21, 1.25)
_FACTS = 128.0  # the column of what a fact is about


class HistoriesScene:
    """Scenarios as cards, and campaigns where there are any."""

    def __init__(self, wish: Wish) -> None:
        self.wish = wish
        self.found = scenario_files()
        self.campaigns = campaign_files()
        self.chosen = 0 if self.found else -1
        self.trouble: dict[int, str] = {}  # what was found wrong with those that were opened

    @property
    def tr(self) -> Catalogue:
        return translator(self.wish.language or ENGLISH)

    def handle(self, message: Message) -> Transition:
        match message:
            case Changed(control="scenarios", part=part):
                self.chosen = part
            case Pressed(control="open"):
                return self._open()
            case Pressed(control="leave") | Intent.CANCEL:
                return Pop()
            case Intent.HELP:
                from bloc_game.ui.scenes.help import HelpScene

                return Push(HelpScene(self.tr))
            case _:
                pass
        return None

    def _open(self) -> Transition:
        from bloc_game.scenario import shelf
        from bloc_game.ui.scenes.preparing import laid_out
        from bloc_game.ui.scenes.seats import SeatsScene
        from bloc_game.ui.scenes.starting import TROUBLE, told

        def opened() -> Transition:
            try:
                scenario = shelf.load(self.found[self.chosen])
            except TROUBLE as error:
                self.trouble[self.chosen] = told(self.tr, error)
                return None
            return Push(SeatsScene(scenario, self.wish))

        return laid_out(self.tr, opened)

    # --- drawing ------------------------------------------------------------------------------

    def draw(self, frame: Frame) -> None:
        tr, language = self.tr, self.wish.language or ENGLISH
        body: list[Widget] = [self._card(number, language) for number in range(len(self.found))]
        if not self.found:
            none = tr("No scenario was found. Install the game again.")
            body.append(Text(label(none), CONTROL, "no"))
        if self.campaigns:
            body.append(titled(tr("Campaigns")))
            body += [_campaign(head_of(path, language)) for path in self.campaigns]
        head = Column((Text(label(tr("The histories")), TITLE), DoubleRule()), gap=8)
        missing = () if self.found else (tr("There is no scenario to play."),)
        choose = tr("Choose a seat")
        foot = Flow(
            (
                Button(id="open", label=choose, key="Enter", primary=True, blockers=missing),
                Button(id="leave", label=tr("Back"), key="Esc"),
            )
        )
        sheet(frame, "histories", Column(tuple(body), 14), head, foot, WIDTH)

    def _card(self, number: int, language: str) -> Pick:
        path = self.found[number]
        head, tr = kept_head(path, language), self.tr
        chosen = number == self.chosen
        words: list[Widget] = [Text(label(head.title), _NAME)]
        trouble = self.trouble.get(number) or head.trouble
        if trouble:
            words += _broken(tr, path, trouble, whole=number in self.trouble)
        elif chosen:
            words.append(Text(parse(head.summary), PROSE))
        else:
            words.append(Text(label(_length(tr, head)), LABEL, "soft_ink"))
        side = Column(tuple(words), gap=6)
        known = chosen and not head.trouble
        child: Widget = Beside((side, _Facts(head, tr)), 330, SPACE.wide) if known else side
        return Pick(
            group="scenarios", number=number, chosen=chosen, child=child, padding=SPACE.large
        )


@cache
def kept_head(path: Path, language: str) -> Head:
    """A head, read once: a page is drawn often."""
    return head_of(path, language)


def _length(tr: Catalogue, head: Head) -> str:
    turns = tr.many("{n} turn", "{n} turns", head.turns)
    return tr("{turns} · about {n} minutes", turns=turns, n=head.minutes)


def _broken(tr: Catalogue, path: Path, trouble: str, *, whole: bool) -> list[Widget]:
    """Why a scenario cannot be played, and how its author learns the rest."""
    said = tr("This scenario cannot be played: {why}.", why=trouble.rstrip("."))
    parts: list[Widget] = [Text(label(trouble if whole else said), CONTROL, "no")]
    parts.append(Text(label(tr("Everything that is wrong with it:")), LABEL, "soft_ink"))
    parts.append(Text(label(f"bloc-game check {path.parent.name}"), TELEGRAM))
    return parts


def _campaign(head: Head) -> Card:
    return Card(Column((Text(label(head.title), _NAME), Text(parse(head.summary), PROSE)), gap=6))


class _Facts:
    """What a history asks of a player, and what it rests on, as a small table."""

    def __init__(self, head: Head, tr: Catalogue) -> None:
        rows = (
            fact(tr("When"), _when(tr, head)),
            fact(tr("Time"), tr("about {n} minutes", n=head.minutes)),
            fact(tr("Length"), tr.many("{n} turn", "{n} turns", head.turns)),
            fact(tr("Seats"), _seats(tr, head)),
            fact(tr("Language"), _spoken(tr, head)),
            fact(tr("Recorded"), _recorded(tr, head)),
            fact(tr("Judged"), _judged(tr, head)),
            fact(tr("Invented"), _invented(tr, head)),
        )
        self.table = Table((ColumnOf("", _FACTS * 0.66), ColumnOf()), rows)

    def height(self, frame: Frame, width: float) -> float:
        return self.table.height(frame, width)

    def place(self, frame: Frame, box: Box) -> None:
        self.table.place(frame, box)


def _when(tr: Catalogue, head: Head) -> str:
    """The days of the first and the last turn."""
    if not head.days:
        return ""
    return tr("{first} to {last}", first=date_of(tr, head.days[0]), last=date_of(tr, head.days[-1]))


def _seats(tr: Catalogue, head: Head) -> str:
    """How many seats, and how hard they are."""
    said = {
        "easy": tr("{n} easy", n=head.seats.get("easy", 0)),
        "middling": tr("{n} middling", n=head.seats.get("middling", 0)),
        "hard": tr("{n} hard", n=head.seats.get("hard", 0)),
    }
    kinds = tuple(said[one] for one in head.seats)
    count = sum(head.seats.values())
    return tr("{n}: {kinds}", n=count, kinds=listed(tr, kinds))


def _spoken(tr: Catalogue, head: Head) -> str:
    """The languages, and how much of each is there."""
    lines = [tr("{language}, complete", language=NAMES[ENGLISH])]
    for language, part in head.translated.items():
        name = NAMES.get(language, language)
        if part == 100:
            lines.append(tr("{language}, complete", language=name))
        else:
            lines.append(tr("{language}, {n} %", language=name, n=part))
    return "\n".join(lines)


def _recorded(tr: Catalogue, head: Head) -> str:
    return tr.many(
        "its notes cite {n} paper or book", "its notes cite {n} papers and books", head.sources
    )


def _judged(tr: Catalogue, head: Head) -> str:
    if head.basis == "record":
        return tr("little: its numbers are on record")
    return tr("its numbers: how much each thing weighs")


def _invented(tr: Catalogue, head: Head) -> str:
    if not head.invented:
        return tr("nothing that is marked so")
    return tr.many("{n} passage, marked so", "{n} passages, each marked so", head.invented)
