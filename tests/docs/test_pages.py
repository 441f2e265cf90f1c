"""The pages of docs/, in every language: links lead somewhere, and code is the same in all."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PAGES = sorted([*DOCS.rglob("*.md"), ROOT / "README.md"])
NOT_BY_HAND = ("decisions", "pictures", "reference.md")  # not translated, or by the program
TRANSLATED = [one for one in sorted(DOCS.glob("*/*.md")) if not {*one.parts} & {*NOT_BY_HAND}]
_LINK = re.compile(r"\]\((?!https?:)([^()#\s]*)(?:#([^()\s]+))?\)")
_FENCE = re.compile(r"^```.*?^```$", re.DOTALL | re.MULTILINE)
_COMMENT = re.compile(r"<!-- .*? -->", re.DOTALL)
_CODE = re.compile(r"`[^`\n]+`")


def prose(text: str) -> str:
    """A page without its code, where brackets are no links."""
    return _CODE.sub("", _FENCE.sub("", text))


def anchors(page: Path) -> set[str]:
    """The headings of a page as a link names them, by GitHub's rule; a double gets a number."""
    text = _FENCE.sub("", page.read_text(encoding="utf-8"))
    found: dict[str, int] = {}
    for heading in re.findall(r"^#+ (.+)$", text, re.MULTILINE):
        plain = re.sub(r"[^\w\- ]", "", heading.replace("`", "").lower()).replace(" ", "-")
        found[plain] = found.get(plain, -1) + 1
    return {f"{name}-{n}" if n else name for name, most in found.items() for n in range(most + 1)}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_leads_somewhere(page: Path) -> None:
    dead = []
    for target, anchor in _LINK.findall(prose(page.read_text(encoding="utf-8"))):
        file = (page.parent / target).resolve() if target else page
        if not file.exists():
            dead.append(target)
        elif anchor and file.suffix == ".md" and anchor not in anchors(file):
            dead.append(f"{target}#{anchor}")
    assert dead == []


def test_a_dead_link_is_found(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("# A `heading`, twice\n\n# A heading, twice\n", encoding="utf-8")
    assert anchors(page) == {"a-heading-twice", "a-heading-twice-1"}
    assert _LINK.findall(prose("[one](gone.md#there), `[two](x)` and [three](#here)")) == [
        ("gone.md", "there"),
        ("", "here"),
    ]


@pytest.mark.parametrize("page", TRANSLATED, ids=lambda page: str(page.relative_to(DOCS)))
def test_a_translated_page_has_the_code_of_the_english_one(page: Path) -> None:
    """So that whoever follows it types what the tests have typed."""
    text = page.read_text(encoding="utf-8")
    english = (DOCS / page.name).read_text(encoding="utf-8")
    assert _FENCE.findall(text) == _FENCE.findall(english)
    own, original = (
        [one for one in _COMMENT.findall(whole) if "benchmarks/" not in one]
        for whole in (text, english)
    )
    assert own == original
    assert text.count("\n## ") == english.count("\n## ")
    assert f"(../{page.name})" in text
