"""The graph of a scenario as a drawing, or as one page that answers: it loads nothing."""

from __future__ import annotations

import json
from collections.abc import Iterator
from html import escape

from bloc_game.playtest.graph import COLUMN, HEAD, LINE, Graph, Node
from bloc_game.scenario.story import Scenario
from bloc_game.session.catalogue import date_of
from bloc_game.session.wording_names import Names

INK, SOFT, PAPER, RULE = "#1E1B16", "#5B5347", "#FDFAF2", "#C9BBA0"
RARE = 0.005
FEW = 26  # signs of a title that a box holds
SHADES = ("#FDFAF2", "#F4E9CF", "#E9D3A0", "#DDB96A", "#C99A3B")
"""From never to always: how often play comes to a box."""


def shade(share: float) -> str:
    """The colour of how often something comes up."""
    return SHADES[0] if share == 0 else SHADES[1 + min(int(share * 4), 3)]


def svg(graph: Graph, names: Names) -> str:
    """The drawing by itself."""
    size = f'viewBox="0 0 {graph.wide:g} {graph.tall:g}"'
    body = "".join((*_columns(names), *_arrows(graph), *_boxes(graph, names)))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} width="{graph.wide:g}" '
        f'height="{graph.tall:g}" font-family="Inter, Helvetica, Arial, sans-serif">'
        f'<rect width="100%" height="100%" fill="#F3ECDD"/>{body}</svg>\n'
    )


def _columns(names: Names) -> Iterator[str]:
    """The turns over their columns."""
    x, shown = 24.0, names.scenario.game.turns
    for turn in shown:
        title = _cut(names.title(f"turns.{turn.id}.headline", turn.id), 30)
        yield _text(x, 26, date_of(names.tr, turn.date), 13, INK, weight=600)
        yield _text(x, 46, title, 12, SOFT)
        yield f'<line x1="{x:g}" x2="{x + COLUMN:g}" y1="56" y2="56" stroke="{RULE}"/>'
        x += COLUMN + 92
    yield _text(x, 26, names.tr("Endings"), 13, INK, weight=600)
    yield f'<line x1="{x:g}" x2="{x + COLUMN:g}" y1="56" y2="56" stroke="{RULE}"/>'


def _arrows(graph: Graph) -> Iterator[str]:
    placed = {node.key: node for node in graph.nodes}
    for one, other in graph.arrows:
        here, there = placed[one], placed[other]
        x1, y1 = here.x + COLUMN, here.y + HEAD / 2
        x2, y2 = there.x, there.y + HEAD / 2
        if there.x <= here.x:  # within a turn, or for what a later turn remembers
            x2 = there.x + COLUMN
        bend = max(abs(x2 - x1) / 2, 36)
        back = -bend if there.x > here.x else bend
        yield (
            f'<path class="arrow" data-from="{one}" data-to="{other}" fill="none" stroke="{SOFT}" '
            f'stroke-opacity=".28" d="M{x1:g} {y1:g} C{x1 + bend:g} {y1:g} {x2 + back:g} {y2:g} '
            f'{x2:g} {y2:g}"/>'
        )


def _boxes(graph: Graph, names: Names) -> Iterator[str]:
    for node in graph.nodes:
        share = node.count / graph.games
        dashed = ' stroke-dasharray="4 3"' if not node.count else ""
        heavy = 2 if node.kind == "ending" else 1
        corner = 9 if node.kind == "event" else 0
        title = title_of(names, node)
        figure = _percent(share)
        box = (
            f'<rect x="{node.x:g}" y="{node.y:g}" width="{COLUMN:g}" height="{node.tall:g}" '
            f'rx="{corner}" fill="{shade(share)}" stroke="{INK}" stroke-width="{heavy}"{dashed}/>'
        )
        lines = [
            box,
            _text(node.x + 9, node.y + 17, _cut(title, FEW), 12.5, INK, weight=600),
            _text(node.x + 9, node.y + 32, node.id, 10, SOFT),
            _text(node.x + COLUMN - 9, node.y + 32, figure, 10.5, INK, anchor="end"),
        ]
        lines += _answers(node, names)
        yield (
            f'<g class="node {node.kind}" id="{node.key}" tabindex="0" role="button" '
            f'aria-label="{escape(title, quote=True)}, {figure}">{"".join(lines)}</g>'
        )


def _answers(node: Node, names: Names) -> Iterator[str]:
    for number, one in enumerate(node.answers):
        y = node.y + HEAD + LINE * number
        share = one.count / max(node.count, 1)
        wide = (COLUMN - 18) * share
        yield (
            f'<rect x="{node.x + 9:g}" y="{y:g}" width="{wide:.1f}" height="{LINE - 3:g}" '
            f'fill="{INK}" fill-opacity=".12"/>'
        )
        title = _cut(answer_of(names, node, one.id), FEW + 4)
        yield _text(node.x + 12, y + 11, title, 11, INK if one.count else SOFT)
        yield _text(node.x + COLUMN - 9, y + 11, _percent(share), 10.5, SOFT, anchor="end")


def title_of(names: Names, node: Node) -> str:
    """What a box is called."""
    match node.kind:
        case "decision":
            return names.question(node.id)
        case "event":
            return names.title(f"{names.event_paths[node.id]}.headline", node.id)
        case _:
            return names.title(f"endings.{node.id}.title", node.id)


def answer_of(names: Names, node: Node, id: str) -> str:
    """What an answer is called."""
    if id in ("adopted", "rejected") and names.game.decision_of[node.id].is_ballot:
        return names.tr("adopted") if id == "adopted" else names.tr("not adopted")
    return names.option(node.id, id)


def _percent(share: float) -> str:
    return f"{100 * share:.0f} %" if share >= RARE or share == 0 else "< 1 %"


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def _text(
    x: float, y: float, words: str, size: float, colour: str, weight: int = 400, anchor: str = ""
) -> str:
    end = f' text-anchor="{anchor}"' if anchor else ""
    return (
        f'<text x="{x:g}" y="{y:g}" font-size="{size:g}" font-weight="{weight}" '
        f'fill="{colour}"{end}>{escape(words)}</text>'
    )


# --- the page -------------------------------------------------------------------------------------


def page(graph: Graph, scenario: Scenario, names: Names) -> str:
    """One file: the drawing, what each box means, a search, all without a network."""
    tr = names.tr
    title = names.title("title", scenario.id)
    told = {node.key: _told(graph, names, node) for node in graph.nodes}
    basis = tr("{n} games, played by default", n=graph.games)
    return PAGE.format(
        language=tr.language,
        title=escape(title),
        basis=escape(basis),
        search=escape(tr("Search"), quote=True),
        hint=escape(tr("Choose a box: what leads to it, and what it leads to.")),
        drawing=svg(graph, names),
        told=json.dumps(told, ensure_ascii=False).replace("</", "<\\/"),
    )


def _told(graph: Graph, names: Names, node: Node) -> str:
    """What the page says of a box, as HTML."""
    return "".join(_lines(graph, names, node))


def _lines(graph: Graph, names: Names, node: Node) -> Iterator[str]:
    tr = names.tr
    yield f"<h2>{escape(title_of(names, node))}</h2>"
    share = _percent(node.count / graph.games)
    yield f"<p>{escape(tr('It comes up in {share} of the games.', share=share))}</p>"
    if node.answers:
        yield "<table>"
        for one in node.answers:
            part = _percent(one.count / max(node.count, 1))
            ends = _ends(names, one.ends) if one.count else ""
            answer = escape(answer_of(names, node, one.id))
            yield f"<tr><th>{answer}</th><td>{part}</td><td>{escape(ends)}</td></tr>"
        yield "</table>"
    elif node.kind == "event" and node.count:
        yield f"<p>{escape(_ends(names, node.ends))}</p>"
    for head, keys in (
        (tr("What leads to it"), [one for one, other in graph.arrows if other == node.key]),
        (tr("What it leads to"), [other for one, other in graph.arrows if one == node.key]),
    ):
        if keys:
            placed = {one.key: one for one in graph.nodes}
            items = "".join(
                f'<li><a href="#{key}">{escape(title_of(names, placed[key]))}</a></li>'
                for key in keys
            )
            yield f"<h3>{escape(head)}</h3><ul>{items}</ul>"


def _ends(names: Names, ends: tuple[float, ...]) -> str:
    """How games ended, the most frequent first."""
    told = sorted(zip(ends, names.game.endings, strict=True), key=lambda pair: -pair[0])[:3]
    return ", ".join(
        f"{names.title(f'endings.{one.id}.title', one.id)} {_percent(share)}"
        for share, one in told
        if share
    )


PAGE = """<!doctype html>
<html lang="{language}"><head><meta charset="utf-8"><title>{title}</title>
<meta name="viewport" content="width=device-width">
<style>
:root {{ --ink: #1E1B16; --soft: #5B5347; --rule: #C9BBA0; --stamp: #9E2B25; }}
* {{ box-sizing: border-box; }}
body {{ margin: 0; display: grid; grid-template-columns: 1fr 23rem; height: 100vh;
  background: #F3ECDD; color: var(--ink);
  font: 15px/1.5 "Source Serif 4", "Source Serif Pro", Charter, Georgia, serif; }}
#map {{ overflow: auto; }}
aside {{ overflow: auto; background: #FDFAF2; border-left: 1px solid var(--ink);
  padding: 1.2rem 1.4rem; }}
h1 {{ font-size: 1.5rem; font-weight: 500; line-height: 1.2; margin: 0; }}
h2 {{ font-size: 1.15rem; font-weight: 500; line-height: 1.25; margin: 1.2rem 0 .3rem; }}
h3, .basis, th, td, input {{ font-family: Inter, Helvetica, Arial, sans-serif; }}
h3 {{ font-size: .78rem; color: var(--soft); margin: 1rem 0 .2rem; }}
.basis {{ font-size: .8rem; color: var(--soft); margin: .2rem 0 1rem;
  border-bottom: 3px double var(--rule); padding-bottom: .6rem; }}
input {{ width: 100%; font-size: .95rem; padding: .5rem .6rem; border: 1px solid var(--ink);
  background: #fff; color: inherit; }}
table {{ border-collapse: collapse; width: 100%; font-size: .8rem; }}
th {{ text-align: left; font-weight: 500; }} td:nth-child(2) {{ white-space: nowrap; }}
th, td {{ padding: .3rem .5rem .3rem 0; border-bottom: 1px solid var(--rule);
  vertical-align: top; }}
ul {{ margin: 0; padding-left: 1.1rem; }} a {{ color: #23568A; }}
.node {{ cursor: pointer; }} .node:focus {{ outline: none; }}
.node:focus > rect:first-child, .chosen > rect:first-child {{ stroke: #B8761B;
  stroke-width: 3; }}
.dim .node {{ opacity: .25; }} .dim .arrow {{ opacity: .08; }}
.dim .lit {{ opacity: 1; }} .dim .arrow.lit {{ stroke-opacity: .9; stroke-width: 2; }}
@media (max-width: 60rem) {{ body {{ grid-template-columns: 1fr;
  grid-template-rows: 55vh 45vh; }} aside {{ border-left: 0;
  border-top: 1px solid var(--ink); }} }}
@media print {{ body {{ display: block; height: auto; }} aside {{ border: 0; }}
  input {{ display: none; }} }}
</style></head><body>
<div id="map">{drawing}</div>
<aside><h1>{title}</h1><p class="basis">{basis}</p>
<input type="search" placeholder="{search}" aria-label="{search}">
<div id="told" aria-live="polite"><p>{hint}</p></div></aside>
<script>
const told = {told};
const map = document.getElementById("map"), panel = document.getElementById("told");
const nodes = [...document.querySelectorAll(".node")];
const arrows = [...document.querySelectorAll(".arrow")];
function choose(key, look) {{
  const node = document.getElementById(key);
  if (!node) return;
  nodes.forEach(one => one.classList.remove("lit", "chosen"));
  arrows.forEach(one => {{
    const lit = one.dataset.from === key || one.dataset.to === key;
    one.classList.toggle("lit", lit);
    if (lit) for (const end of [one.dataset.from, one.dataset.to])
      document.getElementById(end).classList.add("lit");
  }});
  node.classList.add("lit", "chosen");
  map.classList.add("dim");
  panel.innerHTML = told[key];
  if (look) node.scrollIntoView({{block: "center", inline: "center"}});
}}
function clear() {{
  map.classList.remove("dim");
  nodes.forEach(one => one.classList.remove("chosen"));
}}
nodes.forEach(node => {{
  node.addEventListener("click", () => choose(node.id));
  node.addEventListener("keydown", e => {{
    if (e.key === "Enter" || e.key === " ") {{ e.preventDefault(); choose(node.id); }} }});
}});
panel.addEventListener("click", e => {{
  const link = e.target.closest("a");
  if (link) {{ e.preventDefault(); choose(link.getAttribute("href").slice(1), true); }} }});
document.addEventListener("keydown", e => {{ if (e.key === "Escape") clear(); }});
document.querySelector("input").addEventListener("input", e => {{
  const words = e.target.value.trim().toLowerCase();
  if (!words) return clear();
  map.classList.add("dim");
  arrows.forEach(one => one.classList.remove("lit"));
  let first = null;
  nodes.forEach(node => {{
    const hit = (node.textContent + node.getAttribute("aria-label")).toLowerCase().includes(words);
    node.classList.toggle("lit", hit);
    if (hit && !first) first = node;
  }});
  if (first) first.scrollIntoView({{block: "center", inline: "center"}});
}});
if (location.hash) choose(location.hash.slice(1), true);
</script></body></html>
"""
