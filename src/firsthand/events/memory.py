"""What a fuser keeps of the claims that it was given: here in memory; a store may keep it instead."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from firsthand.events.blocks import Blocks, Order, Shelves
from firsthand.events.reading import Reading
from firsthand.model import Claim, DocumentHead


@dataclass
class Memory:
    """Claims with their links, reports with their copies, events with their claims.

    Whoever keeps it elsewhere hands out mappings that look up what is asked for, and `ahead` to look up much at once.
    """

    blocks: Shelves = field(default_factory=Blocks)
    readings: dict[Order, Reading] = field(default_factory=dict)
    orders: dict[str, Order] = field(default_factory=dict)  # by claim
    link: dict[Order, tuple[Order, float]] = field(default_factory=dict)  # the earlier claim that each fits best
    linked: dict[Order, set[Order]] = field(default_factory=dict)  # and back
    denials: dict[str, set[Order]] = field(default_factory=dict)  # by the claim that they are about
    heads: dict[str, DocumentHead] = field(default_factory=dict)
    copies: dict[str, set[str]] = field(default_factory=dict)  # by report, those that copy it
    copied: dict[str, list[Claim]] = field(default_factory=dict)  # the claims of reports that are copies
    keeps_copies: bool = True  # False: these claims need not be kept here
    told: dict[str, tuple[str, ...]] = field(default_factory=dict)  # the claims of each report
    partner: dict[str, str] = field(default_factory=dict)  # by claim of a part, the claim of the whole
    parts: dict[str, set[str]] = field(default_factory=dict)  # and back
    events: dict[str, list[str]] = field(default_factory=dict)  # the claims of each, in the order of gathering
    event_of: dict[str, str] = field(default_factory=dict)  # by claim
    issued: set[str] = field(default_factory=set)  # ids that events have or had
    redirects: dict[str, str] = field(default_factory=dict)  # from the id of an event that went into another

    def ahead(self, claims: Iterable[str]) -> None:
        """These claims will be asked for."""


@contextmanager
def made_to_stay() -> Iterator[None]:
    """Hold off the search for cycles while very much is made that stays: it would go through all of it many times."""
    held_off = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if held_off:
            gc.enable()
