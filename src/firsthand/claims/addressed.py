"""Whom a speech act or an advance is turned against, where only the words of its content say so.

"demanded that Kenya stop", "alleged that militias burnt it": the subject of the content. "threatened to drive the
militia out": whom it would be done to. "an operation to push the attackers back": they are its opponent.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.claims.phrases import Phrase, SentenceWords
from firsthand.lexicon.pointing import pointing_words

if TYPE_CHECKING:
    from firsthand.claims.match import Draft
    from firsthand.claims.mentions import Mentions
    from firsthand.claims.tree import Token

TARGET, OPPONENT, CONTENT = "target", "opponent", "content"
OF_SUBJECT = ("demand", "accusation", "directive")  # their content is what the target does or should do
OF_OBJECT = ("threat",)  # their content is what would be done to the target
PURSUED = ("offensive",)
SOMEBODY = frozenset({"force", "state", "actorname"})
SUBJECTS = ("nsubj", "nsubjpass")
AGAINST = ("against", "for", "on", "at")
PURPOSES = ("acl", "xcomp", "advcl", "relcl")


def addressed(draft: Draft, words: SentenceWords, mentions: Mentions) -> dict[str, list[Phrase]]:
    """The phrases of a draft by role, with the target or opponent that only its content names."""
    roles = draft.roles
    if draft.type in PURSUED:
        found = [] if roles.get(OPPONENT) else _pursued(draft, words)
        return _with(roles, OPPONENT, _apart(found, draft, words, mentions))
    if draft.type not in (*OF_SUBJECT, *OF_OBJECT) or roles.get(TARGET):
        return roles
    clauses = [p.head for p in roles.get(CONTENT, ()) if "clause" in p.classes]
    told = [p for p in roles.get(CONTENT, ()) if clauses and p.head.dep_ == "dobj" and p.head.head.i == draft.head.i]
    if told and draft.type in OF_SUBJECT:  # "urged both camps to leave": they are no part of what they are told
        return {**roles, TARGET: told, CONTENT: [p for p in roles[CONTENT] if p not in told]}
    meant = _done_to if draft.type in OF_OBJECT else _doers
    return _with(roles, TARGET, _apart([p for verb in clauses for p in meant(verb, words)], draft, words, mentions))


def _with(roles: dict[str, list[Phrase]], role: str, found: list[Phrase]) -> dict[str, list[Phrase]]:
    return {**roles, role: found} if found else roles


def _apart(found: list[Phrase], draft: Draft, words: SentenceWords, mentions: Mentions) -> list[Phrase]:
    """The first who is not known to be on the side of the one who acts."""
    own = [mentions.of_role("actor", p, words).id for p in draft.roles.get("actor", ())]
    for phrase in found:
        id_ = mentions.of_role("actor", phrase, words).id
        if not any(id_ and mentions.lexicon.same_side(id_, i, mentions.theatre) for i in own if i):
            return [phrase]
    return []


def _doers(verb: Token, words: SentenceWords) -> list[Phrase]:
    verbs = (verb, *(t for t in verb.conjuncts if t.tag_.startswith("VB")))
    return [p for v in verbs for c in v.lefts if c.dep_ == "nsubj" and (p := words.phrase(c)).classes & SOMEBODY]


def _done_to(verb: Token, words: SentenceWords) -> list[Phrase]:
    """Objects and "for" or "against" phrases of the clause, then the subjects of its conditions."""
    objects = [t for t in verb.subtree if _struck(t) or (t.dep_ == "pobj" and t.head.lower_ in AGAINST)]
    conditions = [c for t in verb.children if t.dep_ == "advcl" for c in t.lefts if c.dep_ in SUBJECTS]
    return [p for t in (*objects, *conditions) if (p := words.phrase(t)).classes & SOMEBODY]


def _struck(noun: Token) -> bool:
    """An object, but not the troops that somebody threatens to send."""
    return noun.dep_ == "dobj" and noun.head.lower_ not in pointing_words().sending


def _pursued(draft: Draft, words: SentenceWords) -> list[Phrase]:
    """ "an operation to kill the attackers"."""
    heads = [draft.head, *draft.slots.get("object", ())]
    verbs = [c for h in heads for c in h.rights if c.dep_ in PURPOSES and c.lower_ in pointing_words().hostile]
    verbs += [t for v in verbs for t in v.conjuncts]
    return [p for v in verbs for c in v.rights if c.dep_ == "dobj" and (p := words.phrase(c)).classes & SOMEBODY]
