"""Where in its sentence a happening is told: by the sentence's own statement, in what somebody says, or aside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.claims.passives import clipped
from firsthand.claims.standing.setting import Setting, Step, above, helpers, is_telegraphic
from firsthand.claims.when.clause import is_verb
from firsthand.lexicon.cues import grammar
from firsthand.lexicon.units import things

if TYPE_CHECKING:
    from firsthand.claims.tree import Token

STATED = frozenset({"main", "content"})
PLAIN = frozenset({"conj", "ccomp", "prep", "parataxis"})
ASIDE = frozenset(
    {
        "acl", "relcl", "appos", "xcomp", "nsubj", "nsubjpass", "dobj", "attr", "csubj", "amod", "compound", "poss",
        "agent", "nmod", "npadvmod", "acomp", "oprd", "dative", "pobj", "pcomp",
    }
)  # fmt: skip
TENSES = (("pluperfect", ("had",)), ("perfect", ("has", "have")), ("was", ("was", "were")), ("is", ("is", "are")))
FORMS = {"VBD": "past", "VBZ": "present", "VBP": "present"}


def level_of(setting: Setting) -> str:
    """The first thing that sets the happening apart from its sentence's statement.

    "main" where nothing does, "content" where it is only said by somebody; else the relation, such as "relcl",
    "appos", "advcl:after", "pobj".
    """
    if setting.noun and setting.trigger.dep_ in ("amod", "compound"):
        return "amod"  # "displaced people have arrived" tells of an arrival
    said = False
    for step in above(setting.verb or setting.trigger, 20):
        if step.dep in PLAIN or _is_carried(step) or is_telegraphic(step):
            said = said or step.dep == "ccomp"
            continue
        if step.dep == "advcl":
            return f"advcl:{_manner(step.below)}"
        return step.dep if step.dep in ASIDE else "other"
    return "content" if said else "main"


def _is_carried(step: Step) -> bool:
    """ "was forced to withdraw", "the number of people killed has risen": told through another word, not aside."""
    if step.dep == "xcomp":
        return step.above.lower_ in grammar("done") or step.above.lower_ in grammar("aspect")
    counted = step.dep in ("acl", "pobj", "nsubj", "dobj")
    return counted and any(w.lower_ in things().counts for w in (step.below, *step.below.ancestors))


def _manner(verb: Token) -> str:
    """The word that opens an adverbial clause, or the form of a bare one."""
    mark = next((c.lower_ for c in verb.children if c.dep_ in ("mark", "advmod", "prep") and c.i < verb.i), "")
    if mark in grammar("sequence") or mark in grammar("concession"):
        return mark
    return {"VBG": "ing", "VBN": "ed", "VB": "to"}.get(verb.tag_, "other")


def tense_of(setting: Setting) -> str:
    """The tense of the happening's verb: noun, past, was, pluperfect, perfect, present, is, or another form's tag."""
    node = setting.verb
    if node is None:
        return "noun"
    words = [h.lower_ for h in helpers(node)]
    found = next((name for name, forms in TENSES if any(w in forms for w in words)), None)
    if found is None and clipped(node):
        return "was"  # "4 soldiers wounded."
    return found or FORMS.get(node.tag_, node.tag_)


def told_tense(setting: Setting) -> str:
    """As `tense_of`, but "shifted" for the pluperfect that only follows from a past verb of saying: "said it had
    shelled" may be today's news, "had said that it had shelled" and "it had shelled" came before.
    """
    tense = tense_of(setting)
    if tense != "pluperfect":
        return tense
    verb = next(
        (s.above for s in above(setting.verb or setting.trigger, 6) if s.dep == "ccomp" and is_verb(s.above)), None
    )
    plain = verb is not None and verb.tag_ == "VBD" and all(h.lower_ != "had" for h in helpers(verb))
    return "shifted" if plain else tense
