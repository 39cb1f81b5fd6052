"""Which event mentions of news articles are one event (ECB+): the product's grouping, topic by topic."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from firsthand.evaluate.lines import rows
from firsthand.events.mentions import Mention, Report, same_events
from firsthand.model import DocumentError


def evaluate(source: Path, _engine: object = None) -> Iterator[dict[str, Any]]:
    """The cluster of every mention of a .jsonl file; a cluster is named after its first mention."""
    topics: dict[str, list[Report]] = defaultdict(list)
    for number, row in rows(source):
        topic, report = _report(row, f"{source}:{number}")
        topics[topic].append(report)
    for reports in topics.values():
        for event in same_events(reports):
            yield from ({"id": mention, "cluster": event[0]} for mention in event)


def _report(row: Any, where: str) -> tuple[str, Report]:
    try:
        mentions = tuple(Mention(m["id"], m["text"], m.get("start")) for m in row["mentions"])
        return row["topic"], Report(row["doc"], row["text"], mentions)
    except (KeyError, TypeError) as error:
        raise DocumentError(
            f"{where}: needs doc, topic, text and mentions ({error}); see the benchmark's README"
        ) from error
