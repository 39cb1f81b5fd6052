"""Whether a frame fits what stands in a trigger's slots, and how well."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.claims.phrases import Phrase, SentenceWords, singular
from firsthand.claims.shapes import HELD, beyond, governor
from firsthand.claims.told import begun_before, carried, charged, news, occurs, told
from firsthand.lexicon.frames import carrying_verbs
from firsthand.lexicon.grammar import noun_words, verb_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from firsthand.claims.match import Draft
    from firsthand.claims.tree import Token

FIRED = frozenset({"bombing", "shelling", "airstrike"})
HOURLY = ("at", "around", "about", "by")
CLAUSE_SLOTS = frozenset({"xcomp", "that", "pcomp", "advcl", "noun that", "noun to"})
NEITHER = frozenset({"neither", "nor"})
SOMEBODY = frozenset({"actorname", "force", "state", "place", "people", "aid", "facility", "deal", "aid_only"})


def fits(draft: Draft, words: SentenceWords, length: int) -> bool:
    """Fill the draft's roles; tell whether all that the frame requires is there. Sets roles and score."""
    if _refused(draft, words) or begun_before(draft):
        return False
    for slot in draft.frame.slots:
        for token in beyond(draft.slots, slot) or draft.slots.get(slot, []):
            _assign(draft, words, token, slot)
    filled = {r for r, p in draft.roles.items() if p}
    required, one_of = draft.frame.required, draft.frame.one_of
    if not required <= filled or (one_of and not one_of & filled):
        return False
    if not (all(check(draft) for check in CHECKS) and _doer(draft, words)):
        return False
    draft.score = 2 * len(required) + 2 * bool(one_of) + len(filled) + 1.5 * min(length, 2)
    draft.score += 3 * draft.frame.entry.ordered + 2 * bool(draft.frame.entry.needs_any)
    return True


def _refused(draft: Draft, words: SentenceWords) -> bool:
    for slot, classes in draft.frame.refuse.items():
        for token in draft.slots.get(slot, ()):
            phrase = words.phrase(token)
            if classes & ({"any", token.lower_, singular(token.lower_)} | phrase.classes - _excused(phrase)):
                return True
    return False


def _excused(phrase: Phrase) -> frozenset[str]:
    """A people named by its country ("Congolese", "Lebanese") may be fighters, but need not be."""
    return frozenset({"force", "people"}) if "demonym" in phrase.classes else frozenset()


def _assign(draft: Draft, words: SentenceWords, token: Token, slot: str) -> None:
    if slot in CLAUSE_SLOTS:
        role = draft.frame.slots[slot][0].role
        draft.roles.setdefault(role, []).append(clause_phrase(token))
        return
    phrase = words.phrase(token)
    if draft.head.i == phrase.head.i or _hour(token, slot):
        return
    if slot == "mod" and (not phrase.classes & SOMEBODY or phrase.head.lower_ in noun_words().kinds):
        return  # "a military campaign"
    for alternative in draft.frame.slots[slot]:
        if phrase.is_a(alternative.classes) and not (slot == "light" and _undergone(draft, alternative.role)):
            held = draft.roles.setdefault(alternative.role, [])
            if all(p.head.i != phrase.head.i for p in held):
                held.append(phrase)
            return


def _undergone(draft: Draft, role: str) -> bool:
    """ "reported clashes", "suffered a raid": whoever tells of it or is struck by it did not do it."""
    verb = governor(draft.head) if role == "actor" else None
    return verb is not None and verb.lower_ in carrying_verbs("undergo")


def _hour(token: Token, slot: str) -> bool:
    """ "at 12.30", "at around 14": a bare figure is a time of day, nothing that is struck."""
    return slot in HOURLY and token.tag_ == "CD" and not any(c.dep_ == "prep" for c in token.rights)


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
    if draft.head.lower_ in closed.tolls:
        near += list(draft.head.head.subtree)  # "the toll has risen to 40"
    return any(t.tag_ == "CD" or t.lower_ in closed.counted_by for t in near)


def _placed(draft: Draft) -> bool:
    """A state told in passing of places that are not named ("areas held by the Kurds") places nothing."""
    if draft.type == "control_statement" and draft.head.lower_ == "held" and _took_place(draft):
        return False
    if draft.type == "capture" and draft.head.dep_ == "acl" and draft.head.lower_ in HELD:
        return False  # "a town occupied by the army": how things stand
    if draft.head.dep_ not in ("acl", "relcl") or draft.type != "control_statement":
        return True
    held = draft.roles.get("place", [])
    return not held or any(p.places or p.head.tag_ != "NNS" for p in held)


def _took_place(draft: Draft) -> bool:
    """ "A vote was held in the town", "it was held in Geneva": what takes place is held by nobody."""
    held = {p.head.i for p in draft.roles.get("place", ()) if p.head.tag_[:2] == "NN"}
    return draft.passive and not draft.roles.get("holder") and all(t.i not in held for t in draft.slots["object"])


def _uttered(draft: Draft) -> bool:
    """ "would neither confirm nor deny it", "has not ruled it out": whoever does not deny has not spoken against it."""
    if draft.type != "denial" or draft.noun or draft.frame.entry.negated:
        return True
    head = draft.head
    joined = head.dep_ == "conj" and not any(c.dep_ == "nsubj" for c in head.lefts)
    beside = [*head.children, *(head.head.children if joined else ())]
    return all(c.dep_ != "neg" and c.lower_ not in NEITHER for c in beside)


def _ahead(draft: Draft) -> bool:
    if not draft.frame.entry.needs_future:
        return True
    if draft.slots.get("xcomp"):
        return True
    clauses = draft.slots.get("that", [])
    if not clauses:
        return bool(draft.slots.get("object") or draft.roles.get("proposition"))
    return any(_infinitive(c) or _yet_to_come(c) for c in clauses)


def _yet_to_come(clause: Token) -> bool:
    """ "that it will fall", "that it is likely to fall"; not "that it is right, since they will need it"."""
    verbs = [clause, *(v for v in clause.conjuncts if v.dep_ == "conj")]
    verbs += [c for v in verbs for c in v.rights if c.dep_ in ("xcomp", "ccomp", "acomp", "attr", "advcl")]
    return any(t.lower_ in verb_words().future for v in verbs for t in (v, *v.children) if not _past(v))


def _past(verb: Token) -> bool:
    """ "would not have been": what might have come lies behind."""
    return any(c.dep_ == "aux" and c.lower_ == "have" for c in verb.lefts)


def _infinitive(clause: Token) -> bool:
    """ "expect the town to fall": what is still to come has no tense."""
    return clause.tag_ == "VB" and any(c.lower_ == "to" for c in clause.lefts)


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


def _negated(draft: Draft) -> bool:
    """ "insisted that it had not attacked": whoever stresses what is not so denies it."""
    clauses = (*draft.slots.get("that", ()), *draft.slots.get("xcomp", ()))
    told = [v for v in clauses if all(c.tag_ != "MD" for c in v.children)]
    return not draft.frame.entry.negated or any(c.dep_ == "neg" for v in told for c in v.children)


def _wished(draft: Draft) -> bool:
    """ "insisted that it leave", "that it must leave"; "insisted that it had left" only stresses."""
    return not draft.frame.entry.wished or any(_tenseless(v) for v in draft.slots.get("that", ()))


def _tenseless(clause: Token) -> bool:
    aux = [c.lower_ for c in clause.children if c.dep_ in ("aux", "auxpass")]
    return (
        any(a in verb_words().duty for a in aux) or (clause.tag_ == "VB" and (not aux or "to" in aux)) or aux == ["be"]
    )


def _willed(draft: Draft) -> bool:
    """ "said it would hit back", "will attack if fired on": what somebody holds out, and on what it hangs."""
    entry, own = draft.frame.entry, draft.head.children
    if entry.willed and not any(c.dep_ == "aux" and c.lower_ in verb_words().will for c in own):
        return False
    if entry.willed and any(c.tag_ == "WRB" for c in own):  # "has not said how it would respond"
        return False
    if not entry.hinged:
        return True
    clauses = [c for c in own if c.dep_ == "advcl"]
    return any(m.dep_ == "mark" and m.lower_ in verb_words().conditions for c in clauses for m in c.lefts)


def _deed(draft: Draft) -> bool:
    """What a strike does ("fired on the town, wounding four") is its toll, not another attack."""
    follows = draft.head.tag_ == "VBG" and draft.head.dep_ == "advcl"
    if draft.type in FIRED and draft.frame.entry.also:  # "A bomb exploded and killed four"
        return not follows and draft.head.dep_ != "conj"
    return draft.type != "attack_civilians" or not follows


def _doer(draft: Draft, words: SentenceWords) -> bool:
    """ "The film captures", "shares regained ground": a subject that can hold no ground and make no arrest."""
    if not draft.frame.file.strict_subject or draft.frame.kind != "verb":
        return True
    phrases = [words.phrase(t) for t in draft.slots.get("subject", ())]
    taken = {p.head.i for held in draft.roles.values() for p in held}
    return not phrases or any(p.head.i in taken or p.classes & {"strike"} for p in phrases)


def _voice(draft: Draft) -> bool:
    entry = draft.frame.entry
    return not (entry.passive and not draft.passive) and not (entry.active and draft.passive)


def _alone(draft: Draft) -> bool:
    """A verb of going that has an object tells of something else ("is moving its staff out")."""
    if draft.frame.entry.bound:
        told = {p.head.i for held in draft.roles.values() for p in held}
        return draft.passive or any(t.i in told for t in draft.slots.get("object", ())) or not draft.slots.get("object")
    if not draft.frame.entry.intransitive:
        return True
    if draft.passive:
        return False
    places = {p.head.i for p in draft.roles.get("place", ())}
    return all(t.i in places for t in draft.slots.get("object", ()))


def _ordered(draft: Draft) -> bool:
    """ "told residents to leave", "asked them to go": somebody else's going is wanted."""
    if not draft.frame.entry.ordered:
        return True
    if draft.head.tag_ != "VB" or draft.head.dep_ not in ("xcomp", "ccomp"):
        return False
    above = draft.head.head
    if above.dep_ == "relcl" and above.head.dep_ == "dobj":  # "lets those who wish to go": the parse loses the going
        above = above.head.head
    return above.lower_ in carrying_verbs("order")


def _or_else(draft: Draft) -> bool:
    """ "must leave or face an assault": what awaits those who do not."""
    if not draft.frame.entry.or_else:
        return True
    first = draft.head.head
    return draft.head.dep_ == "conj" and any(c.dep_ == "cc" and c.lower_ == "or" for c in first.rights)


def _meant(draft: Draft) -> bool:
    """ "an operation to kill fighters": a purpose without a number has killed nobody."""
    aims = draft.head.tag_ == "VB" and draft.head.dep_ in ("advcl", "acl", "relcl", "xcomp") and not draft.passive
    return not (draft.frame.entry.done and aims and not _numbered(draft))


def _numbered(draft: Draft) -> bool:
    return any(t.tag_ == "CD" for held in draft.roles.values() for p in held for t in p.head.subtree)


CHECKS: tuple[Callable[[Draft], bool], ...] = (
    _has_class, _counted, told, carried, _ahead, _with_order, _other_subject, _again, _negated, _wished,
    _willed, _uttered, _deed, _voice, news, occurs, _alone, _ordered, _or_else, charged, _meant, _placed,
)  # fmt: skip
