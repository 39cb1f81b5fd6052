"""Frames against a parsed sentence: which triggers stand in it, and which frame fits each best."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from firsthand.claims.designations import describes_handled, in_name, is_acronym, names_people
from firsthand.claims.doers import doer_above, second, within_name
from firsthand.claims.fit import fits
from firsthand.claims.gapped import gapped
from firsthand.claims.nominal import noun_slots
from firsthand.claims.otherwise import other_verb, taken_otherwise
from firsthand.claims.passives import PREDICATES, is_passive
from firsthand.claims.phrasal import follow, near, with_tail
from firsthand.claims.phrases import Phrase, SentenceWords, with_conjuncts
from firsthand.claims.sayer import sayer_of
from firsthand.claims.shapes import SUBJECTS, in_a_name, named
from firsthand.claims.slots import Slots, antecedent, objects_of, verb_slots
from firsthand.lexicon.frames import Frame, FrameIndex, Trigger
from firsthand.lexicon.grammar import noun_words, verb_words

if TYPE_CHECKING:
    from firsthand.claims.tree import Token

STATES_BEFORE_NOUNS = frozenset({"siege"})
PARTICIPLES = ("ed", "en", "un", "wn", "ck")
HYPHENS = "-–‑"


@dataclass(slots=True)
class Draft:
    """A trigger with the frame that fits it: the raw material of a claim. `head` is the word that governs its slots."""

    type: str
    frame: Frame
    head: Token
    first: Token
    last: Token
    slots: Slots
    roles: dict[str, list[Phrase]] = field(default_factory=dict)
    noun: bool = False
    score: float = 0.0
    item: bool = False  # of a list without its verb: a happening of its own, whatever hangs on the verb

    @property
    def speaker(self) -> str | None:
        """The role that whoever speaks fills where the words name nobody; None if the frame must name somebody."""
        if self.type == "forecast" or self.frame.entry.voiced:
            return self.frame.file.roles[0]
        return None

    @property
    def passive(self) -> bool:
        """A passive verb."""
        return not self.noun and is_passive(self.head)


def drafts(words: SentenceWords, index: FrameIndex) -> Iterator[Draft]:
    """All drafts of a sentence: for each trigger the best frame, and those that may stand beside it."""
    doc = words.sentence.doc
    if doc is None:
        return
    taken: set[int] = set()
    for token in doc:
        if token.lower_ not in index.heads or token.i in taken:
            continue
        found = [d for d in _at(token, words, index) if d is not None]
        if not found:
            continue
        found.sort(key=lambda d: (-d.score, d.frame.order))
        best = found[0]
        taken.update(range(best.first.i, best.last.i + 1))
        yield best
        yield from gapped(best, words)
        yield from _besides(found[1:], best)


def _besides(rest: list[Draft], best: Draft) -> Iterator[Draft]:
    seen = {best.type}
    for draft in rest:
        if draft.type not in seen and (draft.frame.entry.also or best.frame.entry.also):
            seen.add(draft.type)
            yield draft


def _at(token: Token, words: SentenceWords, index: FrameIndex) -> Iterator[Draft | None]:
    """What every trigger that begins at a word gives; the kind of word rules most of them out at once."""
    low = token.lower_
    if low in index.verbs and _is_verb(token):
        yield from _verbs(token, index.verbs[low], words)
    if low in index.nouns and _is_noun(token) and not within_name(token, words):
        yield from (_noun(token, trigger, words) for trigger in index.nouns[low])
    if low in index.phrases:
        yield from (_phrase(token, trigger, words) for trigger in index.phrases[low])
    if low in index.modals and token.tag_ == "MD":
        yield from (_modal(token, trigger, words) for trigger in index.modals[low])
    if low in index.suffixes and token.i > 1 and token.nbor(-1).text in HYPHENS:
        yield from (_suffix(token, trigger, words) for trigger in index.suffixes[low])


def _is_verb(token: Token) -> bool:
    """A verb that stands for itself: no auxiliary, no part of a compound ("Britain-based")."""
    if not (token.tag_.startswith("VB") or _verbal(token)) or token.dep_ in ("aux", "auxpass"):
        return False
    if not (token.i > 0 and token.nbor(-1).text in HYPHENS and not token.nbor(-1).whitespace_):
        return True
    return any(c.dep_ in ("aux", "auxpass") for c in token.lefts)  # "were gang-raped"


def _is_noun(token: Token) -> bool:
    return token.tag_.startswith(("NN", "JJ")) or (token.tag_ == "VBG" and _gerund(token))


def _verbal(token: Token) -> bool:
    """A participle that the tagger took for an adjective but that has a verb's children."""
    if token.dep_ in PREDICATES and token.head.lower_ in verb_words().copulas:  # "remain encircled", "was overrun"
        return token.tag_ in ("JJ", "NN") and not token.lefts and token.lower_.endswith(PARTICIPLES)
    return token.tag_ == "JJ" and any(c.dep_ in ("agent", "auxpass") for c in token.children)


def _verbs(token: Token, triggers: list[Trigger], words: SentenceWords) -> Iterator[Draft]:
    slots: Slots | None = None
    if names_people(token):
        return
    doer = doer_above(token)
    for trigger in triggers:
        last = (
            None if _describes(token, trigger) or taken_otherwise(token, trigger.rest) else follow(token, trigger.rest)
        )
        if last is None or (last is token and other_verb(token, weak=trigger.frame.entry.weak)):
            continue
        slots = verb_slots(token) if slots is None else slots
        held = with_tail(slots, token, last, trigger.rest) if last.i > token.i else slots
        if doer:
            held = {**held, "subject": doer}
        if trigger.frame.file.speech and (sayer := sayer_of(token, slots, words, trigger)):
            held = {**held, "subject": sayer}
        draft = Draft(trigger.frame.type, trigger.frame, token, token, near(token, last), held)
        if fits(draft, words, len(trigger.rest)):
            yield draft


def _describes(token: Token, trigger: Trigger) -> bool:
    """ "captured soldiers": a bare participle before its noun names a kind; only states are told that way."""
    return trigger.frame.type not in STATES_BEFORE_NOUNS and token.dep_ == "amod" and not second(token)


def _gerund(token: Token) -> bool:
    """A verb in -ing that is used as a noun ("the shelling of X")."""
    if token.dep_ not in ("nsubj", "dobj", "pobj", "nsubjpass", "conj", "ROOT", "attr", "appos"):
        return False
    if any(c.dep_ in ("det", "poss", "amod", "compound") or c.lower_ in ("of", "between") for c in token.children):
        return True  # "the shelling of X", "fighting between X and Y"
    return token.dep_ in SUBJECTS and not any(c.dep_ == "dobj" for c in token.rights)  # "Fighting in X went on"


def _noun(token: Token, trigger: Trigger, words: SentenceWords) -> Draft | None:
    last = token
    for word in trigger.rest:
        if last.i + 1 >= len(token.doc) or token.doc[last.i + 1].lower_ != word:
            return None
        last = token.doc[last.i + 1]
    if last.dep_ in ("compound", "nmod") and last.head.i > last.i and last.tag_.startswith("NN"):
        return None  # "ceasefire talks": the noun after it says what it is
    if in_a_name(token) or is_acronym(token, last, words):
        return None
    slots = noun_slots(last)
    if trigger.frame.entry.under:
        held = _under(last, slots)
        if held is None:
            return None
        slots = held
    draft = Draft(trigger.frame.type, trigger.frame, last, token, last, slots, noun=True)
    return draft if fits(draft, words, len(trigger.rest)) else None


def _under(noun: Token, slots: Slots) -> Slots | None:
    """ "in Russian hands", "under the group's control": what is held stands before the preposition."""
    prep = noun.head
    if noun.dep_ != "pobj" or prep.lower_ not in noun_words().held_under:
        return None
    above = verb_slots(prep.head).get("by", []) if prep.head.tag_.startswith("VB") else []
    return {"by": above, **slots, "subject": _bearer(prep)}


def _bearer(word: Token) -> list[Token]:
    """Who or what a preposition phrase or predicate adjective is said of."""
    own = verb_slots(word) if word.tag_.startswith("VB") and any(c.dep_ in SUBJECTS for c in word.lefts) else {}
    if own:
        return own.get("object") or own.get("subject") or []
    head = word.head
    if head.dep_ in ("advmod", "prt") and head.tag_[:2] in ("RB", "RP"):
        head = head.head  # "back under the control of"
    if head.tag_.startswith("NN"):
        return with_conjuncts(head)
    if head.tag_.startswith("VB"):
        found = verb_slots(head)
        bearers = found.get("object") or found.get("subject") or []
        nouns = [antecedent(t, head) for t in bearers]
        return nouns + [name for noun in nouns for first in named(noun) for name in with_conjuncts(first)]
    return []


def _phrase(token: Token, trigger: Trigger, words: SentenceWords) -> Draft | None:
    last = None if in_name(token) else follow(token, trigger.rest)
    if last is token and "after" not in trigger.frame.slots and any(c.dep_ == "pobj" for c in token.rights):
        last = None  # "talks were cut short over a dispute"
    if token.dep_ == "prt" and not trigger.rest:
        return None  # "brought down a rival", "clamped down": the second half of a verb is no state
    if last is not None and any(c.dep_ == "dobj" and c.i < last.i for c in token.rights):
        last = None  # "set fire to the lorry" is not set to do anything
    bare_verb = token.tag_.startswith("VB") and not trigger.rest
    if last is None or (bare_verb and token.dep_ not in ("acomp", "amod", "oprd") and not _state(token)):
        return None
    if describes_handled(token):
        return None
    draft = Draft(trigger.frame.type, trigger.frame, token, token, last, _phrase_slots(token, last), noun=True)
    return draft if fits(draft, words, len(trigger.rest)) else None


def _state(verb: Token) -> bool:
    """ "are still missing under the rubble", "the rebels have gone": a participle without an object tells a state."""
    if verb.tag_ not in ("VBG", "VBN") or not any(c.dep_ in ("aux", "auxpass") for c in verb.lefts):
        return False
    return not any(c.dep_ in ("dobj", "agent", "xcomp", "ccomp", "prt") for c in verb.rights)


def _phrase_slots(token: Token, last: Token) -> Slots:
    """Of whom or what a phrase is said, what stands after it, and the prepositions on it."""
    describes = token.dep_ == "amod" and token.head.tag_[:2] in ("NN", "CD")
    slots: Slots = {"noun": [token.head]} if describes else {"subject": _bearer(token)}
    after = [c for c in last.rights if c.dep_ == "pobj"]
    if after:
        slots["after"] = with_conjuncts(after[0])
    for child in token.children:
        if child.dep_ == "prep":
            for inner in objects_of(child):
                if inner.i > last.i:
                    slots.setdefault(child.lower_, []).extend(with_conjuncts(inner))
    return slots


def _suffix(token: Token, trigger: Trigger, words: SentenceWords) -> Draft | None:
    stem, noun = token.nbor(-2), token.head if token.dep_ in ("amod", "compound") else None
    if noun is None or not noun.tag_.startswith("NN"):
        noun = next((t for t in token.doc[token.i + 1 : token.i + 4] if t.tag_.startswith("NN")), None)
    if noun is None or not noun.tag_.startswith("NNP"):
        return None  # "a rebel-held area" describes; "rebel-held Tafas" states
    slots: Slots = {"stem": [stem], "noun": with_conjuncts(noun)}
    draft = Draft(trigger.frame.type, trigger.frame, token, stem, token, slots, noun=True)
    return draft if fits(draft, words, 1) else None


def _modal(token: Token, trigger: Trigger, words: SentenceWords) -> Draft | None:
    """ "Sirte could fall": what may come is the proposition, unless it only says what cannot be done or checked."""
    verb, last = token.head, follow(token, trigger.rest)
    if last is None or not verb.tag_.startswith("VB") or verb.lower_ in verb_words().perceived:
        return None
    if verb.dep_ == "relcl" or any(_undoes(c) for c in verb.children):
        return None  # "parts that could be removed"
    draft = Draft(trigger.frame.type, trigger.frame, verb, token, last, {"that": [verb]}, noun=True)
    return draft if fits(draft, words, 0) else None


def _undoes(child: Token) -> bool:
    """What makes a modal no forecast: a negation, a condition, or "have" ("may have" is about what is past)."""
    if child.dep_ == "neg" or (child.dep_ == "aux" and child.lower_ == "have"):
        return True
    return child.dep_ == "mark" and child.lower_ in verb_words().conditions
