"""Verbs that with what stands beside them tell something else: "took part", "fell silent", "left a road open"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.lexicon.grammar import noun_words, verb_words

if TYPE_CHECKING:
    from firsthand.claims.tree import Token

SMALL = ("ccomp", "oprd", "acomp")  # how the state hangs in which something was left
EMPTYING = ("dobj", "advmod")  # what may make another verb of a common one


def other_verb(token: Token, *, weak: bool) -> bool:
    """A common verb with a particle is another verb ("took part", "took over", "gave up")."""
    if any(c.dep_ == "acomp" for c in token.rights):
        return True  # "fell silent"
    if token.lower_ in verb_words().left_so and any(c.tag_[:2] == "JJ" and c.dep_ in SMALL for c in token.rights):
        return True  # "leaving one road open"
    if not weak:
        return False
    emptied, particles = verb_words().emptied_by, verb_words().particles
    if any(c.dep_ == "prt" and c.lower_ in particles for c in token.rights):  # not "poured across the border"
        return True
    turned = verb_words().turned_by
    return any(c.lower_ in (emptied if c.dep_ == "dobj" else turned) for c in token.rights if c.dep_ in EMPTYING)


def taken_otherwise(token: Token, rest: tuple[str, ...]) -> bool:
    """ "took nine of them captive": with what somebody is taken as, a verb tells that and nothing else."""
    words = (c.lower_ for c in token.rights if c.dep_ == "oprd" and c.lower_ in noun_words().captives)
    return any(w not in rest for w in words)
