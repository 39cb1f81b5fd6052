"""A text laid out as a document: its versions, sentences and voices."""

from __future__ import annotations

from datetime import date

from firsthand.documents import voices
from firsthand.model import Document, Sentence, TextVersion, digest
from firsthand.text import language as languages
from firsthand.text import sentences


def build(
    text: str,
    *,
    published: date,
    published_basis: str,
    publisher: str | None,
    publisher_id: str | None = None,
    title: str | None = None,
    url: str | None = None,
    origin: str | None = None,
    language: str | None = None,
    translation: str | None = None,
    translator: str = "human",
    quoted: tuple[tuple[int, int], ...] = (),
) -> Document:
    """The document of a report's text, which is kept to the letter; the id depends on the text alone.

    `translation` is an English text of the report and `translator` who or what made it.
    `quoted` are stretches of the original that its markup sets as block quotations.
    """
    original = lay_out(text, "original", language or languages.identify(text), quoted)
    versions = [original]
    if translation:
        versions.append(lay_out(translation, f"translation:eng:{translator}", "en"))
    return Document(
        id=digest(text),
        publisher=publisher,
        publisher_id=publisher_id,
        published=published,
        published_basis=published_basis,
        title=title,
        url=url,
        origin=origin,
        versions=tuple(versions),
    )


def lay_out(text: str, name: str, language: str, quoted: tuple[tuple[int, int], ...] = ()) -> TextVersion:
    """A text version with its sentences and its voice segments, which cover it from end to end."""
    found = sentences.split(text)
    segments = voices.segment(text, found, quoted)
    laid: list[Sentence] = []
    at = 0
    for start, end, paragraph in found:
        while segments[at].end <= start:
            at += 1
        laid.append(Sentence(start=start, end=end, paragraph=paragraph, segment=at))
    return TextVersion(name=name, language=language, text=text, sentences=tuple(laid), segments=segments)
