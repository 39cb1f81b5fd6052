"""Codings: which signs and claims give which code of a foreign scheme (ACLED, PLOVER), as data.

`data/codings/signs.toml` names groups of words; `data/codings/<scheme>.toml` lists the scheme's codes and the rules that
lead to them. A rule's `when` is a list of terms that must all be met, `unless` of terms of which none may be. A term is
alternatives parted by "|"; an alternative is a sequence of steps parted by ">" that must follow each other within `gap`
characters of a sentence (">>": within 25); a step is atoms parted by "/". An atom is the name of a sign, or a claim: "@bombing",
"@capture.actor.state_force" (a claim whose actor's words show the sign). "~" before an alternative looks in the whole
report, else all of a rule is looked for in one sentence.
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

SIGNS = "codings/signs.toml"


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
    names: dict[str, str] = {}  # list -> this code's name in it


class Rule(Record):
    """One way to a code. `rank` orders rules: the more severe, then the more exact, the higher."""

    code: str
    when: tuple[str, ...]
    unless: tuple[str, ...] = ()
    rank: int
    first: bool = False  # only in a report's first sentence
    gap: int = 60  # characters between two steps of a sequence
    roles: dict[str, str] = {}  # role of a claim -> role of the coded event, where they differ


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
    later: int  # what each sentence after the first takes off a rank
    aside: int  # what standing after words like "amid" or "following" takes off
    otherwise: str  # the code of a happening of which the words tell no more, if the scheme has one


@lru_cache(maxsize=1)
def sign_words() -> dict[str, frozenset[str]]:
    """Lower-case words or phrases -> the signs that they are."""
    irregular = read_toml("english/irregular.toml")
    table: dict[str, set[str]] = {}
    for sign in signs().values():
        forms = [f for w in terms(sign.verbs) for f in verb_forms(w, irregular["verbs"])]
        forms += [f for w in terms(sign.nouns) for f in noun_forms(w, irregular["nouns"])]
        for form in [*forms, *terms(sign.phrases)]:
            table.setdefault(form.lower(), set()).add(sign.name)
    return {word: frozenset(names) for word, names in table.items()}


@lru_cache(maxsize=1)
def never_signs() -> frozenset[str]:
    """Words that, written just so, are no sign ("March" the month)."""
    return frozenset(read_toml(SIGNS)["never"])


@lru_cache(maxsize=1)
def signs() -> dict[str, Sign]:
    """All signs by name; raises LexiconError for a broken or doubled one."""
    found: dict[str, Sign] = {}
    for row in read_toml(SIGNS)["sign"]:
        sign = _record(Sign, row, SIGNS)
        if sign.name in found:
            raise LexiconError(f"{SIGNS}: sign {sign.name!r} appears twice; join the two")
        found[sign.name] = sign
    return found


@lru_cache(maxsize=1)
def sign_kinds() -> dict[str, frozenset[str]]:
    """Kind of a lexicon actor -> the signs that its name is."""
    table: dict[str, set[str]] = {}
    for sign in signs().values():
        for kind in sign.kinds.split():
            table.setdefault(kind, set()).add(sign.name)
    return {kind: frozenset(names) for kind, names in table.items()}


def schemes() -> list[str]:
    """Names of the schemes that the lexicon holds."""
    return [n.split("/")[-1].removesuffix(".toml") for n in list_data("codings") if n != SIGNS]


@lru_cache(maxsize=8)
def load_scheme(name: str) -> Scheme:
    """Read and compile a scheme; raises LexiconError naming the file and the rule."""
    file = f"codings/{name}.toml"
    raw = read_toml(file)
    codes = {code.id: code for row in raw["code"] for code in [_record(Code, row, file)]}
    rules = [_compile(_record(Rule, row, file), f"{file} rule {n}", codes) for n, row in enumerate(raw["rule"], 1)]
    rules.sort(key=lambda r: -r.rule.rank)
    return Scheme(name, raw["title"], codes, tuple(rules), raw["later"], raw["aside"], raw["otherwise"])


def _record(kind: Any, row: dict[str, Any], file: str) -> Any:
    try:
        return kind.model_validate(row)
    except ValidationError as error:
        raise LexiconError(f"{file}: {row.get('name') or row.get('id') or row.get('code')}: {error}") from error


def _compile(rule: Rule, where: str, codes: dict[str, Code]) -> CompiledRule:
    if rule.code not in codes:
        raise LexiconError(f"{where}: no such code: {rule.code!r}")
    return CompiledRule(
        rule, tuple(_term(t, where) for t in rule.when), tuple(_term(t, where) for t in rule.unless), where
    )


def _term(text: str, where: str) -> Term:
    return tuple(_alternative(part.strip(), where) for part in text.split("|"))


def _alternative(text: str, where: str) -> Alternative:
    written = text.removeprefix("~").replace(">>", ">!").split(">")
    steps = tuple(frozenset(a.strip() for a in step.lstrip("!").split("/")) for step in written)
    for atom in (a for step in steps for a in step):
        _known(atom, where)
    return Alternative(steps, tuple(step.startswith("!") for step in written), text.startswith("~"))


def _known(atom: str, where: str) -> None:
    if atom.startswith("@"):
        type_, *rest = atom[1:].split(".")
        if type_ not in get_args(ClaimType) or (rest and rest[-1] not in signs()):
            raise LexiconError(f"{where}: no such claim: {atom!r}")
    elif atom not in signs():
        raise LexiconError(f"{where}: no such sign: {atom!r}")
