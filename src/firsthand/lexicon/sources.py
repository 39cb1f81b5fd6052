"""Who a voice is: its grade, whom it speaks for, and whether it gains from being believed."""

from __future__ import annotations

from collections.abc import Mapping

from firsthand.lexicon.generic import Generics, tokens
from firsthand.lexicon.kinship import Kinship
from firsthand.lexicon.memory import Memory
from firsthand.lexicon.names import Names
from firsthand.lexicon.records import NameHit, SourceProfile, SourceWords, Theatre
from firsthand.model import Actor, Official, Outlet

PARTY_GRADE, NEUTRAL_GRADE, UNKNOWN_GRADE = "D", "B", "F"


class SourceIndex:
    """Profiles of voices, by id or by the words that name them."""

    def __init__(
        self,
        actors: Mapping[str, Actor],
        outlets: Mapping[str, Outlet],
        officials: Mapping[str, Official],
        unnamed: tuple[SourceWords, ...],
        names: Names,
        generics: Generics,
        kinship: Kinship,
    ) -> None:
        self._actors, self._outlets, self._officials = actors, outlets, officials
        self._names, self._generics, self._kinship = names, generics, kinship
        ordered = sorted(
            ((word, row) for row in unnamed for word in row.words),
            key=lambda item: (-len(item[0].split()), item[0]),
        )
        self._unnamed = tuple((f" {word} ", row) for word, row in ordered)
        self._read_before: Memory[SourceProfile] = Memory()

    def of(self, voice: str, theatre: Theatre | None = None, year: int | None = None) -> SourceProfile:
        """The profile of a voice given as an id or as the words that name it ("a rebel spokesman").

        A named person outranks a body, a body the outlet; words that tell a bystander ("a doctor at a Houthi-
        run
        hospital") outrank the party that is named with them. Of a voice that nothing is known about, the
        grade is F.
        """
        return self._read_before.recall(voice, theatre, year, self._of)

    def _of(self, voice: str, theatre: Theatre | None, year: int | None) -> SourceProfile:
        known = self._by_id(voice, theatre)
        if known is not None:
            return known
        hits = self._names.find(voice, year)
        words = self._generics.neutral(tokens(voice))[0]
        told = self._told(words)
        if told is not None and _is_bystander(told) and not self._named_first(told, hits, voice):
            return self._bystander(voice, told, hits, theatre)
        for kind in ("official", "actor", "outlet"):
            for hit in hits:
                if hit.kind == kind and (profile := self._by_id(self._pick(hit, theatre), theatre)):
                    return profile
        return self._generic(voice, words, told, theatre, year)

    def _by_id(self, id_: str, theatre: Theatre | None) -> SourceProfile | None:
        if outlet := self._outlets.get(id_):
            stake = outlet.party is not None and self._party_here(outlet.party, theatre)
            return SourceProfile(
                id=id_,
                name=outlet.name,
                grade=outlet.grade,
                party=outlet.party,
                kind=outlet.kind,
                root=outlet.root,
                stake=stake,
                rule="outlet",
            )
        if official := self._officials.get(id_):
            return self._official(official, theatre)
        if actor := self._actors.get(id_):
            stake = actor.party and self._party_here(id_, theatre)
            return SourceProfile(
                id=id_,
                name=actor.name,
                grade=_grade(stake),
                party=id_ if actor.party else None,
                kind=actor.kind,
                root=None,
                stake=stake,
                rule="actor",
            )
        return None

    def _official(self, official: Official, theatre: Theatre | None) -> SourceProfile:
        body = self._by_id(official.of, theatre) if official.of else None
        return SourceProfile(
            id=official.id,
            name=official.name,
            grade=body.grade if body else UNKNOWN_GRADE,
            party=body.party if body else None,
            kind="official",
            root=official.of if official.of in self._outlets else None,
            stake=body.stake if body else False,
            rule="official",
        )

    def _party_here(self, id_: str, theatre: Theatre | None) -> bool:
        """.

        A body has a stake where it or what it belongs to fights; a state elsewhere speaks as an onlooker.
        """
        family = (id_, *self._kinship.ancestors(id_))
        if theatre is None or not any(m in self._actors for m in family):
            return True
        of = {t for m in family if (a := self._actors.get(m)) for t in a.theatres}
        if of:
            return theatre.id in of
        return not any(a.kind == "state" for m in family if (a := self._actors.get(m)))

    def _pick(self, hit: NameHit, theatre: Theatre | None) -> str:
        here = [i for i in hit.ids if theatre and (a := self._actors.get(i)) and theatre.id in a.theatres]
        return (here or list(hit.ids))[0]

    def _told(self, words: list[str]) -> SourceWords | None:
        text = f" {' '.join(words)} "
        return next((row for word, row in self._unnamed if word in text), None)

    def _named_first(self, told: SourceWords, hits: list[NameHit], voice: str) -> bool:
        """A name that is the whole voice, a public figure, or a politician's body goes first."""
        if len(hits) == 1 and len(hits[0].text) >= len(voice.strip()) - 4:
            return True
        if any(hit.kind == "official" for hit in hits):
            return True
        bodies = (self._actors.get(i) for hit in hits for i in hit.ids)
        return told.kind == "local-official" and any(body is not None and body.party for body in bodies)

    def _bystander(self, voice: str, told: SourceWords, hits: list[NameHit], theatre: Theatre | None) -> SourceProfile:
        profiles = (self._by_id(self._pick(hit, theatre), theatre) for hit in hits)
        named = next((p for p in profiles if p and not p.stake), None)
        return SourceProfile(
            id=named.id if named else None,
            name=voice,
            grade=named.grade if named else told.grade,
            party=None,
            kind=told.kind,
            root=named.root if named else None,
            stake=False,
            rule="words",
        )

    def _generic(
        self,
        voice: str,
        words: list[str],
        told: SourceWords | None,
        theatre: Theatre | None,
        year: int | None,
    ) -> SourceProfile:
        """An unnamed voice.

        Whom its words place it with, through the report's theatre where that is known.
        """
        hit = self._party_phrase(words, theatre, year)
        role = told.role if told else None
        party = hit or (theatre.roles.get(role) if theatre and role else None)
        stake = bool(told and told.stake) or (party is not None and self._party_here(party, theatre))
        if told is None and party is None:
            return SourceProfile(
                id=None,
                name=voice,
                grade=UNKNOWN_GRADE,
                party=None,
                kind="unknown",
                root=None,
                stake=False,
                rule="unknown",
            )
        return SourceProfile(
            id=None,
            name=voice,
            grade=told.grade if told else _grade(stake),
            party=party,
            kind=told.kind if told else "party",
            root=None,
            stake=stake,
            rule="words",
        )

    def _party_phrase(self, words: list[str], theatre: Theatre | None, year: int | None) -> str | None:
        """The actor that the words before "spokesman", "official" or "source" name, if any."""
        for end in range(len(words), 0, -1):
            hit = self._generics.resolve(" ".join(words[:end]), theatre, year)
            if hit is not None and hit.id is not None and self._actors[hit.id].party:
                return hit.id
        return None


def _grade(stake: bool) -> str:
    return PARTY_GRADE if stake else NEUTRAL_GRADE


def _is_bystander(told: SourceWords) -> bool:
    """Words like "resident" settle who speaks; "spokesman" or "video" leave it to the names beside them."""
    return not told.stake and told.role is None and told.kind not in ("unknown", "social-media", "media")
