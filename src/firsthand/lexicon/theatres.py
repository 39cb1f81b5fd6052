"""Which conflict a report is about, by the names, countries and key words in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from ahocorasick_rs import AhoCorasick

from firsthand.lexicon.records import NameHit, Theatre
from firsthand.model import Actor, Official

NAME, COUNTRY, NEIGHBOUR, KEYWORD = 2.0, 1.0, 0.3, 2.0
OF_STATES = ("state", "military", "ministry", "police")
AWAY = 0.5  # share of a vote for theatres other than a body's own


class Theatres:
    """Votes on theatres. A name votes for the theatres of its bodies, a country for those fought in it."""

    def __init__(
        self, theatres: Mapping[str, Theatre], actors: Mapping[str, Actor], officials: Mapping[str, Official]
    ) -> None:
        self._theatres = theatres
        self._actors = actors
        self._officials = officials
        self._by_country = _by_country(theatres)
        self._by_year: dict[tuple[str, int | None], Theatre] = {}
        self._keywords = [(word.lower(), t.id) for t in theatres.values() for word in t.keywords]
        self._key_words = AhoCorasick([word for word, _ in self._keywords])

    def choose(
        self,
        hits: Iterable[NameHit] = (),
        countries: Iterable[str] = (),
        text: str = "",
        year: int | None = None,
    ) -> Theatre | None:
        """The theatre with the most votes; None if nothing votes or two lead alike.

        `countries` are ISO codes.
        """
        votes = sorted(self.votes(hits, countries, text, year).items(), key=lambda vote: -vote[1])
        if not votes or (len(votes) > 1 and votes[0][1] - votes[1][1] < 1e-9):
            return None
        return self._of_year(votes[0][0], year)

    def _of_year(self, id_: str, year: int | None) -> Theatre:
        """A theatre as it was in a year: one record for each, so that answers kept for it hold."""
        known = self._by_year.get((id_, year))
        if known is None:
            known = self._by_year[id_, year] = self._theatres[id_].at(year)
        return known

    def votes(
        self,
        hits: Iterable[NameHit] = (),
        countries: Iterable[str] = (),
        text: str = "",
        year: int | None = None,
    ) -> dict[str, float]:
        """The votes per theatre, for whoever wants to weigh them with a prior of their own."""
        votes: dict[str, float] = defaultdict(float)
        for hit in hits:
            self._name_votes(hit, votes)
        for iso in countries:
            for theatre, weight in self._by_country.get(iso, {}).items():
                votes[theatre] += weight
        for n in self._named(text.lower()):
            votes[self._keywords[n][1]] += KEYWORD
        return {k: v for k, v in votes.items() if v > 0 and self._theatres[k].on(year)}

    def _named(self, text: str) -> set[int]:
        """Which key words stand in a text as words of their own ("Osh", not "Moshe")."""
        found = self._key_words.find_matches_as_indexes(text, overlapping=True)
        return {
            n for n, start, end in found if not (text[start - 1 : start].isalnum() or text[end : end + 1].isalnum())
        }

    def _name_votes(self, hit: NameHit, votes: dict[str, float]) -> None:
        for id_ in hit.ids:
            for rank, theatre in enumerate(t for t in self._of(id_) if t in self._theatres):
                share = (AWAY if rank else 1) / len(hit.ids)
                votes[theatre] += share * self._weight(id_, self._theatres[theatre])

    def _weight(self, id_: str, theatre: Theatre) -> float:
        """A state's troops and ministries are everywhere in news: abroad they hardly tell the conflict.

        Those that fight in more than one conflict tell at home no more than the state's name does; one that was set up
        for a single conflict tells it wherever it comes from.
        """
        actor = self._actors.get(id_)
        if actor is None or actor.country is None or actor.kind not in OF_STATES:
            return NAME
        alone = len(actor.theatres) == 1 and actor.kind != "state"
        if actor.country not in theatre.countries:
            return NAME if alone else NEIGHBOUR
        return NAME if alone else COUNTRY

    def _of(self, id_: str) -> tuple[str, ...]:
        if actor := self._actors.get(id_):
            return actor.theatres
        official = self._officials.get(id_)
        if official is None:
            return ()
        body = self._actors.get(official.of or "")
        return official.theatres or (body.theatres if body else ())


def _by_country(theatres: Mapping[str, Theatre]) -> dict[str, dict[str, float]]:
    table: dict[str, dict[str, float]] = {}
    for theatre in theatres.values():
        for rank, iso in enumerate(theatre.countries):
            table.setdefault(iso, {})[theatre.id] = NEIGHBOUR if rank else COUNTRY
    return table
