"""Fusing: claims in, events out, with witnesses, candidate values and contradictions kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from firsthand.events.fuser import Fuser
from firsthand.events.readings import Bodies
from firsthand.lexicon.figures import FusionWeights
from firsthand.model import Claim, DocumentHead, Event


def fuse(
    claims: Iterable[Claim],
    heads: Mapping[str, DocumentHead],
    lexicon: Bodies,
    weights: FusionWeights | None = None,
) -> Iterator[Event]:
    """The events that claims tell of, in order of first publication; the order of the claims does not matter.

    An event as known on a day is fused from the claims published by that day. Habits, definitions and
    questions tell of no single happening and make none. UnknownId if a claim's document has no head.
    """
    fuser = Fuser(lexicon, weights)
    fuser.fill(claims, heads)
    yield from fuser.events()
