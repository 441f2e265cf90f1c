"""Problems as SARIF and JUnit say the same as problems as text."""

from __future__ import annotations

import json
from typing import Any
from xml.etree import ElementTree as Xml

from bloc_game.engine.phrases import as_phrase
from bloc_game.scenario.formats import junit, sarif
from bloc_game.scenario.problems import Mark, Problem, Severity

ERROR = Problem(
    "unknown-name",
    Mark("a.yaml", 2, 4, 5),
    as_phrase("no <x> & y"),
    as_phrase("why"),
    as_phrase("did you mean 'x'?"),
)
NOTHING = as_phrase("")
NOTE = Problem(
    "unused",
    Mark("b.yaml", 1, 1),
    as_phrase("nothing uses 'é'"),
    NOTHING,
    NOTHING,
    Severity.NOTE,
)


def test_sarif_holds_every_problem_at_its_place() -> None:
    log: Any = json.loads(json.dumps(sarif([ERROR, NOTE])))
    (run,) = log["runs"]
    first, second = run["results"]
    assert log["version"] == "2.1.0"
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["unknown-name", "unused"]
    assert (first["ruleId"], first["ruleIndex"], first["level"]) == ("unknown-name", 0, "error")
    assert "did you mean" in first["message"]["text"]
    place = first["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "a.yaml"
    assert place["region"] == {"startLine": 2, "startColumn": 4, "endColumn": 9}
    assert (second["ruleIndex"], second["level"]) == (1, "note")


def test_junit_fails_the_files_that_have_errors_or_warnings() -> None:
    suite = Xml.fromstring(
        junit(["a.yaml", "b.yaml", "c.yaml"], [ERROR, NOTE], {"a.yaml": "\nabcdefgh"})
    )
    assert (suite.get("tests"), suite.get("failures")) == ("3", "1")
    a, b, c = suite
    failure = a.find("failure")
    assert failure is not None
    assert "2 | abcdefgh" in (failure.text or "")
    assert b.find("failure") is None
    assert "é" in (b.findtext("system-out") or "")
    assert len(c) == 0
