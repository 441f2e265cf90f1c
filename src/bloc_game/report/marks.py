"""The scenario's prose as HTML: its few marks read, everything else made harmless."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape

_MARK = re.compile(  # must agree with `ui.rich`, which reads the same marks for the window
    r"\\(?P<plain>[\\*\[\]])"
    r"|\*\*(?P<strong>(?=\S).{1,2000}?(?<=\S))\*\*(?!\*)"
    r"|\*(?P<emphasis>(?=[^\s*]).{1,2000}?(?<=[^\s*]))\*(?!\*)"
    r"|\[\^(?P<note>[\w.:-]+)\]"
    r"|\[(?P<text>[^\[\]]+)\]\((?P<link>[a-z]+:[^\s()]+)\)",
    re.DOTALL,
)
_PARAGRAPHS = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")


def paragraphs(text: str, notes: Mapping[str, int]) -> str:
    """Prose as paragraphs; a note leads to its place in the list of sources.

    >>> paragraphs("A *new* <pact>.[^s1]", {"s1": 2})
    '<p>A <em>new</em> &lt;pact&gt;.<sup><a href="#source-2">2</a></sup></p>'
    """
    parts = (part.strip() for part in _PARAGRAPHS.split(text))
    return "".join(f"<p>{inline(part, notes)}</p>" for part in parts if part)


def inline(text: str, notes: Mapping[str, int]) -> str:
    """Prose of one paragraph; a source that is not listed leaves no mark, an article its words."""
    found: list[str] = []
    end = 0
    for match in _MARK.finditer(text):
        found += [escape(text[end : match.start()]), _marked(match, notes)]
        end = match.end()
    return "".join((*found, escape(text[end:])))


def _marked(match: re.Match[str], notes: Mapping[str, int]) -> str:
    if (note := match["note"]) is not None:
        place = notes.get(note)
        return f'<sup><a href="#source-{place}">{place}</a></sup>' if place else ""
    if match["strong"] is not None:
        return f"<strong>{inline(match['strong'], notes)}</strong>"
    if match["emphasis"] is not None:
        return f"<em>{inline(match['emphasis'], notes)}</em>"
    return escape(match["plain"] if match["plain"] is not None else match["text"])
