"""The judgement of a happening: news or history, how sure, and whether it happened at all."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from firsthand.claims import when
from firsthand.claims.parse import ParsedSentence
from firsthand.claims.standing import certainty as sureness
from firsthand.claims.standing.openness import Found
from firsthand.claims.standing.polarity import negated
from firsthand.claims.standing.setting import Setting, helpers, setting
from firsthand.claims.standing.signs import FIRM, Passage, signs
from firsthand.claims.standing.weigh import weigh
from firsthand.claims.when.moment import SPEECH
from firsthand.claims.when.timewords import TimeWords
from firsthand.lexicon.cues import grammar
from firsthand.model import Certainty, Span, Standing

if TYPE_CHECKING:
    from firsthand.claims.tree import Token

FOUGHT = ("offensive", "clash", "shelling", "airstrike", "attack_civilians")  # not a bomb that failed to explode


@dataclass(frozen=True, slots=True)
class Judgement:
    """How a happening is told. `cues` are the words that decided, `rule` says why; `doubt` is 0
    (clear) to 1, `signs` what the standing was weighed from.
    """

    standing: Standing
    certainty: Certainty
    polarity: bool
    cues: tuple[Span, ...]
    rule: str
    doubt: float = 0.0
    signs: tuple[str, ...] = ()


def judge(
    sentence: ParsedSentence,
    trigger: Token,
    *,
    type: str,
    noun: bool,
    force: str | None,
    stake: bool | None,
    attributed: bool,
    time: TimeWords | None,
    published: date,
    title_or_lede: bool = False,
    passage: Passage | None = None,
) -> Judgement:
    """Judge a happening by its sentence and by its place in the report.

    `force` is the speech act whose content it is (say, deny, accuse, predict, order, ...), `stake`
    whether its speaker is
    a party, `time` the time words that belong to it. A happening inside a denial is denied and false;
    orders, deals and
    the future are planned; what is told as over long ago is background whoever tells it.
    """
    at = setting(trigger, noun=noun, text=sentence.text)
    own = not attributed or stake is None  # the outlet's voice, or that of the agency whose report it carries
    firm = Certainty.ASSERTED if own else Certainty.CLAIMED if stake else Certainty.REPORTED
    found = sureness.unsure_speech(at) if type in SPEECH else sureness.unsure(at, force)
    found = (None if _is_reached(type, found) or _is_tried(type, found) else found) or _scheduled(at, time, published)
    sure, word, why = found or (firm, None, "told as a fact")
    if type == "forecast":
        sure, why = Certainty.PREDICTED, "forecast"
    undone = None if type in SPEECH else _undone(at, type)
    where = passage or (Passage() if title_or_lede else Passage(share=0.4, paragraph=1))
    held = signs(at, type=type, certainty=sure, attributed=attributed, time=time, published=published, passage=where)
    polarity = undone is None and sure is not Certainty.DENIED
    standing, chance = weigh(held, firm=polarity and sure in FIRM)
    words = [w for w in (word, undone) if w is not None]
    return Judgement(
        standing,
        sure,
        polarity,
        tuple(sentence.span(w) for w in words),
        _why(why, undone, standing),
        min(chance, 1 - chance) * 2,
        held,
    )


def _is_reached(type: str, found: Found | None) -> bool:
    """ "agreed to stop fighting": what is still to come is in the deal, but the deal is made."""
    word = found[1] if found is not None and found[0] is Certainty.PLANNED else None
    return type == "agreement" and word is not None and word.lower_ in grammar("agreeing")


def _is_tried(type: str, found: Found | None) -> bool:
    """ "tried to storm the base": the fight was had, whatever came of it."""
    word = found[1] if found is not None and found[0] is Certainty.PLANNED else None
    return type in FOUGHT and word is not None and word.lower_ in grammar("in_vain") and word.tag_ in ("VBD", "VBN")


def _undone(at: Setting, type: str) -> Token | None:
    """The word that undoes it; aid that is kept out has not come, unless keeping it out is what did not happen."""
    word = negated(at)
    if word is not None and type in FOUGHT and word.lower_ in grammar("in_vain"):
        return None  # "a failed assault" was made
    if type == "aid_access" and at.trigger.lower_ in grammar("kept_out"):
        return at.trigger if word is None else None
    return word


def _scheduled(at: Setting, time: TimeWords | None, published: date) -> Found | None:
    """ "expires on Friday", "meet next week", "is sending 3,000 men": told in the present, still to come."""
    verb = at.verb
    if verb is None:
        return None
    ahead = time is not None and when.lies_ahead(time, published, verb)
    if ahead and verb.tag_ in ("VBZ", "VBP"):
        return Certainty.PLANNED, verb, "present with a day to come"
    going = any(h.lower_ in grammar("progressive_present") for h in helpers(verb))
    if verb.tag_ == "VBG" and going and (ahead or verb.lower_ in grammar("sending")):
        return Certainty.PLANNED, verb, "present progressive"
    return None


def _why(why: str, undone: Token | None, standing: Standing) -> str:
    return "; ".join([why, *([f"undone by {undone.lower_}"] if undone is not None else []), standing.value])


__all__ = ["Judgement", "Passage", "Setting", "judge"]
