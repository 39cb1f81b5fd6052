"""PDF: the text layer, page after page."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

from firsthand.documents.readers.single import single
from firsthand.documents.supplied import Supplied
from firsthand.model import Document, DocumentError, Problem

DAMAGED = (
    ValueError,
    KeyError,
    TypeError,
    AttributeError,
    IndexError,
    RecursionError,
    AssertionError,
    OSError,
)


def read(data: bytes, name: str, supplied: Supplied) -> Iterator[Document | Problem]:
    """The one report of a PDF file. Its date must be given: the day a PDF was made is not the day of
    publication.

    DocumentError if it has a password, no text layer, or is damaged.
    """
    if not data.strip():
        raise DocumentError(f"{name}: the file is empty; leave it out")
    text, title = _pages(data, name)
    if not text.strip():
        raise DocumentError(f"{name}: the PDF has no text layer; run OCR on it first (e.g. ocrmypdf)")
    yield single(text, name, supplied, title=title)


def _pages(data: bytes, name: str) -> tuple[str, str | None]:
    from pypdf import PdfReader  # 0.2 s: only where a PDF is read
    from pypdf.errors import DependencyError, FileNotDecryptedError, PyPdfError

    locked = f"{name}: the PDF is encrypted; save a copy without its password"
    try:
        reader = PdfReader(BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise DocumentError(locked)
        text = "\n\n".join(page.extract_text() for page in reader.pages)
        title = reader.metadata.title if reader.metadata else None
    except (FileNotDecryptedError, DependencyError) as error:
        raise DocumentError(locked) from error
    except (PyPdfError, *DAMAGED) as error:
        raise DocumentError(f"{name}: the PDF is damaged ({error}); save it again or leave it out") from error
    return text.encode("utf-8", "replace").decode("utf-8").replace("\0", ""), title or None
