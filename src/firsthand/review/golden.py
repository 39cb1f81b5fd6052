"""Corrections as golden cases: sentences with what follows from them, in the notation of tests/golden."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from firsthand.model import Certainty, Claim, Document, Mention, Quantity, Standing
from firsthand.review.apply import Decided
from firsthand.review.cases import WHOLE

FIRM = (Certainty.ASSERTED, Certainty.REPORTED, Certainty.CLAIMED)
RESERVED = str.maketrans({c: " " for c in "();+:<@"})
"""Signs that the notation has for its own, taken out of quoted words."""


def golden(decided: Decided, documents: Mapping[str, Document], theatre: Callable[[str], str]) -> Iterator[str]:
    """The lines of a golden file: every sentence on which somebody decided, with the claims that were decided on.

    `...` allows claims that nobody looked at; a rejected one becomes "no claim of this type as news".
    `theatre` names a report's conflict by the report's id.
    """
    heading = None
    for document, sentences in _by_sentence(decided).items():
        report = documents[document]
        above = f"# theatre: {theatre(document)}; published: {report.published}; publisher: {_outlet(report)}"
        for (_, sentence), claims in sorted(sentences.items()):
            if heading != above:
                yield above
                heading = above
            yield _line(sentence)
            yield from _follows(claims, decided)
            yield ""


def _by_sentence(decided: Decided) -> dict[str, dict[tuple[int, str], list[Claim]]]:
    """Claims of the sentences in which somebody judged a claim as a whole or corrected it."""
    listed = [*decided.claims, *decided.rejected.values()]
    told: dict[str, dict[tuple[int, str], list[Claim]]] = defaultdict(lambda: defaultdict(list))
    judged = {(c.document, c.sentence.start) for c in listed if decided.by.get(c.id)}
    for claim in listed:
        if (claim.document, claim.sentence.start) in judged:
            told[claim.document][claim.sentence.start, claim.sentence.text].append(claim)
    return told


def _follows(claims: Sequence[Claim], decided: Decided) -> Iterator[str]:
    types = {c.id: c.type for c in decided.claims}
    standing = [c for c in claims if c.id not in decided.rejected]
    yield from (_claim(c, types) for c in standing if decided.by.get(c.id))
    kept = {c.type for c in standing}
    yield from sorted({f"! {c.type}" for c in claims if c.id in decided.rejected and c.type not in kept})
    if any(WHOLE not in decided.by.get(c.id, {}) for c in claims) or not standing:
        yield "..."


def _claim(claim: Claim, types: Mapping[str, str]) -> str:
    """One claim: `- type(role: words; ...) standing certainty not time [numbers] about type < voices`."""
    roles = "; ".join([*(f"{r}: {_fillers(m)}" for r, m in claim.roles.items() if m), *_place(claim.place)])
    parts = [
        f"- {claim.type}({roles})",
        "" if claim.standing is Standing.NEWS else claim.standing.value,
        "" if claim.certainty in FIRM else claim.certainty.value,
        "" if claim.polarity or claim.certainty is Certainty.DENIED else "not",
        _time(claim),
        _numbers(claim.quantities),
        f"about {types[claim.about]}" if claim.about and claim.about in types else "",
        " ".join(f"< {_words(m.text)}" for m in claim.attribution.chain[1:]) or "< -",
    ]
    return " ".join(p for p in parts if p)


def _place(mentions: Iterable[Mention]) -> list[str]:
    points = [f"{_words(m.text)} @{m.lat:.2f},{m.lon:.2f}" for m in mentions if m.lat is not None and m.lon is not None]
    named = [_words(m.text) for m in mentions if m.lat is None]
    return [f"place: {' + '.join([*points, *named])}"] if points or named else []


def _fillers(mentions: Iterable[Mention]) -> str:
    return " + ".join(_words(m.text) for m in mentions)


def _time(claim: Claim) -> str:
    told = claim.time
    if told is None or (told.earliest is None and told.latest is None):
        return ""
    if told.earliest == told.latest:
        return str(told.earliest)
    return f"{told.earliest or ''}..{told.latest or ''}"


def _numbers(quantities: Iterable[Quantity]) -> str:
    told = [f"{_ends(q)} {_words(q.of)}" for q in quantities if q.low is not None or q.high is not None]
    return f"[{', '.join(told)}]" if told else ""


def _ends(quantity: Quantity) -> str:
    if quantity.low == quantity.high:
        return f"{quantity.low:g}"
    low, high = ("" if end is None else f"{end:.10g}" for end in (quantity.low, quantity.high))
    return f"{low}..{high}"


def _line(sentence: str) -> str:
    """A sentence on a line of its own, not to be taken for anything else."""
    text = " ".join(sentence.split())
    return text.lstrip("#~-! ") if text[:1] in "#~-!" else text


def _words(text: str) -> str:
    return " ".join(text.translate(RESERVED).split())


def _outlet(report: Document) -> str:
    return _words((report.publisher or "not known").replace("#", " "))
