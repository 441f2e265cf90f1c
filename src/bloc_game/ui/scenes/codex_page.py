"""The codex as a book of its own: every article at the left, the one that is open at the right."""

from __future__ import annotations

from functools import cached_property

from bloc_game.session.views_moment import Voice
from bloc_game.session.views_reference import codex_titles
from bloc_game.ui.intents import Changed, Edited, Followed, Intent, Message, Pressed, Typed
from bloc_game.ui.scene import Frame, Pop, Replace, Transition
from bloc_game.ui.scenes.picks import DoubleRule, Pick
from bloc_game.ui.scenes.reading import reading, target_of
from bloc_game.ui.text import label
from bloc_game.ui.tokens import SPACE
from bloc_game.ui.widgets.buttons import Button
from bloc_game.ui.widgets.containers import Column, Flow, Page, Scroll
from bloc_game.ui.widgets.fields import Field
from bloc_game.ui.widgets.words import ASIDE, CONTROL, TITLE, Text, Widget

WIDE = 820.0
LIST = 320.0
MEASURE = 700.0


class CodexScene:
    """Articles to search and read, without a game."""

    def __init__(self, voice: Voice) -> None:
        self.voice = voice
        self.search = ""
        self.searching = False
        self.open = ("codex", self.titles[0][0]) if self.titles else ("codex", "")
        self.before: tuple[tuple[str, str], ...] = ()

    @cached_property
    def titles(self) -> tuple[tuple[str, str], ...]:
        return codex_titles(self.voice)

    @property
    def found(self) -> tuple[tuple[str, str], ...]:
        """The articles with the letters looked for: in their title first, then in their text."""
        wanted, names = self.search.casefold().strip(), self.voice.names
        named = tuple(pair for pair in self.titles if wanted in pair[1].casefold())
        told = (
            pair for pair in self.titles if wanted in names.say(f"codex.{pair[0]}.text").casefold()
        )
        return tuple(dict.fromkeys((*named, *told)))

    def handle(self, message: Message) -> Transition:
        match message:
            case Changed(control="articles", part=part):
                self._read(("codex", self.found[part][0]))
            case Edited(control="search", text=text):
                self.search = text
            case Typed(sign="/") | Intent.SEARCH:
                return Replace(self._searched())
            case Followed(target=target):
                self._read(target_of(target))
            case Pressed(control="back") | Intent.CANCEL:
                return self._back()
            case Pressed(control=control) if control.startswith("open:"):
                self._read(("source", control.removeprefix("open:")))
            case _:
                pass
        return None

    def _searched(self) -> CodexScene:
        """The same book with the cursor in the search: a fresh page begins where one types."""
        page = CodexScene(self.voice)
        page.open, page.before, page.searching = self.open, self.before, True
        return page

    def _read(self, what: tuple[str, str]) -> None:
        self.before = (*self.before, self.open)[-20:]
        self.open, self.searching = what, False

    def _back(self) -> Transition:
        """To what was open before; from the first, back to where the codex was taken from."""
        if not self.before:
            return Pop()
        *rest, self.open = self.before
        self.before = tuple(rest)
        return None

    # --- drawing ------------------------------------------------------------------------------

    def draw(self, frame: Frame) -> None:
        tr, box = self.voice.tr, frame.box
        frame.fill(box, frame.scheme.sheet)
        inner = box.inset(SPACE.page if box.w > 560 else SPACE.large, SPACE.large)
        head = Column((Text(label(tr("The codex")), TITLE), DoubleRule()), gap=4)
        back = Button(id="back", label=tr("Back"), key="Esc", primary=True)
        shown = reading(self.voice, *self.open)
        if box.w < WIDE:
            body = Column((shown, self._search(), self._list()), SPACE.wide)
            Page("codex", body, head, Flow((back,))).place(frame, inner)
            return
        top, rest = inner.cut_top(head.height(frame, inner.w), SPACE.large)
        head.place(frame, top)
        foot, rest = rest.cut_bottom(back.height(frame, 200), SPACE.large)
        left, right = rest.cut_left(LIST, SPACE.page)
        search = self._search()
        line, left = left.cut_top(search.height(frame, left.w), SPACE.medium)
        search.place(frame, line)
        Scroll("articles", self._list()).place(frame, left)
        right = right.cut_left(min(right.w, MEASURE))[0]
        Scroll(f"reading/{self.open[1]}", shown).place(frame, right)
        Flow((back,)).place(frame, foot)

    def _search(self) -> Field:
        hint = self.voice.tr("Search the codex")
        return Field(id="search", text=self.search, hint=hint, eager=self.searching)

    def _list(self) -> Widget:
        picks = tuple(
            Pick(
                group="articles",
                number=number,
                chosen=("codex", id) == self.open,
                child=Text(label(title), CONTROL),
                padding=7,
                keyed=False,
            )
            for number, (id, title) in enumerate(self.found)
        )
        none = self.voice.tr("The codex has no entry of that name.")
        return Column(picks or (Text(label(none), ASIDE, "soft_ink"),), gap=3)
