"""The log of decisions as lines of JSON: out, and in again."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import TextIO

from pydantic import ValidationError

from firsthand.model import DECISION, Decision, DecisionError, Merge, NotSame, Split, decision_id
from firsthand.review.fields import with_values


def write(decisions: Iterable[Decision], stream: TextIO) -> None:
    """One decision a line, oldest first."""
    for decision in sorted(decisions, key=lambda d: (d.recorded, d.id)):
        stream.write(record_of(decision) + "\n")


def read(lines: Iterable[str], name: str) -> Iterator[Decision]:
    """The decisions in lines of JSON. DecisionError names the line that is none, or that was altered since."""
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield _checked(line, f"{name}, line {number}")


def record_of(decision: Decision) -> str:
    """The decision as one line of JSON."""
    return json.dumps(decision.model_dump(mode="json"), ensure_ascii=False)


def target(decision: Decision) -> str:
    """A short key of what a decision is about: words, words of events, a source, or another decision."""
    match decision.kind:
        case "accept" | "correct" | "reject":
            words = decision.words
            return f"{words.document} {words.text_version} {words.trigger.start}-{words.trigger.end}"
        case "merge" | "split" | "not-same":
            return _events(decision)
        case "grade":
            return f"source {decision.source}"
        case "withdraw":
            return f"decision {decision.decision}"


def _events(decision: Merge | Split | NotSame) -> str:
    anchors = decision.claims if isinstance(decision, Merge) else decision.one
    return f"{anchors[0].document} {anchors[0].text_version} {anchors[0].trigger.start}-{anchors[0].trigger.end}"


def _checked(line: str, where: str) -> Decision:
    try:
        decision = DECISION.validate_json(line)
    except ValidationError as error:
        first = error.errors()[0]
        path = ".".join(str(part) for part in first["loc"])
        raise DecisionError(f"{where}: not a decision: {path or 'line'}: {first['msg']}") from error
    if decision.id != decision_id(decision):
        raise DecisionError(f"{where}: {decision.id or 'no id'} is not the id of this decision: it was altered; "
                            "take it from its source again")  # fmt: skip
    if decision.kind == "correct":
        with_values(decision.reading, {decision.field: decision.value})
    if decision.kind == "accept":
        with_values(decision.reading, decision.kept)
    return decision
