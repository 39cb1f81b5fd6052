"""Signs that a happening is history or habit rather than the report's news: what `weigh` sums up."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from firsthand.claims.standing.level import level_of, tense_of, told_tense
from firsthand.claims.standing.setting import Setting, Step, above, helpers, is_telegraphic
from firsthand.claims.when.clause import is_verb
from firsthand.claims.when.moment import SPEECH, STATES
from firsthand.claims.when.timewords import TimeWords
from firsthand.lexicon.cues import cues, grammar
from firsthand.lexicon.timewords import vocabulary
from firsthand.model import Certainty

if TYPE_CHECKING:
    from firsthand.claims.tree import Token

FIRM = (Certainty.ASSERTED, Certainty.REPORTED, Certainty.CLAIMED)
AGES = ((1, "day"), (3, "days"), (6, "week"), (10, "weeks"), (45, "month"))


@dataclass(frozen=True, slots=True)
class Passage:
    """Where in its report a sentence stands: `share` of the sentences before it (0 to 1), `paragraph` from 0.

    `front` is the latest day that the report's news was told of so far, `beside` the latest day that the sentence's
    own time words name, `earlier` the last day told by the sentences before it in its paragraph.
    """

    share: float = 0.0
    paragraph: int = 0
    front: date | None = None
    beside: date | None = None
    earlier: date | None = None


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
    """Names of the signs that hold; their weights are in `lexicon/data/cues/standing.toml`."""
    tense, clause, level = told_tense(setting), _clause(setting), level_of(setting)
    age = _age_of(time, published)
    told = "told" if attributed else "own"
    place = _part(passage)
    return tuple(
        dict.fromkeys(
            [
                f"time:{age}",
                f"tense:{tense}",
                f"clause:{clause}",
                f"level:{level}",
                f"{told}:{tense}",
                f"{told}:{level}",
                f"{place}:{told}",
                f"{place}:{clause}",
                f"{place}:{level}",
                f"{age}:{tense}",
                f"{level}:{tense}",
                *_of_relation(time, published, passage),
                *_of_clause(setting, tense),
                *_of_above(setting),
                *_of_main(setting, tense, told),
                *_of_noun(setting),
                *_of_words(setting, tense),
                *_of_passage(passage, published),
                *_of_telling(type, certainty, tense, level, attributed=attributed),
            ]
        )
    )


def _age_of(time: TimeWords | None, published: date) -> str:
    if time is None or (time.earliest is None and time.latest is None):
        return "none"
    if time.role in ("since", "duration"):
        reach = (published - time.earliest).days if time.earliest else 0
        return f"{time.role}-{'long' if reach > 400 else 'short'}"
    if time.latest is None or time.latest > published:
        return "future"
    if time.earliest is None and time.latest == published:
        return "open"
    days = (published - _middle(time, time.latest)).days
    return next((name for most, name in AGES if days <= most), "old")


def _middle(time: TimeWords, latest: date) -> date:
    """The middle of a short stretch ("last week"), the end of a long one ("this year")."""
    if time.earliest is None or (latest - time.earliest).days > 45:
        return latest
    return time.earliest + (latest - time.earliest) / 2


def _of_relation(time: TimeWords | None, published: date, passage: Passage) -> Iterator[str]:
    """How far behind the report's news the happening lies, or its sentence where it has no day of its own."""
    if time is not None and time.latest is not None:
        behind = (passage.front - min(time.latest, published)).days if passage.front else 0
        if behind > 0 and time.role not in ("since", "duration"):
            yield "behind:" + ("one" if behind == 1 else "days" if behind <= 6 else "more")
    elif passage.beside is not None:
        days = (published - passage.beside).days
        if days > 3:
            yield "beside:" + ("old" if days > 45 else "month" if days > 10 else "week")


def _clause(setting: Setting) -> str:
    node = setting.verb or setting.trigger
    return node.dep_ if is_verb(node) else "noun"


def _of_clause(setting: Setting, tense: str) -> Iterator[str]:
    node = setting.verb or setting.trigger
    for step in above(node, 6):
        if step.dep == "relcl":
            yield "in:relcl"
            yield f"relcl:{tense}" if step.below == node else "relcl:deep"
        elif step.dep == "appos":
            yield "in:appos"
        elif step.dep in ("acl", "amod") and step.below.tag_ == "VBN" and not is_telegraphic(step):
            yield "in:participle"
        elif step.dep == "advcl":
            yield _of_adverbial(step.below)
        if step.above.dep_ == "prep" and step.above.lower_ in grammar("sequence"):
            yield "after:" + step.above.lower_
        if step.above.dep_ == "prep" and step.above.lower_ in grammar("frame"):
            yield "under:" + step.above.lower_


def _of_adverbial(verb: Token) -> str:
    mark = next((c.lower_ for c in verb.children if c.dep_ in ("mark", "advmod") and c.i < verb.i), "")
    if mark in grammar("sequence"):
        return f"in:advcl:{mark}"
    return "in:advcl:participle" if verb.tag_ == "VBG" else "in:advcl"


def _of_above(setting: Setting) -> Iterator[str]:
    """What tells of what had been said, or what follows from it, is as old as the telling."""
    node = setting.verb or setting.trigger
    for step in above(node, 6):
        if is_verb(step.above) and step.dep in ("ccomp", "xcomp", "pcomp", "prep", "dobj", "conj", "advcl"):
            yield from _of_verb_above(step)
    if any(c.dep_ == "mark" and c.lower_ in grammar("concession") for c in node.children):
        yield "clause:concession"
    if any(_is_long_after(v) for v in (node, *(s.above for s in above(node, 3))) if v.dep_ == "advcl"):
        yield "clause:long-after"


def _of_verb_above(step: Step) -> Iterator[str]:
    verb = step.above
    words = [h.lower_ for h in helpers(verb)]
    if verb.lower_ in grammar("recalling") or cues("background").found(verb.doc.text[verb.idx : verb.idx + 30]):
        yield "above:recalling"
    if "had" in words:
        yield "above:pluperfect"
    elif "has" in words or "have" in words:
        yield "above:perfect"
    elif step.dep == "ccomp":
        yield f"above:{verb.tag_}"


def _is_long_after(verb: Token) -> bool:
    """ "six months after it fell": a clause that the sentence itself puts weeks and more back."""
    opens = next((c for c in verb.children if c.lower_ in grammar("sequence") and c.i < verb.i), None)
    unit = opens.doc[opens.i - 1].lower_ if opens is not None and opens.i else ""
    return vocabulary().unit.get(unit) in ("week", "fortnight", "month", "year", "decade")


def _of_main(setting: Setting, tense: str, told: str) -> Iterator[str]:
    """How the sentence's main verb is told, where the happening only hangs on it."""
    node = setting.verb or setting.trigger
    root = node
    while root.dep_ != "ROOT":
        root = root.head
    if root != node:
        main = tense_of(Setting(root, root if is_verb(root) else None, False))
        yield f"main:{main}"
        yield f"main:{main}:{tense}"
    if any(c.lower_ in grammar("since") for n in setting.nodes for c in n.children):
        yield f"since:{told}"


def _of_noun(setting: Setting) -> Iterator[str]:
    if not setting.noun:
        return
    trigger = setting.trigger
    left = {c.lower_ for c in trigger.children if c.dep_ in ("det", "poss")}
    kind = "definite" if left & grammar("definite") else "indefinite" if left else "bare"
    yield f"noun:{kind}"
    role = trigger.dep_ if trigger.dep_ in ("nsubj", "dobj", "pobj", "compound", "nsubjpass", "amod") else "other"
    yield f"noun:{role}"
    yield f"noun:{kind}:{role}"


def _of_words(setting: Setting, tense: str) -> Iterator[str]:
    table = cues("background").words
    around = {c.lower_ for n in setting.nodes for c in n.children if c.dep_ in ("advmod", "amod", "npadvmod", "mark")}
    first = setting.trigger.doc[0].lower_
    if around & set(table.modifiers):
        yield "word:former"
        yield f"former:{tense}"
    yield from (
        f"word:{name}" for name, words in (("news", table.news), ("habit", table.generic)) if around & set(words)
    )
    yield from (
        f"opens:{name}" for name, words in (("former", table.modifiers), ("news", table.news)) if first in words
    )
    yield from _of_phrases(setting)
    if tense == "present":
        yield "word:present"


def _of_phrases(setting: Setting) -> Iterator[str]:
    """Words of history in the sentence, and right beside the happening."""
    table, at = cues("background"), setting.trigger.idx
    if table.found(setting.text):
        yield "phrase:past"
        if table.found(setting.text[max(0, at - 35) : at + 70]):
            yield "phrase:near"


def _part(passage: Passage) -> str:
    if passage.share == 0:
        return "lede"
    if passage.paragraph == 0 or passage.share < 0.2:
        return "first"
    return "middle" if passage.share < 0.55 else "late"


def _of_passage(passage: Passage, published: date) -> Iterator[str]:
    yield "passage:" + _part(passage)
    yield from (f"passage:after:{part}" for part in (40, 65, 80) if passage.share * 100 >= part)
    if passage.earlier is not None:
        days = (published - passage.earlier).days
        yield "earlier:" + ("old" if days > 45 else "month" if days > 10 else "week" if days > 3 else "recent")


def _of_telling(type: str, certainty: Certainty, tense: str, level: str, *, attributed: bool) -> Iterator[str]:
    yield f"type:{type}"
    kind = "state" if type in STATES else "speech" if type in SPEECH else "deed"
    yield f"{kind}:{tense}"
    yield f"{kind}:{level}"
    yield f"{type}:{tense}"
    yield f"{type}:{'told' if attributed else 'own'}"
    if certainty not in FIRM:
        yield f"certainty:{certainty.value}"
        yield "certainty:open"
    if attributed:
        yield "attributed"
