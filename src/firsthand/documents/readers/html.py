"""HTML: the article of a saved page, with its block quotations, and the day that the page's metadata
print.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from firsthand.documents.decode import check, decode
from firsthand.documents.readers.single import single
from firsthand.documents.supplied import Supplied
from firsthand.model import Document, DocumentError, Problem

_CHARSET = re.compile(rb"<meta[^>]{0,100}charset\s*=\s*[\"']?\s*([A-Za-z0-9_\-]+)", re.IGNORECASE)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_PAGE = re.compile(r"<(?:html|body)\b", re.IGNORECASE)
_BLOCKS = frozenset(
    {"p", "head", "item", "quote", "cell", "list", "table", "row", "div", "main", "body", "lb"}
)
_LATEST = "2100-01-01"  # a date to come is an error that we name, not one that htmldate hides


def read(data: bytes, name: str, supplied: Supplied) -> Iterator[Document | Problem]:
    """The one article of an HTML page. DocumentError if the page holds none, MissingDate if it prints no
    date.
    """
    page = _whole(check(_text(data, name), name, supplied))
    article = _article(page)
    text, quoted = _lay_out(article.body)
    if not text.strip():
        raise DocumentError(f"{name}: no article was found in the page; save its text as .txt")
    yield single(
        text,
        name,
        supplied,
        printed=None if supplied.published else _printed_day(page),
        publisher=article.sitename,
        title=article.title,
        url=article.url,
        quoted=quoted,
    )


def _text(data: bytes, name: str) -> str:
    charset = _CHARSET.search(data[:4096])
    if charset and charset[1].lower() not in (b"utf-8", b"utf8"):
        try:
            return data.decode(charset[1].decode("ascii"))
        except (UnicodeDecodeError, LookupError) as error:
            raise DocumentError(f"{name}: wrong encoding: convert to UTF-8") from error
    return decode(data, name)


def _whole(page: str) -> str:
    """The page as parsers want it: no XML declaration, and a fragment in a page of its own."""
    bare = _DECLARATION.sub("", page, count=1)
    return bare if _PAGE.search(bare) else f"<html><body><div>{bare}</div></body></html>"


@dataclass(frozen=True)
class _Article:
    body: Any
    sitename: str | None = None
    title: str | None = None
    url: str | None = None


def _article(page: str) -> _Article:
    """The article of a page; of a page too short or plain to hold one, its paragraphs."""
    import trafilatura  # 0.5 s: only where HTML is read

    options = {"original_date": True, "extensive_search": False, "max_date": _LATEST}
    found: Any = trafilatura.bare_extraction(
        page, with_metadata=True, include_comments=False, date_extraction_params=options, favor_recall=True
    )
    if found is None or found.body is None:
        return _Article(trafilatura.baseline(page)[0])
    return _Article(found.body, found.sitename, found.title, found.url)


def _printed_day(page: str) -> str | None:
    """The day of first publication that the page's metadata print; nothing is searched for in its prose."""
    from htmldate import find_date

    found: str | None = find_date(page, original_date=True, extensive_search=False, max_date=_LATEST)
    return found


def _lay_out(body: Any) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Text of an article, a block a line, and the stretches of it that stand in block quotations."""
    text, quoted = "", []
    for words, is_quoted in _blocks(body, within_quote=False):
        start = len(text)
        text += words + "\n"
        if is_quoted:
            quoted.append((start, len(text)))
    return text, tuple(quoted)


def _blocks(element: Any, *, within_quote: bool) -> Iterator[tuple[str, bool]]:
    """Blocks of running text in order, each with whether a block quotation holds it."""
    quoted = within_quote or element.tag == "quote"
    running = element.text or ""
    for child in element:
        if child.tag in _BLOCKS:
            if running.split():
                yield " ".join(running.split()), quoted
            running = ""
            yield from _blocks(child, within_quote=quoted)
        elif isinstance(child.tag, str):
            running += "".join(child.itertext())
        running += child.tail or ""
    if running.split():
        yield " ".join(running.split()), quoted
