"""What a fuser keeps, in the store: looked up when it is asked for, written back when all is done."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping
from hashlib import blake2b
from typing import Any, TypeVar

from firsthand.events.blocks import LAST, MOST, Key, Order
from firsthand.events.memory import Memory
from firsthand.events.packing import packed, unpacked
from firsthand.events.reading import Reading
from firsthand.lexicon.figures import FusionWeights
from firsthand.model import Claim
from firsthand.store.engines.kind import Place
from firsthand.store.fused import Fused
from firsthand.store.statements import Row

TURN = 10_000_000
"""What a turn counts for in the one number that the store keeps for turn and day; no day reaches it."""

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class Recall(dict[K, V]):
    """A mapping that first looks up what it is asked for. What was changed since counts."""

    def __init__(self, look: Callable[[K], None]) -> None:
        super().__init__()
        self._look = look

    def __getitem__(self, key: K) -> V:
        self._look(key)
        return super().__getitem__(key)

    def __contains__(self, key: object) -> bool:
        self._look(key)  # type: ignore[arg-type]
        return super().__contains__(key)

    def __setitem__(self, key: K, value: V) -> None:
        self._look(key)
        super().__setitem__(key, value)

    def __delitem__(self, key: K) -> None:
        self._look(key)
        super().__delitem__(key)

    def get(self, key: K, default: Any = None) -> Any:
        """The value, or the default."""
        self._look(key)
        return super().get(key, default)

    def pop(self, key: K, *default: Any) -> Any:
        """Take the value out."""
        self._look(key)
        return super().pop(key, *default)

    def setdefault(self, key: K, default: Any = None) -> Any:
        """The value, or from now on the default."""
        self._look(key)
        return super().setdefault(key, default)

    def enter(self, key: K, value: V) -> None:
        """Put in what was found."""
        super().__setitem__(key, value)

    def found(self, key: K) -> V | None:
        """What is here, without a look."""
        return super().get(key)


class Issued(set[str]):
    """The ids that events have or had."""

    def __init__(self, fused: Fused) -> None:
        super().__init__()
        self._fused = fused

    def __contains__(self, id_: object) -> bool:
        return super().__contains__(id_) or self._fused.issued(str(id_))


class Kept(Memory):
    """A fuser's memory over the rows of the store; `told` gives the claims of a report as they were decided."""

    def __init__(self, fused: Fused, weights: FusionWeights, told: Callable[[str], list[Claim]]) -> None:
        super().__init__(blocks=KeptBlocks(fused), keeps_copies=False, issued=Issued(fused))
        self._fused, self._weights, self._claims = fused, weights, told
        self._rows: dict[str, Row | None] = {}
        self._laid: dict[str, Reading] = {}
        self._reports: set[str] = set()
        self._told: set[str] = set()
        self._copied: set[str] = set()
        self._asked: set[str] = set()
        by_order: Callable[[Order], None] = lambda order: self.ahead((order[2],))  # noqa: E731
        by_claim: Callable[[str], None] = lambda claim: self.ahead((claim,))  # noqa: E731
        self.readings, self.link, self.linked = Recall(by_order), Recall(by_order), Recall(by_order)
        self.orders, self.event_of, self.denials = Recall(by_claim), Recall(by_claim), Recall(by_claim)
        self.partner, self.parts = Recall(by_claim), Recall(by_claim)
        self.heads, self.copies = Recall(self._look_report), Recall(self._look_report)
        self.told, self.copied = Recall(self._look_told), Recall(self._look_copied)
        self.events = Recall(self._look_event)

    def ahead(self, claims: Iterable[str]) -> None:
        """Look up these claims, all at once."""
        new = [c for c in dict.fromkeys(claims) if c not in self._rows]
        if not new:
            return
        self._rows.update(dict.fromkeys(new))
        for row in self._fused.rows("claim", new):
            self._enter(row)
        for mapping, column in ((self.denials, "about"), (self.parts, "partner")):
            for claim, other, at in self._fused.ties(column, new):
                add(mapping, claim, order_of(at, other) if column == "about" else other)
        for claim, other, at in self._fused.ties("link", new):
            add(self.linked, self.orders[claim], order_of(at, other))

    def write(self) -> int:
        """Write back what is another than it was; by how much the number of claims grew."""
        now = {claim: self._row(claim) for claim in self._rows}
        changed = {claim: row for claim, row in now.items() if row != self._rows[claim]}
        self._fused.put([row for row in changed.values() if row])
        self._fused.drop([claim for claim, row in changed.items() if row is None])
        return sum((row is not None) - (self._rows[claim] is not None) for claim, row in changed.items())

    def _enter(self, row: Row) -> None:
        reading = unpacked(row.reading, self._weights)
        self._rows[row.claim], self._laid[row.claim] = row, reading
        enter(self.readings, reading.order, reading)
        enter(self.orders, row.claim, reading.order)
        enter(self.event_of, row.claim, row.event)
        if row.partner:
            enter(self.partner, row.claim, row.partner)
        if row.link and row.link_at is not None:
            enter(self.link, reading.order, (order_of(row.link_at, row.link), row.score))

    def _row(self, claim: str) -> Row | None:
        """A claim as it is now; None if it is not there."""
        order = self.orders.get(claim)
        if order is None:
            return None
        reading, was = self.readings[order], self._rows[claim]
        same = was is not None and self._laid.get(claim) is reading
        link, score = self.link.get(order, (None, None))
        return Row(
            claim=claim,
            document=reading.document,
            at=place_of(order)[0],
            event=self.event_of.get(claim),
            link=link and link[2],
            link_at=place_of(link)[0] if link else None,
            score=score,
            partner=self.partner.get(claim),
            about=reading.about if reading.type == "denial" else None,
            voice=reading.voice.asked,
            reading=was.reading if was is not None and same else packed(reading),
        )

    def _look_report(self, document: str) -> None:
        if document not in self._reports:
            heads = self._fused.heads([document])
            self._reports |= {document, *(h.id for h in heads)}
            for head in heads:
                enter(self.heads, head.id, head)
                if head.reprint_of:
                    add(self.copies, head.reprint_of, head.id)

    def _look_told(self, document: str) -> None:
        if document not in self._told:
            self._told.add(document)
            claims = tuple(claim for _, claim, _ in self._fused.ties("document", [document]))
            if claims:
                enter(self.told, document, claims)
                self.ahead(claims)

    def _look_copied(self, document: str) -> None:
        if document not in self._copied:
            self._copied.add(document)
            enter(self.copied, document, self._claims(document))

    def _look_event(self, id_: str) -> None:
        if id_ not in self._asked:
            self._asked.add(id_)
            claims = [claim for _, claim, _ in sorted(self._fused.ties("event", [id_]), key=lambda t: (t[2], t[1]))]
            if claims:
                enter(self.events, id_, claims)


class KeptBlocks:
    """The blocks in the store: written at once, looked into where a claim stands in them."""

    def __init__(self, fused: Fused) -> None:
        self._fused = fused

    def put(self, keys: Collection[Key], order: Order) -> None:
        """Enter a claim."""
        self._fused.lay(sorted(map(number_of, keys)), place_of(order))

    def drop(self, keys: Collection[Key], order: Order) -> None:
        """Take a claim out."""
        self._fused.lift(sorted(map(number_of, keys)), place_of(order))

    def before(self, sought: Collection[Key], order: Order) -> set[Order]:
        """The claims, before this one in order, that it is compared with."""
        found = self._fused.just_before([number_of(key) for key in sought], place_of(order), MOST)
        return {order_of(*place) for place in found}

    def after(self, own: Collection[Key], sought: Collection[Key], order: Order) -> tuple[set[Order], bool]:
        """The claims after this one that may be compared with it, and whether others may have to give way for it."""
        here = place_of(order)
        tails = self._fused.from_on([number_of(key) for key in own], here, MOST + 1)
        full = any(len(tail) >= MOST for tail in tails)
        end = max((tail[MOST] if len(tail) > MOST else place_of(LAST) for tail in tails), default=here)
        found = self._fused.until([number_of(key) for key in sought], here, end)
        return {order_of(*place) for place in found} - {order}, full

    def __iter__(self) -> Iterator[tuple[Key, list[Order]]]:
        raise NotImplementedError("blocks in the store are asked by key")


def number_of(key: Key) -> int:
    """A block as the store numbers it: 64 bits of a digest. Should two ever share one, they are compared in vain."""
    return int.from_bytes(blake2b(repr(key).encode(), digest_size=8).digest(), "big", signed=True)


def place_of(order: Order) -> Place:
    """Where a claim stands, as the store keeps it."""
    return order[0] * TURN + order[1], order[2]


def order_of(at: int, claim: str) -> Order:
    """Where a claim stands, as fusing has it."""
    return (*divmod(at, TURN), claim)


def enter(mapping: Mapping[Any, Any], key: Any, value: Any) -> None:
    """Put what was found into a mapping that looks things up."""
    assert isinstance(mapping, Recall)
    mapping.enter(key, value)


def add(mapping: Mapping[Any, Any], key: Any, value: Any) -> None:
    """Put one of several that were found into such a mapping."""
    assert isinstance(mapping, Recall)
    held = mapping.found(key)
    if held is None:
        mapping.enter(key, {value})
    else:
        held.add(value)
