"""The place words of a noun phrase: at its head, beside it, in its list, or saying where it lies."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from firsthand.claims.phrases import Phrase, SentenceWords, core, of_object, singular
from firsthand.claims.slots import objects_of
from firsthand.lexicon.grammar import including as including_words
from firsthand.lexicon.grammar import joined, site_words

if TYPE_CHECKING:
    from firsthand.claims.tree import Token
    from firsthand.places.mentions import PlaceWords


def of_phrase(phrase: Phrase, words: SentenceWords) -> list[PlaceWords]:
    """The place words in a noun phrase: those at its head, else those that say where it lies ("a base near X")."""
    at = words.sentence.at(phrase.head)
    own = [p for p in phrase.places if p.form != "demonym" and not _says_whose(p, phrase, words)]
    if own and not _describes_another(phrase, own, at):
        return _narrower(phrase, own, words) or [_most_exact(own, at)]
    if (beside := _renamed(phrase, words)) or own:
        return beside
    return _lying(phrase, words)


def _lying(phrase: Phrase, words: SentenceWords) -> list[PlaceWords]:
    """The place words that say where a phrase lies: "a base near X"."""
    for child in phrase.head.rights:
        if child.dep_ == "prep" and (child.lower_ == "of" or child.lower_ in site_words().static):
            for inner in objects_of(child):
                deeper = [p for p in words.phrase(inner).places if p.form != "demonym"]
                if deeper:
                    return deeper[:1]
    return []


def _says_whose(place: PlaceWords, phrase: Phrase, words: SentenceWords) -> bool:
    """ "the U.S. embassy", "a U.S. base": a state before a facility's noun says whose it is, not where."""
    if place.head != "country" or "facility" not in phrase.classes:
        return False
    return any(c.dep_ in ("compound", "amod") and _within(c, place, words) for c in core(phrase.head).lefts)


def _within(token: Token, place: PlaceWords, words: SentenceWords) -> bool:
    return place.start <= words.sentence.at(token) < place.end


def _narrower(phrase: Phrase, own: list[PlaceWords], words: SentenceWords) -> list[PlaceWords]:
    """ "Kenya's coast guard base at X": the place in the country or province that the phrase names."""
    if any(_within(phrase.head, p, words) or not _is_wide(p) for p in own):
        return []
    return [p for p in _lying(phrase, words) if not _is_wide(p)]


def _is_wide(place: PlaceWords) -> bool:
    return place.head in site_words().wide_heads or place.form != "name"


def _describes_another(phrase: Phrase, own: list[PlaceWords], at: int) -> bool:
    """ "eastern Congo's biggest city", "the capital of South Kivu": the area named holds the place that is meant."""
    if singular(phrase.head.lower_) not in site_words().inside or any(p.start <= at < p.end for p in own):
        return False
    return all(map(_is_wide, own))


def _renamed(phrase: Phrase, words: SentenceWords) -> list[PlaceWords]:
    """The place that a phrase is another name of: "Tokmak, a rail hub", "the state capital, Sittwe"."""
    head = phrase.head
    inner = of_object(head)
    beside = (*head.rights, *(inner.rights if inner is not None else ()))
    others = [head.head] if head.dep_ == "appos" else [c for c in beside if c.dep_ == "appos"]
    for other in others:
        at = words.sentence.at(other)
        found = [p for p in words.phrase(other).places if p.form == "name" and p.start <= at < p.end]
        if found:
            return found[:1]
    return []


def _most_exact(own: list[PlaceWords], at: int) -> PlaceWords:
    """Of several in one phrase ("Russia's Kursk region") the one at its head, else the last that is narrow."""
    narrow = [p for p in own if p.head != "country" and p.form != "group"]
    heads = [p for p in narrow if p.start <= at < p.end]
    return (heads or narrow[-1:] or own)[0]


def with_list(found: list[PlaceWords], words: SentenceWords) -> list[PlaceWords]:
    """The places with those listed after them ("Saida, Ghasm and al-Jizah"); "X, Y" alone is X in Y."""
    text, start = words.sentence.text, words.sentence.start
    run, gaps = [found[-1]], list[str]()
    for place in named(words.places):
        gap = text[run[-1].end - start : place.start - start]
        if place.start >= run[-1].end and joined().fullmatch(gap):
            run.append(place)
            gaps.append(gap)
    is_list = len(gaps) > 1 or any("and" in gap or "as well" in gap for gap in gaps)
    return [*found, *run[1:]] if is_list else found


def named(places: Iterable[PlaceWords]) -> list[PlaceWords]:
    """Place words that are no demonyms, in the order of the text."""
    return sorted((p for p in places if p.form != "demonym"), key=lambda p: p.start)


def including(role: list[Phrase], words: SentenceWords) -> list[PlaceWords]:
    """The places named of a group ("eight villages, including X and Y")."""
    text, start = words.sentence.text, words.sentence.start
    end = max(p.last.idx + len(p.last.text) for p in role)
    for place in named(words.places):
        if place.start - start >= end and including_words().fullmatch(text[end : place.start - start]):
            return with_list([place], words)
    return []
