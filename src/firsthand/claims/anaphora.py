"""What words that name no place point back at: "the town", "the capital", "the southwest", "it"."""

from __future__ import annotations

from firsthand.claims.phrases import singular
from firsthand.claims.placing import as_context, at_place, less_sure, pointing, unnamed
from firsthand.claims.sites import Sites
from firsthand.lexicon.grammar import agrees, definite, site_words
from firsthand.model import Mention, Span, UnknownId

ANYWHERE = "area"  # a noun that can point at any place below a country
IN_UNIT = 0.7  # chance that "the province" is the one that the last place told lies in


def pointed(sites: Sites, span: Span, head: str, since: int) -> tuple[Mention, ...]:
    """ "the town": the last place told before that can be meant; for a group or part, that place as context too.

    `since` is the start of the sentence: a place told in it goes before those of earlier ones.
    """
    words, noun, closed = span.text.lower(), singular(head), site_words()
    if noun in closed.compass and (side := _side(sites, noun)):
        return (pointing(side, span),)
    if (home := sites.home.of(words)) is not None:
        return (pointing(home, span),)
    noun = ANYWHERE if noun in closed.shares else noun
    if words.startswith(definite()) or words in closed.pointing or words.endswith(" it"):
        told = _in_sentence(sites, since, span.start, noun) or _last_told(sites, span.start, noun)
        if told is not None:
            meant = less_sure(pointing(told, span))
            sites.told.append(meant)
            return (meant,)
    around = _last_told(sites, span.start, ANYWHERE)
    return (unnamed(span), *((as_context(around),) if around else ()))


def _side(sites: Sites, compass: str) -> Mention | None:
    """ "the southwest": the region of that name told before, else that part of the theatre's country."""
    plain = compass.replace("-", "")
    for mention in reversed(sites.told):
        if mention.name and plain in mention.name.lower().replace("-", ""):
            return mention
    return sites.home.side(plain)


def _in_sentence(sites: Sites, since: int, offset: int, noun: str) -> Mention | None:
    """The last local place named earlier in the sentence that the noun can point at."""
    for words in reversed([w for w in sites.named_before(offset) if w.start >= since]):
        mention = sites.mention(words)
        if mention.lat is not None and sites.here(mention.country) and agrees(noun, mention.place_kind or ""):
            return mention
    return None


def _last_told(sites: Sites, offset: int, noun: str) -> Mention | None:
    """The last place of a claim that the noun can point at, else of any place words before it."""
    vague = site_words().vague
    for mention in reversed(sites.told):
        fits = agrees(noun, mention.place_kind or "") and mention.place_kind not in vague
        if (mention.start or 0) < offset and fits:
            return mention
    for words in sorted(sites.named_before(offset), key=lambda w: -w.start):
        mention = sites.mention(words)
        if mention.lat is not None and agrees(noun, mention.place_kind or ""):
            return mention
    return _unit(sites, offset) if noun in site_words().units else None


def _unit(sites: Sites, offset: int) -> Mention | None:
    """ "the province": the unit that the last place told lies in."""
    for mention in reversed(sites.told):
        if (mention.start or 0) < offset and mention.admin1:
            try:
                return at_place(mention, sites.gazetteer.place(f"adm1-{mention.admin1}"), IN_UNIT)
            except UnknownId:
                return None
    return None
