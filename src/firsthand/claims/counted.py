"""Whom a number without a noun counts: "wounded 36" the soldiers told beside it, "killing two" those fired at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.claims.phrases import Phrase, SentenceWords
from firsthand.claims.slots import verb_slots

if TYPE_CHECKING:
    from firsthand.claims.match import Draft

NUMBER = "number"
OTHERS = "others"
MANY = ("NNS", "NNPS", "CD", "PRP")
COUNTED_ROLES = frozenset({"victim"})
HIT = ("object", "on", "at")  # slots of those who were shot or struck at
HURT = frozenset({"people", "force", "captive", "person"})
RESULTS = ("advcl", "conj")  # a clause of what came of it


def counted(role: str, phrases: list[Phrase], draft: Draft, words: SentenceWords) -> list[Phrase]:
    """The phrases of a role without numbers that have no noun, where somebody else's words say who is counted."""
    if role not in COUNTED_ROLES:
        return phrases
    nouns = [p for p in phrases if NUMBER not in p.classes and not _among_others(p)]
    if nouns or any(p.head.lower_ == OTHERS for p in phrases):
        return nouns or phrases  # "two rebels died, four others were held"
    return (phrases and _hit(draft, words)) or phrases


def _among_others(phrase: Phrase) -> bool:
    """ "70 people, ten women among them": a part of those told already."""
    if phrase.head.dep_ not in ("conj", "appos"):
        return False
    heads = (phrase.head, *phrase.head.conjuncts)
    return any(c.dep_ == "prep" and c.lower_ == "among" for head in heads for c in head.rights)


def _hit(draft: Draft, words: SentenceWords) -> list[Phrase]:
    """ "opened fire on a crowd, killing two": the crowd."""
    verb = draft.head
    if verb.dep_ not in RESULTS or not verb.tag_.startswith("VB") or not verb.head.tag_.startswith("VB"):
        return []
    if verb.dep_ == "advcl" and verb.tag_ != "VBG":
        return []
    above = verb_slots(verb.head)
    found = [words.phrase(t) for name in HIT for t in above.get(name, ())]
    hurt = [p for p in found if p.classes & HURT and NUMBER not in p.classes]
    return [p for p in hurt if draft.type == "casualties" or p.head.tag_ in MANY]  # "killed a man and detained 12"
