"""The server: it speaks the protocol, keeps what editors hold open, and checks while one types."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from urllib.parse import unquote, urlparse

from lsprotocol import types as lsp
from pygls.lsp.server import LanguageServer

from bloc_game import __version__
from bloc_game.engine.kinds import kind_name
from bloc_game.engine.phrases import row
from bloc_game.lsp.answers import Texts
from bloc_game.scenario import shelf
from bloc_game.scenario.formatting import WouldChange, formatted
from bloc_game.scenario.inspecting import RULEBOOK, inspect
from bloc_game.scenario.problems import Problem, Severity, said
from bloc_game.scenario.references import Place

Say = Callable[[str], str]  # puts a phrase in the reader's language

DELAY = 0.05  # seconds of silence after which what was typed is checked
LEVELS = {
    Severity.ERROR: lsp.DiagnosticSeverity.Error,
    Severity.WARNING: lsp.DiagnosticSeverity.Warning,
    Severity.NOTE: lsp.DiagnosticSeverity.Information,
}
ITEMS = {
    "key": lsp.CompletionItemKind.Property,
    "function": lsp.CompletionItemKind.Function,
    "statement": lsp.CompletionItemKind.Method,
    "track": lsp.CompletionItemKind.Variable,
}
SYMBOLS = {
    "turn": lsp.SymbolKind.Namespace,
    "decision": lsp.SymbolKind.Class,
    "event": lsp.SymbolKind.Event,
    "ending": lsp.SymbolKind.Constant,
    "draft": lsp.SymbolKind.Interface,
    "track": lsp.SymbolKind.Variable,
    "move": lsp.SymbolKind.Method,
    "seat": lsp.SymbolKind.Object,
}


@dataclass
class Desk:
    """The scenario that an editor has open, and what it has not saved of it."""

    server: LanguageServer
    say: Say = str  # in the language of the editor
    path: Path | None = None  # of the scenario
    unsaved: dict[str, str] = field(default_factory=dict)  # by name below `scenarios/`
    told: set[str] = field(default_factory=set)  # uris that have diagnostics
    version: int = 0  # of all that is open
    known: tuple[dict[str, str], Texts] | None = None

    # --- files ------------------------------------------------------------------------------------

    async def opened(self, uri: str, text: str) -> None:
        """A file was opened or changed; it is checked when the keys have rested for a moment."""
        path = path_of(uri)
        if path.name == shelf.FILE or self.path is None:
            self.path = _scenario_of(path) or self.path
        name = self.name_of(uri)
        if name is not None:
            self.unsaved[name] = text
        self.known = None
        self.version += 1
        version = self.version
        await asyncio.sleep(DELAY)
        if version == self.version:  # else more was typed meanwhile
            await self.check(version)

    def names(self) -> dict[str, Path]:
        """The files of the scenario by name."""
        if self.path is None:
            return {}
        return {name: file for file, name in shelf.files_of(self.path)}

    def name_of(self, uri: str) -> str | None:
        """The name of a file that belongs to the scenario."""
        path = path_of(uri).resolve()
        return next((name for name, file in self.names().items() if file.resolve() == path), None)

    def texts(self) -> Texts:
        """The texts as they stand in the editor."""
        if self.known is None or self.known[0] != self.unsaved:
            files: dict[str, str] = {}
            if self.path is not None:
                files = shelf.gather(self.path)[0]
            self.known = dict(self.unsaved), Texts({**files, **self.unsaved}, self.say)
        return self.known[1]

    # --- checking ---------------------------------------------------------------------------------

    async def check(self, version: int) -> None:
        """Say what is wrong with the scenario as it stands in the editor."""
        if self.path is None:
            return
        # beside the loop, so that questions are answered meanwhile
        found = await asyncio.to_thread(inspect, self.path, date.today(), dict(self.unsaved))
        if version == self.version:
            self._tell(found.problems)

    def _tell(self, problems: Sequence[Problem]) -> None:
        assert self.path is not None
        by_uri: dict[str, list[lsp.Diagnostic]] = {uri: [] for uri in self.told}
        shown = {shelf.short(file): file for file in self.names().values()}
        for problem in problems:
            file = shown.get(problem.at.file, Path(problem.at.file))
            uri = file.resolve().as_uri()
            by_uri.setdefault(uri, []).append(_diagnostic(problem, self.say))
        self.told = {uri for uri, some in by_uri.items() if some}
        for uri, some in {self.path.resolve().as_uri(): [], **by_uri}.items():
            self.server.text_document_publish_diagnostics(
                lsp.PublishDiagnosticsParams(uri=uri, diagnostics=some)
            )

    # --- places -----------------------------------------------------------------------------------

    def location(self, place: Place) -> lsp.Location:
        """A place as an editor finds it."""
        file = self.names()[place.at.file]
        return lsp.Location(uri=file.resolve().as_uri(), range=_range(place))


def path_of(uri: str) -> Path:
    """The file that a uri means."""
    return Path(unquote(urlparse(uri).path))


def _scenario_of(path: Path) -> Path | None:
    """The scenario that a file belongs to: itself, or one beside it."""
    if path.name == shelf.FILE:
        return path
    for folder in path.parents[:2]:
        if (folder / shelf.FILE).is_file():
            return folder / shelf.FILE
    if (path.parent / RULEBOOK).is_file():
        beside = sorted(path.parent.parent.parent.glob(f"*/{shelf.FILE}"))
        extends = f"extends: {path.parent.name}"
        return next((one for one in beside if extends in one.read_text("utf-8")), None)
    return None


def _range(place: Place) -> lsp.Range:
    line, start = place.at.line - 1, place.at.column - 1
    return lsp.Range(lsp.Position(line, start), lsp.Position(line, start + len(place.name)))


def _diagnostic(problem: Problem, say: Say) -> lsp.Diagnostic:
    at = problem.at
    start = lsp.Position(at.line - 1, at.column - 1)
    return lsp.Diagnostic(
        range=lsp.Range(start, lsp.Position(at.line - 1, at.column - 1 + at.length)),
        message=say(row(said(problem), "\n")),
        severity=LEVELS[problem.severity],
        code=problem.code,
        source="bloc-game",
    )


def _laid_out(text: str) -> list[lsp.TextEdit]:
    """The whole text laid out, if it can be read and is not yet so."""
    try:
        after, _ = formatted(text, "")
    except WouldChange:
        return []
    if after is None or after == text:
        return []
    whole = lsp.Range(lsp.Position(0, 0), lsp.Position(len(text.splitlines()) + 1, 0))
    return [lsp.TextEdit(whole, after)]


def made(speaker: Callable[[str], Say] = lambda _: str) -> LanguageServer:
    """A server with everything it can do; `speaker` gives a voice to a language such as `id-ID`."""
    server = LanguageServer("bloc-game", __version__)
    desk = Desk(server)

    @server.feature(lsp.INITIALIZE)
    def begun(params: lsp.InitializeParams) -> None:
        desk.say = speaker(params.locale or "")

    @server.feature(lsp.TEXT_DOCUMENT_DID_OPEN)
    async def opened(params: lsp.DidOpenTextDocumentParams) -> None:
        await desk.opened(params.text_document.uri, params.text_document.text)

    @server.feature(lsp.TEXT_DOCUMENT_DID_CHANGE)
    async def changed(params: lsp.DidChangeTextDocumentParams) -> None:
        uri = params.text_document.uri
        await desk.opened(uri, server.workspace.get_text_document(uri).source)

    @server.feature(
        lsp.TEXT_DOCUMENT_COMPLETION, lsp.CompletionOptions(trigger_characters=["(", "[", " "])
    )
    def complete(params: lsp.CompletionParams) -> list[lsp.CompletionItem]:
        name, at = desk.name_of(params.text_document.uri), params.position
        if name is None:
            return []
        return [
            lsp.CompletionItem(
                label=one.word,
                kind=ITEMS.get(one.kind, lsp.CompletionItemKind.Value),
                detail=desk.say(kind_name(one.kind)),
                documentation=one.says or None,
            )
            for one in desk.texts().offers(name, at.line, at.character)
        ]

    @server.feature(lsp.TEXT_DOCUMENT_HOVER)
    def hover(params: lsp.HoverParams) -> lsp.Hover | None:
        name, at = desk.name_of(params.text_document.uri), params.position
        said = desk.texts().meaning(name, at.line, at.character) if name is not None else ""
        content = lsp.MarkupContent(kind=lsp.MarkupKind.Markdown, value=said)
        return lsp.Hover(contents=content) if said else None

    def named(
        params: lsp.DefinitionParams | lsp.ReferenceParams | lsp.RenameParams,
    ) -> str | None:
        file, at = desk.name_of(params.text_document.uri), params.position
        return desk.texts().name_at(file, at.line, at.character) if file is not None else None

    @server.feature(lsp.TEXT_DOCUMENT_DEFINITION)
    def definition(params: lsp.DefinitionParams) -> list[lsp.Location]:
        found = named(params)
        places = desk.texts().declared.get(found, ()) if found is not None else ()
        return [desk.location(place) for place in places]

    @server.feature(lsp.TEXT_DOCUMENT_REFERENCES)
    def references(params: lsp.ReferenceParams) -> list[lsp.Location]:
        found = named(params)
        return [desk.location(place) for place in desk.texts().uses(found)] if found else []

    @server.feature(lsp.TEXT_DOCUMENT_RENAME)
    def rename(params: lsp.RenameParams) -> lsp.WorkspaceEdit | None:
        found = named(params)
        if found is None:
            return None
        changes: dict[str, list[lsp.TextEdit]] = {}
        for place in desk.texts().uses(found):
            here = desk.location(place)
            changes.setdefault(here.uri, []).append(lsp.TextEdit(here.range, params.new_name))
        return lsp.WorkspaceEdit(changes=changes)

    @server.feature(lsp.TEXT_DOCUMENT_FORMATTING)
    def lay_out(params: lsp.DocumentFormattingParams) -> list[lsp.TextEdit]:
        text = server.workspace.get_text_document(params.text_document.uri).source
        return _laid_out(text)

    @server.feature(lsp.TEXT_DOCUMENT_DOCUMENT_SYMBOL)
    def symbols(params: lsp.DocumentSymbolParams) -> list[lsp.DocumentSymbol]:
        name = desk.name_of(params.text_document.uri)
        return [
            lsp.DocumentSymbol(
                name=place.name,
                kind=SYMBOLS[place.kind],
                range=_range(place),
                selection_range=_range(place),
                detail=desk.texts().title(place) or None,
            )
            for place in desk.texts().places
            if place.at.file == name and place.kind in SYMBOLS
        ]

    return server
