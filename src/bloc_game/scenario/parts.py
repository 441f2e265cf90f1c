"""The parts that scenarios and rulebooks are made of: actors, tracks, bodies, texts, moves."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from bloc_game.scenario.scalars import (
    Day,
    Figure,
    Formula,
    Name,
    Prose,
    SourceId,
    Span,
    Whole,
    YesNo,
)

Basis = Literal["record", "judgement", "invented"]
Way = Literal["for", "against"]


class Written(BaseModel):
    """Something an author wrote: only known keys, never changed afterwards."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class EachBlock(Written):
    """Do something once for every member of a set, in declared order."""

    each: Annotated[Formula, Field(description="`m in members(NATO)` or `m in western_powers`.")]
    do: Annotated[Effects, Field(description="What is done for each.")]


class IfBlock(Written):
    """Do something only where a condition holds at that moment."""

    if_: Annotated[Formula, Field(alias="if", description="The condition.")]
    do: Annotated[Effects, Field(description="What is done where it holds.")]


Effects = Annotated[
    Formula | list[Formula | EachBlock | IfBlock],
    Field(description="Statements parted by `;`, or a list with one statement or block a line."),
]
Names = Annotated[list[Name], Field(description="A list of ids.")]


class Based(Written):
    """Something whose numbers say where they come from."""

    basis: Annotated[
        Basis | None,
        Field(description="Where the numbers below come from; holds until a nearer `basis`."),
    ] = None
    sources: Annotated[
        list[SourceId] | None,
        Field(description="Ids of `sources.yaml`, the rulebook's or one beside the scenario."),
    ] = None


class SourceModel(Written):
    """Something that a note `[^id]` cites."""

    title: Annotated[Prose, Field(description="Author, title and date, as a reader looks it up.")]
    kind: Annotated[
        Literal["document", "book", "article", "press", "data"], Field(description="What it is.")
    ]
    url: Annotated[Prose | None, Field(description="Where it can be read.")] = None
    says: Annotated[Prose | None, Field(description="What it is cited for here.")] = None


class CodexModel(Written):
    """The head of a codex entry; its text stands below in the file."""

    title: Annotated[Prose, Field(description="What the article is about.")]
    kind: Annotated[
        Literal["person", "institution", "treaty", "term", "place", "event", "debate"],
        Field(description="On which shelf it stands."),
    ]
    dates: Annotated[
        Prose | None, Field(description="Years or days of its subject, as they are written.")
    ] = None
    sources: Annotated[
        list[SourceId],
        Field(description="Ids of `sources.yaml`, the rulebook's or one beside the scenario."),
    ] = []


class Office(Written):
    """Who held an office from a day on."""

    from_: Annotated[Day, Field(alias="from", description="First day in office.")]
    name: Annotated[Prose, Field(description="The person's name.")]
    office: Annotated[Prose | None, Field(description="The office's title.")] = None
    basis: Annotated[Basis | None, Field(description="Where the date comes from.")] = None
    source: Annotated[SourceId | None, Field(description="An id of `sources.yaml`.")] = None


class ActorModel(Based):
    """A government, or a faction of a chamber."""

    name: Annotated[Prose, Field(description="Full name, as in running text.")]
    short: Annotated[Prose | None, Field(description="Short name for tables.")] = None
    in_text: Annotated[
        Prose | None,
        Field(description="Name inside a sentence, where it needs an article: `the Soviet Union`."),
    ] = None
    adjective: Annotated[Prose | None, Field(description="As in `the French note`.")] = None
    capital: Annotated[Prose | None, Field(description="Seat of government.")] = None
    kind: Annotated[Literal["government", "faction"], Field(description="What it is.")] = (
        "government"
    )
    of: Annotated[Name | None, Field(description="The government whose chamber it sits in.")] = None
    leaders: Annotated[
        list[Office], Field(description="Heads of government, the first first.")
    ] = []
    foreign_ministers: Annotated[
        list[Office], Field(description="Foreign ministers, the first first.")
    ] = []
    figures: Annotated[
        dict[Name, Figure], Field(description="Numbers for its card, by the ids of `figures`.")
    ] = {}
    voice: Annotated[Prose | None, Field(description="Its best case, in fair words.")] = None


class FigureModel(Based):
    """What the card of every government says in numbers."""

    title: Annotated[Prose, Field(description="What the card calls it: `Soldiers`.")]
    times: Annotated[
        Whole,
        Field(ge=1, description="How many one of it is: `1000` where figures are in thousands."),
    ] = 1
    credit: Annotated[
        Prose | None,
        Field(description="Whose numbers they are and of which year, as the card says it."),
    ] = None


class TrackModel(Based):
    """A whole number with a range that the game moves."""

    title: Annotated[Prose | None, Field(description="What the window calls it.")] = None
    of: Annotated[Prose | None, Field(description="What it measures, in a few words.")] = None
    per: Annotated[
        Name | list[Name] | None,
        Field(
            description="`actor`, `seat`, `draft`, `pair` (actor, actor), a set, or two of them."
        ),
    ] = None
    start: Annotated[Whole, Field(description="Value at the start.")] = 0
    starts: Annotated[
        dict[Name, Whole | dict[Name, Whole]],
        Field(description="Other starting values, by id; for two sets, by id and id."),
    ] = {}
    range: Annotated[Span, Field(description="Lowest and highest value: `[0, 100]`.")]
    good: Annotated[
        Literal["low", "high", "seat"],
        Field(description="Which way is better; `seat`: it depends on who asks."),
    ] = "seat"
    says: Annotated[dict[str, Prose], Field(description="A word from this value upwards.")] = {}
    each_turn: Annotated[Whole, Field(description="Added at the close of every turn.")] = 0
    seen_by: Annotated[
        Literal["all", "self"], Field(description="`self`: only its own actor sees it.")
    ] = "all"


class SideModel(Written):
    """Where a government can stand, as the map shows it."""

    title: Annotated[Prose, Field(description="What the key to the map calls it.")]
    look: Annotated[
        Literal["blue", "red", "sky", "sand", "straw", "lilac"],
        Field(description="Its colour, with the hatching that goes with it."),
    ]
    when: Annotated[
        Formula | None,
        Field(description="`self` stands there where it holds; the first that holds counts."),
    ] = None
    land: Annotated[
        list[Name],
        Field(description="The statuses of land in the map that stands there, else."),
    ] = []


class MapModel(Written):
    """The map of the story, and the sides that it shows."""

    at: Annotated[
        Name | None,
        Field(description="Its folder: in `maps` beside the scenarios, or with the game."),
    ] = None
    sides: Annotated[
        dict[Name, SideModel], Field(description="Where one can stand, in order of precedence.")
    ] = {}


class ChamberModel(Written):
    """How many seats a faction has and how it votes."""

    seats: Annotated[Whole, Field(ge=1, description="Seats held.")]
    discipline: Annotated[Whole, Field(ge=0, le=100, description="Share that follows the line.")]
    absent: Annotated[Whole, Field(ge=0, description="Members who take no part.")] = 0


class BodyModel(Based):
    """Where actors decide together, and by which rule."""

    title: Annotated[Prose, Field(description="Its name.")]
    in_text: Annotated[
        Prose | None, Field(description="Title inside a sentence: `the four powers`.")
    ] = None
    text: Annotated[Prose | None, Field(description="What it is, for a player.")] = None
    members: Annotated[Names, Field(description="Members at the start.")] = []
    chair: Annotated[
        Name | None, Field(description="Who breaks ties among proposals to change a text.")
    ] = None
    rule: Annotated[
        Literal["unanimity", "majority", "two_thirds", "weighted", "lead", "hegemon"],
        Field(description="How it decides."),
    ]
    abstention: Annotated[YesNo, Field(description="May a member abstain?")] = False
    lead: Annotated[Names, Field(description="Rule `lead`: who must agree; the rest follow.")] = []
    hegemon: Annotated[Name | None, Field(description="Rule `hegemon`: whose word counts.")] = None
    weights: Annotated[dict[Name, Whole], Field(description="Rule `weighted`: votes each.")] = {}
    needed: Annotated[Whole | None, Field(description="Rule `weighted`: votes needed.")] = None
    chamber: Annotated[
        dict[Name, ChamberModel], Field(description="Factions with seats: a parliament.")
    ] = {}


class ClauseModel(Written):
    """One point of a text, at one of several levels, from lowest to highest."""

    asks: Annotated[Prose, Field(description="The beginning of its sentence.")]
    levels: Annotated[
        list[Name] | dict[Name, Prose],
        Field(description="Levels in order; as a mapping, each with the words people read."),
    ]
    start: Annotated[Name, Field(description="The level at the start.")]
    title: Annotated[Prose | None, Field(description="A short name for it.")] = None


class AlsoModel(Written):
    """A value that counts only while every named clause is at the named level."""

    if_: Annotated[dict[Name, Name], Field(alias="if", description="clause: level, …")]
    add: Annotated[Whole, Field(description="Points of support.")]


class InterestModel(Written):
    """What a text is worth to an actor: a base, and a value for each clause at each level."""

    model_config = ConfigDict(extra="allow", frozen=True)

    base: Annotated[Formula, Field(description="A number or a formula.")] = "0"
    like: Annotated[Name | None, Field(description="Copy another's interest.")] = None
    also: Annotated[list[AlsoModel], Field(description="Values for several clauses together.")] = []
    red_line: Annotated[
        dict[Name, Name | list[Name]],
        Field(description="Levels of a clause at which it refuses whatever else stands."),
    ] = {}
    __pydantic_extra__: dict[str, list[Whole]]


class SecretModel(Based):
    """A hidden part of an actor's interest. The deal draws its strength from the band."""

    of: Annotated[Name, Field(description="Whose secret.")]
    adds: Annotated[
        dict[Name, Whole | list[Whole]],
        Field(description="At full strength: `base: n`, or for a clause a value for each level."),
    ]
    strength: Annotated[Whole, Field(description="What history's was, in 100.")] = 100
    band: Annotated[Span, Field(description="What others must reckon with, in 100: `0 .. 150`.")]
    hidden: Annotated[
        YesNo, Field(description="true: others see a band, but not what it is about.")
    ] = False
    title: Annotated[Prose, Field(description="What it is called once it is out.")]
    says: Annotated[Prose, Field(description="What is learnt when it comes out.")]


class DraftModel(Based):
    """A text on the table: clauses at levels, and what each is worth to whom."""

    title: Annotated[Prose, Field(description="Its name.")]
    text: Annotated[Prose | None, Field(description="What it is, for a player.")] = None
    sponsor: Annotated[Name, Field(description="Whose text it is.")]
    body: Annotated[Name | None, Field(description="Who adopts it.")] = None
    parties: Annotated[Names, Field(description="Who must accept before it takes effect.")] = []
    amended_by: Annotated[Names, Field(description="Who else may propose changes.")] = []
    ratified_by: Annotated[Names, Field(description="Bodies that must adopt it too.")] = []
    on_table: Annotated[YesNo, Field(description="On the table from the start?")] = False
    accepts_at: Annotated[Whole, Field(description="Support at which an actor accepts.")] = 0
    clauses: Annotated[dict[Name, ClauseModel], Field(description="Its points, in order.")]
    interests: Annotated[
        dict[Name, InterestModel], Field(description="What it is worth to each actor.")
    ]
    because: Annotated[dict[Name, Prose], Field(description="A sentence an interest.")] = {}
    secrets: Annotated[
        dict[Name, SecretModel], Field(description="Parts of interests that are hidden.")
    ] = {}
    in_effect: Annotated[Effects | None, Field(description="When it takes effect.")] = None


class AskModel(Written):
    """What an offer asks of its target, or gives it."""

    vote: Annotated[Way | None, Field(description="Its word on how it votes on the draft.")] = None
    sway: Annotated[Whole | None, Field(description="Points of sway on the draft.")] = None
    clause: Annotated[YesNo, Field(description="A change of one clause, bound by the offer.")] = (
        False
    )
    capital: Annotated[Whole | None, Field(ge=1, description="Points of the purse.")] = None


class OutcomeModel(Based):
    """One way a move may turn out."""

    weight: Annotated[Whole, Field(ge=1, description="Relative to the other outcomes.")]
    text: Annotated[Prose, Field(description="What is told when it turns out so.")]
    effects: Annotated[Effects | None, Field(description="What it does then.")] = None


class MoveModel(Based):
    """What a seat may do between decisions."""

    title: Annotated[Prose, Field(description="May use {target}, {draft}, {way}, {clause}.")]
    text: Annotated[Prose | None, Field(description="What it does, for a player.")] = None
    kind: Annotated[
        Literal["plain", "offer", "amend", "pledge", "hold"], Field(description="What it is.")
    ] = "plain"
    by: Annotated[Name | list[Name], Field(description="`everyone`, a set, or a list.")] = (
        "everyone"
    )
    binds: Annotated[
        dict[Name, Formula | list[Name]],
        Field(
            description="target: a set, or `any other seat`; draft: `any open draft` or ids; "
            "way: a list of words; decision: ids (a pledge on an option)."
        ),
    ] = {}
    cost: Annotated[Formula, Field(description="Paid from the purse when sealed.")] = "0"
    when: Annotated[Formula | None, Field(description="Barred unless it holds.")] = None
    needs: Annotated[Prose | None, Field(description="Why it is barred, in words.")] = None
    effects: Annotated[
        Effects | None, Field(description="What it does when it is carried out.")
    ] = None
    outcomes: Annotated[dict[Name, OutcomeModel], Field(description="Drawn by weight.")] = {}
    asks: Annotated[AskModel | None, Field(description="Of an offer.")] = None
    gives: Annotated[AskModel | None, Field(description="Of an offer.")] = None
    lasts: Annotated[Whole, Field(ge=1, description="Turns that a word given holds.")] = 3
    seen_by: Annotated[
        Literal["all", "parties", "self"], Field(description="Who learns of it.")
    ] = "all"
    lean: Annotated[Formula, Field(description="How much a policy likes it.")] = "0"
    accept_lean: Annotated[
        Formula, Field(description="Of an offer: how much its target likes to accept.")
    ] = "0"
    turns: Annotated[Names | None, Field(description="Only on these turns.")] = None


EachBlock.model_rebuild()
IfBlock.model_rebuild()
