"""A report as published: its text never altered, its sentences and its voices."""

from __future__ import annotations

import hashlib
from datetime import date
from enum import StrEnum

from firsthand.model.record import Record, Span


class VoiceKind(StrEnum):
    """Whose words a stretch of a report is set in, as its layout shows."""

    OUTLET = "outlet"        # the publisher's own voice
    QUOTED = "quoted"        # a block quotation, or the paragraphs after "X reports that ...:" / "According to X:"
    INSERTED = "inserted"    # a quoted article or comment set into the report ("Comment: From RT: ...")
    HEADLINE = "headline"    # the headline of another outlet, inside the text


class Sentence(Record):
    """One sentence of a text version: offsets, the paragraph and segment that it stands in (both from 0)."""

    start: int
    end: int
    paragraph: int
    segment: int


class VoiceSegment(Record):
    """A stretch of text in one voice. `speaker` are the words that name it, which may stand before the stretch."""

    start: int
    end: int
    kind: VoiceKind
    speaker: Span | None = None
    parent: int | None = None   # index of the segment that this one is set into


class TextVersion(Record):
    """One text of a report (the original or a translation), with its sentences and voice segments in order.

    `name` is the wire format's text_version: "original" or "translation:eng:<translator>".
    """

    name: str
    language: str               # ISO 639-1, "und" if it could not be told
    text: str
    sentences: tuple[Sentence, ...]
    segments: tuple[VoiceSegment, ...]

    def span(self, start: int, end: int) -> Span:
        """Quote the text between two offsets: the one way to make a span."""
        if not 0 <= start < end <= len(self.text):
            raise ValueError(f"no such span: {start}-{end} of {len(self.text)} characters")
        return Span(start=start, end=end, text=self.text[start:end])


class Document(Record):
    """A report. `id` is "sha256:..." of the original text; `published` is the day as printed, never a guess."""

    id: str
    publisher: str | None       # as printed or given; None: not known
    publisher_id: str | None = None   # the outlet's id in the lexicon
    published: date
    published_basis: str        # "given", "metadata", "page" : where the day comes from
    title: str | None = None
    url: str | None = None
    origin: str | None = None   # path or feed that it was read from
    versions: tuple[TextVersion, ...]
    reprint_of: str | None = None     # id of an earlier document with (nearly) the same text
    similarity: float | None = None   # Jaccard of word shingles with that document

    @property
    def original(self) -> TextVersion:
        """The text as published."""
        return self.versions[0]

    @property
    def reading(self) -> TextVersion:
        """The version that the engine reads: the original, or an English translation of a foreign one."""
        if self.original.language == "en":
            return self.original
        return next((v for v in self.versions[1:] if v.language == "en"), self.original)

    def version(self, name: str) -> TextVersion:
        """The text version of this name; KeyError if there is none."""
        for v in self.versions:
            if v.name == name:
                return v
        raise KeyError(name)


class DocumentHead(Record):
    """A document without its text: what fusing, ledgers and lists need of it."""

    id: str
    publisher: str | None
    publisher_id: str | None
    published: date
    title: str | None = None
    url: str | None = None
    language: str = "und"
    reprint_of: str | None = None
    similarity: float | None = None


def head(document: Document) -> DocumentHead:
    """The document without its text."""
    return DocumentHead(
        id=document.id,
        publisher=document.publisher,
        publisher_id=document.publisher_id,
        published=document.published,
        title=document.title,
        url=document.url,
        language=document.original.language,
        reprint_of=document.reprint_of,
        similarity=document.similarity,
    )


def digest(text: str) -> str:
    """The identity of a text: "sha256:" and the hex digest of its UTF-8 bytes."""
    return "sha256:" + hashlib.sha256(text.encode("utf-8")).hexdigest()
