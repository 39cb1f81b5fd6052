"""What is said: the words that a cue hands to its source, by the frames that the cue word takes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from firsthand.claims.attribution import clauses
from firsthand.claims.attribution.clauses import OPEN_STOPS, clause_start, left_stop, right_stop, subtree
from firsthand.claims.attribution.cues import PhraseCue, child, is_passive
from firsthand.lexicon.saying import Entry

if TYPE_CHECKING:
    from firsthand.claims.tree import Token

PREPOSITIONS = frozenset({"of", "for", "on", "to", "against", "about", "at", "as"})


def of_verb(
    cue: tuple[Token, ...], entry: Entry, source: Iterable[Token], quoted: frozenset[int], sayings: frozenset[int]
) -> frozenset[int]:
    """Indexes of the words that a verb with its particles gives to its source in this reading; empty for no saying.

    `source` are the words of the source, `quoted` those between quotation marks in this sentence, `sayings` the cues
    of the sentence.
    """
    token = cue[0]
    if entry.passive and not is_passive(token):
        return frozenset()
    near = clauses.stretch(token)
    around = clauses.Around({t.i for t in source}, quoted, sayings)
    return frozenset(i for i in _by_frame(cue, entry, around) if i in quoted or i in near)


def _by_frame(cue: tuple[Token, ...], entry: Entry, around: clauses.Around) -> set[int]:
    """What the first frame gives that the verb takes and that stands here."""
    token, takes = cue[0], entry.takes
    found: set[int] = _raised(token) if "raised" in takes else set()
    if "object" in takes and len(cue) > 1:  # "called for X": nothing before it is meant
        found = _object(cue, entry)
    if not found and "clause" in takes:
        found = clauses.of(token, around, entry.addressee)
    if not found and "infinitive" in takes:
        found = _infinitive(token, entry)
    if not found and "complement" in takes:
        found = _complement(token)
    if not found and takes & PREPOSITIONS:
        found = _prepositional(token, takes & PREPOSITIONS)
    if not found and "object" in takes:
        found = _object(cue, entry)
    if not found and "clause" in takes:
        found = clauses.quoted_beside(token, around.source | {token.i}, around.quoted)
    return found


def of_noun(token: Token, entry: Entry) -> frozenset[int]:
    """Indexes of what a noun or adjective holds: its that-clause, infinitive or prepositional phrase."""
    for c in token.rights:
        finite = c.dep_ in ("acl", "ccomp", "relcl") and any(
            g.lower_ == "that" and g.dep_ == "mark" for g in c.children
        )
        bare = c.dep_ == "ccomp" and token.tag_.startswith("JJ")
        if (finite or bare) and "clause" in entry.takes:
            return subtree(c)
        if c.dep_ in ("acl", "xcomp") and _is_infinitive(c) and "infinitive" in entry.takes:
            return subtree(c)
        if c.dep_ == "prep" and c.lower_ in entry.takes:
            inner = child(c, "pobj", "pcomp")
            return subtree(inner) if inner is not None else frozenset()
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
        return frozenset(range(last + 1, right_stop(doc, last + 1)))
    left = left_stop(doc, first)
    before = [f for f in fences if left <= f < first]
    if before:
        left = clause_start(cue.words[0], max(before), first)
    taken = set(range(left, first))
    head = cue.words[0].head
    if last + 1 < len(doc) and doc[last + 1].text == ",":
        taken |= {t.i for t in head.subtree if t.i > last and t.i < right_stop(doc, last + 1)}
    return frozenset(taken - outside)


def _infinitive(token: Token, entry: Entry) -> set[int]:
    for c in token.rights:
        if c.dep_ in ("xcomp", "ccomp", "advcl") and _is_infinitive(c):
            subject = child(token, "nsubjpass") if is_passive(token) and not entry.addressee else None
            heard = child(token, "dobj", "dative") if entry.addressee else None
            whole = set(subtree(c))
            for extra in (subject, heard):
                whole |= subtree(extra) if extra is not None else set()
            return whole
    return set()


def _is_infinitive(token: Token) -> bool:
    return any(g.tag_ == "TO" for g in token.children)


def _complement(token: Token) -> set[int]:
    if is_passive(token) and token.dep_ in ("acl", "amod") and child(token, "agent") is None:
        return set()  # "a group called X": a name, not what somebody calls it
    named = child(token, "oprd")
    thing = child(token, "dobj", "nsubjpass")
    if named is None:
        small = next((c for c in token.rights if c.dep_ == "ccomp" and not c.tag_.startswith("VB")), None)
        return set(subtree(small)) if small is not None else set()
    return set(subtree(named)) | (set(subtree(thing)) if thing is not None else set())


def _figure(token: Token) -> set[int]:
    """A number and what it counts ("put the toll at 12"), wherever the parser hung the "at"."""
    thing = child(token, "dobj")
    for t in token.doc[token.i + 1 : right_stop(token.doc, token.i)]:
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
                return set(subtree(c)) | (set(subtree(thing)) if thing is not None else set())
    return set()


def _raised(token: Token) -> set[int]:
    """The subject and what it seems to be or to have done."""
    subject = child(token, "nsubj", "expl")
    said = next((c for c in token.rights if c.dep_ in ("xcomp", "oprd", "acomp", "ccomp")), None)
    if subject is None or said is None:
        return set()
    return set(subtree(said) | (frozenset() if subject.lower_ in ("it", "there") else subtree(subject)))


def _object(cue: tuple[Token, ...], entry: Entry) -> set[int]:
    token = cue[0]
    if entry.addressee and is_passive(token):
        return set()
    thing = child(token, "nsubjpass") if is_passive(token) else child(token, "dobj")
    if is_passive(token) and token.dep_ in ("acl", "amod"):
        thing = token.head
    thing = thing or child(cue[-1], "pobj", "pcomp") or _other_object(token)
    return _bare(thing) | (_purpose(token, thing) if len(cue) > 1 else set()) if thing is not None else set()


def _other_object(token: Token) -> Token | None:
    """A participle or the object of a preposition that stands where an object would ("denied shelling")."""
    for c in token.rights:
        if c.tag_ == "VBG" and c.dep_ in ("xcomp", "ccomp", "advcl", "dep"):
            return c
        if c.dep_ == "prep" and c.lower_ in ("of", "for", "on") and child(c, "pobj") is not None:
            return child(c, "pobj")
    return None


def _purpose(token: Token, thing: Token) -> set[int]:
    """What the object is called to do, where the parser hung it on the verb ("called for X to look into it")."""
    after = thing.right_edge.i + 1
    return {i for c in token.rights if c.left_edge.i == after and _is_infinitive(c) for i in subtree(c)}


def _bare(thing: Token) -> set[int]:
    """The words of an object without what is set off behind a comma: another clause, told by somebody else."""
    taken = set(subtree(thing))
    for t in thing.subtree:
        aside = t.left_edge.i > thing.i and t.left_edge.nbor(-1).text in (",", "—", "--")
        if aside and (t.dep_ == "relcl" or (t.tag_ == "VBG" and t.dep_ in ("acl", "advcl", "ccomp"))):
            taken -= subtree(t)
    return taken
