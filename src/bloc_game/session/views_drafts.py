"""Drafts as a seat sees them: what they say, who wants them, and why."""

from __future__ import annotations

from collections.abc import Iterator

from bloc_game.engine import expressions as ex
from bloc_game.engine.game import Draft, Secret
from bloc_game.engine.legality import is_fixed
from bloc_game.session.catalogue import listed
from bloc_game.session.views import ClauseView, DraftView, ReasonView, StanceView, Stand, Status
from bloc_game.session.views_bodies import bodies_of
from bloc_game.session.views_moment import Moment
from bloc_game.session.wording_bodies import rule_of


def drafts_on_table(moment: Moment) -> tuple[DraftView, ...]:
    """The drafts that lie open."""
    return tuple(
        draft_view(moment, draft)
        for draft in moment.game.drafts
        if status_of(moment, draft) in ("open", "adopted")
    )


def status_of(moment: Moment, draft: Draft) -> Status:
    """Where a draft stands."""
    if moment.cells[draft.effective]:
        return "in_effect"
    if not moment.cells[draft.on_table]:
        return "off_table"
    return "adopted" if is_fixed(draft, moment.cells) else "open"


def draft_view(moment: Moment, draft: Draft) -> DraftView:
    """One draft, whatever its state."""
    names = moment.names
    status = status_of(moment, draft)
    stances = tuple(stance(moment, draft, actor) for actor in shown_voices(moment, draft))
    bodies = tuple(bodies_of(moment, draft, {one.actor: one for one in stances}))
    return DraftView(
        id=draft.id,
        title=names.draft(draft.id),
        text=names.say(f"drafts.{draft.id}.text"),
        sponsor=names.number(draft.sponsor),
        status=status,
        status_text=_status_text(moment, status),
        needs=tuple(_needs(moment, draft)),
        clauses=tuple(clause_view(moment, draft, number) for number in range(len(draft.clauses))),
        stances=stances,
        forecast=" ".join(one.expected for one in bodies if one.expected),
        bodies=bodies,
        roles=tuple(_roles(moment, draft)),
    )


def _roles(moment: Moment, draft: Draft) -> Iterator[tuple[str, str]]:
    """Who has to do with a text, and as what."""
    names, tr = moment.names, moment.tr
    yield tr("Put forward by"), names.number(draft.sponsor)
    for title, actors in ((tr("Parties"), draft.parties), (tr("May amend"), draft.amenders)):
        if actors:
            yield title, listed(tr, tuple(names.number(actor) for actor in actors))


def _status_text(moment: Moment, status: Status) -> str:
    tr = moment.tr
    match status:
        case "open":
            return tr("On the table.")
        case "adopted":
            return tr("Adopted, and not yet in effect.")
        case "in_effect":
            return tr("In effect.")
        case "off_table":
            return tr("Not on the table.")


def _needs(moment: Moment, draft: Draft) -> Iterator[str]:
    """Who must still want it before it takes effect."""
    names, tr, game = moment.names, moment.tr, moment.game
    for number, place in draft.adopted.items():
        body = game.bodies[number]
        if moment.cells[place]:
            yield tr("Adopted by {body}.", body=names.body_said(body.id))
        else:
            yield tr(
                "To be adopted by {body}. {rule}",
                body=names.body_said(body.id),
                rule=rule_of(names, body),
            )
    if draft.parties:
        parties = listed(tr, tuple(names.number_said(actor) for actor in draft.parties))
        yield tr("It takes effect when all these accept it: {parties}.", parties=parties)
    if draft.amenders:
        amenders = listed(tr, tuple(names.number_said(actor) for actor in draft.amenders))
        yield tr("These may propose changes: {amenders}.", amenders=amenders)


def clause_view(moment: Moment, draft: Draft, number: int) -> ClauseView:
    """One clause as it stands."""
    clause = draft.clauses[number]
    names, present = moment.names, moment.cells[clause.place]
    return ClauseView(
        id=clause.id,
        title=names.clause(draft.id, clause.id),
        asks=names.title(f"drafts.{draft.id}.clauses.{clause.id}.asks", clause.id),
        levels=tuple(names.level(draft.id, clause.id, level) for level in clause.levels),
        present=present,
        text=names.stands_at(draft, number, present),
    )


# --- stances --------------------------------------------------------------------------------------


def shown_voices(moment: Moment, draft: Draft) -> tuple[int, ...]:
    """Those with a say in a draft, the seat's own first, then seats, then the others."""
    own = moment.seat.actor
    seats = moment.game.seat_of_actor
    return tuple(sorted(draft.voices, key=lambda actor: (actor != own, actor not in seats)))


def stance(moment: Moment, draft: Draft, actor: int) -> StanceView:
    """What one government makes of a draft."""
    names, tr = moment.names, moment.tr
    reasons = tuple(_reasons(moment, draft, actor))
    low, high = sum(one.low for one in reasons), sum(one.high for one in reasons)
    crossed = tuple(_crossed(moment, draft, actor))
    stand = _stand(low, high, draft.threshold, bool(crossed))
    answers = {
        "accepts": tr("accepts"),
        "refuses": tr("refuses"),
        "uncertain": tr("uncertain"),
    }
    return StanceView(
        actor=moment.game.actors[actor],
        name=names.number(actor),
        said=names.number_said(actor),
        low=low,
        high=high,
        threshold=draft.threshold,
        stand=stand,
        answer=answers[stand],
        reasons=reasons,
        because=names.say(f"drafts.{draft.id}.because.{moment.game.actors[actor]}"),
        red_lines=crossed,
        hurts=_hurts(draft, moment, reasons),
    )


def _hurts(draft: Draft, moment: Moment, reasons: tuple[ReasonView, ...]) -> str:
    """The clause that counts most against a text, by its title; nothing where none does."""
    against = [one for one in reasons if one.clause and one.high < 0]
    worst = min(against, key=lambda one: one.low + one.high, default=None)
    return moment.names.clause(draft.id, worst.clause) if worst is not None else ""


def _stand(low: int, high: int, threshold: int, crossed: bool) -> Stand:
    if crossed or high < threshold:
        return "refuses"
    return "accepts" if low >= threshold else "uncertain"


def _crossed(moment: Moment, draft: Draft, actor: int) -> Iterator[str]:
    by_place = {clause.place: number for number, clause in enumerate(draft.clauses)}
    for place, level in moment.game.bargain.interests[actor, draft.index].red_lines:
        if moment.cells[place] == level:
            text = moment.names.stands_at(draft, by_place[place], level)
            yield moment.tr("It will not have this at any price: {clause}.", clause=text)


def _reasons(moment: Moment, draft: Draft, actor: int) -> Iterator[ReasonView]:
    """The parts of a support, which add up to it: clauses in order, then the rest."""
    tree = moment.game.bargain.interests[actor, draft.index].support
    parts = tree.items if isinstance(tree, ex.Sum) else (tree,)
    clauses = {clause.place: number for number, clause in enumerate(draft.clauses)}
    secrets = {secret.place: n for n, secret in enumerate(moment.game.secrets)}
    sway = moment.game.sway.get((actor, draft.index))
    rest: dict[str, int] = {}
    hidden: list[ReasonView] = []
    for part in parts:
        match part:
            case ex.Lookup(table, cell) if cell in clauses:
                level = moment.cells[cell]
                text = moment.names.stands_at(draft, clauses[cell], level)
                clause = draft.clauses[clauses[cell]].id
                yield ReasonView(text, table[level], table[level], clause)
            case ex.Arith("//", ex.Arith("*", _, ex.Cell(place)), _) if place in secrets:
                hidden.append(_hidden(moment, part, secrets[place]))
            case _:
                value = int(moment.voice.reckoner.function(part)(moment.cells))
                text = _reason_text(moment, part, sway, set(clauses))
                rest[text] = rest.get(text, 0) + value
    yield from (ReasonView(text, value, value) for text, value in rest.items() if value)
    yield from hidden


def _reason_text(moment: Moment, part: ex.Expr, sway: int | None, clauses: set[int]) -> str:
    match part:
        case ex.Cell(place) if place == sway:
            return moment.tr("What others have told it")
        case ex.Either(when, ex.Num(), ex.Num(0)) if moment.voice.reckoner.reads(when) <= clauses:
            return moment.tr("Clauses that count only together")
        case _:
            return moment.tr("Its general view of the matter")


def _hidden(moment: Moment, part: ex.Expr, number: int) -> ReasonView:
    """A hidden part of an interest: exact where the seat knows it, else a band."""
    secret = moment.game.secrets[number]
    known = moment.observation.strengths[number]
    ends = (secret.low, secret.high) if known is None else (known, known)
    run = moment.voice.reckoner.function(part)
    values = []
    for strength in ends:
        cells = list(moment.cells)
        cells[secret.place] = strength
        values.append(int(run(cells)))
    text = _hidden_text(moment, secret, known is not None)
    return ReasonView(text, min(values), max(values))


def _hidden_text(moment: Moment, secret: Secret, known: bool) -> str:
    path = f"drafts.{moment.game.drafts[secret.draft].id}.secrets.{secret.id}.title"
    title = moment.names.title(path, secret.id)
    if known:
        return title
    if secret.hidden:
        return moment.tr("Something it keeps to itself")
    return moment.tr("{secret}, we do not know how much", secret=title)
