"""Reports: the list, and the reader with its claims marked where they stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from firsthand.model import Claim, Document, DocumentHead, TextVersion, UnknownId, VoiceKind
from firsthand.web import wording
from firsthand.web.asked import Asked
from firsthand.web.views.event_rows import EventRow, rows
from firsthand.web.views.evidence import Grade, document_link, grade, heart, short, voices


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A report in a list."""

    head: DocumentHead
    title: str
    language: str
    claims: int
    copy_of: str | None
    href: str


@dataclass(frozen=True, slots=True)
class ClaimCard:
    """A claim beside the text: its number there, what it says in our words, and what it feeds."""

    number: int
    id: str
    title: str
    says: str
    certainty: str
    background: bool
    grade: Grade
    feeds: list[EventRow]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a text: plain, of a claim or of a speaker. `starts` are claims whose words begin here."""

    text: str
    claims: tuple[str, ...]
    numbers: tuple[int, ...]
    starts: tuple[str, ...]
    speaker: bool


@dataclass(frozen=True, slots=True)
class SentencePieces:
    """A sentence in pieces; `holds` if it holds a claim."""

    pieces: tuple[Piece, ...]
    holds: bool


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph with its sentences; `inset` if it is in another's voice."""

    sentences: tuple[SentencePieces, ...]
    inset: bool


@dataclass(frozen=True, slots=True)
class Version:
    """A text version as it is read."""

    name: str
    label: str
    language: str
    words: int
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class DocumentPage:
    """Everything that the reader shows."""

    document: Document
    short: str
    copy_of: DocumentRow | None
    versions: list[Version]
    cards: list[ClaimCard]


def document_rows(asked: Asked) -> list[DocumentRow]:
    """The reports known, newest first."""
    number = Counter(c.document for c in asked.world.claims(asked.known))
    heads = asked.world.heads(asked.known)
    return [_row(asked, h, number[h.id]) for h in sorted(heads, key=lambda h: (h.published, h.id), reverse=True)]


def _row(asked: Asked, head: DocumentHead, claims: int) -> DocumentRow:
    copied = document_link(asked, asked.world.head(head.reprint_of)) if head.reprint_of else None
    title = head.title or "Without a title"
    return DocumentRow(head, title, wording.language(head.language), claims, copied, document_link(asked, head))


def document_page(asked: Asked, id_: str) -> DocumentPage:
    """The reader of a report; UnknownId if there is none or if it was published after `known`."""
    document = asked.world.document(f"sha256:{id_}")
    if document.published > asked.known:
        raise UnknownId(
            f"this report is of {wording.day(document.published)}, later than the day shown as known "
            f"({wording.day(asked.known)}); choose a later day to read it"
        )
    claims = sorted(asked.world.claims(asked.known, document=document.id), key=lambda c: c.trigger.start)
    numbers = {c.id: i for i, c in enumerate(claims, 1)}
    heads = {h.id: h for h in asked.world.heads(asked.known)}
    copy_of = heads[document.id].reprint_of
    return DocumentPage(
        document=document,
        short=short(document.id),
        copy_of=_row(asked, heads[copy_of], 0) if copy_of and copy_of in heads else None,
        versions=[_version(v, [c for c in claims if c.text_version == v.name], numbers) for v in document.versions],
        cards=[_card(asked, c, numbers[c.id]) for c in claims],
    )


def _card(asked: Asked, claim: Claim, number: int) -> ClaimCard:
    events = asked.world.events_of(claim.id, asked.known)
    place = next((m.name or m.text for m in claim.place), None)
    kind = claim.type.replace("_", " ").capitalize()
    return ClaimCard(
        number=number,
        id=claim.id,
        title=f"{kind}{': ' + place if place else ''}",
        says=voices(claim),
        certainty=wording.word("certainty", claim.certainty.value) + ("" if claim.polarity else ", not so"),
        background=claim.standing.value == "background",
        grade=grade(asked.world, claim, events[0] if events else None),
        feeds=rows(asked, events),
    )


def _version(version: TextVersion, claims: Sequence[Claim], numbers: dict[str, int]) -> Version:
    _, _, translator = version.name.partition(":")
    label = "Original" if not translator else f"Translation ({translator.rpartition(':')[2]})"
    return Version(
        name=version.name,
        label=f"{label}, {wording.language(version.language)}",
        language=version.language,
        words=len(version.text.split()),
        paragraphs=tuple(_paragraphs(version, claims, numbers)),
    )


def _paragraphs(version: TextVersion, claims: Sequence[Claim], numbers: dict[str, int]) -> Iterable[Paragraph]:
    """The text as it stands, in its paragraphs; blanks between sentences stay with the sentence before."""
    marks = [(heart(c), c) for c in claims]
    speakers = [(m.start, m.end) for c in claims for m in c.attribution.chain if m.start is not None and m.end]
    order: dict[int, list[int]] = {}
    for index, sentence in enumerate(version.sentences):
        order.setdefault(sentence.paragraph, []).append(index)
    for indices in order.values():
        kind = version.segments[version.sentences[indices[0]].segment].kind if version.segments else VoiceKind.OUTLET
        sentences = tuple(_sentence(version, i, marks, speakers, numbers) for i in indices)
        yield Paragraph(sentences, kind is not VoiceKind.OUTLET)


def _sentence(
    version: TextVersion,
    index: int,
    marks: list[tuple[tuple[int, int], Claim]],
    speakers: list[tuple[int, int]],
    numbers: dict[str, int],
) -> SentencePieces:
    start, end = version.sentences[index].start, version.sentences[index].end
    here = [(span, c) for span, c in marks if start <= span[0] and span[1] <= end]
    spoken = [s for s in speakers if start <= s[0] and s[1] <= end]
    cuts = sorted({start, end, *(x for s, _ in here for x in s), *(x for s in spoken for x in s)})
    pieces = tuple(_piece(version.text, a, b, here, spoken, numbers) for a, b in pairwise(cuts))
    return SentencePieces(pieces, bool(here))


def _piece(
    text: str,
    start: int,
    end: int,
    here: list[tuple[tuple[int, int], Claim]],
    spoken: list[tuple[int, int]],
    numbers: dict[str, int],
) -> Piece:
    covering = [c.id for (a, b), c in here if a <= start and end <= b]
    ending = sorted(numbers[c.id] for (_, b), c in here if b == end)
    starting = tuple(c.id for (a, _), c in here if a == start)
    said = any(a <= start and end <= b for a, b in spoken)
    return Piece(text[start:end], tuple(covering), tuple(ending), starting, said)
