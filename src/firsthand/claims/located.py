"""Where a claim is put: by the words that name a place for it, those that point at one, and the report around it.

How far from its own words a claim looks is told by its type (`data/places/reach.toml`).
"""

from __future__ import annotations

from firsthand.claims.anaphora import pointed
from firsthand.claims.match import Draft
from firsthand.claims.phrase_places import of_phrase
from firsthand.claims.phrases import Phrase, SentenceWords, core
from firsthand.claims.placing import as_context
from firsthand.claims.sites import Sites
from firsthand.claims.where import definites, in_sentence, place_words, sides, standing, unknown_names
from firsthand.lexicon.grammar import site_words
from firsthand.lexicon.reach import Reach, reach_of
from firsthand.model import Basis, Mention, Moment, Precision

LONG = frozenset({Precision.RANGE, Precision.YEAR})  # what else is told by a month or week may have taken a day
LONGEST = 3  # days: what took longer, as a toll "since January", is not put where the report was last


def located(
    draft: Draft, words: SentenceWords, sites: Sites, moment: Moment, *, visiting: bool = False
) -> tuple[Mention, ...]:
    """Where it happened: places named for it, what stands for one, else the nearest of the sentence or report.

    `visiting`: of forces from abroad that come or go, which is of the whole country if no place is named for it.
    """
    if draft.frame.file.moves_people and any(of_phrase(p, words) for p in _moved(draft)):
        return ()
    aside = [] if draft.roles.get("place") else sides(draft, words)
    found = [] if aside else place_words(draft, words)
    if found:
        return _told(sites, tuple(sites.mention(p) for p in found))
    if aside:
        return _pointed(draft, aside, words, sites)
    stated = _stated(draft, words, sites)
    if stated or reach_of(draft.type) < Reach.SENTENCE:
        return stated
    near = _around(draft, words, sites) or (_land(words, sites) if visiting else ())
    return near or _carried(draft, words, sites, moment)


def back(phrase: Phrase, words: SentenceWords, sites: Sites) -> list[Mention]:
    """The known places that a phrase without a name points back at ("the town")."""
    found = pointed(sites, words.span(phrase), core(phrase.head).lower_, words.sentence.start)
    return [m for m in found if m.basis is Basis.SAID and m.lat is not None]


def _moved(draft: Draft) -> list[Phrase]:
    return [*draft.roles.get("origin", ()), *draft.roles.get("destination", ())]


def _around(draft: Draft, words: SentenceWords, sites: Sites) -> tuple[Mention, ...]:
    """The nearest place of the sentence."""
    beside = in_sentence(draft, words)
    if not beside and (aside := sides(draft, words, anywhere=True)):
        return _pointed(draft, aside, words, sites)
    if beside:
        return _told(sites, tuple(sites.mention(p) for p in beside))
    return tuple([m for p in definites(draft, words) for m in back(p, words, sites)][:1])


def _land(words: SentenceWords, sites: Sites) -> tuple[Mention, ...]:
    """The country or region that the report is about, as context."""
    near = sites.carried(words.sentence)
    if any(m.place_kind in site_words().wide_heads for m in near):
        return near
    return (as_context(sites.home.country),) if sites.home.country else ()


def _carried(draft: Draft, words: SentenceWords, sites: Sites, moment: Moment) -> tuple[Mention, ...]:
    """The place of the report, for what may well have happened there."""
    return sites.carried(words.sentence) if reach_of(draft.type) is Reach.REPORT and _is_short(moment) else ()


def _is_short(moment: Moment) -> bool:
    """Tell whether it is, or may be, one happening of some days, and no reckoning over weeks or years."""
    if moment.earliest is None or moment.latest is None or moment.precision not in LONG:
        return True
    return (moment.latest - moment.earliest).days <= LONGEST


def _stated(draft: Draft, words: SentenceWords, sites: Sites) -> tuple[Mention, ...]:
    """Words that stand where the place does without a known name: "the town", "in Ruwayda"."""
    own = draft.roles.get("place") or [p for p in draft.roles.get("target", []) if "place" in p.classes]
    if draft.frame.file.speech and not draft.roles.get("place"):
        own = []
    if own or (own := standing(draft, words)):
        return _pointed(draft, own, words, sites)
    return _told(sites, tuple(sites.named(words.span(p)) for p in unknown_names(draft, words)))


def _pointed(draft: Draft, phrases: list[Phrase], words: SentenceWords, sites: Sites) -> tuple[Mention, ...]:
    since = words.sentence.start
    found: list[Mention] = []
    for phrase in phrases:
        span = words.span(phrase)
        if phrase.classes != {"name"}:
            found += pointed(sites, span, core(phrase.head).lower_, since)
        elif span.text[:1].isupper():
            found.append(sites.named(span))
    said = [m for m in found if m.lat is not None and m.basis is Basis.SAID]
    sites.tell(said)
    if reach_of(draft.type) < Reach.SENTENCE:
        return tuple(m for m in found if m.basis is Basis.SAID)
    near = () if said else _near(draft, words, sites)
    return (*(m for m in found if m.basis is Basis.SAID), *near) if near else tuple(found)


def _near(draft: Draft, words: SentenceWords, sites: Sites) -> tuple[Mention, ...]:
    """The place of the sentence that unnamed ground lies at, as context: "shelled a bank ... in the city centre"."""
    beside = [sites.mention(p) for p in in_sentence(draft, words) if p.head not in site_words().wide_heads]
    known = [m for p in definites(draft, words) for m in back(p, words, sites)]
    return tuple(as_context(m) for m in (*beside, *known) if m.lat is not None)[:1]


def _told(sites: Sites, places: tuple[Mention, ...]) -> tuple[Mention, ...]:
    sites.tell(places)
    return places
