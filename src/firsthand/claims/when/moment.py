"""The moment of a claim: its time words, or what tense and certainty leave open. No day is ever made up."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from firsthand.claims.parse import ParsedSentence
from firsthand.claims.when import days
from firsthand.claims.when.clause import belonging, is_of_telling, runs_since, speaking
from firsthand.claims.when.days import Days
from firsthand.claims.when.offsets import anchored, reckoned
from firsthand.claims.when.timewords import TimeWords
from firsthand.model import Certainty, Moment, Precision, Standing

if TYPE_CHECKING:
    from firsthand.claims.tree import Token

TO_COME = (Certainty.PLANNED, Certainty.PREDICTED, Certainty.CONDITIONAL)
STATES = ("control_statement", "siege", "infrastructure_status", "aid_access", "deployment", "support")
SPEECH = ("denial", "accusation", "demand", "directive", "threat", "forecast")
DATED = ("weekday", "explicit-date", "month")
COMING = 30  # days ahead within which a date without a year is the coming one, whatever the tense ("due on May 20")


def moment(
    sentence: ParsedSentence,
    trigger: Token,
    words: Sequence[TimeWords],
    published: date,
    *,
    certainty: Certainty,
    standing: Standing,
    type: str,
    carried: TimeWords | None = None,
    telling: Days | None = None,
) -> Moment:
    """When the claim says that it happened, is so or will be: an interval of days with the words behind it.

    Without words of its own a past happening is open to the left and ends on the publication day; a plan, condition or
    forecast opens on it; a state that holds is the publication day. `carried` is the time that it shares with what the
    report told before (the toll of a strike told one sentence earlier), `telling` the day of the report's news, which
    "two days after" is reckoned from where the sentence has no day.
    """
    to_come = certainty in TO_COME and type != "forecast"
    usable = words if to_come else [w for w in words if w.rule != "soon"]
    trigger = speaking(trigger) if type == "forecast" else trigger
    item, rank = _chosen(sentence, trigger, usable)
    if to_come:
        return _to_come(sentence, trigger, item, rank, published)
    if rank > 1:
        found = reckoned(sentence, trigger, words, telling or Days(None, published, Precision.RANGE), published)
        item, rank = (found, 1) if found is not None else (item, rank)
    if item is not None and runs_since(sentence, trigger, item):
        item = replace(item, latest=published, precision=Precision.RANGE, role="since")
    if item is not None and rank <= (3 if _is_of_telling(type, standing) else 2):
        return _said(item, rank, published, to_come=False)
    if item is not None and item.latest and standing is Standing.NEWS:
        return _open(None, min(item.latest, published), "before-speech")
    return _untold(trigger, published, carried, type=type, standing=standing)


def _chosen(sentence: ParsedSentence, trigger: Token, words: Sequence[TimeWords]) -> tuple[TimeWords | None, int]:
    """The time words that tell when it was, and how far they are; "now" in what was said on Friday is Friday."""
    own = anchored(sentence, trigger, words)
    item, rank = belonging(sentence, trigger, own)
    if item is None or item.rule != "now":
        return item, rank
    said, above = belonging(sentence, trigger, [w for w in own if w.rule != "now"])
    return (said, 2) if said is not None and above == 3 and said.role == "point" else (item, rank)


def _to_come(sentence: ParsedSentence, trigger: Token, item: TimeWords | None, rank: int, published: date) -> Moment:
    """The time of what is planned, foreseen or conditional; the day on which it was agreed is not its own."""
    of_telling = item is not None and item.role == "point" and is_of_telling(sentence, trigger, item)
    if item is None or of_telling or rank > 2:
        return _open(published, None, "future-from-publication")
    return _said(item, rank, published, to_come=True)


def _untold(trigger: Token, published: date, carried: TimeWords | None, *, type: str, standing: Standing) -> Moment:
    """The time of what has no words of its own: the day that the report tells of, or what tense leaves open."""
    if carried is not None and type not in SPEECH and type not in STATES:
        return Moment(
            earliest=carried.earliest, latest=carried.latest, precision=carried.precision, rule="from-context"
        )
    if standing is Standing.NEWS and type in STATES and trigger.tag_ in ("VBZ", "VBP", "JJ"):
        return Moment(earliest=published, latest=published, precision=Precision.DAY, rule="present-at-publication")
    return _open(None, published, "past-tense-before-publication")


def _is_of_telling(type: str, standing: Standing) -> bool:
    """What is said, what holds when it is said, and what had been announced have the day of the telling."""
    return type in SPEECH or type in STATES or standing is Standing.BACKGROUND


def of(sentence: ParsedSentence, trigger: Token, words: Sequence[TimeWords]) -> TimeWords | None:
    """The time words that tell when it was, or when it was told: what `judge` reckons its age from."""
    return belonging(sentence, trigger, words)[0]


def _open(earliest: date | None, latest: date | None, rule: str) -> Moment:
    return Moment(earliest=earliest, latest=latest, precision=Precision.RANGE, rule=rule)


def _said(item: TimeWords, rank: int, published: date, *, to_come: bool) -> Moment:
    turned = _turned(item, published) if to_come else _not_yet(item, published)
    rule = turned.rule if rank < 2 else f"{turned.rule}, of the clause above"
    return Moment(
        start=item.start,
        end=item.end,
        text=item.text,
        earliest=turned.earliest,
        latest=turned.latest,
        precision=turned.precision,
        rule=rule,
    )


def _turned(item: TimeWords, published: date) -> TimeWords:
    """For what is still to come: the next such day, the stretch from publication on."""
    if item.role == "duration" and item.earliest:
        return replace(item, earliest=published, latest=published + (published - item.earliest))
    if item.role == "since" and item.earliest and item.earliest < published and item.rule in DATED:
        return _from_then_on(item, published)
    if item.latest is None or item.latest >= published or item.rule not in DATED:
        lasts = item.role == "until" and item.latest is not None and not item.text.lower().startswith("by ")
        return replace(item, earliest=published) if lasts else item
    if item.rule == "weekday":
        return _shifted(item, 7)
    return _shifted(item, 0, years=1) if (published - item.latest).days > 150 else item


def _from_then_on(item: TimeWords, published: date) -> TimeWords:
    """ "from Monday", "from May 25": open from the next such day on."""
    far = item.earliest is not None and (published - item.earliest).days > 150
    next_one = _shifted(item, 7) if item.rule == "weekday" else _shifted(item, 0, years=1) if far else item
    return replace(next_one, latest=None)


def _shifted(item: TimeWords, by: int, years: int = 0) -> TimeWords:
    def moved(day: date) -> date:
        return days.add_months(days.shift(day, by), 12 * years)

    return replace(
        item,
        earliest=moved(item.earliest) if item.earliest else None,
        latest=moved(item.latest) if item.latest else None,
    )


def _not_yet(item: TimeWords, published: date) -> TimeWords:
    """For what happened: a stretch that was read forward is turned back, a day in the future held to
    the report's.
    """
    if item.rule == "within" and item.latest:
        return replace(item, earliest=published - (item.latest - published), latest=published)
    edge = item.latest if item.role == "until" else item.earliest if item.role == "point" else None
    if item.role == "after":
        return item
    if item.rule == "weekday" and item.earliest and item.earliest > published and not item.text.startswith("for "):
        return _shifted(item, -7)
    soon = item.rule == "explicit-date" and edge is not None and (edge - published).days <= COMING
    if item.rule in DATED[1:] and edge and edge > published and not soon and not re.search(r"\d{4}", item.text):
        return _shifted(item, 0, years=-1)
    return item


def lies_ahead(item: TimeWords, published: date, verb: Token) -> bool:
    """Tell whether a day told with a verb in the present is one to come: "expires on August 3", read in July."""
    if item.earliest is None or item.latest is None:
        return item.earliest is not None and item.earliest >= published
    if item.earliest > published:
        return True
    yearless = item.rule == "explicit-date" and item.role == "point" and not re.search(r"\d{4}", item.text)
    return yearless and verb.tag_ == "VBZ" and (published - item.latest).days > 200
