"""firsthand read --why: every sentence, with its claims or the reason why it gave none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from firsthand.cli.tables import Column, show
from firsthand.model import Claim, Document, Record, Span

if TYPE_CHECKING:
    from firsthand.pipeline.engine import Engine


class Silent(Record):
    """A sentence that gave no claim, and the reason."""

    document: str
    text_version: str
    sentence: Span
    reason: str


Told = Claim | Silent


def show_why(engine: Engine, documents: Iterable[Document], form: str) -> None:
    """Print claims and silent sentences in the order of the text."""
    rows = (told for document in documents for told in in_order(engine, document))
    show(rows, columns(), form, empty="There was no sentence.")


def in_order(engine: Engine, document: Document) -> Iterator[Told]:
    """The claims of a document and its silent sentences, by where they stand."""
    reading = engine.extractor.explain(document)
    version = document.reading.name
    silent = (
        Silent(document=document.id, text_version=version, sentence=s.sentence, reason=s.reason)
        for s in reading.silences
    )
    told: list[Told] = [*reading.claims, *silent]
    yield from sorted(told, key=lambda t: t.sentence.start)


def columns() -> tuple[Column[Told], ...]:
    """What stands of each sentence."""
    return (
        Column("at", lambda t: t.sentence.start),
        Column("type", lambda t: t.type if isinstance(t, Claim) else ""),
        Column("standing", lambda t: t.standing.value if isinstance(t, Claim) else ""),
        Column("certainty", lambda t: t.certainty.value if isinstance(t, Claim) else ""),
        Column("why no claim", lambda t: t.reason if isinstance(t, Silent) else ""),
        Column("sentence", lambda t: " ".join(t.sentence.text.split()), wide=True),
    )
