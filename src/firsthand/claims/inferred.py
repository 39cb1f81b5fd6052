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
    from firsthand.claims.tree import Token

DOER, FOE = "actor", "opponent"
BETWEEN_TWO = ("clash",)
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
    fought: list[tuple[Mention, Mention]] = field(default_factory=list)  # who fought, against whom
    brokers: set[str | None] = field(default_factory=set)  # mediators of the deals and talks told so far
    agreed: tuple[Mention, ...] = ()  # the parties of the deal or talks told of last

    def note(self, claim: Claim) -> None:
        """Remember who did what a claim tells, if its words say so."""
        if claim.type in _remembered():
            self.done += [(claim.type, m) for m in self._said(claim, DOER)]
        self.fought += [(a, b) for a in self._said(claim, DOER) for b in self._said(claim, FOE)]
        if claim.type in DEALINGS:
            self.brokers |= {m.id for m in claim.role("mediator")}
            parties = tuple(self.mentions.told(m) for m in claim.role("parties") if m.basis is Basis.SAID)
            if len({m.id for m in parties if m.id}) > 1 or any(_several(m) for m in parties):
                self.agreed = parties

    def _said(self, claim: Claim, role: str) -> tuple[Mention, ...]:
        """Who is said to have a role, by the words that name him."""
        return tuple(self.mentions.told(m) for m in claim.role(role) if m.id and m.basis is Basis.SAID)

    def fighters(self, draft: Draft, roles: dict[str, tuple[Mention, ...]]) -> dict[str, tuple[Mention, ...]]:
        """ "The attackers were pushed back": a fight with one side told has the other that it fought before."""
        known = [m.id for role in (DOER, FOE) for m in roles.get(role, ())]
        if draft.type not in BETWEEN_TWO or not known or (roles.get(DOER) and roles.get(FOE)):
            return {}
        for doer, foe in reversed(self.fought):
            other = foe if doer.id in known else doer if foe.id in known else None
            if other is not None and other.id not in known:
                return {DOER if roles.get(FOE) else FOE: (as_context(other),)}
        return {}

    def parties(
        self, draft: Draft, words: SentenceWords, roles: dict[str, tuple[Mention, ...]]
    ) -> dict[str, tuple[Mention, ...]]:
        """ "The truce took effect": a deal told of before that names nobody is that of the last parties told of."""
        if draft.type not in DEALINGS or roles.get("parties"):
            return {}
        noun = _deal(draft, words)
        if noun is None or not any(c.lower_ in pointing_words().given for c in noun.lefts):
            return {}
        brokers = self.brokers | {m.id for m in roles.get("mediator", ())}
        two = self.agreed or tuple(self.mentions.last_parties(draft.head, words, brokers))
        return {"parties": tuple(as_context(m) for m in two)} if len(two) > 1 or self.agreed else {}

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


def without_brokers(roles: dict[str, tuple[Mention, ...]]) -> dict[str, tuple[Mention, ...]]:
    """The roles of a claim, without parties to a deal whose words name them as who brokered it."""
    starts = {m.start for m in roles.get("mediator", ())}
    parties = tuple(m for m in roles.get("parties", ()) if m.start not in starts)
    others = {role: mentions for role, mentions in roles.items() if role != "parties"}
    return {**others, "parties": parties} if parties else others


def _deal(draft: Draft, words: SentenceWords) -> Token | None:
    """The noun of the deal that is told: the trigger, what it was done to, or what it describes."""
    if draft.noun:
        return draft.head
    held = [p.head for p in draft.roles.get("deal", ())]
    said_of = [draft.head.head] if draft.head.dep_ in ("acl", "relcl") else []
    nouns = [*held, *said_of, *draft.slots.get("object", ()), *draft.slots.get("subject", ())]
    return next((t for t in nouns if "deal" in words.phrase(t).classes), None)


def _several(mention: Mention) -> bool:
    """ "the two delegations", "both sides"."""
    return bool(pointing_words().both & set(mention.text.lower().split()))


@lru_cache(maxsize=1)
def _remembered() -> frozenset[str]:
    return frozenset().union(*pointing_words().follows.values())
