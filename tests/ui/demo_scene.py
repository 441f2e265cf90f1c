"""A screen with every widget on it, for the tests of the kit and for looking at.

Its words and numbers are invented.
"""

from dataclasses import replace

from bloc_game.ui.intents import Changed, Edited, Followed, Intent, Message, Pressed
from bloc_game.ui.layout import Box
from bloc_game.ui.rich import parse
from bloc_game.ui.scene import Frame, Pop, Push, Quit, Transition
from bloc_game.ui.text import Align
from bloc_game.ui.widgets.buttons import Button, Choices, Link, Option
from bloc_game.ui.widgets.containers import (
    Beside,
    Card,
    Column,
    Flow,
    Gap,
    Page,
    Row,
    Rule,
    Scroll,
)
from bloc_game.ui.widgets.fields import Field
from bloc_game.ui.widgets.gauges import Balance, Gauge
from bloc_game.ui.widgets.selectors import Stepper, Tabs
from bloc_game.ui.widgets.tables import ColumnOf, Table
from bloc_game.ui.widgets.words import (
    ASIDE,
    CONTROL,
    CONTROL_STRONG,
    HEADING,
    LABEL,
    TELEGRAM,
    TITLE,
    Text,
    Widget,
)

PROSE = (
    "Ten pages, three ambassadors, one sentence that nobody expected.[^frus-v5p1-d257] If you "
    "call it a *manœuvre*, Moscow may build a bloc of its own; if you ask for **terms**, the "
    "[European army](codex:edc) may die waiting."
)
CLAUSES = (
    ("Austrian treaty", ("none", "promised", "signed"), 0),
    ("German elections", ("none", "after", "before"), 0),
    ("German army", ("barred", "capped", "free"), 0),
    ("Arms inspection", ("none", "mutual"), 0),
    ("U.S. in Europe", ("observer", "full"), 1),
)
GOVERNMENTS = (
    ("Washington", -34, -34, "elections **before** · army **capped**"),
    ("London", -8, -8, "elections **after**"),
    ("Paris", 12, 12, "accepts"),
    ("Bonn", -61, -61, "no set of terms"),
    ("The Hague", -33, 7, "a band is all you know"),
    ("Moscow", 22, 22, "accepts"),
)
TAKEN = 860.0


class DemoScene:
    """A page that can be used: every control changes something one can see."""

    def __init__(self) -> None:
        self.tab = 1
        self.levels = [1, 0, 0, 1, 1]
        self.option = -1
        self.search = ""
        self.said: list[Message] = []

    def handle(self, message: Message) -> Transition:
        self.said.append(message)
        match message:
            case Changed(control="tabs", part=part):
                self.tab = part
            case Changed(control="reply", part=part):
                self.option = part
            case Changed(control=control, part=part):
                self.levels[int(control.removeprefix("clause "))] = part
            case Edited(text=text):
                self.search = text
            case Followed(target=target):
                return Push(NoteScene(target))
            case Pressed(control="leave"):
                return Quit()
            case Intent.CANCEL:
                return Pop()
            case _:
                pass
        return None

    def draw(self, frame: Frame) -> None:
        head = _Head()
        if frame.box.w < TAKEN:
            body = Column((self._choices(), self._paper()))
            page = Page("page", body, Column((head, Rule("ink"))), self._foot())
            page.place(frame, frame.box.inset(16, 8))
            return
        top, rest = frame.box.cut_top(head.height(frame, frame.box.w - 40) + 16)
        head.place(frame, top.inset(20, 8))
        frame.fill(replace(rest, h=1), frame.scheme.ink)
        right, left = rest.cut_right(rest.w * 0.46)
        frame.fill(replace(right, y=right.y + 1), frame.scheme.sheet)
        frame.fill(replace(right, w=1), frame.scheme.ink)
        Scroll("left", self._choices()).place(frame, left.inset(16, 8))
        Page("paper", self._paper(), self._tabs(), self._foot()).place(frame, right.inset(18, 10))

    def _tabs(self) -> Tabs:
        labels = ("Telegrams 2", "The draft", "Moves", "Codex", "Why?")
        return Tabs(id="tabs", labels=labels, chosen=self.tab)

    def _choices(self) -> Widget:
        options = (
            Option(label="Refuse politely", detail=parse("*“Hardly worth an answer.”*")),
            Option(label="Ask for terms first", aside="Trust of Moscow +4 · unity −3"),
            Option(
                label="Invite Moscow to talks",
                blockers=("Costs 4 capital; you have 3.", "Article 10 needs all fourteen."),
            ),
        )
        return Column(
            (
                Text("What do you answer?", HEADING),
                Choices(id="reply", options=options, chosen=self.option),
                Gap(4),
                Field(id="search", text=self.search, hint="Search the codex"),
                Link(id="all", label="All entries of the codex"),
            ),
            gap=8,
        )

    def _paper(self) -> Widget:
        telegram = (
            "**MOSCOW 31 MARCH 1954 · EMBASSY TO STATE** MOLOTOV HANDED ME TEN-PAGE NOTE. "
            "USSR READY TO EXAMINE TAKING PART IN NORTH ATLANTIC TREATY."
        )
        clauses = tuple(
            Column(
                (
                    Stepper(
                        id=f"clause {number}",
                        label=name,
                        levels=levels,
                        chosen=self.levels[number],
                        tabled=tabled,
                        blockers=((), (), ("Bonn alone may ask this",)) if number == 1 else (),
                    ),
                    Rule("hairline"),
                ),
                gap=0,
            )
            for number, (name, levels, tabled) in enumerate(CLAUSES)
        )
        rows = tuple(
            (name, Balance(low=low, high=high), Text(parse(note), LABEL, "soft_ink"))
            for name, low, high, note in GOVERNMENTS
        )
        return Column(
            (
                Card(Text(parse(telegram), TELEGRAM)),
                Text(parse(PROSE)),
                Column((_titled("Soviet note: terms of entry", "a change costs 1"), *clauses), 0),
                Column(
                    (
                        _titled("Who would sign this", "Article 10: all fourteen"),
                        Table((ColumnOf("", 84), ColumnOf(), ColumnOf("", 170)), rows),
                    ),
                    gap=0,
                ),
            ),
            gap=14,
        )

    def _foot(self) -> Widget:
        return Flow(
            (
                Button(id="seal", label="Seal this reply", key="Enter", primary=True),
                Button(id="ask", label="Ask the staff: how likely?", key="F"),
                Button(
                    id="table",
                    label="Table the change",
                    key="T",
                    blockers=("You have no capital left this turn.",),
                ),
                Button(id="leave", label="Leave", tip=parse("The game is *saved* as it goes.")),
            )
        )


class NoteScene:
    """What a link opens."""

    def __init__(self, target: str) -> None:
        self.target = target

    def handle(self, message: Message) -> Transition:
        return Pop() if message == Pressed("back") else None

    def draw(self, frame: Frame) -> None:
        page = Page(
            "note",
            Text(parse("\n\n".join([PROSE] * 12))),
            Text(self.target, TITLE),
            Flow((Button(id="back", label="Back", key="Esc", primary=True),)),
        )
        page.place(frame, frame.box.inset(32, 20))


class _Head:
    """Date, story, tracks and seat; under each other where the window is narrow."""

    def _column(self) -> Widget:
        date = Column(
            (Text("31 March 1954", TITLE), Text("Turn 3 of 13 · The note arrives", ASIDE)), gap=0
        )
        tracks = Flow(
            (
                Gauge(id="tension", label="Tension", value=58, by=4, ink="no", change_ink="no"),
                Gauge(id="unity", label="Unity", value=64, by=-2, ink="link", change_ink="yes"),
                Gauge(id="risk", label="War risk", value=11, by=1, change_ink="no"),
            )
        )
        seat = Column(
            (
                Text("Washington · Dulles", CONTROL_STRONG, "ink", Align.RIGHT),
                Text("●●●○○ capital 3", CONTROL, "focus_ink", Align.RIGHT),
            ),
            gap=2,
        )
        return Beside((date, tracks, seat), least=300)

    def height(self, frame: Frame, width: float) -> float:
        return self._column().height(frame, width)

    def place(self, frame: Frame, box: Box) -> None:
        self._column().place(frame, box)


def _titled(title: str, aside: str) -> Widget:
    return Column(
        (
            Row(
                (Text(title, HEADING), Text(aside, LABEL, "soft_ink", Align.RIGHT)),
                (None, 160),
                middle=True,
            ),
            Rule("hairline"),
        ),
        gap=4,
    )
