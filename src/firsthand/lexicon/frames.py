"""Frames: which words tell of which claim type, and what must stand in their slots.

A frame file (`data/events/<type>.toml`) holds a type's roles, codes and `[[frame]]` entries. An entry has one kind of
trigger (`verb`, `noun`, `phrase`, `suffix` or `modal`: terms parted by spaces, `_` inside a term) and
`slots`: slot -> "role[!~]: class class; role: class". `!` marks a role that must be filled, `~` roles of which one must
be; a class is one of
`data/nouns/classes.toml`, `actor` (anybody who can act), `any`, or simply a noun.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, get_args

from pydantic import Field

from firsthand.lexicon.files import checked, list_data, read_toml
from firsthand.lexicon.weapons import weapon_nouns
from firsthand.model import ClaimType, LexiconError, Record
from firsthand.text.inflect import noun_forms, verb_forms

KINDS = ("verb", "noun", "phrase", "suffix", "modal")
WRITTEN_WHOLE = frozenset({"deal"})  # classes whose joined nouns are written with a hyphen, not a blank


class FrameEntry(Record):
    """One `[[frame]]` as written."""

    verb: str = ""
    noun: str = ""
    phrase: str = ""
    suffix: str = ""
    modal: str = ""
    slots: dict[str, str] = {}
    refuse: dict[str, str] = Field(default={}, alias="not")
    weak: bool = False  # too common to open the gate alone
    also: bool = False  # may stand beside another type of the same trigger
    counted: bool = False  # needs a number or a toll about it
    event: bool = False  # a noun that must be told as happening, not only named
    light_needed: bool = False  # a noun that must stand with a carrying verb or a happening
    known: bool = False  # a noun that often only points at what has been told ("since the fighting")
    occurs: bool = False  # a noun that counts only as what there is, breaks out or is heard
    under: bool = False  # "in X's hands", "under X's control"
    state: bool = False
    party: bool = False  # only when a party to the conflict speaks
    needs_any: str = ""  # a class that some slot must have
    needs_xcomp: bool = False
    needs_xcomp_subject: bool = False
    needs_future: bool = False  # its content must lie ahead
    passive: bool = False  # only in the passive
    active: bool = False  # only in the active
    intransitive: bool = False  # only without an object but a place
    bound: bool = False  # only with an object, if any, that fills a role
    ordered: bool = False  # only what somebody is told to do
    done: bool = False  # no bare purpose ("to kill fighters")
    negated: bool = False  # only with a content that is said not to be so ("insisted that it had not")
    wished: bool = False  # only with a content that should be ("insisted that it leave")
    willed: bool = False  # only as what somebody will or would do ("said it would retaliate")
    voiced: bool = False  # only in somebody's words: whoever says it does it ("the army is behind the raid, he said")
    hinged: bool = False  # only if something else happens ("would attack if fired on")
    or_else: bool = False  # only as the second of two ways out ("must leave or face an assault")
    needs_again: bool = False  # only with "again", "no longer", "normally", "still"


class FrameFile(Record):
    """One file of `data/events`."""

    type: str
    family: str
    title: str
    roles: tuple[str, ...]
    feeds: tuple[str, ...] = ()
    source: str
    codes: dict[str, Any]
    speech: bool = False
    state: bool = False
    strict_subject: bool = False  # a subject that can fill no role rules the frame out ("the film captures")
    target_is_place: bool = False  # what is fired at is target and place in one
    moves_people: bool = False  # origin and destination stand for the place
    merges: bool = False  # "killed 12 and wounded 20" is one claim
    holds_content: bool = False  # a speech act that is about the claim in its words
    breaks_deal: bool = False  # is about the agreement told before
    swallows: tuple[str, ...] = ()  # types that are no claim of their own as this one's object ("broke the ceasefire")
    status: dict[str, str] = {}
    frame: tuple[FrameEntry, ...]


@dataclass(frozen=True, slots=True)
class Alternative:
    """A role that a slot may fill, if its phrase has one of the classes."""

    role: str
    classes: frozenset[str]


@dataclass(frozen=True, slots=True)
class Frame:
    """A compiled entry. `rest` of a trigger are the words after its first, for phrasal verbs."""

    type: str
    kind: str
    slots: dict[str, tuple[Alternative, ...]]
    refuse: dict[str, frozenset[str]]
    required: frozenset[str]
    one_of: frozenset[str]
    entry: FrameEntry
    file: FrameFile
    order: int


@dataclass(frozen=True, slots=True)
class Trigger:
    """A way to set off a frame: its first form was found, `rest` must follow."""

    lemma: str
    rest: tuple[str, ...]
    frame: Frame


@dataclass(slots=True)
class FrameIndex:
    """All frames by the lower-case forms that set them off."""

    types: dict[str, FrameFile] = field(default_factory=dict)
    verbs: dict[str, list[Trigger]] = field(default_factory=dict)
    nouns: dict[str, list[Trigger]] = field(default_factory=dict)
    phrases: dict[str, list[Trigger]] = field(default_factory=dict)
    suffixes: dict[str, list[Trigger]] = field(default_factory=dict)
    modals: dict[str, list[Trigger]] = field(default_factory=dict)
    heads: set[str] = field(default_factory=set)  # all forms, of whatever kind
    strong: set[str] = field(default_factory=set)  # surface forms that open the gate alone
    weak: set[str] = field(default_factory=set)

    def of(self, kind: str) -> dict[str, list[Trigger]]:
        """The triggers of one kind by form."""
        tables = {"verb": self.verbs, "noun": self.nouns, "phrase": self.phrases}
        tables |= {"suffix": self.suffixes, "modal": self.modals}
        return tables[kind]


@lru_cache(maxsize=1)
def load_frames() -> FrameIndex:
    """Read and compile `data/events`; raises LexiconError naming the file and entry."""
    index, order = FrameIndex(), 0
    for name in list_data("events"):
        file = _read(name)
        index.types[file.type] = file
        for entry in file.frame:
            order += 1
            _add(index, name, file, entry, order)
    return index


def _read(name: str) -> FrameFile:
    file = checked(FrameFile, name, read_toml(name))
    if file.type not in get_args(ClaimType):
        raise LexiconError(f"{name}: no such claim type: {file.type!r}")
    if unknown := set(file.swallows) - set(get_args(ClaimType)):
        raise LexiconError(f"{name}: swallows: no such claim type: {sorted(unknown)}")
    return file


def _add(index: FrameIndex, name: str, file: FrameFile, entry: FrameEntry, order: int) -> None:
    kinds = [k for k in KINDS if getattr(entry, k)]
    if len(kinds) != 1:
        raise LexiconError(f"{name}: a frame has one of {', '.join(KINDS)}, this has {kinds or 'none'}")
    kind = kinds[0]
    slots, required, one_of = _slots(name, entry.slots)
    refuse = {slot: frozenset(words.split()) for slot, words in entry.refuse.items()}
    frame = Frame(file.type, kind, slots, refuse, required, one_of, entry, file, order)
    for words in terms(getattr(entry, kind)):
        _index(index, kind, words, frame)


def terms(text: str) -> list[str]:
    """The terms of a list: parted by spaces; `_` joins the words of one term ("pull_out")."""
    return [term.replace("_", " ") for term in text.split()]


def _slots(name: str, raw: dict[str, str]) -> tuple[dict[str, tuple[Alternative, ...]], frozenset[str], frozenset[str]]:
    slots: dict[str, tuple[Alternative, ...]] = {}
    required: set[str] = set()
    one_of: set[str] = set()
    for slot, text in raw.items():
        found = []
        for part in text.split(";"):
            role, _, classes = part.strip().partition(":")
            if not role:
                raise LexiconError(f"{name}: slot {slot!r} names no role")
            mark, role = role[-1], role.rstrip("!~")
            if mark in "!~":
                (required if mark == "!" else one_of).add(role)
            found.append(Alternative(role, frozenset(classes.split()) or frozenset({"any"})))
        slots[slot] = tuple(found)
    return slots, frozenset(required), frozenset(one_of)


def _index(index: FrameIndex, kind: str, words: str, frame: Frame) -> None:
    table, heads = index.of(kind), set[str]()
    for form in _forms(kind, words):
        head, *rest = form.split()
        heads.add(head)
        table.setdefault(head, []).append(Trigger(words, tuple(rest), frame))
    common = frame.entry.weak or (kind != "noun" and " " in words)
    index.heads |= heads
    (index.weak if common else index.strong).update(heads)


def _forms(kind: str, words: str) -> tuple[str, ...]:
    """The forms of a trigger: of a verb by its first word, of a noun by its last; other kinds stand as they are."""
    english = read_toml("english/irregular.toml")
    if kind == "verb":
        return verb_forms(words, english["verbs"])
    return noun_forms(words, english["nouns"]) if kind == "noun" else (words,)


@lru_cache(maxsize=1)
def hyphenated() -> frozenset[str]:
    """Trigger words written with a hyphen, which a tokenizer must leave whole ("cease-fire", "re-took")."""
    index = load_frames()
    words = {w for w in (*index.nouns, *index.verbs) if "-" in w}
    return frozenset(words | {w for w, classes in noun_classes().items() if "-" in w and classes & WRITTEN_WHOLE})


@lru_cache(maxsize=1)
def noun_classes() -> dict[str, frozenset[str]]:
    """Lower-case noun (singular or plural; compounds with hyphens) -> the classes that it may stand in."""
    table: dict[str, set[str]] = {}
    irregular = read_toml("english/irregular.toml")["nouns"]
    for name, words in read_toml("nouns/classes.toml")["classes"].items():
        for word in words.split():
            for form in noun_forms(word, irregular):
                table.setdefault(form, set()).add(name)
    for word, classes in weapon_nouns().items():
        table.setdefault(word, set()).update(classes)
    return {word: frozenset(names) for word, names in table.items()}


@lru_cache(maxsize=1)
def transparent_nouns() -> frozenset[str]:
    """Nouns that stand for what follows "of" ("a string of outposts")."""
    irregular = read_toml("english/irregular.toml")["nouns"]
    words = read_toml("nouns/classes.toml")["transparent"]["words"].split()
    return frozenset(f for w in words for f in noun_forms(w, irregular))


@lru_cache(maxsize=1)
def cargo_words() -> frozenset[str]:
    """Words that tell of a vehicle that it carries aid ("trucks of flour", "a WFP convoy")."""
    return frozenset(read_toml("nouns/classes.toml")["cargo"]["words"].split())


@lru_cache(maxsize=8)
def carrying_verbs(kind: str) -> frozenset[str]:
    """Forms of the `light` or `occur` verbs of `data/nouns/verbs.toml`."""
    irregular = read_toml("english/irregular.toml")["verbs"]
    return frozenset(f for w in read_toml("nouns/verbs.toml")[kind].split() for f in verb_forms(w, irregular))
