"""Problems as other programs read them: SARIF for code review, JUnit for build servers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import PurePath
from xml.etree import ElementTree as Xml

from bloc_game import __version__
from bloc_game.engine.phrases import as_phrase
from bloc_game.scenario.codes import CODES
from bloc_game.scenario.problems import Problem, Severity, headline, line_of, render

SARIF = "https://json.schemastore.org/sarif-2.1.0.json"
LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}


Say = Callable[[str], str]  # puts a phrase in the reader's language


def sarif(problems: Sequence[Problem], say: Say = str) -> dict[str, object]:
    """A SARIF 2.1.0 log with one run."""
    codes = list(dict.fromkeys(problem.code for problem in problems))
    meanings = {code: say(as_phrase(CODES[code])) for code in codes}
    driver = {
        "name": "bloc-game check",
        "version": __version__,
        "rules": [
            {"id": code, "shortDescription": {"text": said}} for code, said in meanings.items()
        ],
    }
    results = [_result(problem, codes.index(problem.code), say) for problem in problems]
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return {"$schema": SARIF, "version": "2.1.0", "runs": [run]}


def _result(problem: Problem, rule: int, say: Say) -> dict[str, object]:
    at = problem.at
    said = [say(part) for part in (problem.what, problem.why, problem.fix) if part]
    region = {
        "startLine": at.line,
        "startColumn": at.column,
        "endColumn": at.column + at.length,
    }
    place = {"artifactLocation": {"uri": PurePath(at.file).as_posix()}, "region": region}
    return {
        "ruleId": problem.code,
        "ruleIndex": rule,
        "level": LEVELS[problem.severity],
        "message": {"text": ". ".join(said)},
        "locations": [{"physicalLocation": place}],
    }


def junit(
    files: Iterable[str], problems: Sequence[Problem], texts: Mapping[str, str], say: Say = str
) -> str:
    """A JUnit report: a test case for each file, failed where it has an error or a warning."""
    by_file: dict[str, list[Problem]] = {file: [] for file in files}
    for problem in problems:
        by_file.setdefault(problem.at.file, []).append(problem)
    suite = Xml.Element("testsuite", name="bloc-game check", tests=str(len(by_file)))
    failed = 0
    for file, found in by_file.items():
        case = Xml.SubElement(suite, "testcase", classname="check", name=file)
        bad = [one for one in found if one.severity is not Severity.NOTE]
        if bad:
            failed += 1
            failure = Xml.SubElement(
                case, "failure", message=say(headline(bad[0])), type=bad[0].code
            )
            failure.text = "\n\n".join(say(_rendered(one, texts)) for one in found)
        elif found:
            Xml.SubElement(case, "system-out").text = "\n\n".join(
                say(_rendered(one, texts)) for one in found
            )
    suite.set("failures", str(failed))
    Xml.indent(suite)
    return Xml.tostring(suite, encoding="unicode", xml_declaration=True)


def _rendered(problem: Problem, texts: Mapping[str, str]) -> str:
    text = texts.get(problem.at.file)
    return render(problem, None if text is None else line_of(text, problem.at.line))
