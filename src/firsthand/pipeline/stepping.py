"""A few reports more, and what was decided since: events moved by it, in one transaction."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, NamedTuple

from firsthand.events import Changes, Fuser
from firsthand.events.packing import original_of
from firsthand.events.readings import tells_of_something
from firsthand.model import AboutClaim, Claim, Decision, DocumentHead
from firsthand.pipeline.kept import Kept
from firsthand.pipeline.reviewed import touched
from firsthand.review.apply import apply
from firsthand.store.fused import Fused, Went

if TYPE_CHECKING:
    from firsthand.pipeline.fusion import Fusion

BATCH = 50
"""Reports to a transaction: other writers wait no longer than that."""


class State(NamedTuple):
    """How far fusing went. `token` names the rebuilding that it goes on from, `changed` the last change."""

    version: str
    token: str
    reading: int
    decision: int
    changed: int
    claims: int
    lesson: int  # claims that the weights of voices were learned from
    last: str  # day of the last report


class Step:
    """A few reports more, and what was decided since."""

    def __init__(self, fusion: Fusion, fused: Fused, state: State) -> None:
        self._fused, self._state = fused, state
        self._decisions = fusion.decisions(fused, state)
        new = {json.loads(record)["id"] for record in fused.decided(state.decision)}
        self._new = [d for d in self._decisions if d.id in new]
        self._bodies = fusion.bodies(self._decisions)
        self._before = fusion.bodies(d for d in self._decisions if d.id not in new)
        figures = fusion.taught(fused)
        self._memory = Kept(fused, figures, self._claims)
        self._fuser = Fuser(self._bodies, figures, self._memory)
        self._recorded = datetime.now(UTC).isoformat()
        self._told: set[str] = set()
        self._went: list[Went] = []

    def take(self) -> None:
        """Do it, and keep how far it went."""
        fused, state = self._fused, self._state
        arrived = fused.arrived(state.reading)[:BATCH]
        last = state.last
        for _, document in arrived:
            last = max(last, self._report(document).isoformat())
        self._regrade()
        for document, decision in self._decided().items():
            self._put(self._memory.heads[document], decision.id, decision.recorded.astimezone(UTC).date())
        grown = self._memory.write()
        changed = state.changed + 1
        fused.tell(changed, dict(self._records()))
        fused.redirect(self._went)
        reading = arrived[-1][0] if arrived else state.reading
        now = state._replace(
            reading=reading, decision=fused.last()[1], changed=changed, claims=state.claims + grown, last=last
        )
        fused.settle(now._asdict())

    def _report(self, document: str) -> date:
        """Take a report in, and those of its text that have another original now; the day of the report."""
        memory = self._memory
        head = memory.heads[document]
        others = self._alike(document)
        self._put(head, document, head.published)
        if others and head.reprint_of:  # the first print takes its copies along
            self._put(memory.heads[head.reprint_of], document, head.published)
        return head.published

    def _alike(self, document: str) -> list[str]:
        """Reports of the same text that were laid out as copies of another one than they are now, or of none."""
        alike = [h for h in self._fused.heads([document]) if h.id != document]
        held = {row.document: row.reading for row in self._fused.rows("document", [h.id for h in alike])}
        return [h.id for h in alike if h.id in held and original_of(held[h.id]) != h.reprint_of]

    def _put(self, head: DocumentHead, cause: str, known: date) -> None:
        changes = self._fuser.add(head, self._claims(head.id))
        self._told |= self._fuser.told_anew(changes) | changes.gone | changes.merged.keys()
        self._went += moves(changes, known, self._recorded, cause)

    def _claims(self, document: str) -> list[Claim]:
        """The claims of a report as they were decided."""
        read = self._fused.claims_of(document)
        return [c for c in apply(self._decisions, read, {document}).claims if tells_of_something(c)]

    def _decided(self) -> dict[str, Decision]:
        """The reports whose claims were decided on, with the last decision; of reports that are there."""
        by_id = {d.id: d for d in self._decisions}
        found: dict[str, Decision] = {}
        for decision in self._new:
            about = decision
            while about.kind == "withdraw" and about.decision in by_id:  # a withdrawal may be taken back, too
                about = by_id[about.decision]
            if isinstance(about, AboutClaim):
                found |= dict.fromkeys(touched([about]), decision)
        return {document: d for document, d in found.items() if document in self._memory.heads}

    def _regrade(self) -> None:
        """Weigh the claims of voices whose grade was changed."""
        if any(d.kind in ("grade", "withdraw") for d in self._new):
            then, now = self._before.sources, self._bodies.sources
            voices = [v for v in self._fused.voices() if then.of(v).grade != now.of(v).grade]
            claims = [claim for _, claim, _ in self._fused.ties("voice", voices)]
            self._memory.ahead(claims)
            self._told |= self._fuser.regrade(claims)

    def _records(self) -> Iterator[tuple[str, str | None]]:
        """The events that are told anew; None for one that stands no more."""
        for id_ in sorted(self._told):
            stands = id_ in self._memory.events
            yield id_, self._fuser.event(id_).model_dump_json() if stands else None


def moves(changes: Changes, known: date, recorded: str, cause: str) -> Iterator[Went]:
    """Where events went by a change."""
    for event, into in sorted(changes.merged.items()):
        yield Went(event, "merged", into, known, recorded, cause)
    for event, origin in sorted(changes.split.items()):
        yield Went(event, "split", origin, known, recorded, cause)
    for event in sorted(changes.gone):
        yield Went(event, "gone", None, known, recorded, cause)
