"""The lesson: a first turn at the real table, with one thing pointed at at a time.

A coach looks at the desk and says the next thing to do; doing it is what dismisses the note. It
knows nothing of the rules and changes nothing, so that whoever leaves the lesson goes on with the
game as it lies.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from bloc_game.ui.scenes.desk import Desk, Now, Paper
from bloc_game.ui.scenes.play import Play

READ, DRAFT, PENCIL, SIGNER, MOVE, REPORT, DECIDE, WHY = range(8)
STEPS = 8


@dataclass(frozen=True, slots=True)
class Hint:
    """What to do next, and the control to point at: its id, or how that begins; a part of it.

    `line` is whether the whole line that the control ends is meant.
    """

    step: int
    text: str
    at: str
    part: int = -1
    line: bool = False


@dataclass(frozen=True, slots=True)
class Coach:
    """How far the lesson has come: which things were done, at least once."""

    done: frozenset[int] = frozenset()

    @property
    def is_over(self) -> bool:
        """Whether there is nothing left to teach."""
        return WHY in self.done

    def after(self, play: Play, desk: Desk, step: Now) -> Coach:
        """The coach, having seen how the desk lies now."""
        found = set(self.done)
        if step is not Now.NEWS:
            found.add(READ)
        if desk.paper is Paper.DRAFT or not play.view.drafts:
            found.add(DRAFT)
        if desk.pencil or not play.view.drafts:
            found.add(PENCIL)
        if desk.stance or not play.view.drafts:
            found.add(SIGNER)
        if step in (Now.REPORT, Now.DECISION, Now.OVER) or _has_sealed(play):
            found |= {DRAFT, PENCIL, SIGNER, MOVE}
        if step is Now.DECISION:
            found.add(REPORT)
        decided = any(one.turn for one in play.view.votes) or play.view.turn > 1
        if REPORT in found and decided and step is not Now.DECISION:
            found.add(DECIDE)
        if DECIDE in self.done and step is not Now.REPORT:
            found.add(WHY)
        return replace(self, done=frozenset(found))

    def hint(self, play: Play, desk: Desk, step: Now) -> Hint | None:
        """The next thing to do, or nothing while there is nothing to point at."""
        match step:
            case Now.NEWS:
                return Hint(READ, _telegram(play), "next:")
            case Now.MOVES:
                return self._moves(play, desk)
            case Now.DECISION:
                return _decision(play, desk)
            case Now.REPORT:
                return self._report(play)
            case _:
                return None

    def _moves(self, play: Play, desk: Desk) -> Hint:
        """At the moves: look at the text first, try it, see who would sign; then act."""
        tr = play.tr
        if DRAFT not in self.done:
            said = tr("A text lies on the table. Press D to open it.")
            return Hint(DRAFT, said, "papers", Paper.DRAFT)
        if PENCIL not in self.done and desk.paper is Paper.DRAFT:
            said = tr(
                "Each line is a clause. Try another wording of one: click it, or go there with Tab "
                "and use the arrows. It stands in pencil, and costs nothing."
            )
            return Hint(PENCIL, said, "clause:", line=True)
        if SIGNER not in self.done and desk.paper is Paper.DRAFT:
            said = tr("Here stands who would sign, and who would not. Choose one to see why.")
            return Hint(SIGNER, said, "stance:")
        if desk.paper is not Paper.ACT:
            return Hint(MOVE, tr("Now act. Press M for your moves."), "papers", Paper.ACT)
        return _move(play, desk)

    def _report(self, play: Play) -> Hint:
        tr = play.tr
        if DECIDE in self.done:
            said = tr(
                "This is what changed, and why: every number names the rule that moved it. The "
                "lesson ends here; the game is yours."
            )
            return Hint(WHY, said, "next:")
        return Hint(REPORT, tr("This is what happened meanwhile. Read it, and go on."), "next:")


def _telegram(play: Play) -> str:
    return play.tr(
        "These papers are for you alone. Read them, then press Enter: the dark button always names "
        "the next step."
    )


def _move(play: Play, desk: Desk) -> Hint:
    """A kind of move, one of its rows, the seal."""
    tr, moves = play.tr, play.view.moves
    if _has_sealed(play):
        said = tr("It is sealed. Seal another in the same way, or wait: press the dark button.")
        return Hint(MOVE, said, "next:")
    if moves is not None and not desk.group and desk.option < 0:
        return Hint(MOVE, tr("Choose a kind of move. Each says what it does."), "kinds/0")
    if desk.option < 0:
        said = tr("Choose one. What it costs, and what it would do, stands beside it.")
        return Hint(MOVE, said, "moves/0")
    said = tr("Seal it with Enter. Until the seals are broken you can take it back.")
    return Hint(MOVE, said, "next:")


def _decision(play: Play, desk: Desk) -> Hint:
    tr = play.tr
    if desk.paper is not Paper.ACT:
        return Hint(DECIDE, tr("You must decide. Press Enter for the question."), "next:")
    if desk.option < 0:
        said = tr(
            "Your first decision. Every answer says what speaks for it, what against it, and what "
            "it would do. Choose one."
        )
        return Hint(DECIDE, said, "options/0")
    return Hint(DECIDE, tr("Seal your answer with Enter."), "next:")


def _has_sealed(play: Play) -> bool:
    moves = play.view.moves
    return moves is not None and bool(moves.sealed)
