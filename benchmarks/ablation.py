"""What each part of reading adds: the development stories read with one part after another left out.

    python benchmarks/ablation.py [--shared ../shared] [--markdown OUT]

A part is left out by putting in its place what says nothing: no theatre, no place carried over, every happening news.
Nothing is refitted for it, so a part whose absence a later one could make good for is shown at its full price.
Scored by ../shared/bench/score_stories.py, with the mirror's place data that the quality gate installs.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from datetime import date
from pathlib import Path
from typing import Any
from unittest.mock import patch

from gate import HOME, fetch
from rich.progress import track

from firsthand.evaluate import stories
from firsthand.model import Standing
from firsthand.pipeline.engine import Engine
from firsthand.pipeline.settings import at_the_door


def nothing(*_: object, **__: object) -> None:
    """Says nothing."""


def none_of_them(*_: object, **__: object) -> tuple[()]:
    """Finds nothing."""
    return ()


def all_news(*_: object, **__: object) -> tuple[Standing, float]:
    """Takes everything for news."""
    return Standing.NEWS, 1.0


CLAIMS = "firsthand.claims"
PARTS: dict[str, Mapping[str, Callable[..., object]]] = {
    "everything": {},
    'the theatre (who "the army" is here)': {"firsthand.lexicon.Lexicon.theatre_by_hits": nothing},
    'who pronouns, "its troops" and "the group" are': {
        f"{CLAIMS}.mentions.Mentions._stands_for": nothing,
        f"{CLAIMS}.mentions.Mentions._told_before": nothing,
    },
    "doers told elsewhere in the report": {f"{CLAIMS}.inferred.Doers.of": none_of_them},
    "items of a list without their verb": {f"{CLAIMS}.match.gapped": none_of_them},
    '"the town", "the crossing": what they point at': {
        f"{CLAIMS}.assemble.pointed": none_of_them,
        f"{CLAIMS}.assemble.definites": none_of_them,
    },
    "places carried over from the sentences before": {f"{CLAIMS}.sites.Sites.carried": none_of_them},
    "voices carried over from the sentences before": {f"{CLAIMS}.attribution.carry.speaker": nothing},
    "news weighed against background": {f"{CLAIMS}.standing.judge.weigh": all_news},
    "words that make it less than certain": {f"{CLAIMS}.standing.certainty.unsure": nothing},
    "days carried over from the sentences before": {f"{CLAIMS}.standing.course.Course._carried": nothing},
}
FIGURES: dict[str, tuple[str, ...]] = {
    "typed F1": ("typed", "f1"),
    "precision": ("typed", "p"),
    "recall": ("typed", "r"),
    "false news": ("false_news", "rate"),
    "actor": ("roles", "actor", "f1"),
    "place": ("on_matched", "place_25km", "value"),
    "voice": ("on_matched", "source_innermost", "value"),
    "standing": ("on_matched", "standing", "value"),
    "certainty": ("on_matched", "certainty", "value"),
    "time": ("on_matched", "time", "value"),
    "whole": ("whole", "f1"),
}


def main() -> None:
    """Read, score and show the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path(__file__).parents[2] / "shared")
    parser.add_argument("--markdown", type=Path, help="Write the table there.")
    options = parser.parse_args()
    bench = options.shared / "bench"
    if not (bench / "score_stories.py").is_file():
        parser.error(f"{bench}: no scorer there; put the development material there or name it with --shared")
    fetch(options.shared / "gazetteer" / "mirror")
    engine = Engine(at_the_door({}, date.today(), home=HOME))
    table = "\n".join(lines(engine, bench))
    print(table)
    if options.markdown:
        options.markdown.write_text(table + "\n", encoding="utf-8")


def lines(engine: Engine, bench: Path) -> Iterator[str]:
    """The table in Markdown: the whole, then for each part the figures without it."""
    yield "| without | " + " | ".join(FIGURES) + " |"
    yield "|---|" + "---|" * len(FIGURES)
    for name, replaced in track(PARTS.items(), "reading"):
        with left_out(replaced):
            figures = measure(engine, bench)
        yield f"| {'**nothing**' if not replaced else name} | " + " | ".join(f"{value:.3f}" for value in figures) + " |"


@contextmanager
def left_out(replaced: Mapping[str, Callable[..., object]]) -> Iterator[None]:
    """The product with these names replaced. AttributeError if one is no longer there."""
    with ExitStack() as stack:
        for name, substitute in replaced.items():
            stack.enter_context(patch(name, substitute))
        yield


def measure(engine: Engine, bench: Path) -> list[float]:
    """Read the stories and score the claims."""
    with tempfile.TemporaryDirectory() as folder:
        claims, scores = Path(folder) / "claims.jsonl", Path(folder) / "scores.json"
        rows = stories.evaluate(bench / "stories", engine)
        claims.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        scorer = [sys.executable, bench / "score_stories.py", bench / "stories", claims, "--json", scores]
        subprocess.run(scorer, check=True, stdout=subprocess.DEVNULL)
        found = json.loads(scores.read_text())
    return [figure(found, path) for path in FIGURES.values()]


def figure(scores: Any, path: tuple[str, ...]) -> float:
    """One figure; none counts as zero."""
    for key in path:
        scores = scores[key]
    return float(scores or 0.0)


if __name__ == "__main__":
    main()
