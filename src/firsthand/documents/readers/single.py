"""A file that holds one report: what the caller supplies outranks what the file says of itself."""

from __future__ import annotations

from firsthand.documents.build import build
from firsthand.documents.dates import publication
from firsthand.documents.decode import check
from firsthand.documents.supplied import Supplied
from firsthand.model import Document


def single(
    text: str,
    name: str,
    supplied: Supplied,
    *,
    printed: str | None = None,
    publisher: str | None = None,
    title: str | None = None,
    url: str | None = None,
    language: str | None = None,
    quoted: tuple[tuple[int, int], ...] = (),
) -> Document:
    """The document of a file's text and of what its metadata say; `printed` is its date in the file's own
    words.
    """
    check(text, name, supplied)
    day, basis = publication(name, supplied, supplied.published, printed)
    return build(
        text,
        published=day,
        published_basis=basis,
        publisher=supplied.publisher or publisher,
        publisher_id=supplied.publisher_id,
        title=supplied.title or title,
        url=supplied.url or url,
        origin=name,
        language=supplied.language or language,
        translation=supplied.translation,
        translator=supplied.translator,
        quoted=quoted,
    )
