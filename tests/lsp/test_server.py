"""The language server, spoken to by a real client over its own process."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from collections.abc import Awaitable, Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from lsprotocol import types as lsp
from pygls.lsp.client import LanguageClient

from bloc_game.engine.phrases import as_phrase
from bloc_game.scenario.formatting import formatted
from bloc_game.scenario.reference import FUNCTIONS
from bloc_game.session.catalogue import Catalogue
from tests.small import SMALL, edited

PATIENCE = 30.0  # seconds that a busy machine may take


class Editor:
    """A client that has one file open."""

    def __init__(self, client: LanguageClient, file: Path) -> None:
        self.client = client
        self.uri = file.resolve().as_uri()
        self.version = 0
        self.told: dict[str, list[lsp.Diagnostic]] = {}
        self.heard = asyncio.Event()

    def listen(self) -> None:
        @self.client.feature(lsp.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)  # type: ignore[untyped-decorator]
        def _told(params: lsp.PublishDiagnosticsParams) -> None:
            self.told[params.uri] = list(params.diagnostics)
            self.heard.set()

    async def open(self, text: str) -> list[lsp.Diagnostic]:
        self.heard.clear()
        item = lsp.TextDocumentItem(self.uri, "yaml", self.version, text)
        self.client.text_document_did_open(lsp.DidOpenTextDocumentParams(item))
        return await self.answer()

    async def type(self, text: str) -> list[lsp.Diagnostic]:
        """Change the whole text."""
        self.heard.clear()
        self.version += 1
        identifier = lsp.VersionedTextDocumentIdentifier(self.version, self.uri)
        whole = lsp.TextDocumentContentChangeWholeDocument(text=text)
        self.client.text_document_did_change(lsp.DidChangeTextDocumentParams(identifier, [whole]))
        return await self.answer()

    async def answer(self) -> list[lsp.Diagnostic]:
        await asyncio.wait_for(self.heard.wait(), PATIENCE)
        return self.told.get(self.uri, [])

    def at(self, text: str, word: str, after: int = 0) -> dict[str, Any]:
        """Where a word first stands in a text."""
        lines = text.split("\n")
        line = next(n for n, one in enumerate(lines) if word in one)
        position = lsp.Position(line, lines[line].index(word) + after)
        return {"text_document": lsp.TextDocumentIdentifier(self.uri), "position": position}


def spoken(
    file: Path, talk: Callable[[Editor], Awaitable[None]], locale: str | None = None
) -> None:
    """Start the server, talk to it, and end it."""

    async def whole() -> None:
        client = LanguageClient("test", "1")
        editor = Editor(client, file)
        editor.listen()
        await client.start_io(sys.executable, "-m", "bloc_game", "lsp", "--stdio")
        try:
            await client.initialize_async(
                lsp.InitializeParams(capabilities=lsp.ClientCapabilities(), locale=locale)
            )
            client.initialized(lsp.InitializedParams())
            await talk(editor)
            await client.shutdown_async(None)
            client.exit(None)
        finally:
            process = client._server
            if process is not None and process.returncode is None:
                await asyncio.sleep(0.2)  # it is leaving
                with suppress(ProcessLookupError):
                    process.kill()
            await client.stop()  # type: ignore[no-untyped-call]

    asyncio.run(whole())


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "small" / "scenario.yaml"
    path.parent.mkdir()
    path.write_text(SMALL, encoding="utf-8")
    return path


def test_what_is_wrong_is_told_while_one_types(file: Path) -> None:
    async def talk(editor: Editor) -> None:
        assert await editor.open(SMALL) == []
        broken = edited(SMALL, ("tension += 4; after(2, plague)", "tensoin += 4"))
        (found,) = [one for one in await editor.type(broken) if one.code == "unknown-track"]
        line = broken.split("\n")[found.range.start.line]
        assert line[found.range.start.character : found.range.end.character] == "tensoin"
        assert found.severity is lsp.DiagnosticSeverity.Error
        assert "did you mean 'tension'?" in found.message
        assert await editor.type(SMALL) == []
        assert file.read_text(encoding="utf-8") == SMALL, "nothing was saved"

    spoken(file, talk)


def test_an_editor_is_spoken_to_in_its_language(file: Path) -> None:
    async def talk(editor: Editor) -> None:
        broken = edited(SMALL, ("tension += 4; after(2, plague)", "tensoin += 4"))
        said = "\n".join(one.message for one in await editor.open(broken))
        assert "tidak ada ukuran bernama 'tensoin'" in said
        assert "perbaikan: maksud Anda 'tension'?" in said

    spoken(file, talk, locale="id-ID")


def test_junk_never_kills_it(file: Path) -> None:
    async def talk(editor: Editor) -> None:
        await editor.open(SMALL)
        for junk in ("", "\t{[", "\x00\x01", "- a: &b *b", "é" * 5000, "turns:\n  - : : :"):
            assert await editor.type(junk)
        assert await editor.type(SMALL) == []

    spoken(file, talk)


def test_names_and_keys_are_completed(file: Path) -> None:
    async def talk(editor: Editor) -> None:
        await editor.open(SMALL)

        async def offered(text: str, word: str, after: int) -> set[str]:
            await editor.type(text)
            where = editor.at(text, word, after)
            found = await editor.client.text_document_completion_async(
                lsp.CompletionParams(**where)
            )
            assert isinstance(found, list)
            return {one.label for one in found}

        facts = await offered(SMALL, "fact(leaked)", 5)
        assert facts == {"leaked", "watched"}
        decisions = await offered(SMALL, "chose(first_word, pay)", 6)
        assert "first_word" in decisions
        assert "tension" not in decisions
        head = "    headline: The ice breaks\n"
        keyed = edited(SMALL, (head, f"{head}    zz\n"))
        keys = await offered(keyed, "    zz", 6)
        assert {"place", "telegrams", "moves", "decisions"} <= keys
        anything = await offered(SMALL, "when: trust[SUD, NOR] < 0", 6)
        assert {"tension", "fact", "happened", "chose"} <= anything

    spoken(file, talk)


def test_a_name_is_explained_found_and_renamed(file: Path) -> None:
    async def talk(editor: Editor) -> None:
        await editor.open(SMALL)
        client = editor.client
        at = editor.at(SMALL, "any(tension > 40", 4)
        hover = await client.text_document_hover_async(lsp.HoverParams(**at))
        assert hover is not None
        assert isinstance(hover.contents, lsp.MarkupContent)
        assert "tension" in hover.contents.value
        assert "[0, 100]" in hover.contents.value
        found = await client.text_document_definition_async(lsp.DefinitionParams(**at))
        assert isinstance(found, list)
        (place,) = found
        assert isinstance(place, lsp.Location)
        line = SMALL.split("\n")[place.range.start.line]
        assert line.startswith("  tension: {title: Tension")
        context = lsp.ReferenceContext(include_declaration=True)
        params = lsp.ReferenceParams(context=context, **at)
        uses = await client.text_document_references_async(params)
        assert uses is not None
        assert len(uses) > 15
        edit = await client.text_document_rename_async(lsp.RenameParams(new_name="strain", **at))
        assert edit is not None
        assert edit.changes is not None
        lines = SMALL.split("\n")
        for one in sorted(edit.changes[editor.uri], key=lambda e: -e.range.start.character):
            start, end = one.range.start, one.range.end
            text = lines[start.line]
            lines[start.line] = text[: start.character] + one.new_text + text[end.character :]
        renamed = "\n".join(lines)
        assert "tension" not in renamed
        assert await editor.type(renamed) == []

    spoken(file, talk)


def test_functions_and_keys_are_explained_and_the_outline_is_there(file: Path) -> None:
    async def talk(editor: Editor) -> None:
        await editor.open(SMALL)
        client = editor.client
        for word, after, said in (
            ("happened(flood)", 2, "EVENT has happened"),
            ("    headline: The ice", 6, "Its heading"),
        ):
            hover = await client.text_document_hover_async(
                lsp.HoverParams(**editor.at(SMALL, word, after))
            )
            assert hover is not None
            assert isinstance(hover.contents, lsp.MarkupContent)
            assert said in hover.contents.value
        params = lsp.DocumentSymbolParams(lsp.TextDocumentIdentifier(editor.uri))
        symbols = await client.text_document_document_symbol_async(params)
        assert symbols is not None
        assert {"spring", "first_word", "plague", "war"} <= {one.name for one in symbols}

    spoken(file, talk)


def test_meanings_and_kinds_are_told_in_the_language_of_the_editor(file: Path) -> None:
    async def talk(editor: Editor) -> None:
        await editor.open(SMALL)
        client = editor.client
        catalogue = Catalogue("id")
        for word, after, english in (
            ("happened(flood)", 2, FUNCTIONS["happened"]),
            ("tension: {title", 2, "track"),
            ("    headline: The ice", 6, "Its heading."),
        ):
            place = editor.at(SMALL, word, after)
            hover = await client.text_document_hover_async(lsp.HoverParams(**place))
            assert hover is not None
            assert isinstance(hover.contents, lsp.MarkupContent)
            said = catalogue.say(as_phrase(english))
            assert said != english
            assert said in hover.contents.value
            assert english not in hover.contents.value

    spoken(file, talk, locale="id-ID")


def test_a_file_is_laid_out(file: Path) -> None:
    async def talk(editor: Editor) -> None:
        rough = SMALL.replace("\n", "\n\n\n", 1).replace("[", "[ ", 1)
        await editor.open(rough)
        params = lsp.DocumentFormattingParams(
            lsp.TextDocumentIdentifier(editor.uri), lsp.FormattingOptions(2, True)
        )
        edits = await editor.client.text_document_formatting_async(params)
        assert edits is not None
        assert edits[0].new_text == formatted(rough, "")[0]
        await editor.type(edits[0].new_text)
        assert not await editor.client.text_document_formatting_async(params)

    spoken(file, talk)


def test_an_editor_that_goes_leaves_nothing_behind() -> None:
    """A server that has closed its output must not be said to have failed."""

    def framed(body: str) -> bytes:
        return f"Content-Length: {len(body)}\r\n\r\n{body}".encode()

    said = b"".join(
        framed(f'{{"jsonrpc": "2.0", {rest}}}')
        for rest in (
            '"id": 1, "method": "initialize", "params": {"processId": null, "capabilities": {}}',
            '"id": 2, "method": "shutdown"',
            '"method": "exit"',
        )
    )
    server = [sys.executable, "-m", "bloc_game", "lsp"]
    ended = subprocess.run(server, input=said, capture_output=True, timeout=60, check=False)
    assert (ended.returncode, ended.stderr) == (0, b"")
