"""Cue words that change how a happening is told (`data/cues/*.toml`): negation, plan, prediction,
condition, ...
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from firsthand.lexicon.files import checked, read_toml
from firsthand.lexicon.timewords import alternatives
from firsthand.model import LexiconError
from firsthand.model.record import Record
from firsthand.text.caseless import Caseless
from firsthand.text.inflect import noun_forms, verb_forms

GRAMMAR = "cues/grammar.toml"
IRREGULAR = "english/irregular.toml"
KINDS = ("negation", "planned", "predicted", "conditional", "question", "denied", "accused", "background")
FILES = dict(
    zip(
        KINDS,
        ("negation", "plan", "prediction", "condition", "question", "denial", "accusation", "background"),
        strict=True,
    )
)


class CueWords(Record):
    """The words of one kind of cue, by how they stand to the happening."""

    role: str
    verbs: tuple[str, ...] = ()
    strong: tuple[str, ...] = ()  # verbs that are enough by themselves
    stops: tuple[str, ...] = ()  # verbs whose subject does not go on: "the talks stalled"
    over: tuple[str, ...] = ()  # what follows a verb that ends its subject: "came to a halt"
    force: tuple[str, ...] = ()  # forces of saying that make their content this kind
    halts: tuple[str, ...] = ()  # verbs that undo a happening told as their noun
    opaque: tuple[str, ...] = ()  # verbs that shield their content from a negation
    nouns: tuple[str, ...] = ()
    through: tuple[str, ...] = ()  # nouns that a cue reaches through
    adjectives: tuple[str, ...] = ()
    adverbs: tuple[str, ...] = ()
    auxiliaries: tuple[str, ...] = ()
    subjunctive: tuple[str, ...] = ()
    modifiers: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    awaiting: tuple[str, ...] = ()  # marks of what the open thing above waits for
    phrases: tuple[str, ...] = ()
    harmless: tuple[str, ...] = ()
    news: tuple[str, ...] = ()
    generic: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cues:
    """The cue words of one kind, every spelling spelled out, ready for look-up by lower-case token."""

    role: str
    verbs: frozenset[str]
    strong: frozenset[str]
    halts: frozenset[str]
    opaque: frozenset[str]
    stops: frozenset[str]
    over: Caseless | None
    nouns: frozenset[str]
    through: frozenset[str]
    words: CueWords
    phrases: Caseless | None
    harmless: Caseless | None

    def modifies(self, word: str) -> bool:
        """Tell whether a word beside the happening is such a cue."""
        w = self.words
        return word in w.adjectives or word in w.adverbs or word in w.modifiers

    def found(self, text: str) -> bool:
        """Tell whether one of the phrases stands in a text."""
        return self.phrases is not None and self.phrases.found(text)


@lru_cache(maxsize=16)
def cues(kind: str) -> Cues:
    """The cues of a kind: negation, planned, predicted, conditional, question, denied, accused, background.

    Raises `LexiconError` where the file breaks the schema.
    """
    name = f"cues/{FILES[kind]}.toml"
    words = checked(CueWords, name, read_toml(name))
    return Cues(
        words.role,
        _verbs(words.verbs),
        _verbs(words.strong),
        _verbs(words.halts),
        _verbs(words.opaque),
        _verbs(words.stops),
        _pattern(words.over),
        _nouns(words.nouns),
        _nouns(words.through),
        words,
        _pattern(words.phrases),
        _pattern(words.harmless),
    )


@lru_cache(maxsize=1)
def cues_of_force() -> dict[str, str]:
    """The force of a saying (deny, order, ...) to the kind of cue that it is for its content."""
    return {force: kind for kind in KINDS for force in cues(kind).words.force}


@lru_cache(maxsize=64)
def grammar(name: str) -> frozenset[str]:
    """A class of spelled forms of `data/cues/grammar.toml`: eventive, done, saying, ..."""
    table = read_toml(GRAMMAR)
    if name not in table:
        raise LexiconError(f"{GRAMMAR}: no word class {name!r}")
    return frozenset(table[name])


def _verbs(lemmas: tuple[str, ...]) -> frozenset[str]:
    irregular = _irregular()
    return frozenset(f for lemma in lemmas for f in verb_forms(lemma, irregular))


def _nouns(lemmas: tuple[str, ...]) -> frozenset[str]:
    return frozenset(f for lemma in lemmas for f in noun_forms(lemma))


def _pattern(phrases: tuple[str, ...]) -> Caseless | None:
    return Caseless(rf"\b{alternatives(phrases)}(?!\w)") if phrases else None


@lru_cache(maxsize=1)
def _irregular() -> dict[str, list[str]]:
    """Past forms of irregular verbs, by lemma; several forms of one verb stand in order."""
    there = resources.files("firsthand.lexicon").joinpath("data", *IRREGULAR.split("/")).is_file()
    table = read_toml(IRREGULAR).get("verbs", {}) if there else {}
    return {k: [v] if isinstance(v, str) else list(v) for k, v in table.items()}
