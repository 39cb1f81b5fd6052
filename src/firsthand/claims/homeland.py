"""The country that a report's theatre is in first: what "the capital", "the country" and "the southwest" mean there."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from firsthand.claims.placing import mention_of
from firsthand.lexicon import Lexicon, Theatre
from firsthand.lexicon.grammar import site_words
from firsthand.model import Mention
from firsthand.places import Gazetteer, PlaceWords, ReportContext, Resolver, find


@dataclass(frozen=True)
class Homeland:
    """Resolves these words when they are first asked for; most reports never ask."""

    lexicon: Lexicon
    theatre: Theatre | None
    gazetteer: Gazetteer
    context: ReportContext

    @property
    def capital(self) -> Mention | None:
        """The theatre's capital; None if the theatre or its place is not known."""
        return self._seats.get("capital")

    @property
    def country(self) -> Mention | None:
        """The theatre's first country; None if the theatre or its place is not known."""
        return self._seats.get("country")

    def of(self, words: str) -> Mention | None:
        """What "the capital", "its capital" or "the country" means here; None for other words."""
        if words not in site_words().of_home:
            return None
        return self.capital if words.endswith(site_words().capital) else self.country

    def side(self, compass: str) -> Mention | None:
        """The part of the country towards a point of the compass ("southwest")."""
        return self._sides.get(compass)

    def side_of(self, place: Mention, compass: str) -> Mention | None:
        """The part of a region towards a point of the compass; of a town the town itself."""
        if place.place_kind not in ("admin1", "region", "country") or not place.name:
            return place
        found = self._resolved(find(f"{compass} {place.name}", self.gazetteer)[:1])
        return found[0] if found and found[0].lat is not None else place

    @cached_property
    def _seats(self) -> dict[str, Mention]:
        countries = self.lexicon.countries.values()
        country = next((c for c in countries if self.theatre and c.iso == self.theatre.countries[0]), None)
        if country is None or country.capital is None:
            return {}
        names = [country.capital, country.name]
        words = [PlaceWords(0, len(n), n, n, h) for n, h in zip(names, (None, "country"), strict=True)]
        found = self._resolved(words)
        return {"capital": found[0], "country": found[1]} if all(m.lat is not None for m in found) else {}

    @cached_property
    def _sides(self) -> dict[str, Mention]:
        if self.country is None:
            return {}
        plain = [c for c in sorted(site_words().compass) if "-" not in c]
        found = {c: find(f"{c} {self.country.name}", self.gazetteer)[:1] for c in plain}
        mentions = iter(self._resolved([w for words in found.values() for w in words]))
        return {c: m for c, words in found.items() if words and (m := next(mentions)).lat is not None}

    def _resolved(self, words: list[PlaceWords]) -> list[Mention]:
        found = Resolver(self.gazetteer).resolve(words, self.context)
        return [mention_of(w, r) for w, r in zip(words, found, strict=True)]
