"""Whether a verb is passive: what its subject then suffers is its object, whoever did it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.lexicon.frames import noun_classes
from firsthand.lexicon.grammar import noun_words, verb_words

if TYPE_CHECKING:
    from firsthand.claims.tree import Token

BARE = ("acl", "amod", "oprd", "advcl", "xcomp", "acomp", "attr")  # what a participle without an auxiliary may be
PREDICATES = ("acomp", "attr")
CLIPPED = ("ROOT", "conj", "parataxis", "ccomp")
NOT_CLIPPED = ("aux", "auxpass", "dobj", "ccomp", "xcomp", "dative", "neg", "mark", "prt")
SUBJECTS = ("nsubj", "csubj", "nsubjpass", "csubjpass")


def is_passive(verb: Token) -> bool:
    """Tell whether a verb form is passive: auxiliary, passive subject, or a bare participle after its noun."""
    known: dict[int, bool] = verb.doc.user_data.setdefault("passive", {})
    passive = known.get(verb.i)
    if passive is None:
        passive = known[verb.i] = _is_passive(verb)
    return passive


def _is_passive(verb: Token) -> bool:
    if any(c.dep_ in ("nsubjpass", "auxpass", "csubjpass") for c in verb.children) or numbered(verb) or _held_by(verb):
        return True
    if verb.dep_ == "conj" and verb.tag_ == "VBN" and not _own_subject(verb):
        return is_passive(verb.head) if verb.head.tag_.startswith("VB") else False
    if _is_headline(verb):
        return True
    if (verb.dep_ == "acl" and _is_main(verb)) or _is_clause(verb):
        return False
    if clipped(verb):
        return True
    if verb.tag_ == "VBD" and (verb.dep_ == "acl" or _with_clause(verb)):  # "Mariupol, besieged for months"
        return not any(c.dep_ == "dobj" for c in verb.children)  # the tagger's past tense
    return verb.dep_ in BARE and _participle_tag(verb) and not has_aux(verb)


def is_predicate(word: Token) -> bool:
    """ "took them hostage", "were held captive": a bare singular that says as what somebody is held."""
    return word.lower_ in noun_words().held_as and word.dep_ in ("dobj", "oprd", "attr") and word.left_edge.i == word.i


def _held_by(verb: Token) -> bool:
    """ "Villagers held captive by bandits were freed": a reduced clause that the parse takes for the main one."""
    as_what = any(is_predicate(c) for c in verb.rights)
    return as_what and any(c.lower_ == "by" and c.dep_ in ("prep", "agent") for c in verb.rights)


def numbered(verb: Token) -> Token | None:
    """ "counted two dead and 18 wounded": the bare number before a participle, which is those who were hit."""
    if verb.i == 0 or verb.lower_ not in noun_words().hit or any(c.dep_ in ("dobj", "aux") for c in verb.children):
        return None
    before = verb.nbor(-1)
    return before if before.tag_ == "CD" or before.lower_ in noun_words().counted_by else None


def clipped(verb: Token) -> bool:
    """ "4 soldiers wounded.", "One killed, two houses burned": the manner of notes, which leave the auxiliary out."""
    if verb.dep_ not in CLIPPED or verb.tag_ not in ("VBN", "VBD") or verb.lower_ not in verb_words().undergone:
        return False
    if any(c.dep_ in NOT_CLIPPED for c in verb.children) or any(_acts(c) for c in verb.rights):
        return False
    if verb.tag_ == "VBD" and any(c.tag_[:2] == "NN" and c.dep_ != "conj" for c in verb.rights):
        return False  # "the army shelled Orsk 12 times": a name that the parse hangs elsewhere
    return any(c.dep_ == "nsubj" and c.tag_[:2] != "PR" and not _harms(c) for c in verb.lefts)


def _harms(noun: Token) -> bool:
    """ "Fighting killed a dozen yesterday": what kills is not killed."""
    return "strike" in noun_classes().get(noun.lower_, ())


def _acts(later: Token) -> bool:
    """ "looted and burned shops": the second of two verbs has the object of both."""
    return later.dep_ == "conj" and any(c.dep_ == "dobj" for c in later.rights)


def _is_headline(verb: Token) -> bool:
    """ "Hundreds of detainees freed": a headline leaves the auxiliary out."""
    if verb.dep_ not in ("ROOT", "ccomp", "conj") or verb.tag_ != "VBN" or verb.lower_ in verb_words().going:
        return False
    if verb.doc[len(verb.doc) - 1].text == ".":
        return False
    bare = not any(c.dep_ in ("aux", "auxpass", "dobj", "ccomp", "xcomp") for c in verb.children)
    return bare and any(c.dep_ == "nsubj" for c in verb.lefts)


def _is_main(verb: Token) -> bool:
    """ "Hundreds of families left for X.": read as a noun with a participle, but no noun makes a sentence."""
    top = verb.head
    while top.dep_ in ("pobj", "prep", "conj"):  # "A column of tanks rolled out"
        top = top.head
    if top.dep_ != "ROOT" or top.tag_[:2] not in ("NN", "CD") or verb.doc[len(verb.doc) - 1].text != ".":
        return False
    if verb.lower_ in verb_words().going or any(c.dep_ in ("dobj", "ccomp", "xcomp") for c in verb.rights):
        return True
    return verb.tag_ == "VBD" and not any(c.dep_ == "agent" for c in verb.rights) and not _parted(verb)


def _is_clause(verb: Token) -> bool:
    """ "after militias left for the coast": a clause of time with a subject, tagged as a participle."""
    if verb.dep_ != "advcl" or not any(c.dep_ == "nsubj" for c in verb.lefts):
        return False
    return any(c.dep_ == "mark" and c.lower_ != "with" for c in verb.lefts)


def _parted(verb: Token) -> bool:
    """ "Mariupol, besieged for months": a comma between a noun and its participle."""
    return any(t.text == "," for t in verb.doc[verb.head.i : verb.i])


def _participle_tag(verb: Token) -> bool:
    """Tagged a participle, or an adjective or noun after "is" or "remains" ("remain encircled", "was overrun")."""
    return verb.tag_ == "VBN" or (verb.dep_ in PREDICATES and verb.tag_ in ("JJ", "NN"))


def _with_clause(verb: Token) -> bool:
    """ "With the bridge taken, ...": a participle that the tagger takes for a past tense."""
    return verb.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ == "with" for c in verb.lefts)


def has_aux(verb: Token) -> bool:
    """Tell whether "have" goes with a verb."""
    return any(c.dep_ == "aux" and c.lower_ in verb_words().perfect for c in verb.children)


def _own_subject(verb: Token) -> bool:
    return any(c.dep_ in SUBJECTS for c in verb.children)
