"""How long an editor waits for what is wrong with the flagship after a key is pressed.

One server is asked through its own process, as an editor asks it; each round types one wrong letter
and takes it back. Run it with the Python that has `bloc-game[lsp]` installed: `python
benchmarks/lsp.py`. Beside it, a bare PyYAML parse of the same text.
"""

from __future__ import annotations

import asyncio
import sys
from statistics import median
from time import perf_counter

import yaml
from lsprotocol import types as lsp
from pygls.lsp.client import LanguageClient

from bloc_game.scenario.shelf import find

ROUNDS = 8
AIM = 200.0  # ms


async def measured(text: str, uri: str) -> tuple[float, float]:
    """Median milliseconds to the diagnostics of a wrong text, and of a right one."""
    client = LanguageClient("benchmark", "1")
    heard = asyncio.Event()

    @client.feature(lsp.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)  # type: ignore[untyped-decorator]
    def _told(_: lsp.PublishDiagnosticsParams) -> None:
        heard.set()

    await client.start_io(sys.executable, "-m", "bloc_game", "lsp", "--stdio")
    await client.initialize_async(lsp.InitializeParams(capabilities=lsp.ClientCapabilities()))
    client.initialized(lsp.InitializedParams())
    client.text_document_did_open(
        lsp.DidOpenTextDocumentParams(lsp.TextDocumentItem(uri, "yaml", 0, text))
    )
    await heard.wait()
    wrong = text.replace("effects: edc_chance += 1", "effects: edc_chnce += 1", 1)
    times: dict[str, list[float]] = {"wrong": [], "right": []}
    for number in range(1, 2 * ROUNDS + 1):
        name, typed = ("wrong", wrong) if number % 2 else ("right", text)
        heard.clear()
        started = perf_counter()
        client.text_document_did_change(
            lsp.DidChangeTextDocumentParams(
                lsp.VersionedTextDocumentIdentifier(number, uri),
                [lsp.TextDocumentContentChangeWholeDocument(text=typed)],
            )
        )
        await heard.wait()
        times[name].append(1000 * (perf_counter() - started))
    await client.shutdown_async(None)
    client.exit(None)
    await client.stop()  # type: ignore[no-untyped-call]
    return median(times["wrong"]), median(times["right"])


def main() -> int:
    """Measure, and print beside the aim."""
    path = find("soviet_application")
    text = path.read_text(encoding="utf-8")
    wrong, right = asyncio.run(measured(text, path.resolve().as_uri()))
    started = perf_counter()
    yaml.compose(text, Loader=yaml.SafeLoader)
    bare = 1000 * (perf_counter() - started)
    print(f"{path.parent.name}: {text.count(chr(10))} lines")
    print(f"  a wrong letter typed: {wrong:.0f} ms to its diagnostics   aim: {AIM:.0f}")
    print(f"  and taken back:       {right:.0f} ms")
    print(f"  a bare PyYAML parse:  {bare:.0f} ms")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
