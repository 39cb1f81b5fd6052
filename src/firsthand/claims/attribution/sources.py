"""Who says it: the words of the source of a cue."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from firsthand.claims.attribution.cues import child, is_passive
from firsthand.lexicon.saying import Entry, SayingWords

if TYPE_CHECKING:
    from firsthand.claims.tree import Doc, Token

DASHES = frozenset({"-", "—", "–", "--"})
INVERTS = frozenset({",", "”", '"', "''", "’"})
NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS", "PRP"})
PHRASE = NOUNS | {"DT", "JJ", "POS", "HYPH", "PRP$", "-LRB-", "-RRB-"}
WHOLE = frozenset({"appos", "relcl", "prep", "conj", "nummod"})
RELATIVE = frozenset({"who", "which", "that", "whom"})
KEPT_PREPOSITIONS = frozenset({"of", "in", "for", "at", "from", "with", "to"})
KEPT = frozenset({"cc", "conj", "nummod", "compound", "flat", "case", "amod", "poss", "nmod"})


def of_verb(token: Token, papers: frozenset[str] = frozenset()) -> Token | None:
    """Head of the words that name a verb's speaker, also across coordination, participles and relatives.

    `papers` are nouns of documents: what a statement that somebody issued says is said by its issuer.
    """
    issuing = issuing_verb(token, papers)
    if issuing is not None:
        return of_verb(issuing) or token.head
    if is_passive(token):
        agent = child(token, "agent")
        return child(agent, "pobj") if agent is not None else None
    subject = child(token, "nsubj")
    if subject is not None and subject.i >= dateline(token.doc):
        return _nearer(_antecedent(subject, token), token)
    return _adjacent(token) or (_borrowed(token) if subject is None else None)


def issuing_verb(token: Token, papers: frozenset[str]) -> Token | None:
    """The verb by which a document was issued whose words a participle gives ("released a statement saying")."""
    paper = token.head
    issued = token.dep_ == "acl" and token.tag_ == "VBG" and paper.lower_ in papers and paper.dep_ == "dobj"
    return paper.head if issued and paper.head.tag_.startswith("VB") else None


def _nearer(subject: Token, token: Token) -> Token:
    """The noun phrase right before the cue, if a comma cuts the parser's subject off from it."""
    start = max((t.i + 1 for t in token.doc[subject.i : token.i] if t.text == ","), default=token.i)
    between = [t for t in token.doc[start : token.i] if t.tag_ != "RB"]
    if subject.i > token.i or not between or token.dep_ == "relcl" or any(t.tag_ not in PHRASE for t in between):
        return subject
    named = [t for t in between if t.tag_ in ("NNP", "NNPS", "NN", "NNS")]
    return named[-1] if named else subject


@lru_cache(maxsize=16)
def dateline(doc: Doc) -> int:
    """Index of the first word behind a dateline ("ADEN, Nov 3 -", "BEIRUT (AP) —"); 0 if there is none."""
    for token in doc[:14]:
        if token.text in DASHES and token.i > 0 and (token.whitespace_ or token.text in ("—", "–")):
            before = doc[: token.i]
            plain = not any(t.tag_.startswith("VB") and t.tag_ != "VBG" and not t.text.isupper() for t in before)
            return token.i + 1 if plain and before[0].text.isupper() and len(before[0].text) > 2 else 0
    return 0


def _adjacent(token: Token) -> Token | None:
    """The noun before a finite cue ("..., its chief, Ann Orr, said") to which the parser gave no subject."""
    if token.tag_ not in ("VBD", "VBZ", "VBP"):
        return None
    doc, opening = token.doc, dateline(token.doc)
    right = child(token, "dobj")
    if right is not None and right.left_edge.i == token.i + 1 and token.i > 1 and doc[token.i - 1].text in INVERTS:
        return right
    at = _before(token, opening)
    found = doc[at] if at >= opening else None
    return _top(found, opening) if found is not None and found.tag_ in NOUNS else None


def _before(token: Token, opening: int) -> int:
    """Index of the word that a cue's subject ends in: brackets, commas and adverbs are passed over."""
    doc, at = token.doc, token.i - 1
    while at > opening:
        if doc[at].text == ")":
            at = next((i for i in range(at, opening, -1) if doc[i].text == "("), at) - 1
        elif doc[at].text in (",", "(") or doc[at].dep_ in ("advmod", "aux"):
            at -= 1
        else:
            break
    return at


def _top(found: Token, opening: int) -> Token:
    """The person or body whose description a noun ends: Orr for Oslo in "Ann Orr, an envoy in Oslo, said"."""
    at = found
    while at.dep_ == "pobj" and at.head.lower_ in KEPT_PREPOSITIONS and opening <= at.head.head.i < at.head.i:
        if at.head.head.tag_ not in NOUNS:
            return found
        at = at.head.head
    name = at.head
    named = at.dep_ == "appos" and name.tag_ == "NNP" and name.dep_ != "pobj" and child(name, "compound") is not None
    return name if named and name.i >= opening else found


def _antecedent(subject: Token, verb: Token) -> Token:
    if subject.lower_ in RELATIVE and verb.dep_ == "relcl":
        return verb.head
    return subject


def _borrowed(token: Token, depth: int = 0) -> Token | None:
    """The subject that a verb without one shares with the verb or noun it hangs on."""
    head, dep = token.head, token.dep_
    if head.i == token.i or depth > 4:
        return None
    if dep in ("acl", "relcl") and head.tag_.startswith(("NN", "PRP")):
        return head if token.tag_ != "VBN" else None
    if dep == "prep" and head.tag_.startswith("NN"):
        return None
    if dep == "pcomp" and head.lower_ == "as":
        return _quoted_speaker(head.head)
    if dep == "conj" and head.dep_ == "ccomp" and token.tag_ in ("VBD", "VBZ", "VBP"):
        return of_verb(head.head) if head.head.tag_.startswith("VB") else None
    if dep in ("conj", "advcl", "xcomp", "pcomp", "prep", "ccomp", "parataxis", "dep", "pobj", "dobj", "acl", "acomp"):
        subject = child(head, "nsubj", "nsubjpass") if head.tag_.startswith("VB") else None
        return _antecedent(subject, head) if subject is not None else _borrowed(head, depth + 1)
    return None


def _quoted_speaker(verb: Token) -> Token | None:
    """X in "the agency quoted X as saying" and "X was quoted as saying"."""
    return child(verb, "nsubjpass") if is_passive(verb) else child(verb, "dobj")


def stand_in(cue: Token, voice: Token) -> Token | None:
    """The relative word that speaks for a voice beside the cue ("who" in "a doctor who said"), if there is one."""
    verb = cue
    while verb.dep_ in ("conj", "xcomp") and child(verb, "nsubj") is None and verb.head is not verb:
        verb = verb.head
    subject = child(verb, "nsubj")
    relative = subject is not None and subject.lower_ in RELATIVE and verb.dep_ == "relcl"
    return subject if relative and verb.head is voice else None


def carrier_of(token: Token, entry: Entry, words: SayingWords, is_outlet: object) -> Token | None:
    """Head of the medium that carries the statement: who was told, or who quotes the speaker."""
    if token.dep_ == "pcomp" and token.head.lower_ == "as":
        verb = token.head.head
        agent = child(verb, "agent")
        return (child(agent, "pobj") if agent is not None else None) if is_passive(verb) else child(verb, "nsubj")
    if not entry.addressee:
        return None
    heard = child(token, "dobj", "dative", "iobj")
    if heard is None or heard.lower_ in words.audience:
        return None
    return heard if heard.lower_ in words.media or (callable(is_outlet) and is_outlet(heard)) else None


def of_noun(token: Token, content_start: int) -> Token | None:
    """Owner of a noun of statement: "Moscow's claim", "a report by X", "he" in "he voiced fears that"."""
    owner = child(token, "poss")
    if owner is not None:
        return owner
    for c in token.rights:
        if c.dep_ == "prep" and c.lower_ in ("by", "from", "of", "among") and c.i < content_start - 1:
            return child(c, "pobj")
    verb = token.head
    if token.dep_ in ("dobj", "attr", "acomp", "oprd") and verb.tag_.startswith("VB"):
        return of_verb(verb)
    return None


def words_of(head: Token) -> tuple[Token, Token]:
    """First and last word of a source's name: with title and role, without clauses set behind it."""
    first = head
    for c in head.lefts:
        if c.dep_ not in ("punct", "cc", "preconj", "mark", "advmod", "prep"):
            first = c.left_edge
            break
    opening = dateline(head.doc)
    return head.doc[max(first.i, opening)] if opening <= head.i else first, _right_edge(head)


def _right_edge(head: Token) -> Token:
    last = head
    for c in head.rights:
        if c.dep_ == "prep" and c.lower_ in KEPT_PREPOSITIONS and c.i == last.i + 1:
            inner = child(c, "pobj")
            last = _right_edge(inner) if inner is not None else last
        elif c.dep_ == "case" or c.dep_ in ("nummod", "compound", "flat"):
            last = c if c.i > last.i else last
        elif (c.dep_ == "appos" and c.i - last.i <= 3 and c.left_edge.i == last.i + 1) or c.dep_ == "conj":
            last = _right_edge(c)
        elif c.dep_ not in ("cc",):
            break
    return last if last.tag_ != "POS" else last.nbor(-1)


def whole_phrase(head: Token, cue: Token | None = None) -> tuple[Token, Token]:
    """First and last word of a source with appositions and relative clauses, unless they hold the cue."""
    first, last = words_of(head)
    for c in head.rights:
        if c.i <= last.i or c.dep_ in ("punct", "cc"):
            continue
        if c.dep_ not in WHOLE or (cue is not None and (c.i == cue.i or c.is_ancestor(cue))):
            break
        last = c.right_edge
    while last.i > head.i and (last.is_punct or last.tag_ == "POS"):
        last = last.nbor(-1)
    return first, last
