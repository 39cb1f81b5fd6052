"""What words that name no place point back at: "the town", "the capital", "the southwest", "the centre", "it"."""

from __future__ import annotations

import re
from collections import Counter

from firsthand.claims.phrases import singular
from firsthand.claims.placing import as_context, at_place, less_sure, pointing, unnamed
from firsthand.claims.sites import Sites
from firsthand.lexicon.grammar import agrees, definite, site_words
from firsthand.model import Mention, Span, UnknownId

ANYWHERE = "area"  # a noun that can point at any place below a country
SHARED = "share"  # what a share is of: any place that has parts
SETTLEMENT = "town"
IN_UNIT = 0.7  # chance that "the province" is the one that the last place told lies in
WHOSE = re.compile(r"(?P<noun>\w+)['’]s? (?:[\w-]+ )*$")  # "the region's " before "east"
# "of the region": whose part or share is meant, with words of quality before the noun ("of the besieged town")
OF_WHAT = re.compile(r" of (?P<whole>(?:the|this|that|its|their) (?:[\w-]+ )*?(?P<noun>[\w-]+))$")
STRIDE = 130  # characters of a sentence, about: each makes an antecedent less likely
NEARER, TOLD, NAMED_AGAIN, SAME_KIND, OTHER_KIND, LOCAL = 0.5, 1.5, 0.5, 1.5, -1.5, 1.5
OFTEN = 3  # further mentions add nothing


def pointed(sites: Sites, span: Span, head: str, since: int) -> tuple[Mention, ...]:
    """ "the town": the place told before that can be meant; for a group or part, that place as context too.

    `since` is the start of the sentence: a place told in it goes before those of earlier ones.
    """
    words, noun = span.text.lower(), singular(head)
    meant = _side(sites, span, noun, since) or _seat(sites, span, noun) or _country(sites, words, noun, span.start)
    if meant is not None:
        return (pointing(meant, span),)
    if _points_back(words):
        told = antecedent(sites, since, span.start, _kind(words, noun))
        if told is not None:
            back = less_sure(pointing(told, span))
            sites.told.append(back)
            return (back,)
    around = antecedent(sites, span.start, span.start, ANYWHERE)
    return (unnamed(span), *((as_context(around),) if around else ()))


def _points_back(words: str) -> bool:
    """Definite words, and those that somebody else's name makes so ("the east's biggest city")."""
    return (
        words.startswith(definite())
        or any(f" of {word}" in words for word in definite())
        or words in site_words().pointing
        or words.endswith(" it")
        or WHOSE.search(words.rpartition(" ")[0] + " ") is not None
    )


def _kind(words: str, noun: str) -> str:
    """The noun whose place is meant: of "most of the town" and "the centre" a settlement, of shares any place."""
    closed, whole = site_words(), OF_WHAT.search(words)
    if whole and noun in closed.shares | closed.measures | closed.parts:
        return singular(whole["noun"])
    if noun in closed.parts:
        return next((w for w in ("city", "village") if w in words), SETTLEMENT)
    return SHARED if noun in closed.shares else noun


def _country(sites: Sites, words: str, noun: str, offset: int) -> Mention | None:
    """ "the country", "various parts of the country", "two thirds of the territory": the theatre's country."""
    if (home := sites.home.of(words)) is not None:
        return home
    whole, closed = OF_WHAT.search(words), site_words()
    if whole is None or noun not in closed.shares | closed.measures | closed.parts | closed.portions | {whole["noun"]}:
        return None
    if whole["noun"] in closed.lands and antecedent(sites, offset, offset, whole["noun"]) is None:
        return sites.home.country
    return sites.home.of(whole["whole"])


def _side(sites: Sites, span: Span, compass: str, since: int) -> Mention | None:
    """ "the southwest": the region of that name told before, else that part of the country, or of "the region's"."""
    if compass not in site_words().compass:
        return None
    plain = compass.replace("-", "")
    at = span.text.lower().rfind(compass)
    whose = WHOSE.search(span.text[:at].lower()) or OF_WHAT.match(span.text[at + len(compass) :].lower())
    if whose and (owner := antecedent(sites, since, span.start, whose["noun"])) is not None:
        return sites.home.side_of(owner, plain)
    for mention in reversed(sites.told):
        if mention.name and plain in mention.name.lower().replace("-", ""):
            return mention
    return sites.home.side(plain)


def _seat(sites: Sites, span: Span, noun: str) -> Mention | None:
    """ "the capital of South Kivu": the city told before that lies in it, else the town of its name."""
    if noun != site_words().capital:
        return None
    unit = next((m for w, m in sites.landmarks if span.start <= w.start < span.end and m.admin1), None)
    if unit is None or unit.place_kind != "admin1":
        return None
    inside = [m for m in sites.landmarks_before(span.start) if m.admin1 == unit.admin1 and m.place_kind == "city"]
    if inside:
        return less_sure(inside[-1])
    towns = [p for p in sites.gazetteer.lookup(unit.name or "") if p.kind in ("city", "town")]
    own = next((p for p in towns if p.admin1 == unit.admin1), None)
    return at_place(unit, own, IN_UNIT) if own else None


def antecedent(sites: Sites, since: int, offset: int, noun: str) -> Mention | None:
    """The place that "the <noun>" at an offset points back at: one of the sentence, else the most present before."""
    named = [m for m in sites.landmarks_before(offset) if sites.here(m.country) and agrees(noun, m.place_kind or "")]
    within = [m for m in named if (m.start or 0) >= since]
    if within:
        return within[-1]
    told = [m for m in sites.told if (m.start or 0) < offset and agrees(noun, m.place_kind or "")]
    told = [m for m in told if m.place_kind not in site_words().vague]
    if not (told or named):
        return _unit(sites, offset) if noun in site_words().units else _written(sites, noun)
    counts = Counter(m.id for m in {(m.id, m.start): m for m in (*named, *told)}.values())
    ids = {m.id for m in told}
    return max((*named, *told), key=lambda m: (_presence(m, noun, offset, counts, ids), m.start or 0))


def _presence(mention: Mention, noun: str, offset: int, counts: Counter[str | None], told: set[str | None]) -> float:
    """How present a place is in a reader's mind: near, told of, named often, of the kind that the noun says."""
    kind, near = mention.place_kind or "", (offset - (mention.start or 0)) / STRIDE
    value = TOLD * (mention.id in told) + NAMED_AGAIN * min(counts[mention.id], OFTEN) - NEARER * near
    if noun == ANYWHERE:
        return value + LOCAL * (kind in site_words().local)
    if kind == noun:
        return value + SAME_KIND
    return value + OTHER_KIND * ({kind, noun} == {"city", "village"})


def _written(sites: Sites, noun: str) -> Mention | None:
    """ "the city" before any is named: the one that the report was written in."""
    here = sites.dateline
    return here if here is not None and noun in site_words().settled and agrees(noun, here.place_kind or "") else None


def _unit(sites: Sites, offset: int) -> Mention | None:
    """ "the province": the unit that the last place told lies in."""
    for mention in reversed(sites.told):
        if (mention.start or 0) < offset and mention.admin1:
            try:
                return at_place(mention, sites.gazetteer.place(f"adm1-{mention.admin1}"), IN_UNIT)
            except UnknownId:
                return None
    return None
