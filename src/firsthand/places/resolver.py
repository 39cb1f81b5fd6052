"""From place words to places: all words of a report are weighed together, each name has one sense."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import itemgetter

from firsthand.model import Place, Resolution, Resolved, Unresolved
from firsthand.places.candidates import Senses, senses
from firsthand.places.context import ReportContext
from firsthand.places.derived import derived
from firsthand.places.gazetteer import Gazetteer
from firsthand.places.mentions import PlaceWords
from firsthand.places.names import fold
from firsthand.places.scoring import Evidence, calibrated, chances, held, scores
from firsthand.places.support import Support, Voter

Key = tuple[str, str | None]  # folded name, kind word
MOST = 8  # mentions of one name that are weighed
TURNS = 3  # times that the names of a report are weighed by one another
CONTEXT = 1.5  # weight of what other names say
NOTHING = 0.5  # log odds that a name known to the gazetteer means none of its places
NOTHING_FUZZY = 2.5  # the same where only the sound agrees
SURE = 0.75  # from this chance a place is an anchor for others
GUESS = 0.06  # below this chance the best candidate is a guess
FUZZY = 0.8  # of the score where only the sound agrees


@dataclass(slots=True)
class _Sense:
    """One name of a report with its kind word: all its mentions, its candidates, and the best with its chance."""

    words: list[PlaceWords]
    found: Senses
    best: tuple[Place, float] | None = None


class Resolver:
    """Resolves the place words of one report at a time."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer

    def resolve(self, words: Sequence[PlaceWords], context: ReportContext) -> list[Resolution]:
        """One resolution for each mention, in the order given.

        Votes of the names for countries and provinces, the theatre prior, containment ("X in Y province"),
        kind words and
        population give each candidate its chance; then the sure places pull their neighbours, and the rest
        is weighed again.
        """
        if not words:
            return []
        keys = [_key(w) for w in words]
        grouped = self._grouped(zip(keys, words, strict=True), context)
        holders = self._holders(words)
        self._weigh(list(grouped.values()), Evidence(context, holders))
        sure = self._anchors(grouped.values())
        return [self._answer(w, grouped[k], context, sure, holders) for k, w in zip(keys, words, strict=True)]

    def _grouped(self, words: Iterable[tuple[Key, PlaceWords]], context: ReportContext) -> dict[Key, _Sense]:
        grouped: dict[Key, list[PlaceWords]] = defaultdict(list)
        for key, w in words:
            grouped[key].append(w)
        return {k: _Sense(ws, senses(ws[0], self.gazetteer, context.countries)) for k, ws in grouped.items()}

    def _holders(self, words: Sequence[PlaceWords]) -> dict[str, tuple[Place, ...]]:
        names = {w.within for w in words if w.within}
        return {name: tuple(self.gazetteer.lookup(name)[:12]) for name in names}

    def _anchors(self, found: Iterable[_Sense]) -> list[Place]:
        best = [s.best for s in found]
        return [b[0] for b in best if b is not None and b[1] >= SURE and b[0].kind not in ("country", "sea")]

    def _weigh(self, found: Sequence[_Sense], evidence: Evidence) -> None:
        """Judge each name by itself, then all by one another in turns."""
        known = [sense for sense in found if sense.found.places]
        alone = [scores(s.found.places, s.words[:MOST], evidence, s.found.loose) for s in known]
        nothing = [NOTHING_FUZZY if sense.found.fuzzy else NOTHING for sense in known]
        voters = [
            Voter(sense.found.places, [w.start for w in sense.words[:MOST]], chances(own, none))
            for sense, own, none in zip(known, alone, nothing, strict=True)
        ]
        if len(voters) > 1:
            support = Support(voters)
            for _ in range(TURNS):
                for voter, own, told, none in zip(voters, alone, support.all(), nothing, strict=True):
                    voter.chances = chances([a + CONTEXT * b for a, b in zip(own, told, strict=True)], none)
        for sense, voter in zip(known, voters, strict=True):
            sense.best = max(zip(sense.found.places, voter.chances, strict=True), key=itemgetter(1))

    def _answer(
        self,
        words: PlaceWords,
        sense: _Sense,
        context: ReportContext,
        sure: Sequence[Place],
        holders: dict[str, tuple[Place, ...]],
    ) -> Resolution:
        best = sense.best
        if best is None:
            return Unresolved(reason="not in gazetteer", hint=self._hint(context))
        place, chance = best
        if chance < GUESS:
            return Unresolved(reason="ambiguous", hint=f"{len(sense.found.places)} places of this name")
        rule = _rule(words, sense, place, context, holders)
        anchors = self._across(place, sure, context) if words.form == "line" else sure
        found = derived(place, words, self.gazetteer, anchors, lent=sense.found.near)
        return Resolved(
            place=found, score=round(calibrated(chance) * (FUZZY if sense.found.fuzzy else 1.0), 3), rule=rule
        )

    def _across(self, place: Place, sure: Sequence[Place], context: ReportContext) -> Sequence[Place]:
        """The places from which a border is looked at; without any beyond it, the theatre's first country."""
        first = max(context.countries, key=lambda iso: context.countries[iso], default=None)
        if first is None or first == place.country or any(p.country not in (None, place.country) for p in sure):
            return sure
        return [*sure, self.gazetteer.country(first)]

    def _hint(self, context: ReportContext) -> str | None:
        """Which country's places to fetch: the theatre's first that is not installed."""
        ranked = sorted(context.countries, key=lambda c: -context.countries[c])
        installed = self.gazetteer.installed()
        missing = [c for c in ranked if c not in installed]
        remedy = "not in the installed gazetteer: firsthand data fetch geonames"
        return f"{remedy} {missing[0]}" if missing else None


def _key(words: PlaceWords) -> Key:
    """Mentions that must mean the same place: same name with or without "the", same kind word (a pair also by its
    other end).
    """
    other = f"|{words.other}" if words.other else ""
    return f"{'the ' * words.definite}{fold(words.name)}{other}", words.head


def _rule(
    words: PlaceWords,
    sense: _Sense,
    place: Place,
    context: ReportContext,
    holders: dict[str, tuple[Place, ...]],
) -> str:
    """The reason that weighed most, for the reader of --why."""
    if sense.found.fuzzy:
        return "sounds alike"
    if len(sense.found.places) == 1:
        return "only place of this name"
    if words.within and held(place, holders.get(words.within, ())):
        return f"in {words.within}"
    if context.countries.get(place.country or ""):
        return "in the theatre"
    return "context and population"
