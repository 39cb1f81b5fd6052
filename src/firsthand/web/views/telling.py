"""Who told whom: from the report that was read, through those who carried it, to the first speaker."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from firsthand.model import Claim, DocumentHead, Event
from firsthand.web import wording
from firsthand.web.asked import Asked
from firsthand.web.views.evidence import document_link


@dataclass(frozen=True, slots=True)
class Line:
    """One report's way back to the first speaker; `copied` is the per cent of words shared with another."""

    outlet: str
    published: date
    carriers: tuple[str, ...]
    cue: str
    root: str
    root_note: str
    against: bool
    copied: int | None
    href: str


@dataclass(frozen=True, slots=True)
class Telling:
    """All lines, and the sentence that counts them."""

    lines: tuple[Line, ...]
    summary: str


def telling(asked: Asked, event: Event, claims: Sequence[Claim]) -> Telling:
    """The ways by which an event came to be known; a report is one line for each first speaker."""
    heads = {h.id: h for h in asked.world.heads(asked.known)}
    found: dict[tuple[str, str], Line] = {}
    for claim in claims:
        line = _line(asked, event, claim, heads[claim.document])
        found.setdefault((claim.document, line.root), line)
    lines = tuple(sorted(found.values(), key=lambda x: (x.root, x.published)))
    return Telling(lines, _summary(event, lines))


def _line(asked: Asked, event: Event, claim: Claim, report: DocumentHead) -> Line:
    witness = next((w for w in event.witnesses if claim.id in w.claims), None)
    names = list(dict.fromkeys(m.name if m.id and m.name else m.text for m in claim.attribution.chain))
    stake = "a party" if witness and witness.party else "not a party, as far as known"
    note = f"grade {witness.grade}, {stake}" if witness else "not counted"
    copied = round(100 * (report.similarity or 0)) if report.reprint_of is not None else None
    return Line(
        outlet=report.publisher or names[0],
        published=report.published,
        carriers=tuple(names[1:-1]),
        cue=claim.attribution.cue.text if claim.attribution.cue else "",
        root=names[-1],
        root_note=note,
        against=bool(witness and not witness.supports),
        copied=copied,
        href=document_link(asked, report, claim.id),
    )


def _summary(event: Event, lines: tuple[Line, ...]) -> str:
    reports = len({line.href.split("#")[0] for line in lines})
    voices = len(event.witnesses)
    parties = sum(1 for w in event.witnesses if w.party)
    copies = sum(1 for line in lines if line.copied is not None)
    told = f"{wording.figures(reports, 'report')}, {wording.figures(voices, 'first speaker')}."
    if copies:
        told += f" {wording.figures(copies, 'copy', 'copies')} (dashed) without weight."
    if parties:
        told += f" {parties} of the speakers {'is a party' if parties == 1 else 'are parties'} to the conflict."
    return told
