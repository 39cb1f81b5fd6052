"""What is said, where it is a clause: to the right of its cue, to its left, around it, or in quotation marks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from firsthand.claims.attribution.cues import child

if TYPE_CHECKING:
    from firsthand.claims.tree import Doc, Token

OPEN_STOPS = frozenset({";", ":"})
COMMAS = frozenset({",", "”", '"', "’’", "''", "—", "–", "-", "--", "’", "»"})
SHORT = 8  # words: what may stand behind the cue of an as-clause ("as the mayor said in May, ...")
FINITE = frozenset({"VBD", "VBZ", "VBP"})
CLAUSES = frozenset({"acl", "relcl", "ccomp"})
CONTRAST = frozenset({"while", "whereas", "though", "although"})
SET_OFF = frozenset({",", ":"})
UNFIT = frozenset({"relcl", "acl", "xcomp", "pcomp", "amod", "compound"})  # a verb so placed follows no content
VERBS = frozenset({"VBD", "VBZ", "VBP", "VBN", "MD", "VB", "VBG"})
NOUNS = frozenset({"NNP", "NNPS", "PRP", "NNS", "NN"})


def stretch(token: Token) -> range:
    """The words between the semicolons on either side of a word."""
    return range(left_stop(token.doc, token.i + 1), right_stop(token.doc, token.i))


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around a cue in its sentence, as indexes of words."""

    source: set[int]
    quoted: frozenset[int]
    sayings: frozenset[int]


def of(token: Token, around: Around, addressed: bool) -> set[int]:
    """The clause that a cue hands to its source; empty if it has none."""
    near, source = stretch(token), around.source
    own = {t.i for t in token.subtree if t.i in source} | source | {token.i}
    right = [c for c in token.rights if _is_said(c, addressed) and c.i not in source and c.i in near]
    if right:
        before = _quoted_before(token, min(own), around.quoted) if token.tag_ in FINITE else set()
        return (_with_tail(token, right, around) | before) - own
    told = _after_addressee(token, addressed)
    if told is not None:
        return set(subtree(told)) - own
    taken: set[int] = set()
    for c in token.lefts:
        if c.dep_ in ("ccomp", "parataxis") and c.i not in source and (addressed or not _has_object(token)):
            taken |= subtree(c) - own
    edge = min(own)
    if _precedes_content(token, around):
        taken |= set(range(token.right_edge.i + 1, right_stop(token.doc, token.i)))
    elif _follows_content(token, edge):
        taken |= _quoted_before(token, edge, around.quoted, whole=True) or set(range(left_stop(token.doc, edge), edge))
        taken |= _resumed(token, own, around)
    return taken - own


def _is_said(token: Token, addressed: bool) -> bool:
    """Tell whether a clause behind a cue is what is said: a complement, or an indirect question put to somebody."""
    if token.dep_ == "ccomp":
        return not _is_aside(token)
    return addressed and token.dep_ == "advcl" and any(g.lower_ in ("if", "whether") for g in token.lefts)


def _is_aside(token: Token) -> bool:
    """Tell whether a clause is a participle behind a comma ("said, adding that"): another thing that was done."""
    return (
        token.tag_ == "VBG"
        and token.left_edge.i > 0
        and token.left_edge.nbor(-1).text == ","
        and (child(token, "nsubj", "aux") is None)
    )


def _quoted_before(token: Token, edge: int, quoted: frozenset[int], whole: bool = False) -> set[int]:
    """The quotation that ends right before source and cue; if `whole`, only one that is set off as a sentence."""
    start = _quoted_from(edge, quoted)
    if edge - start < 3 or (whole and (start < 2 or token.doc[start - 1].text not in SET_OFF)):
        return set()
    return set(range(start, edge))


def _quoted_from(edge: int, quoted: frozenset[int]) -> int:
    start = edge
    while start - 1 in quoted:
        start -= 1
    return start


def _after_addressee(token: Token, addressed: bool) -> Token | None:
    """The that-clause that the parser hung on the one spoken to, or on the place of speaking ("said on X that")."""
    for host in token.rights:
        if host.dep_ == "prep":
            found = next((t for t in host.subtree if t.dep_ in CLAUSES and _is_marked(t)), None)
        elif addressed and host.dep_ in ("dobj", "dative"):
            found = next((c for c in host.rights if c.dep_ in CLAUSES and _opens_with_that(c)), None)
        else:
            continue
        if found is not None:
            return found
    return None


def _opens_with_that(token: Token) -> bool:
    """Tell whether a clause behind a noun opens with "that": behind "told a briefing" it is what was told."""
    return token.left_edge.lower_ == "that"


def _is_marked(token: Token) -> bool:
    return any(g.lower_ == "that" and g.dep_ == "mark" for g in token.children)


def _with_tail(token: Token, found: list[Token], around: Around) -> set[int]:
    """Clauses to the right of the cue, with what the parser hangs on the cue behind them."""
    taken: set[int] = set()
    for clause in found:
        taken |= subtree(clause) - _added(token, clause, around)
    end = max(taken)
    for c in token.rights:
        if c.i > end and (c.dep_ in ("prep", "npadvmod", "advmod", "dep", "advcl") or _is_that_clause(c)):
            if c.lower_ in ("according",) or c.tag_ == "VBG" or _is_contrast(c, around):
                break
            taken |= subtree(c)
        elif c.i > end and c.dep_ == "conj":
            break
    return taken


def _added(token: Token, clause: Token, around: Around) -> frozenset[int]:
    """Another saying that the parser hung on what was said ("said it rains but added", "while others said")."""
    for c in clause.rights:
        if c.i not in around.sayings or c.tag_ != token.tag_ or c.tag_ not in FINITE:
            continue
        if _is_contrast(c, around):
            return frozenset(t.i for t in clause.subtree if t.i >= c.left_edge.i)
        if c.dep_ == "conj" and child(c, "nsubj", "nsubjpass") is None:
            joint = next((t for t in token.doc[clause.i : c.i] if t.dep_ == "cc" and t.head is clause), None)
            other = clause.tag_ != c.tag_ or child(clause, "aux", "auxpass") is not None
            if joint is not None and (other or joint.lower_ == "but"):
                return frozenset(t.i for t in clause.subtree if t.i >= joint.i)
    return frozenset()


def _is_contrast(token: Token, around: Around) -> bool:
    """Tell whether a clause sets what others say against it ("..., while residents said")."""
    return token.dep_ == "advcl" and token.i in around.sayings and any(g.lower_ in CONTRAST for g in token.lefts)


def _is_that_clause(token: Token) -> bool:
    return token.dep_ in ("conj", "ccomp") and _is_marked(token)


def _precedes_content(token: Token, around: Around) -> bool:
    """Tell whether an as-clause opens a sentence or clause whose rest is the content ("As the mayor said, ...")."""
    opened = any(c.lower_ == "as" and c.dep_ == "mark" for c in token.lefts)
    if not opened or token.head.i < token.i or len(token.right_edge.doc) < token.right_edge.i + 3:
        return False
    after = token.right_edge.nbor(1)
    return after.text == "," and token.right_edge.i - token.i < SHORT and bool(around.source)


def _follows_content(token: Token, edge: int) -> bool:
    """Tell whether source and cue are set behind their content by a comma or a closing quotation mark."""
    doc = token.doc
    if edge == 0 or token.dep_ in UNFIT:
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
    closed = token.i + 2 < len(doc) and doc[token.i + 1].text == "," and doc[token.i + 2].tag_ != "VBG"
    return closed and edge > 1 and any(t.tag_ in VERBS for t in doc[token.i + 2 :])


def _resumed(token: Token, own: set[int], around: Around) -> set[int]:
    """The rest of a statement that source and cue interrupt ("The town, he said, had fallen")."""
    doc, last = token.doc, max(own)
    after = range(last + 1, len(doc))
    taken = {i for i in after if i in around.quoted and not _another_speaks(last, i, around)}
    if _follows_statement(doc, min(own), around.quoted):
        return taken
    if _is_inserted(token, min(own)):
        taken |= {i for i in after if i in stretch(token)}
    rest = doc[last + 1 : right_stop(doc, last)]
    if len(rest) > 2 and rest[0].text == "," and _goes_on(rest[1], rest[2], around):
        taken |= {t.i for t in rest}
    if token.dep_ in ("parataxis", "ccomp", "advcl") and token.head.i != token.i:
        taken |= {t.i for t in token.head.subtree if t.i in after and not token.is_ancestor(t)}
    return taken


def _follows_statement(doc: Doc, edge: int, quoted: frozenset[int]) -> bool:
    """Tell whether a whole statement in quotation marks stands before source and cue, not just quoted words."""
    start = _quoted_from(edge, quoted)
    return edge - start > 2 and (start == 0 or doc[start - 1].text in SET_OFF)


def _another_speaks(last: int, at: int, around: Around) -> bool:
    """Tell whether quoted words behind a cue are handed over by a second one ("he said, adding: ...")."""
    return any(i in around.sayings and i not in around.quoted for i in range(last + 1, at))


def _goes_on(first: Token, second: Token, around: Around) -> bool:
    """Tell whether a statement goes on behind its source: not if it is the source that goes on to do something."""
    if first.lower_ in ("and", "but"):
        return second.tag_ not in FINITE
    return first.tag_ == "VBG" and first.i not in around.sayings


def quoted_beside(token: Token, own: set[int], quoted: frozenset[int]) -> set[int]:
    """Quoted words beside a cue whose clause the parser missed; not if the cue itself is quoted."""
    if token.i in quoted or not own - {token.i}:
        return set()
    return {i for i in quoted if i > token.i or token.tag_ != "VBG"} - own


def subtree(token: Token) -> frozenset[int]:
    """Indexes of a word and of all that hang on it."""
    return frozenset(t.i for t in token.subtree)


def left_stop(doc: Doc, before: int) -> int:
    """Where the stretch left of a word begins: at the sentence's start or behind a semicolon."""
    at = next((i for i in range(before - 2, -1, -1) if doc[i].text in OPEN_STOPS), -1)
    return at + 1


def right_stop(doc: Doc, start: int) -> int:
    """Where the stretch right of a word ends: at the sentence's end or at a semicolon."""
    return next((i for i in range(start, len(doc)) if doc[i].text == ";"), len(doc))


def clause_start(token: Token, after: int, before: int) -> int:
    """Start of the clause between two words: behind the last ", and/but/while/as", else the last comma."""
    doc = token.doc
    for i in range(before - 2, after, -1):
        if doc[i].lower_ in ("and", "but", "while", "whereas", "as", "though") and doc[i - 1].text == ",":
            return i + 1
    commas = [i for i in range(after + 1, before - 1) if doc[i].text == ","]
    return (commas[-1] if commas else after) + 1
