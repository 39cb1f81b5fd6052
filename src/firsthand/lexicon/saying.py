"""Words of saying: verbs, nouns and phrases that hand a statement to a voice (`data/cues/saying.toml`)."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from pydantic import Field

from firsthand.lexicon.files import checked, read_toml
from firsthand.model.record import Record
from firsthand.text.inflect import noun_forms, verb_forms

FILE = "cues/saying.toml"


class CueGroup(Record):
    """Verbs or nouns of one force, and how their content may follow them (see the head of the file)."""

    force: str
    takes: frozenset[str]
    lemmas: tuple[str, ...]
    chain: bool = True
    addressee: bool = False
    observer: bool = False
    passive: bool = False


class PhraseGroup(Record):
    """Prepositional phrases whose object (or whose noun's owner) is the source."""

    force: str
    words: tuple[str, ...]
    owned: bool = False


class AdjectiveGroup(Record):
    """Adjectives of one force, and how their content may follow them ("worried that", "aware of")."""

    force: str
    takes: frozenset[str]
    lemmas: tuple[str, ...]
    chain: bool = True


class WordList(Record):
    """A closed list of lower-case words."""

    words: frozenset[str]


class Entry(Record):
    """One reading of a cue word: its lemma, the particles that must follow it, its force and its frames."""

    lemma: str
    particles: tuple[str, ...]
    force: str
    takes: frozenset[str]
    chain: bool
    addressee: bool
    observer: bool
    passive: bool


class SayingFile(Record):
    """The schema of the file."""

    verb: tuple[CueGroup, ...]
    noun: tuple[CueGroup, ...]
    adjective: tuple[AdjectiveGroup, ...]
    phrase: tuple[PhraseGroup, ...]
    distance: tuple[WordList, ...]
    observers: WordList
    papers: WordList
    channels: WordList
    media: WordList
    audience: WordList
    titles: WordList
    persons: WordList
    bodies: WordList
    hollow: WordList
    hearsay: WordList


class SayingWords(Record):
    """The cue words ready for look-up: by the lower-case form of their first word."""

    verbs: dict[str, tuple[Entry, ...]]
    nouns: dict[str, tuple[Entry, ...]]
    adjectives: dict[str, tuple[Entry, ...]]
    phrases: dict[str, tuple[tuple[str, ...], ...]]
    owned: frozenset[str]
    distance: frozenset[str]
    observers: frozenset[str]
    papers: frozenset[str]
    channels: frozenset[str]
    media: frozenset[str]
    audience: frozenset[str]
    titles: frozenset[str]
    persons: frozenset[str]
    bodies: frozenset[str]
    hollow: frozenset[str]
    hearsay: frozenset[str]
    forms: frozenset[str] = Field(default_factory=frozenset)  # every first word of a cue, for the scan before a parse


@lru_cache(maxsize=1)
def load_saying() -> SayingWords:
    """Read and expand the words of saying; LexiconError names the file and what is wrong with it."""
    file = checked(SayingFile, FILE, read_toml(FILE))
    irregular = read_toml("english/irregular.toml")
    verbs = _by_form(file.verb, lambda w: verb_forms(w, irregular["verbs"]))
    nouns = _by_form(file.noun, lambda w: noun_forms(w, irregular["nouns"]))
    adjectives = _by_form(_as_cues(file.adjective), lambda w: (w,))
    phrases: dict[str, tuple[tuple[str, ...], ...]] = {}
    for words in (tuple(p.split()) for group in file.phrase if not group.owned for p in group.words):
        phrases[words[0]] = (*phrases.get(words[0], ()), words)
    lists = {name: getattr(file, name).words for name in _LISTS}
    return SayingWords(
        verbs=verbs,
        nouns=nouns,
        adjectives=adjectives,
        phrases=phrases,
        owned=frozenset(w for group in file.phrase if group.owned for w in group.words),
        distance=frozenset().union(*(group.words for group in file.distance)),
        forms=frozenset(verbs) | frozenset(nouns) | frozenset(adjectives) | frozenset(phrases),
        **lists,
    )


_LISTS = ("observers", "papers", "channels", "media", "audience", "titles", "persons", "bodies", "hollow", "hearsay")


def _as_cues(groups: tuple[AdjectiveGroup, ...]) -> tuple[CueGroup, ...]:
    return tuple(CueGroup(**group.model_dump()) for group in groups)


def _by_form(groups: tuple[CueGroup, ...], inflect: Any) -> dict[str, tuple[Entry, ...]]:
    table: dict[str, tuple[Entry, ...]] = {}
    for group in groups:
        for lemma in group.lemmas:
            head, *particles = lemma.split()
            entry = Entry(lemma=lemma, particles=tuple(particles), **group.model_dump(exclude={"lemmas"}))
            for form in inflect(head):
                table[form] = (*table.get(form, ()), entry)
    return table
