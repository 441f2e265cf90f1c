"""What a rule may ask and do, as checked trees.

A tree is first *open*: it names sets, bound names and ids, as the author wrote them. Grounding
(`grounding`) replaces every name by what it stands for in one place, so that a *closed* tree holds
only whole numbers, cells of the state and arithmetic. Both the plain and the batch engine are made
from closed trees; nothing is ever made from the author's text.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Comparison = Literal["==", "!=", "<", "<=", ">", ">="]
Operation = Literal["+", "-", "*", "//", "%"]
Quantifier = Literal["any", "all", "sum", "count"]


# --- what an index may be -----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Elem:
    """An id written out: an actor, a draft, a clause, a way …"""

    id: str


@dataclass(frozen=True, slots=True)
class Var:
    """A name that a move or a loop binds: `self`, `target`, `draft`, `way`, `m`."""

    name: str


Key = Elem | Var


@dataclass(frozen=True, slots=True)
class Members:
    """The present members of a body, in declared order of actors."""

    body: Key


@dataclass(frozen=True, slots=True)
class Declared:
    """A declared set; `of` names the actor whose list is meant where the set has one for each."""

    name: str
    of: Key | None = None


Over = Members | Declared


# --- open expressions ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Num:
    """A whole number. In a condition, 0 is no and 1 is yes."""

    value: int


@dataclass(frozen=True, slots=True)
class Read:
    """One value of a family of cells: `trust[USA, SUN]`, `member(SUN, NATO)`, `turn`."""

    family: str
    keys: tuple[Key, ...] = ()


@dataclass(frozen=True, slots=True)
class LevelNamed:
    """The number of a level, by its name: `first` of `level[reply, austria] >= first`."""

    draft: Key
    clause: Key
    level: str


@dataclass(frozen=True, slots=True)
class OptionNamed:
    """The number of an option of a decision, by its name."""

    decision: Key
    option: str


@dataclass(frozen=True, slots=True)
class Same:
    """Whether two ids are one: `target == BRD`."""

    left: Key
    right: Key


@dataclass(frozen=True, slots=True)
class Quantified:
    """`any(E for m in S)` and its kin."""

    how: Quantifier
    var: str
    over: Over
    body: Expr


@dataclass(frozen=True, slots=True)
class SupportFor:
    """`support(actor, draft)`, and `own_support(draft)` where the actor is `self`."""

    actor: Key
    draft: Key


@dataclass(frozen=True, slots=True)
class AcceptedBy:
    """`accepts(actor, draft)`: support at or above the draft's threshold, no red line crossed."""

    actor: Key
    draft: Key


@dataclass(frozen=True, slots=True)
class PriceFor:
    """`price(actor, draft)`: clauses to change before it accepts; 99 where no terms suffice."""

    actor: Key
    draft: Key


@dataclass(frozen=True, slots=True)
class Gain:
    """`gain`: what the change that an amend move makes would add to its own support."""


# --- expressions that stay in a closed tree -----------------------------------------------------


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of the state, by its place in the table of cells."""

    index: int


@dataclass(frozen=True, slots=True)
class Lookup:
    """A value listed for each value of a cell: what a clause is worth at its present level."""

    table: tuple[int, ...]
    cell: int


@dataclass(frozen=True, slots=True)
class SupportOf:
    """Support of an actor for a draft, by their numbers."""

    actor: int
    draft: int


@dataclass(frozen=True, slots=True)
class PriceOf:
    """Price of an actor for a draft, by their numbers."""

    actor: int
    draft: int


@dataclass(frozen=True, slots=True)
class Negative:
    """A number with its sign turned."""

    of: Expr


@dataclass(frozen=True, slots=True)
class Arith:
    """Whole-number arithmetic; `//` and `%` only by a positive literal, rounding down."""

    op: Operation
    left: Expr
    right: Expr


@dataclass(frozen=True, slots=True)
class Sum:
    """All items added up."""

    items: tuple[Expr, ...]


@dataclass(frozen=True, slots=True)
class Least:
    """The smallest item."""

    items: tuple[Expr, ...]


@dataclass(frozen=True, slots=True)
class Greatest:
    """The largest item."""

    items: tuple[Expr, ...]


@dataclass(frozen=True, slots=True)
class Magnitude:
    """A number without its sign."""

    of: Expr


@dataclass(frozen=True, slots=True)
class Either:
    """`yes if when else no`."""

    when: Expr
    yes: Expr
    no: Expr


@dataclass(frozen=True, slots=True)
class Not:
    """`not`."""

    of: Expr


@dataclass(frozen=True, slots=True)
class And:
    """All items hold."""

    items: tuple[Expr, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """Some item holds."""

    items: tuple[Expr, ...]


@dataclass(frozen=True, slots=True)
class Compare:
    """Two numbers compared."""

    op: Comparison
    left: Expr
    right: Expr


Expr = (
    Num
    | Read
    | LevelNamed
    | OptionNamed
    | Same
    | Quantified
    | SupportFor
    | AcceptedBy
    | PriceFor
    | Gain
    | Cell
    | Lookup
    | SupportOf
    | PriceOf
    | Negative
    | Arith
    | Sum
    | Least
    | Greatest
    | Magnitude
    | Either
    | Not
    | And
    | Or
    | Compare
)


# --- statements ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Shift:
    """`track += n`; the track stops at the ends of its range."""

    family: str
    keys: tuple[Key, ...]
    by: Expr


@dataclass(frozen=True, slots=True)
class SetLevel:
    """`level[draft, clause] = name`."""

    draft: Key
    clause: Key
    level: str


@dataclass(frozen=True, slots=True)
class SetMember:
    """`join(actor, body)` and `leave(actor, body)`."""

    actor: Key
    body: Key
    joins: bool


@dataclass(frozen=True, slots=True)
class SetFact:
    """`set(fact)` and `unset(fact)`."""

    fact: Key
    holds: bool


@dataclass(frozen=True, slots=True)
class PutDraft:
    """`table(draft)` and `withdraw(draft)`."""

    draft: Key
    tabled: bool


@dataclass(frozen=True, slots=True)
class PutDecision:
    """`open(decision)` and `close(decision)`."""

    decision: Key
    opened: bool


@dataclass(frozen=True, slots=True)
class After:
    """`after(n, event)`: the event comes n turns from now, n a positive literal."""

    turns: int
    event: Key


@dataclass(frozen=True, slots=True)
class Cancel:
    """`cancel(event)`: a scheduled event does not come."""

    event: Key


@dataclass(frozen=True, slots=True)
class Reveal:
    """`reveal(x, seat)`: x is a secret, or an actor for all its secrets."""

    what: Key
    seat: Key


@dataclass(frozen=True, slots=True)
class End:
    """`end(ending)`: the game is over."""

    ending: Key


@dataclass(frozen=True, slots=True)
class Each:
    """`each: m in S` / `do:`; S is fixed first."""

    var: str
    over: Over
    do: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class If:
    """`if: condition` / `do:`."""

    when: Expr
    do: tuple[Statement, ...]


Statement = (
    Shift
    | SetLevel
    | SetMember
    | SetFact
    | PutDraft
    | PutDecision
    | After
    | Cancel
    | Reveal
    | End
    | Each
    | If
)
