"""Everything fused anew: read and fused without a lock, then written at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from firsthand.events import Fuser
from firsthand.events.memory import Memory
from firsthand.events.packing import packed
from firsthand.model import AboutClaim, Claim, Decision, DocumentHead
from firsthand.pipeline.kept import number_of, place_of
from firsthand.pipeline.reviewed import read_all, touched
from firsthand.pipeline.stepping import State, moves
from firsthand.review.apply import apply
from firsthand.store.fused import Fused
from firsthand.store.statements import Row

if TYPE_CHECKING:
    from firsthand.pipeline.fusion import Fusion


class Rebuilt:
    """Everything fused anew from one state of the store, not yet written."""

    def __init__(self, fusion: Fusion, fused: Fused, before: State | None) -> None:
        self._fusion, self._before = fusion, before
        self._last, self._heads = fused.last(), fused.all_heads()
        decisions = read_all(fused.all_decisions(), fusion.path)
        self._memory = Memory(keeps_copies=False)
        self._fuser = Fuser(fusion.bodies(decisions), fusion.figures, self._memory)
        claims = decided(decisions, fused.all_claims(), self._heads)
        self._changes = self._fuser.fill(claims, self._heads, fused.memberships())
        self._weights = self._fuser.learn()
        self._day = max((h.published for h in self._heads.values()), default=date.min)

    def write(self, fused: Fused, run: str | None, changed: int) -> None:
        """Write it in the place of what was there."""
        recorded, version = datetime.now(UTC).isoformat(), self._fusion.version
        fused.clear()
        fused.pour(self._claims(), self._blocks(), self._events(changed + 1))
        fused.redirect(moves(self._changes, self._day, recorded, f"engine {version}"))
        claims = len(self._memory.orders)
        fused.teach(recorded, run, self._day, claims, self._weights)
        state = State(
            version=version, token=recorded, reading=self._last[0], decision=self._last[1], changed=changed + 1,
            claims=claims, lesson=claims, last=self._day.isoformat(),
        )  # fmt: skip
        fused.settle(state._asdict())

    def _claims(self) -> Iterator[Row]:
        memory = self._memory
        for order, reading in memory.readings.items():
            link, score = memory.link.get(order, (None, None))
            yield Row(
                claim=reading.id, document=reading.document, at=place_of(order)[0], event=memory.event_of[reading.id],
                link=link and link[2], link_at=place_of(link)[0] if link else None, score=score,
                partner=memory.partner.get(reading.id), about=reading.about if reading.type == "denial" else None,
                voice=reading.voice.asked, reading=packed(reading),
            )  # fmt: skip

    def _blocks(self) -> list[tuple[int, int, str]]:
        return sorted((number_of(key), *place_of(order)) for key, held in self._memory.blocks for order in held)

    def _events(self, changed: int) -> Iterator[tuple[str, int, str]]:
        for id_ in self._memory.events:
            yield id_, changed, self._fuser.event(id_).model_dump_json()


def decided(
    decisions: Sequence[Decision], claims: Iterable[Claim], documents: dict[str, DocumentHead]
) -> Iterator[Claim]:
    """Claims as they were decided; those of reports that nobody decided on pass one after the other."""
    asked = touched(d for d in decisions if isinstance(d, AboutClaim))
    held: list[Claim] = []
    for claim in claims:
        if claim.document in asked:
            held.append(claim)
        else:
            yield claim
    yield from apply(decisions, held, documents).claims
