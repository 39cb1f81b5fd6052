"""Reviewed reports as training stories: the text with every claim of it, and the words that tempt to a false one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from firsthand.model import Claim, Document
from firsthand.review.apply import Decided
from firsthand.review.cases import WHOLE

REVIEWED = "reviewed/1"


def stories(
    decided: Decided, documents: Mapping[str, Document], theatre: Callable[[str], str], kind: Callable[[str], str]
) -> Iterator[dict[str, Any]]:
    """The reports of which every claim was accepted or rejected; a report that was looked at in part is no gold.

    `theatre` names a report's conflict and `kind` the kind of its publisher, by the report's id.
    """
    for document, claims in _by_document([*decided.claims, *decided.rejected.values()]).items():
        if all(WHOLE in decided.by.get(c.id, {}) for c in claims):
            report = documents[document]
            yield {
                "id": "reviewed-" + document.removeprefix("sha256:")[:12],
                "theatre": theatre(document),
                "outlet": report.publisher,
                "outlet_kind": kind(document),
                "published": str(report.published),
                "language": report.original.language,
                "title": report.title,
                "text": report.original.text,
                **_translation(report),
                "source_url": report.url,
                "claims": [_gold(c) for c in _in_order(claims) if c.id not in decided.rejected],
                "distractors": [_tempting(c) for c in _in_order(claims) if c.id in decided.rejected],
            }


def _by_document(claims: Iterable[Claim]) -> dict[str, list[Claim]]:
    found: dict[str, list[Claim]] = {}
    for claim in claims:
        found.setdefault(claim.document, []).append(claim)
    return found


def _translation(report: Document) -> dict[str, Any]:
    """The text that was read, where it is not the original."""
    read = report.reading
    if read.name == report.original.name:
        return {}
    return {"translation": read.text}


def _gold(claim: Claim) -> dict[str, Any]:
    return claim.model_copy(update={"confidence": 1.0, "extractor": REVIEWED}).model_dump(mode="json")


def _tempting(claim: Claim) -> dict[str, Any]:
    words = claim.trigger
    return {"start": words.start, "end": words.end, "tempts": claim.type, "text": words.text}


def _in_order(claims: Iterable[Claim]) -> list[Claim]:
    return sorted(claims, key=lambda c: (c.trigger.start, c.trigger.end, c.type))
