"""Values told by several sources (BirthPlaces): the product's weighing of sources over a tree of places.

What the benchmark needs beyond the product: values are names, which may stand for several nodes of the tree, and a
value that shares a word with its object's own name has the trait "named", for these sources misread names as places.
docs/quality.md has the figures with and without.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from firsthand.evaluate.lines import rows
from firsthand.events.accuracy import Telling, weigh
from firsthand.model import DocumentError

WORD = re.compile(r"\w+")
ALIKE = 4  # letters in which a word and a short form of it agree


def evaluate(source: Path, _engine: object = None) -> Iterator[dict[str, Any]]:
    """The likeliest value of every object of a .jsonl file, with its probability."""
    held = [_checked(row, f"{source}:{number}") for number, row in rows(source)]
    above = ancestors([r for r in held if "node" in r])
    tellings = [_telling(r) for r in held if "object" in r]
    found = weigh(tellings, lambda a, b: a in above.get(b, ()))
    for item in dict.fromkeys(t.item for t in tellings):
        value, chance = found.best(item)
        yield {"object": item, "value": value, "p": round(chance, 4)}


def ancestors(nodes: list[dict[str, Any]]) -> dict[str, set[str]]:
    """For each name, the names of all that lies above any node of this name, the root left out."""
    by_id = {n["node"]: n for n in nodes}
    above: dict[str, set[str]] = defaultdict(set)
    for node in nodes:
        at = by_id.get(node["parent"])
        while at is not None and at["parent"] is not None:
            above[node["name"]].add(at["name"])
            at = by_id.get(at["parent"])
    return above


def _checked(row: dict[str, Any], where: str) -> dict[str, Any]:
    if not ({"node", "name", "parent"} <= row.keys() or {"object", "source", "value"} <= row.keys()):
        raise DocumentError(f"{where}: neither a node nor a claim; see the benchmark's README")
    return row


def _telling(row: dict[str, Any]) -> Telling:
    shared = any(_alike(a, b) for a in WORD.findall(row["value"].lower()) for b in WORD.findall(row["object"].lower()))
    return Telling(row["object"], row["source"], row["value"], "named" if shared else "")


def _alike(a: str, b: str) -> bool:
    return a == b or (min(len(a), len(b)) >= ALIKE and a[:ALIKE] == b[:ALIKE])
