"""A fuser that is kept: reports come and go one by one, and only what lies around them is gathered anew."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from firsthand.events.fields import Kin
from firsthand.events.fitting import Fitting
from firsthand.events.identity import Changes, compare, name_events
from firsthand.events.learning import learned_weights
from firsthand.events.links import Links, gather
from firsthand.events.passages import partners
from firsthand.events.reading import Reading
from firsthand.events.readings import Bodies, lay_out, tells_of_something
from firsthand.events.record import main_type, record
from firsthand.events.witnesses import first_told
from firsthand.lexicon.figures import FusionWeights, fusion_weights
from firsthand.model import Claim, DocumentHead, Event


class Fuser:
    """Events from the reports that were added and not removed; which ones doesn't depend on how it came to that.

    Ids do: an event gets its id when it is first seen and keeps it while it grows; the larger part keeps it when it
    splits, the larger event when two merge, and `redirects` tells where the other went. No id is used twice.
    """

    def __init__(self, lexicon: Bodies, weights: FusionWeights | None = None) -> None:
        self._figures = weights or fusion_weights()
        allied = lru_cache(maxsize=65536)(lambda a, b: lexicon.same_side(a, b))
        above = lru_cache(maxsize=65536)(lexicon.ancestors)
        self._kin = Kin(above, allied)
        self._profile_of = lru_cache(maxsize=65536)(lexicon.sources.of)
        self._fitting = Fitting(self._figures.witnesses.fit, allied)
        self._links = Links(self._fitting, lambda actor: (above(actor) or (actor,))[-1])
        self._heads: dict[str, DocumentHead] = {}
        self._copies: defaultdict[str, set[str]] = defaultdict(set)
        self._copied: dict[str, list[Claim]] = {}
        self._claims_of: dict[str, tuple[str, ...]] = {}
        self._partner: dict[str, str] = {}
        self._events: dict[str, list[Reading]] = {}
        self._event_of: dict[str, str] = {}
        self._issued: set[str] = set()
        self.redirects: dict[str, str] = {}

    def add(self, head: DocumentHead, claims: Iterable[Claim]) -> Changes:
        """Add a report with its claims, or put another reading of it in the place of the earlier one."""
        told = [c for c in claims if tells_of_something(c)]
        self._forget(head.id)
        self._heads[head.id] = head
        if head.reprint_of:
            self._copies[head.reprint_of].add(head.id)
            self._copied[head.id] = told
        return self._exchange(head.id, told)

    def remove(self, document: str) -> Changes:
        """Take a report out, as if it had never been read; an unknown one changes nothing."""
        if document not in self._heads:
            return Changes()
        self._forget(document)
        return self._exchange(document, [])

    def fill(self, claims: Iterable[Claim], heads: Mapping[str, DocumentHead]) -> None:
        """Fill an empty fuser with many reports at once. UnknownId if a claim's document has no head."""
        self._heads.update(heads)
        for head in heads.values():
            if head.reprint_of:
                self._copies[head.reprint_of].add(head.id)
                self._copied[head.id] = []
        by_report: defaultdict[str, list[Reading]] = defaultdict(list)
        for claim in filter(tells_of_something, claims):
            by_report[claim.document].append(self._lay_out(claim))
            if claim.document in self._copied:
                self._copied[claim.document].append(claim)
        for document, readings in by_report.items():
            self._note(document, readings)
        self._links.fill(r for readings in by_report.values() for r in readings)
        for group in self._links.groups():
            self._settle([group], {})

    def learn(self) -> dict[str, float]:
        """Weigh the voices that share enough items with others by what that teaches, from here on; these weights.

        It changes probabilities, not which claims are one event. What was learned before is forgotten.
        """
        witnesses = self._figures.witnesses
        learned = learned_weights(self._events.values(), witnesses)
        self._figures = self._figures.model_copy(
            update={"witnesses": witnesses.model_copy(update={"learned": learned})}
        )
        return learned

    def __len__(self) -> int:
        return len(self._events)

    def __contains__(self, id_: object) -> bool:
        return id_ in self._events or id_ in self.redirects

    def ids(self) -> Iterator[str]:
        """The ids of all events."""
        return iter(self._events)

    def claims(self, id_: str) -> tuple[str, ...]:
        """The claims of an event, in the order in which they were gathered."""
        return tuple(r.id for r in self._events[id_])

    def events(self) -> Iterator[Event]:
        """All events, in order of first publication."""
        first = {id_: min(r.published for r in readings) for id_, readings in self._events.items()}
        for id_ in sorted(first, key=lambda id_: (first[id_], id_)):
            yield self.event(id_)

    def event(self, id_: str) -> Event:
        """One event, or the one that it went into; KeyError if it is gone or never was."""
        while id_ in self.redirects:
            id_ = self.redirects[id_]
        return record(id_, self._events[id_], self._kin, self._figures, self._whole(id_))

    def _forget(self, document: str) -> None:
        """Drop a report's head, and what it was a copy of."""
        head = self._heads.pop(document, None)
        if head and head.reprint_of:
            self._copies[head.reprint_of].discard(document)
            self._copied.pop(document, None)

    def _exchange(self, document: str, told: list[Claim]) -> Changes:
        """Put claims in the place of a report's earlier ones; reports that copy it are laid out anew with it."""
        claims = {d: self._copied[d] for d in self._copies_of(document)} | {document: told}
        gone = [c for d in claims for c in self._claims_of.pop(d, ())]
        laid = {d: [self._lay_out(c) for c in held] for d, held in claims.items()}
        for claim in gone:
            self._partner.pop(claim, None)
        for d, readings in laid.items():
            self._note(d, readings)
        touched = self._links.change([r for readings in laid.values() for r in readings], gone)
        return self._settle(self._links.groups(touched), {self._event_of[c] for c in gone})

    def _copies_of(self, document: str) -> set[str]:
        """The reports that copy this one, or copy a copy of it."""
        found: set[str] = set()
        ahead = [document]
        while ahead:
            more = self._copies.get(ahead.pop(), set()) - found
            found |= more
            ahead += more
        return found - {document}

    def _lay_out(self, claim: Claim) -> Reading:
        return lay_out(claim, self._heads, self._profile_of, self._figures)

    def _note(self, document: str, readings: list[Reading]) -> None:
        """Remember a report's claims, and which of them tell a part of what another tells."""
        if readings:
            self._claims_of[document] = tuple(r.id for r in readings)
            self._partner.update(partners(readings, self._figures.parts))

    def _settle(self, groups: Iterable[list[Reading]], touched: Iterable[str]) -> Changes:
        """Gather groups into events and name these; `touched`: further events that lost claims."""
        clusters = {
            c.readings[0].id: c.readings for group in groups for c in gather(group, self._fitting, self._links.leader)
        }
        ids = {self._event_of[r.id] for readings in clusters.values() for r in readings if r.id in self._event_of}
        before = {id_: [r.id for r in self._events[id_]] for id_ in ids | set(touched)}
        were = {claim: id_ for id_, claims in before.items() for claim in claims}
        named = name_events([[r.id for r in readings] for readings in clusters.values()], were, self._issued)
        for id_, held in before.items():
            del self._events[id_]
            for claim in held:
                del self._event_of[claim]
        for id_, claims in named.items():
            self._events[id_] = clusters[claims[0]]
            self._event_of.update(dict.fromkeys(claims, id_))
        self._issued.update(named)
        changes = compare(before, named)
        self.redirects.update(changes.merged)
        return changes

    def _whole(self, id_: str) -> str | None:
        """The event that this one tells a part of, by most of the reports that tell both; of equals the greater."""
        telling = self._telling(id_)
        told = (self._partner.get(r.id) for r in telling)
        wholes = Counter(self._event_of[w] for w in told if w in self._event_of)
        mine = self._rank(id_)
        greater = {w: self._rank(w) for w in wholes if w != id_}
        least = self._figures.parts.share * len(telling)
        fit = [w for w, rank in greater.items() if rank > mine and wholes[w] >= least]
        return max(fit, key=lambda w: (wholes[w], greater[w])) if fit else None

    def _telling(self, id_: str) -> list[Reading]:
        """The claims that neither deny nor copy, if there are any."""
        readings = self._events[id_]
        return first_told([r for r in readings if not r.denies] or readings)

    def _rank(self, id_: str) -> tuple[int, int, int, int, str]:
        """How much an event may hold: by type, then the earlier told; no two have the same."""
        first = min(self._events[id_], key=lambda r: r.order)
        rank = self._figures.parts.rank(main_type(self._telling(id_)))
        return rank, -first.turn, -first.order[1], -first.trigger, first.id
