"""The graph of a scenario: everything once, nothing over anything else, nothing from elsewhere."""

from __future__ import annotations

import re
from itertools import combinations
from pathlib import Path
from xml.etree import ElementTree as Xml

import pytest

from bloc_game.cli.main import main
from bloc_game.playtest.graph import COLUMN, Graph, graph
from bloc_game.playtest.graph_page import page, shade, svg
from bloc_game.scenario.story import Scenario
from bloc_game.session.wording_names import Names
from tests.small import SMALL, edited, loaded
from tests.strategies import scenarios

GRAPHS: dict[str, Graph] = {}


def graph_of(scenario: Scenario) -> Graph:
    if scenario.id not in GRAPHS:
        GRAPHS[scenario.id] = graph(scenario, 60)
    return GRAPHS[scenario.id]


@pytest.mark.parametrize("scenario", scenarios(), ids=lambda scenario: scenario.id)
def test_everything_stands_in_it_once(scenario: Scenario) -> None:
    game, found = scenario.game, graph_of(scenario)
    kinds = [(node.kind, node.id) for node in found.nodes]
    assert sorted(kinds) == sorted(
        [
            *(("decision", one.id) for one in game.decisions),
            *(("event", one.id) for one in game.events),
            *(("ending", one.id) for one in game.endings),
        ]
    )
    for node in found.nodes:
        if node.kind == "decision":
            options = [one.id for one in game.decision_of[node.id].options]
            assert [one.id for one in node.answers] == (options or ["adopted", "rejected"])
            assert sum(one.count for one in node.answers) == node.count
    assert sum(node.count for node in found.nodes if node.kind == "ending") == 60


@pytest.mark.parametrize("scenario", scenarios(), ids=lambda scenario: scenario.id)
def test_no_box_lies_over_another(scenario: Scenario) -> None:
    found = graph_of(scenario)
    for one, other in combinations(found.nodes, 2):
        beside = one.x + COLUMN <= other.x or other.x + COLUMN <= one.x
        below = one.y + one.tall <= other.y or other.y + other.tall <= one.y
        assert beside or below, (one.key, other.key)
    for node in found.nodes:
        assert node.x + COLUMN <= found.wide
        assert node.y + node.tall <= found.tall


def test_arrows_go_from_what_sets_something_to_what_asks_for_it() -> None:
    arrows = set(graph_of(loaded()).arrows)
    assert ("decision-first_word", "decision-path") in arrows, "it opens it"
    assert ("event-flood", "event-plague") in arrows, "it calls it"
    assert ("event-flood", "event-thaw") in arrows, "it asks whether it happened"
    assert ("event-leak", "decision-stop") in arrows, "by a fact"
    assert ("decision-sign", "decision-ratify") in arrows, "by an adopted draft"
    assert ("decision-path", "event-flood") not in arrows


def test_what_never_comes_up_is_dashed_and_pale() -> None:
    text = edited(SMALL, ("when: tension >= 100", "when: tension >= 100 and warmth >= 10"))
    scenario = loaded(text)
    drawing = svg(graph(scenario, 60), Names(scenario, "en"))
    assert 'stroke-dasharray="4 3"' in drawing
    assert shade(0) != shade(0.01) != shade(1)


@pytest.mark.parametrize("language", ["en", "id"])
def test_the_page_is_whole_by_itself(language: str) -> None:
    scenario = next(one for one in scenarios() if one.id == "soviet_application")
    names, found = Names(scenario, language), graph_of(scenario)
    text = page(found, scenario, names)
    assert not re.search(r"""(?:src|href)\s*=\s*["'](?!#)""", text)
    assert "@import" not in text
    addresses = set(re.findall(r"https?://[^\s\"'<]+", text))
    assert addresses <= {"http://www.w3.org/2000/svg"}
    for node in found.nodes:
        assert f'id="{node.key}"' in text
        assert f'"{node.key}": "<h2>' in text
    assert text.count('tabindex="0"') == len(found.nodes)
    Xml.fromstring(svg(found, names))


def test_the_command_writes_either_and_refuses_the_rest(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "small"
    folder.mkdir()
    (folder / "scenario.yaml").write_text(SMALL, encoding="utf-8")
    for name in ("a.html", "a.svg"):
        assert main(["graph", str(folder), "-o", str(tmp_path / name), "-n", "20"]) == 0
        assert (tmp_path / name).stat().st_size > 1000
    assert main(["graph", str(folder), "-o", str(tmp_path / "a.png")]) == 1
    assert ".html" in capsys.readouterr().err
