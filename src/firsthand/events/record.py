"""The record of an event, from the claims that tell it."""

from __future__ import annotations

from datetime import date

from firsthand.events.contradictions import contradictions, turns
from firsthand.events.fields import Kin, count_fields, place_field, role_fields, time_field
from firsthand.events.reading import Reading
from firsthand.events.witnesses import first_told, gather_witnesses, interest_of, probability_of, weight_of
from firsthand.lexicon.figures import FusionWeights
from firsthand.model import Event, EventField


def record(id_: str, held: list[Reading], kin: Kin, figures: FusionWeights, part_of: str | None = None) -> Event:
    """The event of these claims. Its values rest on the claims that neither deny nor copy, if there are any."""
    readings = sorted(held, key=lambda r: r.key)
    telling = first_told([r for r in readings if not r.denies] or readings)
    witnesses = gather_witnesses(readings, kin.allied, figures.witnesses)
    weights = _claim_weights(telling, kin, figures)
    where, mentions = place_field(telling, weights, figures.witnesses.fit)
    when = time_field(telling, weights)
    fields = [*role_fields(telling, weights, kin), *count_fields(telling, weights)]
    fields += [f for f in (where, when) if f]
    fields.sort(key=lambda f: f.name)
    against = len({w.supports for w in witnesses}) > 1
    disputed = against or any(f.contradicted for f in fields)
    expected = all(r.expected for r in telling)
    places = tuple(mentions[c.value] for c in where.candidates) if where else ()
    earliest, latest = _interval(when)
    return Event(
        id=id_,
        type=main_type(telling),
        types=tuple(sorted({r.type for r in readings})),
        claims=tuple(r.id for r in readings),
        fields=tuple(fields),
        witnesses=tuple(witnesses),
        place=places[0] if places else None,
        places=places,
        earliest=earliest,
        latest=latest,
        probability=probability_of(witnesses, readings, kin.allied, figures.witnesses),
        contradicted=disputed,
        contradictions=contradictions(fields, readings, term=bool(part_of) and expected) if disputed else (),
        turns=turns(fields, readings) if disputed else (),
        first_published=readings[0].published,
        last_published=readings[-1].published,
        expected=expected,
        part_of=part_of,
    )


def main_type(readings: list[Reading]) -> str:
    """The type that most claims give, bridges such as casualties last, the earliest of equals."""
    bridges = readings[0].family.bridges
    types = [r.type for r in readings]
    own = [t for t in types if t not in bridges] or types
    return max(own, key=lambda t: (own.count(t), -own.index(t)))


def _claim_weights(readings: list[Reading], kin: Kin, figures: FusionWeights) -> dict[str, float]:
    """What each claim weighs for the values that it tells, by its id."""
    gainers = {a for r in readings for a in r.gained}
    losers = {a for r in readings for a in r.lost}
    return {r.id: weight_of(r, interest_of(r, gainers, losers, kin.allied), figures.witnesses) for r in readings}


def _interval(when: EventField | None) -> tuple[date | None, date | None]:
    """The likeliest interval; None for an open or unknown end."""
    if when is None:
        return None, None
    low, high = when.candidates[0].value.split("/")
    return (
        None if low == ".." else date.fromisoformat(low),
        None if high == ".." else date.fromisoformat(high),
    )
