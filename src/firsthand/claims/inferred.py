"""Who did it, where the claim's own words do not say: the one who announced it, or who did it before in the report.

What is inferred says so by its basis (`context`), and its score is lower than that of the words it rests on.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from firsthand.claims.phrases import Phrase, SentenceWords
from firsthand.claims.placing import as_context
from firsthand.claims.slots import governor, is_passive, verb_slots
from firsthand.lexicon.pointing import pointing_words
from firsthand.model import Basis, Claim, Mention

if TYPE_CHECKING:
    from firsthand.claims.match import Draft
    from firsthand.claims.mentions import Mentions

DOER = "actor"
DEALINGS = ("agreement", "negotiation")
PARTY = frozenset({"force", "state", "actorname", "pron"})


def announcer(draft: Draft, words: SentenceWords) -> list[Phrase]:
    """ "the rebels announced the capture of X": whoever announces a gain without saying whose it is, made it."""
    if not draft.noun or draft.roles.get(DOER) or draft.type not in pointing_words().follows:
        return []
    verb = governor(draft.head)
    if verb is None or is_passive(verb) or verb.lower_ not in pointing_words().announcing:
        return []
    return [p for t in verb_slots(verb).get("subject", []) if (p := words.phrase(t)).classes & PARTY][:1]


@dataclass(slots=True)
class Doers:
    """Who did what so far in a report."""

    mentions: Mentions
    done: list[tuple[str, Mention]] = field(default_factory=list)  # claim type, actor
    agreed: tuple[Mention, ...] = ()  # the parties of the deal or talks told of last

    def note(self, claim: Claim) -> None:
        """Remember who did what a claim tells, if its words say so."""
        if claim.type in _remembered():
            self.done += [
                (claim.type, self.mentions.told(m)) for m in claim.role(DOER) if m.id and m.basis is Basis.SAID
            ]
        parties = tuple(m for m in claim.role("parties") if m.id and m.basis is Basis.SAID)
        if claim.type in DEALINGS and len({m.id for m in parties}) > 1:
            self.agreed = parties

    def parties(
        self, draft: Draft, words: SentenceWords, roles: dict[str, tuple[Mention, ...]]
    ) -> dict[str, tuple[Mention, ...]]:
        """ "The truce took effect": a deal told of before that names nobody is that of the last parties told of."""
        if draft.type not in DEALINGS or roles.get("parties"):
            return {}
        noun = draft.head if draft.noun else next((p.head for p in draft.roles.get("deal", ())), None)
        if noun is None or not any(c.lower_ in pointing_words().given for c in noun.lefts):
            return {}
        two = self.agreed or tuple(self.mentions.last_parties(draft.head, words))
        return {"parties": tuple(as_context(m) for m in two)} if len(two) > 1 else {}

    def of(
        self, draft: Draft, words: SentenceWords, roles: dict[str, tuple[Mention, ...]], speaker: Mention | None
    ) -> tuple[Mention, ...]:
        """Whoever announces it, did such a thing before, or speaks of a gain as of his own.

        Nobody where there is none of these, and nobody who is on the side that it was done to.
        """
        if roles.get(DOER) or draft.type not in pointing_words().follows:
            return ()
        said = [self.mentions.of_role(DOER, p, words) for p in announcer(draft, words)]
        if said:
            return tuple(self.mentions.forces_of(m) for m in said)
        losers = [m.id for role in ("opponent", "target") for m in roles.get(role, ()) if m.id]
        before = self._before(draft.type, losers)
        if before is None and speaker is not None and draft.head.lower_ in pointing_words().own_gain:
            before = self.mentions.forces_of(speaker) if speaker.id else None
        return (as_context(self.mentions.forces_of(before)),) if before else ()

    def _before(self, type_: str, losers: list[str]) -> Mention | None:
        """The last who did such a thing and is on none of the losers' sides."""
        lexicon, theatre = self.mentions.lexicon, self.mentions.theatre
        for told, mention in reversed(self.done):
            of_kind = told in pointing_words().follows[type_]
            if of_kind and not any(lexicon.same_side(mention.id or "", loser, theatre) for loser in losers):
                return mention
        return None


@lru_cache(maxsize=1)
def _remembered() -> frozenset[str]:
    return frozenset().union(*pointing_words().follows.values())
