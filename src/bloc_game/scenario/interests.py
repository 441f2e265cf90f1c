"""Drafts and what they are worth to whom, as closed trees."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bloc_game.engine import expressions as ex
from bloc_game.engine.bargaining import Bargaining, Interest, Text
from bloc_game.engine.chance import number_of
from bloc_game.engine.game import Secret
from bloc_game.engine.grounding import World, total
from bloc_game.engine.intervals import parts
from bloc_game.engine.phrases import phrase
from bloc_game.scenario.declaring import Declared, Written
from bloc_game.scenario.desk import Closer, Desk, Place
from bloc_game.scenario.models import DraftModel, InterestModel, SecretModel

MOST_TEXTS = 20_000


def check_drafts(declared: Declared, desk: Desk) -> None:
    """Everything about drafts that a formula would stumble over later."""
    for name, written in declared.drafts.items():
        _check_names(declared, desk, written)
        _check_interests(declared, desk, name, written)


def _check_names(declared: Declared, desk: Desk, written: Written[DraftModel]) -> None:
    draft, place = written.model, written.place
    actors = declared.actors
    desk.known("actor", draft.sponsor, actors, (place / "sponsor").node.mark)
    for key, names in (("parties", draft.parties), ("amended_by", draft.amended_by)):
        desk.all_known("actor", names, actors, place / key)
    desk.all_known("body", draft.ratified_by, declared.bodies, place / "ratified_by")
    if draft.body is not None:
        desk.known("body", draft.body, declared.bodies, (place / "body").node.mark)
    texts = 1
    for clause, one in draft.clauses.items():
        texts *= len(one.levels)
        _check_levels(desk, place / "clauses" / clause / "levels", clause, list(one.levels))
        desk.known(
            "level", one.start, list(one.levels), (place / "clauses" / clause / "start").node.mark
        )
    if texts > MOST_TEXTS:
        desk.report(
            "too-many-texts",
            (place / "clauses").key,
            phrase("the levels of this draft multiply to {texts}", texts=texts),
            phrase(
                "prices are exact because all texts can be looked at; {most} is the most",
                most=MOST_TEXTS,
            ),
            phrase("take out a clause or a level"),
        )


def _check_levels(desk: Desk, place: Place, clause: str, levels: list[str]) -> None:
    if len(levels) < 2:
        desk.report(
            "too-few-levels",
            place.node.mark,
            phrase("the clause '{clause}' has {count} level", clause=clause, count=len(levels)),
            phrase("a clause is something that can be changed"),
            phrase("write at least two levels, or take the clause out"),
        )
    for level in dict.fromkeys(one for one in levels if levels.count(one) > 1):
        desk.report(
            "duplicate-id",
            place.node.mark,
            phrase(
                "the clause '{clause}' has two levels called '{level}'", clause=clause, level=level
            ),
            phrase("a level is found by its id"),
            phrase("rename one of them"),
        )


def _check_interests(
    declared: Declared, desk: Desk, name: str, written: Written[DraftModel]
) -> None:
    draft = written.model
    for actor, interest in draft.interests.items():
        here = written.place / "interests" / actor
        desk.known("actor", actor, declared.actors, here.key)
        if interest.like is not None:
            _check_copy(desk, here, draft, actor, interest.like)
        _check_values(desk, here, draft, values_of(interest), f"{actor} on {name}")
        for number, extra in enumerate(interest.also):
            for clause, level in extra.if_.items():
                at = (here / "also" / number / "if" / clause).node.mark
                if desk.known("clause", clause, draft.clauses, at):
                    desk.known("level", level, list(draft.clauses[clause].levels), at)
        for clause, listed in interest.red_line.items():
            at = (here / "red_line" / clause).node.mark
            if desk.known("clause", clause, draft.clauses, at):
                for level in listed if isinstance(listed, list) else [listed]:
                    desk.known("level", level, list(draft.clauses[clause].levels), at)
    for actor in draft.because:
        desk.known("actor", actor, declared.actors, (written.place / "because" / actor).key)
    for secret, hidden in draft.secrets.items():
        here = written.place / "secrets" / secret
        desk.known("interest", hidden.of, draft.interests, (here / "of").node.mark)
        values = {k: v for k, v in hidden.adds.items() if isinstance(v, list)}
        _check_values(desk, here / "adds", draft, values, secret)
        for key, value in hidden.adds.items():
            if key == "base" or isinstance(value, list):
                continue
            if desk.known("clause", key, ("base", *draft.clauses), (here / "adds" / key).key):
                desk.report(
                    "wrong-type",
                    (here / "adds" / key).node.mark,
                    phrase("'{clause}' has one number, not a list", clause=key),
                    phrase("a clause adds a number for each of its levels"),
                    phrase("write a list, one number a level, such as `[0, {n}]`", n=str(value)),
                )
        if not hidden.band[0] <= hidden.strength <= hidden.band[1]:
            desk.report(
                "out-of-range",
                (here / "band").node.mark,
                phrase(
                    "history's strength {strength} is outside the band",
                    strength=str(hidden.strength),
                ),
                phrase("the deal draws from the band, and history must be one of its draws"),
                phrase("widen `band` or change `strength`"),
            )


def _check_copy(desk: Desk, place: Place, draft: DraftModel, actor: str, other: str) -> None:
    at = (place / "like").node.mark
    if desk.known("interest", other, draft.interests, at) and whose_interest(draft, actor) is None:
        desk.report(
            "circular-interest",
            at,
            phrase(
                "the interest of {actor} is, by way of {other}, a copy of itself",
                actor=actor,
                other=other,
            ),
            phrase("`like` copies what another has written down"),
            phrase("write the values of one of them"),
        )


def whose_interest(draft: DraftModel, actor: str) -> str | None:
    """Whose written interest an actor has, `like` followed to its end; None where there is none."""
    passed: set[str] = set()
    while actor in draft.interests and actor not in passed:
        passed.add(actor)
        copied = draft.interests[actor].like
        if copied is None:
            return actor
        actor = copied
    return None


def values_of(interest: InterestModel) -> dict[str, list[int]]:
    """The values a clause has at each level, as written."""
    return dict(interest.model_extra or {})


def shortened(names: list[str]) -> list[str]:
    """A list that can be read at a glance."""
    return names if len(names) <= 8 else [*names[:6], "…", names[-1]]


def _check_values(
    desk: Desk, place: Place, draft: DraftModel, values: dict[str, list[int]], whose: str
) -> None:
    for clause, listed in values.items():
        here = place / clause
        if not desk.known("clause", clause, draft.clauses, here.key):
            continue
        levels = list(draft.clauses[clause].levels)
        if len(listed) != len(levels):
            desk.report(
                "wrong-count",
                here.node.mark,
                phrase(
                    "{whose}: '{clause}' has {levels} levels, but {values} values",
                    whose=whose,
                    clause=clause,
                    levels=len(levels),
                    values=len(listed),
                ),
                phrase("a value is needed for each level, from the lowest to the highest"),
                phrase("give one value each for {names}", names=", ".join(shortened(levels))),
            )


def check_bases(declared: Declared, desk: Desk, bases: Mapping[tuple[str, str], ex.Expr]) -> None:
    """What everybody is shown of an interest must rest on what everybody knows, and on no interest.

    A base is read by all: a secret in it would show in every band, and a support in it might go
    round in a circle.
    """
    private = {name for name, one in declared.tracks.items() if one.model.seen_by == "self"}
    for (draft, actor), tree in bases.items():
        at = (declared.drafts[draft].place / "interests" / actor / "base").node.mark
        asked = tuple(_within(tree))
        if any(isinstance(one, ex.SupportFor | ex.AcceptedBy | ex.PriceFor) for one in asked):
            desk.report(
                "circular-base",
                at,
                phrase("{actor} on {draft}: the base asks for support", actor=actor, draft=draft),
                phrase("what a text is worth cannot rest on what a text is worth to somebody"),
                phrase("use tracks, facts, memberships or levels"),
            )
        families = {one.family for one in asked if isinstance(one, ex.Read)}
        if families & (private | {"knows"}):
            desk.report(
                "reads-hidden",
                at,
                phrase(
                    "{actor} on {draft}: the base reads what not everybody may know",
                    actor=actor,
                    draft=draft,
                ),
                phrase("every seat is told the public part of an interest"),
                phrase("use public values, or write it as a secret"),
            )


def _within(tree: ex.Expr) -> Iterator[ex.Expr]:
    """A tree and all trees in it."""
    yield tree
    for part in (tree.body,) if isinstance(tree, ex.Quantified) else parts(tree):
        yield from _within(part)


def bargaining_of(
    declared: Declared, desk: Desk, world: World, bases: Mapping[tuple[str, str], ex.Expr]
) -> tuple[Bargaining, tuple[Secret, ...]]:
    """The support trees of every actor for every draft, and the secrets."""
    layout = world.layout
    secrets: list[Secret] = []
    texts: list[Text] = []
    interests: dict[tuple[int, int], Interest] = {}
    bargain = Bargaining(texts, interests)
    closer = Closer(world, bargain, desk)
    for name, written in declared.drafts.items():
        draft = written.model
        number = world.drafts[name]
        places = tuple(layout.at("level", name, clause) for clause in draft.clauses)
        sizes = tuple(len(one.levels) for one in draft.clauses.values())
        texts.append(Text(places, sizes, draft.accepts_at))
        for actor, place in world.actors.items():
            tree = _support(declared, bases, closer, name, written, actor)
            interests[place, number] = Interest(tree, world.red_lines.get((actor, name), ()))
        for secret, hidden in draft.secrets.items():
            secrets.append(_secret(world, number, secret, hidden))
    return bargain, tuple(secrets)


def _secret(world: World, draft: int, name: str, hidden: SecretModel) -> Secret:
    return Secret(
        id=name,
        actor=world.actors[hidden.of],
        draft=draft,
        low=hidden.band[0],
        high=hidden.band[1],
        recorded=hidden.strength,
        hidden=hidden.hidden,
        place=world.layout.at("strength", name),
        number=number_of(name),
    )


def _support(
    declared: Declared,
    bases: Mapping[tuple[str, str], ex.Expr],
    closer: Closer,
    name: str,
    written: Written[DraftModel],
    actor: str,
) -> ex.Expr:
    """base + values + what counts only together + secrets by their strength + sway."""
    draft, world = written.model, closer.world
    parts: list[ex.Expr] = []
    if declared.sway is not None:
        place = world.layout.get(declared.sway, actor, name)
        if place is not None:
            parts.append(ex.Cell(place))
    whose = whose_interest(draft, actor)
    if whose is not None:
        base = draft.interests[whose]
        here = written.place / "interests" / whose
        tree = bases[name, whose]
        parts.append(closer.formula(tree, {"self": actor}, (here / "base").node.mark).tree)
        parts += _values(world, name, draft, values_of(base))
        for extra in base.also:
            when = tuple(
                ex.Compare(
                    "==",
                    ex.Cell(world.layout.at("level", name, clause)),
                    ex.Num(list(draft.clauses[clause].levels).index(level)),
                )
                for clause, level in extra.if_.items()
            )
            together = when[0] if len(when) == 1 else ex.And(when)
            parts.append(ex.Either(together, ex.Num(extra.add), ex.Num(0)))
    for secret, hidden in draft.secrets.items():
        if hidden.of == actor:
            parts.append(_secret_part(world, name, draft, secret, hidden))
    return total(tuple(parts))


def _values(
    world: World, name: str, draft: DraftModel, values: dict[str, list[int]]
) -> list[ex.Expr]:
    return [
        ex.Lookup(tuple(listed), world.layout.at("level", name, clause))
        for clause, listed in values.items()
        if any(listed) and clause in draft.clauses
    ]


def _secret_part(
    world: World, name: str, draft: DraftModel, secret: str, hidden: SecretModel
) -> ex.Expr:
    base = hidden.adds.get("base", 0)
    values = {k: v for k, v in hidden.adds.items() if isinstance(v, list)}
    whole = total(
        (ex.Num(base if isinstance(base, int) else 0), *_values(world, name, draft, values))
    )
    scaled = ex.Arith("*", whole, ex.Cell(world.layout.at("strength", secret)))
    return ex.Arith("//", scaled, ex.Num(100))
