"""A debrief as one page of HTML that needs nothing else: to be kept, printed, handed out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from html import escape

from bloc_game import __version__
from bloc_game.report.charts import Chart, Lettering, course_chart
from bloc_game.report.debrief_style import PALETTE, STYLE
from bloc_game.report.luck import LuckView, OtherView
from bloc_game.report.marks import inline, paragraphs
from bloc_game.session.catalogue import Catalogue, sentence, signed
from bloc_game.session.views import EndingView, MomentView, ResultView
from bloc_game.session.views_debrief import BesideView, CourseView, DebriefView, PivotView

_LINE = 200.0  # how long a line about what was done is
_SIGN = 6.4  # how wide a sign of a chart is, at most about; a page cannot measure its type


def debrief_page(view: DebriefView, tr: Catalogue, luck: LuckView | None = None) -> str:
    """The whole page; with `luck`, what of the score was luck and what was skill."""
    page = _Page(view, tr, luck)
    title = f"{view.scenario} · {view.seat}"
    body = "\n".join(page.parts())
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(tr.language)}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>{STYLE}</style>\n</head>\n"
        f"<body>\n<main>\n{body}\n</main>\n</body>\n</html>\n"
    )


class _Page:
    """The parts of one debrief, in order."""

    def __init__(self, view: DebriefView, tr: Catalogue, luck: LuckView | None) -> None:
        self.view = view
        self.luck = luck
        self.tr = tr
        self.notes: Mapping[str, int] = {one.id: n for n, one in enumerate(view.sources, start=1)}

    def parts(self) -> Iterator[str]:
        view, tr = self.view, self.tr
        yield (
            f'<div class="file"><span>{escape(view.scenario)}</span>'
            f"<span>{escape(view.seat)} · {escape(view.date)}</span></div>"
        )
        if view.ending is None:
            yield f"<h1>{escape(tr('Debrief'))}</h1>"
            yield f'<p class="notice">{escape(view.notice)}</p>'
        else:
            yield from self._outcome(view.ending)
        yield from self._goals()
        if self.luck is not None:
            yield from self._luck(self.luck)
        if view.pivots:
            yield _head(tr("Decisive moments"))
            yield f'<p class="aside">{escape(view.reckoned)}</p>'
            yield from (self._pivot(one) for one in view.pivots)
        if view.beside:
            yield _head(tr("Beside the record"))
            yield from (self._turn(one) for one in view.beside)
        yield from self._indicators()
        yield from self._reading()
        yield _head(tr("Questions to talk about"))
        lines = '<div class="write"></div>' * 2
        asked = (f"<li>{inline(one, self.notes)}{lines}</li>" for one in view.questions)
        yield f'<ol class="questions">{"".join(asked)}</ol>'
        yield f"<footer>bloc_game {escape(__version__)}</footer>"

    # --- the end ------------------------------------------------------------------------------

    def _outcome(self, ending: EndingView) -> Iterator[str]:
        tr = self.tr
        stamp = tr("As in history") if ending.is_record else tr("Not as in history")
        if ending.record_title or ending.is_record:
            yield f'<div class="stamp">{escape(stamp)}</div>'
        yield f"<h1>{escape(ending.title)}</h1>{self._prose(ending.text)}"
        if ending.record_title and not ending.is_record:
            said = tr("In history: {title}", title=ending.record_title)
            text = self._prose(ending.record_text)
            yield f'<div class="beside"><strong>{escape(said)}</strong>{text}</div>'
        if ending.grounds:
            yield _head(tr("What decided it"))
            lines = (_joined(escape(one.text), one.since, one.because) for one in ending.grounds)
            yield _list(lines)
        missed = [one for one in ending.missed if one.grounds]
        if missed:
            yield _head(tr("What did not come, and what it lacked"))
            yield _list(
                f"<strong>{escape(one.title)}</strong> "
                f'<span class="aside">{escape("; ".join(g.text for g in one.grounds))}</span>'
                for one in missed
            )
        if ending.results:
            yield _head(tr("What each made of it:").rstrip(":"))
            ranked = sorted(ending.results, key=lambda one: -one.score)
            yield _table(map(self._result, ranked))

    def _result(self, one: ResultView) -> str:
        name = sentence(one.name)
        said = f"<strong>{escape(name)}</strong>" if name == self.view.seat else escape(name)
        bar = f'<i style="width:{one.score}%"></i>'
        return f'<td>{said}</td><td class="bar">{bar}</td><td class="n">{one.score}</td>'

    # --- goals and moments --------------------------------------------------------------------

    def _goals(self) -> Iterator[str]:
        tr, view = self.tr, self.view
        yield _head(f"{tr('Your goals')} · {tr('{score} of 100', score=view.score)}")
        yield _table(
            f'<td>{escape(goal.title)}</td><td class="chart">{self._svg(goal, 240, 62)}</td>'
            f'<td class="n">{goal.values[-1]}/{goal.high}</td>'
            for goal in view.goals
        )

    def _pivot(self, one: PivotView) -> str:
        tr = self.tr
        lines = [f'<p class="day">{escape(one.date)}</p><h3>{inline(one.text, self.notes)}</h3>']
        if one.here:
            lines.append(f"<p>{escape(tr('Here: {text}', text=one.here))}</p>")
        if one.parted:
            said = tr("In history: {title}", title=one.history)
            lines.append(f'<p class="record">{escape(said)}</p>')
        elif one.history:
            lines.append(f'<p class="aside">{escape(tr("In history: the same."))}</p>')
        lines += (
            f'<p class="aside {"up" if moved.by > 0 else "down"}">'
            f"{escape(signed(moved.by))} {escape(moved.title)}</p>"
            for moved in one.moved
        )
        kind = "moment parted" if one.parted else "moment"
        return f'<section class="{kind}">{"".join(lines)}</section>'

    def _luck(self, luck: LuckView) -> Iterator[str]:
        tr = self.tr
        yield _head(tr("Luck and skill"))
        yield f"<p>{escape(luck.summary)}</p>"
        yield f'<p class="aside">{escape(luck.basis)}</p>'
        if luck.weighty:
            said = sentence(tr("right of the stroke: better for you"))
            yield f'<p class="aside">{escape(said)}.</p>'
        for one in luck.weighty:
            done = escape(tr("You: {done}", done=one.done))
            others = _table(
                f'<td>{escape(other.said)}</td><td class="line">{_line(other, luck.reach)}</td>'
                for other in one.others
            )
            yield (
                f'<section class="moment"><p class="day">{escape(one.turn)}</p>'
                f"<h3>{escape(one.asked)}</h3><p>{done}</p>{others}</section>"
            )
        if luck.to_try:
            yield f'<div class="beside"><strong>{escape(luck.to_try)}</strong></div>'

    # --- beside the record --------------------------------------------------------------------

    def _turn(self, turn: BesideView) -> str:
        tr = self.tr
        head = f'<h3>{escape(turn.headline)} <span class="tag">{escape(turn.date)}</span></h3>'
        rows = [self._decision(one) for one in turn.decisions]
        if turn.moves or turn.record_moves:
            here, there = (
                "<br>".join(escape(one) for one in moves) or "–"
                for moves in (turn.moves, turn.record_moves)
            )
            rows.append(_row(escape(tr("Your moves")), here, there, parted=False))
        names = (tr("Question"), tr("Here"), tr("In history"))
        heads = "".join(f"<th>{escape(one)}</th>" for one in names)
        body = f"<tr>{heads}</tr>{''.join(rows)}"
        return f'{head}<table class="turn">{body}</table>' if rows else head

    def _decision(self, one: MomentView) -> str:
        question, here = inline(one.question, self.notes), escape(one.here)
        there = escape(self.tr("the same")) if one.same else escape(one.history)
        return _row(question, here, there, parted=not one.same)

    # --- charts -------------------------------------------------------------------------------

    def _indicators(self) -> Iterator[str]:
        tr = self.tr
        yield _head(tr("Indicators"))
        if any(one.record for one in self.view.tracks):
            said = tr("The solid line is this game, the dashed one history.")
            yield f'<p class="aside">{escape(said)}</p>'
        figures = (
            f"<figure><figcaption>{escape(one.title)}</figcaption>{self._svg(one, 340, 150)}"
            "</figure>"
            for one in self.view.tracks
        )
        yield f'<div class="multiples">{"".join(figures)}</div>'

    def _svg(self, course: CourseView, width: float, height: float) -> str:
        tr = self.tr
        named = bool(course.record)
        here = tr("here") if named else ""
        record = tr("history") if named else ""
        longest = max(len(f"{course.values[-1]} {name}") for name in (here, record))
        lettering = Lettering(here, record, 28.0, longest * _SIGN + 12)
        chart = course_chart(course, self.view.days, (width, height), PALETTE, lettering)
        said = f"{course.title}: {', '.join(str(value) for value in course.values)}"
        return svg(chart, said)

    # --- reading ------------------------------------------------------------------------------

    def _reading(self) -> Iterator[str]:
        tr, view = self.tr, self.view
        if view.sources:
            yield _head(tr("Sources of this game"))
            items = (
                f'<li id="source-{place}">{escape(one.title)} '
                f'<span class="tag">{escape(one.kind)} {escape(one.url)}</span></li>'
                for place, one in enumerate(view.sources, start=1)
            )
            yield f'<ol class="sources">{"".join(items)}</ol>'
        met = [one for one in view.articles if one.met]
        if met:
            yield _head(tr("Articles of the codex that this game led to"))
            items = (
                f'<li>{escape(one.title)} <span class="tag">{escape(one.kind)}</span></li>'
                for one in met
            )
            yield f'<ul class="codex">{"".join(items)}</ul>'

    def _prose(self, text: str) -> str:
        return paragraphs(text, self.notes)


def svg(chart: Chart, said: str) -> str:
    """A chart as a picture in a page, with its words, and what it shows for who cannot see it."""
    words = "".join(
        f'<text x="{one.x:.1f}" y="{one.y + 4:.1f}" text-anchor="{one.anchor}"'
        f' class="{one.kind}">{escape(one.text)}</text>'
        for one in chart.marks
    )
    return (
        f'<svg viewBox="0 0 {chart.width:g} {chart.height:g}" role="img"'
        f' aria-label="{escape(said)}">{"".join(chart.shapes)}{words}</svg>'
    )


def _head(text: str) -> str:
    return f"<h2>{escape(text)}</h2>"


def _list(lines: Iterable[str]) -> str:
    return f"<ul>{''.join(f'<li>{line}</li>' for line in lines)}</ul>"


def _table(rows: Iterable[str]) -> str:
    return f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"


def _line(one: OtherView, reach: float) -> str:
    """What else was worth, as a dot with its interval on a line about what was done."""
    x, low, high = (_LINE / 2 * (1 + points / reach) for points in (one.more, one.low, one.high))
    return (
        f'<svg viewBox="0 0 {_LINE:g} 16" aria-hidden="true">'
        f'<path d="M0 8H{_LINE:g}" class="hair"/><path d="M{_LINE / 2:g} 1V15" class="soft"/>'
        f'<path d="M{low:.1f} 8H{high:.1f}" class="span"/>'
        f'<rect x="{x - 3:.1f}" y="5" width="6" height="6"/></svg>'
    )


def _joined(text: str, *asides: str) -> str:
    said = " · ".join(one for one in asides if one)
    return f'{text} <span class="aside">{escape(said)}</span>' if said else text


def _row(first: str, here: str, there: str, *, parted: bool) -> str:
    ink = ' class="record"' if parted else ""
    return f"<tr><td>{first}</td><td>{here}</td><td{ink}>{there}</td></tr>"
