"""What changed since yesterday, and on whose word: two states of knowledge side by side."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from firsthand.ledgers.control.ledger import ControlLedger
from firsthand.model import Event, Holding, Witness


@dataclass(frozen=True, slots=True)
class Change:
    """A place whose holder or state is another than before, with what was told of it since.

    `events` and `voices` are those that spoke of the place itself since; where nobody did, the change is inferred
    (`inferred`) and they are those that spoke of the places around it.
    """

    place: str
    before: Holding
    after: Holding
    events: tuple[str, ...]
    voices: tuple[Witness, ...]
    inferred: bool


def what_changed(
    before: ControlLedger,
    after: ControlLedger,
    region: str,
    since: date,
    until: date,
    events: Iterable[Event],
) -> list[Change]:
    """Places of a region held otherwise on `until` as `after` has it than on `since` as `before` had it.

    `events` are those that `after` was made from. A place that
    `before` did not have yet was unknown. Changes of holder come first, then of state; each by place.
    """
    known = {e.id: e for e in events}
    then = {h.place: h for h in before.holdings(region, since)}
    found = [
        _change(was, now, after, before.known, until, known)
        for now in after.holdings(region, until)
        if (was := then.get(now.place) or _not_known(now.place, since))
        and (now.holder, now.state) != (was.holder, was.state)
    ]
    return sorted(found, key=lambda c: (c.before.holder == c.after.holder, c.place))


def _not_known(place: str, since: date) -> Holding:
    """A place that no report had told of yet."""
    return Holding(
        place=place, holder=None, state="unknown", probability=0.0, posterior={}, mass=0.0, valid_from=since,
        valid_to=None, named=False,
    )  # fmt: skip


def _change(
    then: Holding, now: Holding, ledger: ControlLedger, heard: date, until: date, known: Mapping[str, Event]
) -> Change:
    fresh = _fresh(now.events, heard, known)
    inferred = not fresh
    if inferred:
        around = (ledger.events_of(p, until) for p in ledger.neighbours(now.place))
        fresh = _fresh((e for events in around for e in events), heard, known)
    voices = [w for e in fresh for w in known[e].witnesses if w.supports]
    named = {w.root: w for w in sorted(voices, key=lambda w: (w.first_published, w.root), reverse=True)}
    return Change(now.place, then, now, fresh, tuple(named[r] for r in sorted(named)), inferred)


def _fresh(ids: Iterable[str], heard: date, known: Mapping[str, Event]) -> tuple[str, ...]:
    """The events that something was published about after a day, in the order given."""
    return tuple(dict.fromkeys(i for i in ids if i in known and known[i].last_published > heard))
