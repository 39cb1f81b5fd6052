"""Claims laid by hand, for tests of what becomes of them."""

from __future__ import annotations

import hashlib
from datetime import date

from firsthand.lexicon.records import SourceProfile
from firsthand.model import (
    Attribution,
    Basis,
    Certainty,
    Claim,
    DocumentHead,
    Mention,
    Moment,
    Precision,
    Quantity,
    Span,
    Standing,
)

POINTS = {
    "nassib-crossing": (32.543, 36.202, "crossing", "SY-DR"),
    "saida": (32.632, 36.226, "town", "SY-DR"),
    "dael": (32.756, 36.132, "town", "SY-DR"),
    "nawa": (32.889, 36.041, "town", "SY-DR"),
    "adm1-SY-DR": (32.9, 36.2, "admin1", "SY-DR"),
}
PARENTS = {
    "syrian-arab-army": ("syria-government-forces", "syria-government"),
    "syria-government-forces": ("syria-government",),
    "southern-front": ("syria-opposition",),
    "free-syrian-army": ("syria-opposition",),
}
SIDES = {
    "syria-government": "government", "russia": "government", "syria-opposition": "opposition",
    "islamic-state": "islamic-state", "jordan": "jordan",
}  # fmt: skip
GRADES = {
    "reuters": ("B", None, None), "sohr": ("B", None, None), "ap": ("B", None, None),
    "sana": ("D", "syria-government", None), "army-command": ("D", "syria-government", None),
    "fars": ("E", "syria-government", "sana"), "rebel-spokesman": ("D", "syria-opposition", None),
}  # fmt: skip


class SmallLexicon:
    """Six bodies and seven voices of southern Syria."""

    @property
    def sources(self) -> SmallLexicon:
        return self

    def of(self, words: str) -> SourceProfile:
        grade, party, root = GRADES.get(words, ("F", None, None))
        return SourceProfile(
            id=words,
            name=words,
            grade=grade,
            party=party,
            kind="x",
            root=root,
            stake=bool(party),
            rule="test",
        )

    def ancestors(self, id_: str) -> tuple[str, ...]:
        return PARENTS.get(id_, ())

    def name_of(self, id_: str) -> str:
        return id_.replace("-", " ").title() if self._side(id_) else id_

    def same_side(self, a: str, b: str) -> bool:
        mine, theirs = self._side(a), self._side(b)
        return a == b or (mine is not None and mine == theirs)

    def _side(self, id_: str) -> str | None:
        return next((SIDES[x] for x in (id_, *self.ancestors(id_)) if x in SIDES), None)


def place(id_: str) -> Mention:
    lat, lon, kind, admin1 = POINTS[id_]
    return Mention(
        text=id_, basis=Basis.SAID, kind="place", id=id_, name=id_, lat=lat, lon=lon, country="SY",
        admin1=admin1, place_kind=kind, score=1.0,
    )  # fmt: skip


def body(id_: str) -> Mention:
    return Mention(text=id_.replace("-", " "), basis=Basis.SAID, kind="actor", id=id_, name=id_)


class Desk:
    """Writes claims and keeps the heads of the reports that they stand in."""

    def __init__(self) -> None:
        self.heads: dict[str, DocumentHead] = {}
        self.count = 0

    def report(self, publisher: str, day: str, reprint_of: str | None = None) -> str:
        self.count += 1
        id_ = f"sha256:{self.count:04d}"
        self.heads[id_] = DocumentHead(
            id=id_, publisher=publisher, publisher_id=publisher, published=date.fromisoformat(day),
            reprint_of=reprint_of,
        )  # fmt: skip
        return id_

    def claim(
        self,
        type_: str,
        day: str,
        by: str = "reuters",
        *,
        at: str | tuple[str, ...] = (),
        on: str | tuple[str | None, str | None] | None = None,
        said_by: tuple[str, ...] = (),
        standing: str = "news",
        certainty: str = "reported",
        polarity: bool = True,
        about: str | None = None,
        document: str | None = None,
        status: str | None = None,
        counts: tuple[tuple[float | None, float | None, str], ...] = (),
        confidence: float = 0.9,
        **roles: str | tuple[str, ...],
    ) -> Claim:
        document = document or self.report(by, day)
        publisher = self.heads[document].publisher or ""
        self.count += 1
        trigger = Span(start=0, end=len(type_), text=type_)
        chain = [Mention(text=publisher, basis=Basis.DOCUMENT, kind="source", id=publisher, name=publisher)]
        chain += [Mention(text=v, basis=Basis.SAID, kind="source", id=v, name=v) for v in said_by]
        filled = {k: tuple(body(x) for x in ((v,) if isinstance(v, str) else v)) for k, v in roles.items()}
        if status:
            filled["status"] = (Mention(text=status, basis=Basis.SAID, kind="thing"),)
        return Claim(
            id="c-" + hashlib.sha256(f"{document}{self.count}".encode()).hexdigest()[:16],
            document=document,
            text_version="original",
            type=type_,
            standing=Standing(standing),
            certainty=Certainty(certainty),
            polarity=polarity,
            about=about,
            confidence=confidence,
            extractor="test",
            sentence=trigger,
            trigger=trigger,
            roles=filled,
            place=tuple(place(p) for p in ((at,) if isinstance(at, str) else at)),
            time=_moment(on),
            quantities=tuple(
                Quantity(start=0, end=1, text=f"{low}", low=low, high=high, unit="person", of=of)
                for low, high, of in counts
            ),
            attribution=Attribution(chain=tuple(chain)),
        )


def _moment(on: str | tuple[str | None, str | None] | None) -> Moment | None:
    if on is None:
        return None
    low, high = (on, on) if isinstance(on, str) else on
    return Moment(
        text=low or high,
        earliest=date.fromisoformat(low) if low else None,
        latest=date.fromisoformat(high) if high else None,
        precision=Precision.DAY if low == high else Precision.RANGE,
        rule="test",
    )
