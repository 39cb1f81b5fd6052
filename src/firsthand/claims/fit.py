"""Whether a frame fits what stands in a trigger's slots, and how well."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.claims.phrases import Phrase, SentenceWords
from firsthand.lexicon.frames import carrying_verbs
from firsthand.lexicon.grammar import noun_words, verb_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from firsthand.claims.match import Draft
    from firsthand.claims.tree import Token

CLAUSE_SLOTS = frozenset({"xcomp", "that", "pcomp", "advcl"})
SOMEBODY = frozenset({"actorname", "force", "state", "place", "people", "aid", "facility", "deal", "aid_only"})


def fits(draft: Draft, words: SentenceWords, length: int) -> bool:
    """Fill the draft's roles; tell whether all that the frame requires is there. Sets roles and score."""
    if _refused(draft, words):
        return False
    for slot in draft.frame.slots:
        for token in draft.slots.get(slot, ()):
            _assign(draft, words, token, slot)
    filled = {r for r, p in draft.roles.items() if p}
    required, one_of = draft.frame.required, draft.frame.one_of
    if not required <= filled or (one_of and not one_of & filled):
        return False
    if not (all(check(draft) for check in CHECKS) and _doer(draft, words)):
        return False
    draft.score = 2 * len(required) + 2 * bool(one_of) + len(filled) + 1.5 * min(length, 2)
    return True


def _refused(draft: Draft, words: SentenceWords) -> bool:
    for slot, classes in draft.frame.refuse.items():
        for token in draft.slots.get(slot, ()):
            phrase = words.phrase(token)
            if classes & phrase.classes or token.lower_ in classes:
                return True
    return False


def _assign(draft: Draft, words: SentenceWords, token: Token, slot: str) -> None:
    if slot in CLAUSE_SLOTS:
        role = draft.frame.slots[slot][0].role
        draft.roles.setdefault(role, []).append(clause_phrase(token))
        return
    phrase = words.phrase(token)
    if draft.head.i == phrase.head.i:
        return
    if slot == "mod" and not phrase.classes & SOMEBODY:
        return
    for alternative in draft.frame.slots[slot]:
        if phrase.is_a(alternative.classes):
            held = draft.roles.setdefault(alternative.role, [])
            if all(p.head.i != phrase.head.i for p in held):
                held.append(phrase)
            return


def clause_phrase(verb: Token) -> Phrase:
    """A clause as a phrase: the words of its subtree."""
    tokens = [t for t in verb.subtree if not t.is_space]
    first, last = tokens[0], tokens[-1]
    while last.is_punct and last.i > first.i:
        last = last.nbor(-1)
    while (first.is_punct or first.lower_ in ("that", "to")) and first.i < last.i:
        first = first.nbor(1)
    return Phrase(verb, first, last, frozenset({"thing", "clause"}))


def _has_class(draft: Draft) -> bool:
    wanted = draft.frame.entry.needs_any
    if not wanted:
        return True
    phrases = [p for held in draft.roles.values() for p in held]
    return any(wanted in p.classes for p in phrases)


def _counted(draft: Draft) -> bool:
    if not draft.frame.entry.counted:
        return True
    phrases = [p for held in draft.roles.values() for p in held]
    near = [t for p in phrases for t in p.head.subtree] + list(draft.head.subtree)
    closed = noun_words()
    return draft.head.lower_ in closed.tolls or any(t.tag_ == "CD" or t.lower_ in closed.counted_by for t in near)


def _told(draft: Draft) -> bool:
    """An event noun must be told as happening: carried by a verb, or with somebody in its slots."""
    if not draft.frame.entry.event:
        return True
    if draft.slots.get("light") or draft.roles.get("parties") or draft.roles.get("mediator"):
        return not _set_aside(draft.head)
    head = draft.head.head
    verbs = [head, *(c for c in head.children if c.dep_ == "xcomp")]
    occurs = draft.type != "agreement" and any(v.lower_ in carrying_verbs("occur") for v in verbs)
    return occurs or any(_carries(c) for c in draft.head.children)


def _carries(clause: Token) -> bool:
    """ "a raid launched at dawn": a participle or relative clause that carries its noun."""
    return clause.dep_ in ("acl", "relcl") and clause.lower_ in carrying_verbs("light")


def _set_aside(noun: Token) -> bool:
    """ "under the deal", "since the truce": named as a frame for something else."""
    return noun.dep_ == "pobj" and noun.head.lower_ in noun_words().set_aside


def _carried(draft: Draft) -> bool:
    if not draft.frame.entry.light_needed:
        return True
    head = draft.head.head
    return bool(draft.slots.get("light") or draft.slots.get("light_object")) or head.lower_ in carrying_verbs("occur")


def _ahead(draft: Draft) -> bool:
    if not draft.frame.entry.needs_future:
        return True
    if draft.slots.get("xcomp"):
        return True
    clauses = draft.slots.get("that", [])
    if not clauses:
        return bool(draft.slots.get("object"))
    return any(t.lower_ in verb_words().future for c in clauses for t in c.subtree)


def _with_order(draft: Draft) -> bool:
    return not draft.frame.entry.needs_xcomp or bool(draft.slots.get("xcomp") or draft.slots.get("that"))


def _other_subject(draft: Draft) -> bool:
    """ "wants the army to leave" asks; "wants to leave" does not."""
    if not draft.frame.entry.needs_xcomp_subject:
        return True
    clauses = [*draft.slots.get("xcomp", ()), *draft.slots.get("that", ())]
    return any(c.dep_ in ("nsubj", "nsubjpass") for v in clauses for c in v.children)


def _again(draft: Draft) -> bool:
    if not draft.frame.entry.needs_again:
        return True
    return any(c.lower_ in verb_words().again for c in draft.head.children)


def _deed(draft: Draft) -> bool:
    """What a strike does ("fired on the town, wounding four") is its toll, not another attack."""
    return draft.type != "attack_civilians" or not (draft.head.tag_ == "VBG" and draft.head.dep_ == "advcl")


def _doer(draft: Draft, words: SentenceWords) -> bool:
    """ "The film captures", "shares regained ground": a subject that can hold no ground and make no arrest."""
    if not draft.frame.file.strict_subject or draft.frame.kind != "verb":
        return True
    phrases = [words.phrase(t) for t in draft.slots.get("subject", ())]
    taken = {p.head.i for held in draft.roles.values() for p in held}
    return not phrases or any(p.head.i in taken or p.classes & {"strike"} for p in phrases)


def _voice(draft: Draft) -> bool:
    return not draft.frame.entry.passive or draft.passive


CHECKS: tuple[Callable[[Draft], bool], ...] = (
    _has_class, _counted, _told, _carried, _ahead, _with_order, _other_subject, _again, _deed, _voice,
)  # fmt: skip
