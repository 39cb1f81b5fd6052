"""Signs that a happening is history or habit rather than the report's news: what `standing` weighs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from firsthand.claims.standing.setting import Setting, above, helpers
from firsthand.claims.when.clause import is_verb
from firsthand.claims.when.words import TimeWords
from firsthand.lexicon.cues import cues
from firsthand.model import Certainty

if TYPE_CHECKING:
    pass

FIRM = (Certainty.ASSERTED, Certainty.REPORTED, Certainty.CLAIMED)
AFTER = frozenset({"after", "since", "following", "when", "once", "because", "as"})
DEFINITE = frozenset({"the", "this", "that", "these", "those", "its", "their", "his", "her"})


@dataclass(frozen=True, slots=True)
class Passage:
    """Where in its report a sentence stands: `share` of the sentences before it (0 to 1), and what
    came just before.

    `paragraph` counts from 0.
    `old` says that an earlier sentence of the same paragraph set an old date which still holds.
    """

    share: float = 0.0
    paragraph: int = 0
    old: bool = False


def signs(
    setting: Setting,
    *,
    type: str,
    certainty: Certainty,
    attributed: bool,
    time: TimeWords | None,
    published: date,
    passage: Passage,
) -> tuple[str, ...]:
    """Names of the signs that hold; their weights are in `lexicon/data/standing.toml`."""
    return tuple(
        dict.fromkeys(
            [
                *_of_time(time, published),
                *_of_tense(setting, attributed=attributed),
                *_of_clause(setting),
                *_of_above(setting),
                *_of_noun(setting),
                *_of_words(setting),
                *_of_passage(passage),
                *_of_telling(type, certainty, attributed=attributed),
            ]
        )
    )


def _of_time(time: TimeWords | None, published: date) -> Iterator[str]:
    if time is None or (time.earliest is None and time.latest is None):
        yield "time:none"
        return
    if time.role in ("since", "duration"):
        reach = (published - time.earliest).days if time.earliest else 0
        yield f"time:{time.role}:{'long' if reach > 400 else 'short'}"
        return
    yield f"time:{_age(time, published)}"


def _age(time: TimeWords, published: date) -> str:
    if time.latest is None or time.latest > published:
        return "future"
    days = (published - time.latest).days
    if time.earliest is None and days == 0:
        return "open"
    return "days" if days <= 4 else "week" if days <= 10 else "month" if days <= 45 else "old"


def _of_tense(setting: Setting, *, attributed: bool) -> Iterator[str]:
    node = setting.verb
    if node is None:
        yield "tense:noun"
        return
    words = [h.lower_ for h in helpers(node)]
    if "had" in words:
        yield "tense:pluperfect:said" if attributed or node.dep_ == "ccomp" else "tense:pluperfect"
    elif "has" in words or "have" in words:
        yield "tense:perfect"
    elif "was" in words or "were" in words:
        yield "tense:was"
    elif "is" in words or "are" in words:
        yield "tense:is"
    else:
        yield f"tense:{node.tag_}"


def _of_clause(setting: Setting) -> Iterator[str]:
    node = setting.verb or setting.trigger
    yield f"clause:{node.dep_}" if is_verb(node) else "clause:noun"
    for step in above(node, 6):
        if step.dep == "relcl":
            yield "in:relcl"
        if step.dep == "appos":
            yield "in:appos"
        if step.dep == "acl" and step.below.tag_ == "VBN":
            yield "in:participle"
        if step.dep == "advcl":
            mark = next(
                (
                    c.lower_
                    for c in step.below.children
                    if c.dep_ in ("mark", "advmod") and c.i < step.below.i
                ),
                "",
            )
            yield f"in:advcl:{mark}" if mark in AFTER else "in:advcl"
        if step.above.dep_ == "prep" and step.above.lower_ in AFTER:
            yield "after:" + step.above.lower_
        if step.above.dep_ == "prep" and step.above.lower_ in ("under", "during", "despite"):
            yield "under:" + step.above.lower_


def _of_above(setting: Setting) -> Iterator[str]:
    """What tells of what had been said, or what follows from it, is as old as the telling."""
    node = setting.verb or setting.trigger
    for step in above(node, 6):
        if is_verb(step.above) and step.dep in ("ccomp", "xcomp", "pcomp", "prep", "dobj", "conj", "advcl"):
            words = [h.lower_ for h in helpers(step.above)]
            if "had" in words:
                yield "above:pluperfect"
            elif "has" in words or "have" in words:
                yield "above:perfect"
            elif step.dep == "ccomp":
                yield f"above:{step.above.tag_}"
    if any(c.dep_ == "mark" and c.lower_ in ("before", "although", "though", "while") for c in node.children):
        yield "clause:concession"


def _of_noun(setting: Setting) -> Iterator[str]:
    if setting.noun:
        left = {c.lower_ for c in setting.trigger.children if c.dep_ in ("det", "poss")}
        yield "noun:definite" if left & DEFINITE else "noun:indefinite" if left else "noun:bare"
        yield (
            f"noun:{setting.trigger.dep_}"
            if setting.trigger.dep_ in ("nsubj", "dobj", "pobj", "compound", "nsubjpass")
            else "noun:other"
        )


def _of_words(setting: Setting) -> Iterator[str]:
    table = cues("background").words
    around = list(_neighbours(setting))
    if any(w in table.modifiers for w in around):
        yield "word:former"
    if any(w in table.news for w in around):
        yield "word:news"
    if any(w in table.generic for w in around):
        yield "word:habit"
    if setting.verb is not None and setting.verb.tag_ in ("VBZ", "VBP"):
        yield "word:present"


def _neighbours(setting: Setting) -> Iterator[str]:
    for node in setting.nodes:
        for child in node.children:
            if child.dep_ in ("advmod", "amod", "npadvmod", "mark"):
                yield child.lower_


def _of_passage(passage: Passage) -> Iterator[str]:
    if passage.old:
        yield "passage:old"
    if passage.share == 0:
        yield "passage:lede"
    elif passage.paragraph == 0:
        yield "passage:first"
    else:
        yield from (f"passage:after:{part}" for part in (50, 65, 80) if passage.share * 100 >= part)


def _of_telling(type: str, certainty: Certainty, *, attributed: bool) -> Iterator[str]:
    yield f"type:{type}"
    if certainty not in FIRM:
        yield f"certainty:{certainty.value}"
    if attributed:
        yield "attributed"
