"""A fuser that is kept: reports come and go one by one, and only what lies around them is gathered anew."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from firsthand.events.blocks import Keys
from firsthand.events.fields import Kin
from firsthand.events.fitting import Fitting
from firsthand.events.identity import Changes, compare, name_events
from firsthand.events.learning import learned_weights
from firsthand.events.links import Links, gather
from firsthand.events.memory import Memory, made_to_stay
from firsthand.events.passages import partners
from firsthand.events.reading import Reading
from firsthand.events.readings import Bodies, lay_out, tells_of_something
from firsthand.events.record import main_type, record
from firsthand.events.surroundings import surrounded
from firsthand.events.witnesses import first_told
from firsthand.lexicon.figures import FusionWeights, fusion_weights
from firsthand.model import Claim, DocumentHead, Event


class Fuser:
    """Events from the reports that were added and not removed; which ones doesn't depend on how it came to that.

    Ids do: an event gets its id when it is first seen and keeps it while it grows; the larger part keeps it when it
    splits, the larger event when two merge, and `redirects` tells where the other went. No id is used twice.
    """

    def __init__(self, lexicon: Bodies, weights: FusionWeights | None = None, memory: Memory | None = None) -> None:
        """`memory`: what is kept already, and where to keep the rest; without it all is kept here."""
        self._figures = weights or fusion_weights()
        self._memory = memory if memory is not None else Memory()
        allied = lru_cache(maxsize=65536)(lambda a, b: lexicon.same_side(a, b))
        above = lru_cache(maxsize=65536)(lexicon.ancestors)
        self._kin = Kin(above, allied)
        self._profile_of = lru_cache(maxsize=65536)(lexicon.sources.of)
        self._fitting = Fitting(self._figures.witnesses.fit, allied)
        keys = Keys(lambda actor: (above(actor) or (actor,))[-1])
        self._links = Links(self._fitting, keys, self._memory)

    @property
    def redirects(self) -> Mapping[str, str]:
        """From the ids of events that went into others."""
        return self._memory.redirects

    def add(self, head: DocumentHead, claims: Iterable[Claim]) -> Changes:
        """Add a report with its claims, or put another reading of it in the place of the earlier one."""
        told = [c for c in claims if tells_of_something(c)]
        memory = self._memory
        self._forget(head.id)
        memory.heads[head.id] = head
        if head.reprint_of:
            memory.copies.setdefault(head.reprint_of, set()).add(head.id)
            memory.copied[head.id] = told
        return self._exchange(head.id, told)

    def remove(self, document: str) -> Changes:
        """Take a report out, as if it had never been read; an unknown one changes nothing."""
        if document not in self._memory.heads:
            return Changes()
        self._forget(document)
        return self._exchange(document, [])

    def fill(
        self, claims: Iterable[Claim], heads: Mapping[str, DocumentHead], were: Mapping[str, str] | None = None
    ) -> Changes:
        """Fill an empty fuser with many reports at once. UnknownId if a claim's document has no head.

        `were`: the events that claims were in before, whose ids stay with most of their claims.
        """
        with made_to_stay():
            self._enter(claims, heads)
            before: defaultdict[str, list[str]] = defaultdict(list)
            for claim, id_ in (were or {}).items():
                before[id_].append(claim)
            return self._settle(self._links.groups(), before)

    def learn(self) -> dict[str, float]:
        """Weigh the voices that share enough items with others by what that teaches, from here on; these weights.

        It changes probabilities, not which claims are one event. What was learned before is forgotten.
        """
        learned = learned_weights((self._readings(id_) for id_ in self._memory.events), self._figures.witnesses)
        self._figures = self._figures.after(learned)
        return learned

    def regrade(self, claims: Iterable[str]) -> set[str]:
        """Look the grades of the voices of claims up again; the events that are told by others than before."""
        memory, found = self._memory, set[str]()
        for claim in claims:
            reading = self._links.reading(claim)
            grade = self._profile_of(reading.voice.asked).grade
            if grade != reading.voice.grade:
                memory.readings[reading.order] = replace(reading, voice=replace(reading.voice, grade=grade))
                found.add(memory.event_of[claim])
        return found

    def __len__(self) -> int:
        return len(self._memory.events)

    def __contains__(self, id_: object) -> bool:
        return id_ in self._memory.events or id_ in self._memory.redirects

    def ids(self) -> Iterator[str]:
        """The ids of all events."""
        return iter(self._memory.events)

    def claims(self, id_: str) -> tuple[str, ...]:
        """The claims of an event, in the order in which they were gathered."""
        return tuple(self._memory.events[id_])

    def events(self) -> Iterator[Event]:
        """All events, in order of first publication."""
        first = {id_: min(r.published for r in self._readings(id_)) for id_ in self._memory.events}
        for id_ in sorted(first, key=lambda id_: (first[id_], id_)):
            yield self.event(id_)

    def event(self, id_: str) -> Event:
        """One event, or the one that it went into; KeyError if it is gone or never was."""
        while id_ in self._memory.redirects:
            id_ = self._memory.redirects[id_]
        return record(id_, self._readings(id_), self._kin, self._figures, self._whole(id_))

    def told_anew(self, changes: Changes) -> set[str]:
        """The events whose records may be others after a change: those that it names, and parts of these."""
        memory = self._memory
        named = {*changes.new, *changes.changed, *changes.split, *changes.merged.values()}
        self._memory.ahead(c for id_ in named for c in memory.events[id_])
        parts = {p for id_ in named for c in memory.events[id_] for p in memory.parts.get(c, ())}
        self._memory.ahead(parts)
        return named | {memory.event_of[p] for p in parts if p in memory.event_of}

    def _enter(self, claims: Iterable[Claim], heads: Mapping[str, DocumentHead]) -> None:
        """Lay out many reports and link their claims."""
        memory = self._memory
        memory.heads.update(heads)
        for head in heads.values():
            if head.reprint_of:
                memory.copies.setdefault(head.reprint_of, set()).add(head.id)
                memory.copied[head.id] = []
        by_report: defaultdict[str, list[Reading]] = defaultdict(list)
        for claim in filter(tells_of_something, claims):
            by_report[claim.document].append(self._lay_out(claim))
            if memory.keeps_copies and claim.document in memory.copied:
                memory.copied[claim.document].append(claim)
        for document, readings in by_report.items():
            by_report[document] = self._note(document, readings)
        self._links.fill(r for readings in by_report.values() for r in readings)

    def _readings(self, id_: str) -> list[Reading]:
        """The claims of an event, laid out."""
        memory, claims = self._memory, self._memory.events[id_]
        memory.ahead(claims)
        return [memory.readings[memory.orders[c]] for c in claims]

    def _forget(self, document: str) -> None:
        """Drop a report's head, and what it was a copy of."""
        head = self._memory.heads.pop(document, None)
        if head and head.reprint_of:
            self._memory.copies.get(head.reprint_of, set()).discard(document)
            self._memory.copied.pop(document, None)

    def _exchange(self, document: str, told: list[Claim]) -> Changes:
        """Put claims in the place of a report's earlier ones; reports that copy it are laid out anew with it."""
        memory = self._memory
        claims = {d: memory.copied[d] for d in self._copies_of(document)} | {document: told}
        gone = [c for d in claims for c in memory.told.pop(d, ())]
        laid = {d: [self._lay_out(c) for c in held] for d, held in claims.items()}
        memory.ahead([*gone, *(r.id for held in laid.values() for r in held)])
        for claim in gone:
            if whole := memory.partner.pop(claim, None):
                memory.parts.get(whole, set()).discard(claim)
        for d, readings in laid.items():
            laid[d] = self._note(d, readings)
        touched = self._links.change([r for readings in laid.values() for r in readings], gone)
        lost = {memory.event_of[c] for c in gone}
        changes = self._settle(self._links.groups(touched), {id_: memory.events[id_] for id_ in lost})
        anew = {memory.event_of[r.id] for readings in laid.values() for r in readings}
        return replace(changes, changed=changes.changed | (anew - changes.new - changes.split.keys()))

    def _copies_of(self, document: str) -> set[str]:
        """The reports that copy this one, or copy a copy of it."""
        found: set[str] = set()
        ahead = [document]
        while ahead:
            more = self._memory.copies.get(ahead.pop(), set()) - found
            found |= more
            ahead += more
        return found - {document}

    def _lay_out(self, claim: Claim) -> Reading:
        return lay_out(claim, self._memory.heads, self._profile_of, self._figures)

    def _note(self, document: str, readings: list[Reading]) -> list[Reading]:
        """A report's claims as it tells them; remembered with which of them tell a part of what another tells."""
        memory, told = self._memory, partners(readings, self._figures.parts)
        if readings:
            memory.told[document] = tuple(r.id for r in readings)
        for part, whole in told.items():
            memory.partner[part] = whole
            memory.parts.setdefault(whole, set()).add(part)
        return surrounded(readings, told)

    def _settle(self, groups: Iterable[list[Reading]], touched: Mapping[str, Sequence[str]]) -> Changes:
        """Gather groups into events and name these; `touched`: further events that had some of these claims."""
        memory = self._memory
        clusters = {
            c.readings[0].id: [r.id for r in c.readings]
            for group in groups
            for c in gather(group, self._fitting, self._links.leader)
        }
        ids = {memory.event_of[c] for claims in clusters.values() for c in claims if c in memory.event_of}
        before = {id_: memory.events[id_] for id_ in ids} | dict(touched)
        were = {claim: id_ for id_, claims in before.items() for claim in claims}
        named = name_events(list(clusters.values()), were, memory.issued)
        for id_, held in before.items():
            memory.events.pop(id_, None)
            for claim in held:
                memory.event_of.pop(claim, None)
        for id_, claims in named.items():
            memory.events[id_] = clusters[claims[0]]
            memory.event_of.update(dict.fromkeys(claims, id_))
        memory.issued.update(named)
        changes = compare(before, named)
        memory.redirects.update(changes.merged)
        return changes

    def _whole(self, id_: str) -> str | None:
        """The event that this one tells a part of, by most of the reports that tell both; of equals the greater."""
        memory, telling = self._memory, self._telling(id_)
        told = [w for r in telling if (w := memory.partner.get(r.id))]
        if not told:
            return None
        memory.ahead(told)
        wholes = Counter(memory.event_of[w] for w in told if w in memory.event_of)
        mine = self._rank(id_)
        greater = {w: self._rank(w) for w in wholes if w != id_}
        least = self._figures.parts.share * len(telling)
        fit = [w for w, rank in greater.items() if rank > mine and wholes[w] >= least]
        return max(fit, key=lambda w: (wholes[w], greater[w])) if fit else None

    def _telling(self, id_: str) -> list[Reading]:
        """The claims that neither deny nor copy, if there are any."""
        readings = self._readings(id_)
        return first_told([r for r in readings if not r.denies] or readings)

    def _rank(self, id_: str) -> tuple[float, int, int, int, str]:
        """How much an event may hold: by type, then the earlier told; no two have the same."""
        first = min(self._readings(id_), key=lambda r: r.order)
        telling = self._telling(id_)
        rank = self._figures.parts.rank(main_type(telling), all(r.against for r in telling))
        return rank, -first.turn, -first.order[1], -first.trigger, first.id
