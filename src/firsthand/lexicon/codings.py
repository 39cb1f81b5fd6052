"""Codings: which signs and claims give which code of a foreign scheme (ACLED, PLOVER), as data.

`data/codings/signs/` names groups of words; `data/codings/<scheme>.toml` lists the scheme's codes and the rules that
lead to them. A rule's `when` is a list of terms that must all be met, `unless` of terms of which none may be. A term is
alternatives parted by "|"; an alternative is a sequence of steps parted by ">" that must follow each other within `gap`
characters of a sentence (">>": within 25); a step is atoms parted by "/". An atom is the name of a sign, or a claim:
"@bombing", "@capture.actor.state_force" (a claim whose actor's words show the sign). "~" before an alternative
looks in the whole report, else all of a rule is looked for in one sentence.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any, get_args

from pydantic import ValidationError

from firsthand.lexicon.files import list_data, read_toml
from firsthand.lexicon.frames import terms
from firsthand.model import ClaimType, LexiconError, Record
from firsthand.text.inflect import noun_forms, verb_forms


class Sign(Record):
    """A named group of words, and the kinds of lexicon actors whose names count as one of them."""

    name: str
    verbs: str = ""
    nouns: str = ""
    phrases: str = ""
    kinds: str = ""


class Code(Record):
    """A code of a scheme: its name there, the group above it, and what it is called in other lists."""

    id: str
    group: str = ""
    definition: str = ""
    claims: tuple[str, ...] = ()  # claim types that a coded event of a sentence rests on
    speech: bool = False  # an act of speech: said is done, whatever becomes of what was said
    names: dict[str, str] = {}  # list -> this code's name in it


class Rule(Record):
    """One way to a code. `rank` orders rules: the more severe, then the more exact, the higher."""

    code: str
    when: tuple[str, ...]
    unless: tuple[str, ...] = ()
    rank: int
    first: bool = False  # only in a report's first sentence
    gap: int = 60  # characters between two steps of a sequence


@dataclass(frozen=True, eq=False)
class SignBook:
    """The signs of a scheme: their names, the words of each, the kinds of actors, and words that are never one."""

    names: frozenset[str]
    words: dict[str, frozenset[str]]  # lower-case word or phrase -> signs
    kinds: dict[str, frozenset[str]]  # kind of a lexicon actor -> signs
    bodies: frozenset[str]  # the signs that names of actors have
    never: frozenset[str]  # written just so, no sign ("March" the month)


@dataclass(frozen=True, slots=True)
class Alternative:
    """Steps that must follow each other; each is met by any of its atoms."""

    steps: tuple[frozenset[str], ...]
    close: tuple[bool, ...]  # for each step: must it follow the one before at once
    anywhere: bool


Term = tuple[Alternative, ...]


@dataclass(frozen=True, slots=True)
class CompiledRule:
    """A rule with its terms read; `where` names file and number for the explanation."""

    rule: Rule
    when: tuple[Term, ...]
    unless: tuple[Term, ...]
    where: str


@dataclass(frozen=True, slots=True)
class Scheme:
    """A coding scheme: its codes by id and its rules, highest rank first."""

    name: str
    title: str
    codes: dict[str, Code]
    rules: tuple[CompiledRule, ...]
    signs: SignBook
    later: int  # what each sentence after the first takes off a rank
    aside: int  # what standing after words like "amid" or "following" takes off
    along: int  # what each hundred characters of the sentence before its words take off
    happened_first: bool  # what is told as having happened stands above everything else
    source_roles: tuple[str, ...]  # roles of a claim that act, in order of preference
    target_roles: tuple[str, ...]
    otherwise: str  # the code of a happening of which the words tell no more, if the scheme has one


@lru_cache(maxsize=8)
def load_signs(files: tuple[str, ...]) -> SignBook:
    """The signs of some files of `data/codings/signs`; raises LexiconError for a broken or doubled one."""
    found: dict[str, Sign] = {}
    for file in files:
        for row in read_toml(file)["sign"]:
            sign = _record(Sign, row, file)
            if sign.name in found:
                raise LexiconError(f"{file}: sign {sign.name!r} appears twice; join the two")
            found[sign.name] = sign
    words: dict[str, set[str]] = {}
    kinds: dict[str, set[str]] = {}
    for sign in found.values():
        for form in _forms(sign):
            words.setdefault(form.lower(), set()).add(sign.name)
        for kind in sign.kinds.split():
            kinds.setdefault(kind, set()).add(sign.name)
    bodies = frozenset(name for names in kinds.values() for name in names)
    never = frozenset(word for file in files for word in read_toml(file)["never"])
    return SignBook(frozenset(found), _frozen(words), _frozen(kinds), bodies, never)


def _forms(sign: Sign) -> list[str]:
    irregular = read_toml("english/irregular.toml")
    forms = [f for w in terms(sign.verbs) for f in verb_forms(w, irregular["verbs"])]
    forms += [f for w in terms(sign.nouns) for f in noun_forms(w, irregular["nouns"])]
    return [*forms, *terms(sign.phrases)]


def _frozen(table: dict[str, set[str]]) -> dict[str, frozenset[str]]:
    return {key: frozenset(names) for key, names in table.items()}


def schemes() -> list[str]:
    """Names of the schemes that the lexicon holds."""
    return [n.split("/")[-1].removesuffix(".toml") for n in list_data("codings")]


@lru_cache(maxsize=8)
def load_scheme(name: str) -> Scheme:
    """Read and compile a scheme; raises LexiconError naming the file and the rule."""
    file = f"codings/{name}.toml"
    raw = read_toml(file)
    codes = {code.id: code for row in raw["code"] for code in [_record(Code, row, file)]}
    book = load_signs(tuple(raw["signs"]))
    rules = [
        read_rule(_record(Rule, row, file), f"{file} rule {n}", codes, book) for n, row in enumerate(raw["rule"], 1)
    ]
    return Scheme(
        name=name,
        title=raw["title"],
        codes=codes,
        rules=tuple(sorted(rules, key=lambda r: -r.rule.rank)),
        signs=book,
        later=raw["later"],
        aside=raw["aside"],
        along=raw["along"],
        happened_first=raw["happened_first"],
        source_roles=tuple(raw["source_roles"]),
        target_roles=tuple(raw["target_roles"]),
        otherwise=raw["otherwise"],
    )


def _record(kind: Any, row: dict[str, Any], file: str) -> Any:
    try:
        return kind.model_validate(row)
    except ValidationError as error:
        raise LexiconError(f"{file}: {row.get('name') or row.get('id') or row.get('code')}: {error}") from error


def read_rule(rule: Rule, where: str, codes: dict[str, Code], book: SignBook) -> CompiledRule:
    """Read a rule's terms; raises LexiconError with `where` for a code, sign or claim type that is not there."""
    if rule.code not in codes:
        raise LexiconError(f"{where}: no such code: {rule.code!r}")
    when, unless = (tuple(_term(t, where, book) for t in texts) for texts in (rule.when, rule.unless))
    return CompiledRule(rule, when, unless, where)


def _term(text: str, where: str, book: SignBook) -> Term:
    return tuple(_alternative(part.strip(), where, book) for part in text.split("|"))


def _alternative(text: str, where: str, book: SignBook) -> Alternative:
    written = text.removeprefix("~").replace(">>", ">!").split(">")
    steps = tuple(frozenset(a.strip() for a in step.lstrip("!").split("/")) for step in written)
    for atom in (a for step in steps for a in step):
        _known(atom, where, book)
    return Alternative(steps, tuple(step.startswith("!") for step in written), text.startswith("~"))


def _known(atom: str, where: str, book: SignBook) -> None:
    if atom.startswith("@"):
        type_, *rest = atom[1:].split(".")
        if type_ not in get_args(ClaimType) or (rest and rest[-1] not in book.names):
            raise LexiconError(f"{where}: no such claim: {atom!r}")
    elif atom not in book.names:
        raise LexiconError(f"{where}: no such sign: {atom!r}")
