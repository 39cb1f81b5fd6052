"""What is said: the words that a cue hands to its source, by the frames that the cue word takes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from firsthand.claims.attribution.cues import PhraseCue, child, is_passive
from firsthand.lexicon.saying import Entry

if TYPE_CHECKING:
    from firsthand.claims.tree import Doc, Token

PREPOSITIONS = frozenset({"of", "for", "on", "to", "against", "about", "at", "as"})
OPEN_STOPS = frozenset({";", ":"})
COMMAS = frozenset({",", "”", '"', "’’", "''", "—", "–", "-", "--", "’", "»"})
VERBS = frozenset({"VBD", "VBZ", "VBP", "VBN", "MD", "VB", "VBG"})
NOUNS = frozenset({"NNP", "NNPS", "PRP", "NNS", "NN"})


def of_verb(token: Token, entry: Entry, source: Iterable[Token], quoted: frozenset[int]) -> frozenset[int]:
    """Indexes of the words that the verb in this reading gives to its source; empty if it is no saying.

    `source` are the words of the source, `quoted` those between quotation marks in this sentence.
    """
    taken: set[int] = set()
    if entry.passive and not is_passive(token):
        return frozenset()
    named = {t.i for t in source}
    if "clause" in entry.takes:
        taken |= _clause(token, named, quoted, entry.addressee)
    if not taken and "infinitive" in entry.takes:
        taken |= _infinitive(token, entry)
    if not taken and "complement" in entry.takes:
        taken |= _complement(token)
    if not taken and entry.takes & PREPOSITIONS:
        taken |= _prepositional(token, entry.takes & PREPOSITIONS)
    if not taken and "object" in entry.takes:
        taken |= _object(token)
    if not taken and "clause" in entry.takes:
        taken |= _quoted(token, named | {token.i}, quoted)
    near = _stretch(token)
    return frozenset(i for i in taken if i in quoted or i in near)


def of_noun(token: Token, entry: Entry) -> frozenset[int]:
    """Indexes of what a noun of statement holds: its that-clause, infinitive or "of" phrase."""
    for c in token.rights:
        finite = c.dep_ in ("acl", "ccomp", "relcl") and any(
            g.lower_ == "that" and g.dep_ == "mark" for g in c.children
        )
        if finite and "clause" in entry.takes:
            return _subtree(c)
        if c.dep_ in ("acl", "xcomp") and _is_infinitive(c) and "infinitive" in entry.takes:
            return _subtree(c)
        if c.dep_ == "prep" and c.lower_ in entry.takes:
            inner = child(c, "pobj", "pcomp")
            return _subtree(inner) if inner is not None else frozenset()
    return frozenset()


def of_phrase(cue: PhraseCue, source: frozenset[int], fences: Iterable[int]) -> frozenset[int]:
    """Indexes of what "according to X" covers: its clause, or all before or after it up to a semicolon.

    `fences` are words where another saying's cue stands: coverage to the left stops behind them.
    """
    doc = cue.words[0].doc
    outside = source | {t.i for t in cue.words}
    first, last = min(outside), max(outside)
    if (
        (first > 1 and doc[first - 1].text == "," and doc[first - 2].dep_ == "cc")
        or first <= 1
        or doc[first - 1].text in OPEN_STOPS
        or (doc[first - 1].lower_ in ("but", "and") and first <= 2)
    ):
        return frozenset(range(last + 1, _right_stop(doc, last + 1)))
    left = _left_stop(doc, first)
    before = [f for f in fences if left <= f < first]
    if before:
        left = _clause_start(cue.words[0], max(before), first)
    taken = set(range(left, first))
    head = cue.words[0].head
    if last + 1 < len(doc) and doc[last + 1].text == ",":
        taken |= {t.i for t in head.subtree if t.i > last and t.i < _right_stop(doc, last + 1)}
    return frozenset(taken - outside)


def _stretch(token: Token) -> range:
    """The words between the semicolons on either side of a word."""
    return range(_left_stop(token.doc, token.i + 1), _right_stop(token.doc, token.i))


def _clause(token: Token, source: set[int], quoted: frozenset[int], addressed: bool) -> set[int]:
    near = _stretch(token)
    right = [c for c in token.rights if c.dep_ == "ccomp" and c.i not in source and c.i in near]
    own = {t.i for t in token.subtree if t.i in source} | source | {token.i}
    if right:
        return _with_tail(token, right) - own
    heard = child(token, "dobj")
    told = next((c for c in heard.rights if _opens_with_that(c)), None) if heard is not None else None
    if told is not None and addressed:
        return set(_subtree(told)) - own
    taken: set[int] = set()
    for c in token.lefts:
        if c.dep_ in ("ccomp", "parataxis") and c.i not in source:
            taken |= _subtree(c) - own
    edge = min(own)
    if _follows_content(token, edge):
        taken |= set(range(_left_stop(token.doc, edge), edge))
        taken |= _resumed(token, own, quoted)
    return taken - own


def _opens_with_that(token: Token) -> bool:
    """Tell whether a clause behind a noun opens with "that": behind "told a briefing" it is what was told."""
    return token.dep_ in ("acl", "relcl", "ccomp") and token.left_edge.lower_ == "that"


def _with_tail(token: Token, clauses: list[Token]) -> set[int]:
    """Clauses to the right of the cue, with what the parser hangs on the cue behind them."""
    taken: set[int] = set()
    for clause in clauses:
        taken |= _subtree(clause)
    end = max(taken)
    for c in token.rights:
        if c.i > end and (c.dep_ in ("prep", "npadvmod", "advmod", "dep", "advcl") or _is_that_clause(c)):
            if c.lower_ in ("according",) or c.tag_ == "VBG":
                break
            taken |= _subtree(c)
        elif c.i > end and c.dep_ == "conj":
            break
    return taken


def _is_that_clause(token: Token) -> bool:
    return token.dep_ in ("conj", "ccomp") and any(
        g.lower_ == "that" and g.dep_ == "mark" for g in token.children
    )


def _follows_content(token: Token, edge: int) -> bool:
    """Tell whether source and cue are set behind their content by a comma or a closing quotation mark."""
    doc = token.doc
    if edge == 0 or token.dep_ in ("relcl", "acl", "xcomp", "pcomp"):
        return False
    before = doc[edge - 1]
    if before.lower_ == "as" and edge > 1 and doc[edge - 2].text == ",":
        return True
    if before.text not in COMMAS or edge < 2 or token.tag_ == "VBG" or _has_object(token):
        return False
    return before.text != "," or _is_inserted(token, edge) or any(t.tag_ in VERBS for t in doc[:edge])


def _has_object(token: Token) -> bool:
    """Tell whether the cue has an object that is not its inverted subject ("said a spokesman")."""
    if child(token, "dobj") is not None and any(c.dep_ == "nsubj" for c in token.lefts):
        return True
    return any(c.dep_ in ("dobj", "xcomp") and c.tag_ not in NOUNS for c in token.rights)


def _is_inserted(token: Token, edge: int) -> bool:
    """Tell whether commas close off source and cue within a clause ("The town, he said, had fallen")."""
    doc = token.doc
    closed = token.i + 1 < len(doc) - 1 and doc[token.i + 1].text == ","
    return closed and edge > 1 and any(t.tag_ in VERBS for t in doc[token.i + 2 :])


def _resumed(token: Token, own: set[int], quoted: frozenset[int]) -> set[int]:
    """The rest of a statement that source and cue interrupt ("The town, he said, had fallen")."""
    after = {t.i for t in token.doc[max(own) + 1 :]}
    taken = after & quoted
    if own and _is_inserted(token, min(own)):
        taken |= {i for i in after if i in _stretch(token)}
    rest = token.doc[max(own) + 1 : _right_stop(token.doc, max(own))]
    if len(rest) > 2 and rest[0].text == "," and (rest[1].lower_ in ("and", "but") or rest[1].tag_ == "VBG"):
        taken |= {t.i for t in rest}
    if token.dep_ in ("parataxis", "ccomp", "advcl") and token.head.i != token.i:
        taken |= {t.i for t in token.head.subtree if t.i in after and not token.is_ancestor(t)}
    return taken


def _quoted(token: Token, own: set[int], quoted: frozenset[int]) -> set[int]:
    """Quoted words beside a cue whose clause the parser missed; not if the cue itself is quoted."""
    if token.i in quoted or not own - {token.i}:
        return set()
    return set(quoted) - own


def _infinitive(token: Token, entry: Entry) -> set[int]:
    for c in token.rights:
        if c.dep_ in ("xcomp", "ccomp", "advcl") and _is_infinitive(c):
            subject = child(token, "nsubjpass") if is_passive(token) and not entry.addressee else None
            heard = child(token, "dobj", "dative") if entry.addressee else None
            whole = set(_subtree(c))
            for extra in (subject, heard):
                whole |= _subtree(extra) if extra is not None else set()
            return whole
    return set()


def _is_infinitive(token: Token) -> bool:
    return any(g.tag_ == "TO" for g in token.children)


def _complement(token: Token) -> set[int]:
    named = child(token, "oprd")
    thing = child(token, "dobj", "nsubjpass")
    if named is None:
        small = next((c for c in token.rights if c.dep_ == "ccomp" and not c.tag_.startswith("VB")), None)
        return set(_subtree(small)) if small is not None else set()
    return set(_subtree(named)) | (set(_subtree(thing)) if thing is not None else set())


def _figure(token: Token) -> set[int]:
    """A number and what it counts ("put the toll at 12"), wherever the parser hung the "at"."""
    thing = child(token, "dobj")
    for t in token.doc[token.i + 1 : _right_stop(token.doc, token.i)]:
        if t.lower_ == "at" and thing is not None and any(n.tag_ == "CD" for n in t.doc[t.i + 1 : t.i + 4]):
            return set(range(thing.left_edge.i, t.i + 4)) | {token.i}
    return set()


def _prepositional(token: Token, wanted: frozenset[str]) -> set[int]:
    if "at" in wanted:
        return _figure(token)
    thing = child(token, "dobj", "nsubjpass")
    for host in (token, thing):
        for c in host.rights if host is not None else ():
            if c.dep_ == "prep" and c.lower_ in wanted and child(c, "pobj", "pcomp") is not None:
                return set(_subtree(c)) | (set(_subtree(thing)) if thing is not None else set())
    return set()


def _object(token: Token) -> set[int]:
    thing = child(token, "nsubjpass") if is_passive(token) else child(token, "dobj")
    if is_passive(token) and token.dep_ in ("acl", "amod"):
        thing = token.head
    if thing is None:
        thing = next(
            (c for c in token.rights if c.tag_ == "VBG" and c.dep_ in ("xcomp", "ccomp", "advcl", "dep")),
            None,
        )
    if thing is None:
        thing = next(
            (child(c, "pobj") for c in token.rights if c.dep_ == "prep" and c.lower_ in ("of", "for", "on")),
            None,
        )
    return set(_subtree(thing)) if thing is not None else set()


def _subtree(token: Token) -> frozenset[int]:
    return frozenset(t.i for t in token.subtree)


def _left_stop(doc: Doc, before: int) -> int:
    """Where the stretch left of a word begins: at the sentence's start or behind a semicolon."""
    at = next((i for i in range(before - 2, -1, -1) if doc[i].text in OPEN_STOPS), -1)
    return at + 1


def _right_stop(doc: Doc, start: int) -> int:
    return next((i for i in range(start, len(doc)) if doc[i].text == ";"), len(doc))


def _clause_start(token: Token, after: int, before: int) -> int:
    """Start of the clause between two words: behind the last ", and/but/while/as", else the last comma."""
    doc = token.doc
    for i in range(before - 2, after, -1):
        if doc[i].lower_ in ("and", "but", "while", "whereas", "as", "though") and doc[i - 1].text == ",":
            return i + 1
    commas = [i for i in range(after + 1, before - 1) if doc[i].text == ","]
    return (commas[-1] if commas else after) + 1
