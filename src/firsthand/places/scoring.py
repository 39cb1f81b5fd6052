"""How likely each candidate is, from population, kind, context and neighbours."""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from firsthand.model import Place
from firsthand.places.candidates import fits, is_curated
from firsthand.places.context import ReportContext
from firsthand.places.gazetteer import SETTLED
from firsthand.places.geometry import distance_km
from firsthand.places.mentions import PlaceWords

# Weights of a conditional logit over candidates, in log odds per unit of the feature: set by hand, then
# checked one by one on a development set of marked-up news; not fitted.
POPULATION = 0.8  # per power of ten of people
ABROAD = 0.5  # what a power of ten below this many people costs outside the theatre, where the well-known are meant
WELL_KNOWN = 1_000_000
THEATRE = 3.5  # per weight of the theatre's country
HOLDER = 5.0  # lies in what the words say
WATER = 4.0  # a river or sea is told with "the" or its kind; a town never with "the" alone
KIND = 2.5  # kind agrees with the head word
CURATED = 0.8  # in the overlay: somebody found that reports speak of it
KNOWN = 2.5  # the same in the theatre's countries: reports from there mean it
LOOSE = 1.5  # what another article or spelling of the name costs
NAMESAKE = 2.0  # what it costs a village to bear the name of a town of the same country
CITY_PEOPLE = 5_000  # from here a town has its name to itself
HOME = 3.0  # in the country that the report is at home in
TOWN = 2.0  # the words beside the name are said of towns, and this is none
COUNTRY_NAME = 2.5  # a country's name is rarely a village's
PROVINCE = -0.4  # without "province", the town of the same name is meant
SEAT = -2.5  # a province whose town of the same name may be meant
SEAT_PEOPLE = 5_000  # from here a town of a province's name is its seat
WET, NEITHER = frozenset({"river", "sea"}), frozenset[str]()
UNIT_PEOPLE = 2_000_000  # people of a province that count
SLOPE, SHIFT = 0.35, 1.1  # of the log odds, in `calibrated`
TINY = 1e-6
NOBODY = 300  # people counted where none are known
PEOPLE = {"city": 30_000, "town": 3_000, "admin1": 100_000}  # the same for these kinds


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a report offers to weigh candidates by: its context, votes, places already sure, and holders by
    name.
    """

    context: ReportContext
    holders: dict[str, tuple[Place, ...]]


def scores(
    places: Sequence[Place], words: Sequence[PlaceWords], evidence: Evidence, loose: Collection[str] = ()
) -> list[float]:
    """Log odds of the candidates of a name, up to a constant, by the mention that speaks best for each.

    `words` are the mentions of one name with one kind word; `loose` are ids of places whose name is spelled otherwise.
    """
    head, town = words[0].head, any(w.settled for w in words)
    seats = {p.admin1 for p in places if head is None and p.kind in SETTLED and p.population >= SEAT_PEOPLE}
    holders = [evidence.holders.get(name, ()) for name in {w.within for w in words if w.within}]
    cities = {p.country for p in places if p.population >= CITY_PEOPLE and p.kind in SETTLED and p.id not in loose}
    dry = _not_meant(places, words[0])
    found = []
    for place in places:
        total = _by_itself(place, head, evidence.context)
        if town and place.kind not in SETTLED:
            total -= TOWN
        if place.kind == "admin1" and (place.admin1 in seats or (seats and not place.population)):
            total += SEAT
        if place.kind in dry:
            total -= WATER
        if place.id in loose:
            total -= LOOSE
        if not place.population and place.kind in SETTLED and place.country in cities:
            total -= NAMESAKE
        found.append(total + HOLDER * max((held(place, h) for h in holders), default=0.0) if holders else total)
    return found


def _not_meant(places: Sequence[Place], words: PlaceWords) -> frozenset[str]:
    """Of a name that is a town's and a river's, "the Dnipro" means the river, and "Dnipro" the town."""
    if words.head is not None or len(places) < 2 or WET.isdisjoint(kinds := {p.kind for p in places}):
        return NEITHER
    if SETTLED.isdisjoint(kinds):
        return NEITHER
    return SETTLED if words.definite else WET


def _by_itself(place: Place, head: str | None, context: ReportContext) -> float:
    """Log odds of a candidate by what it is and where, whatever the words beside its name say."""
    people = min(place.population, UNIT_PEOPLE) if place.kind == "admin1" else place.population
    people = max(people or PEOPLE.get(place.kind, NOBODY), NOBODY)
    total = POPULATION * math.log10(people)
    if context.countries:
        weight = context.countries.get(place.country or "")
        if weight is None and people < WELL_KNOWN:
            total -= ABROAD * math.log10(WELL_KNOWN / people)
        total += (THEATRE + KNOWN * is_curated(place)) * (weight or 0.0)
    if head is not None:
        total += KIND * fits(place, head)
    return total + (HOME * (context.home is not None and place.country == context.home) + _kind_prior(place, head))


def _kind_prior(place: Place, head: str | None) -> float:
    if place.kind == "country":
        return COUNTRY_NAME
    if head is None and place.kind in ("admin1", "admin2"):
        return PROVINCE * (1 if place.kind == "admin1" else 3)
    return CURATED * is_curated(place)


def held(place: Place, holders: Sequence[Place]) -> float:
    """1 if the place lies in one of the holders (by its units, else within 40 km of a town), else 0."""
    return max((_in(place, holder) for holder in holders), default=0.0)


def _in(place: Place, holder: Place) -> float:
    if holder.id == place.id:
        return 0.0
    if holder.kind == "country":
        return float(place.country == holder.country and place.kind != "country")
    if holder.kind == "admin1":
        return float(
            holder.admin1 is not None and holder.admin1 == place.admin1 and place.kind not in ("admin1", "country")
        )
    if holder.id in place.parents:
        return 1.0
    if place.country != holder.country or place.kind in ("country", "admin1"):
        return 0.0
    limit = 150.0 if holder.kind in ("region", "admin2") else 40.0
    return 0.8 if distance_km(place.lat, place.lon, holder.lat, holder.lon) < limit else 0.0


def calibrated(chance: float) -> float:
    """How often an answer of this chance is right, by counting: Platt scaling, fitted on half of a development set.

    The model is surer than it should be at the top and less sure than it could be at the bottom, where
    homonyms close by share the chance.
    """
    odds = math.log(max(chance, TINY) / max(1.0 - chance, TINY))
    return 1.0 / (1.0 + math.exp(-(SLOPE * odds + SHIFT)))


def chances(scores: Sequence[float], nothing: float) -> list[float]:
    """Probabilities of the candidates beside the chance that it is none of them (`nothing`, in the same log
    odds).
    """
    top = max([nothing, *scores])
    weights = [math.exp(s - top) for s in scores]
    whole = sum(weights) + math.exp(nothing - top)
    return [w / whole for w in weights]
