"""How a clause is told: on in the past, as a total up to now, or pointing back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.claims.when.clause import clause_verb, governor, is_spaced
from firsthand.lexicon.cues import grammar

if TYPE_CHECKING:
    from firsthand.claims.tree import Token


def goes_on(trigger: Token) -> bool:
    """Tell whether the words go on telling: a finite past, or what hangs on one; no perfect, no present."""
    verb = clause_verb(trigger)
    if any(is_spaced(c) for c in verb.children if c.lower_ in grammar("alongside") and c.i < verb.i):
        return False
    helpers = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
    if helpers & grammar("not_told"):
        return False
    if verb.tag_ == "VBD" or helpers & {"was", "were", "had"}:
        return True
    up = governor(verb)
    return verb.tag_ in ("VBG", "VBN") and up != verb and goes_on(up)


def is_since(trigger: Token) -> bool:
    """Tell whether a bare "since" stands with the verb: from the time told before until now."""
    verb = clause_verb(trigger)
    return any(c.lower_ == "since" and c.dep_ in ("advmod", "prep") and not list(c.children) for c in verb.children)


def is_told_as_past(trigger: Token) -> bool:
    """Tell whether a clause tells in the simple past or the pluperfect: "took", "was hit", "had fled"."""
    verb = clause_verb(trigger)
    helpers = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
    return not helpers & grammar("not_told") and (verb.tag_ == "VBD" or bool(helpers & {"was", "were", "had"}))


def is_pointing(trigger: Token) -> bool:
    """Tell whether the words point back at a happening that was told: "the raid", "that attack"."""
    return trigger.tag_[:2] == "NN" and any(
        c.dep_ in ("det", "poss") and c.lower_ in grammar("definite") for c in trigger.children
    )


def counts_up(trigger: Token) -> bool:
    """ "have been killed", "had fled": a total that runs up to the telling."""
    helpers = {c.lower_ for c in clause_verb(trigger).children if c.dep_ in ("aux", "auxpass")}
    return bool(helpers & grammar("perfect"))


def has_done(trigger: Token) -> bool:
    """ "has shelled", "have been driven out": the present perfect."""
    helpers = {c.lower_ for c in clause_verb(trigger).children if c.dep_ in ("aux", "auxpass")}
    return bool(helpers & {"has", "have", "'ve", "’ve"}) and clause_verb(trigger).tag_ == "VBN"
