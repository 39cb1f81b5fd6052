"""Which time words belong to which happening: by the clauses of the sentence, never by mere nearness."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from firsthand.claims.parse import ParsedSentence
from firsthand.claims.when.noun_times import bearer, is_of, passes_on
from firsthand.claims.when.timewords import TimeWords
from firsthand.lexicon.cues import grammar
from firsthand.lexicon.timewords import vocabulary

if TYPE_CHECKING:
    from firsthand.claims.tree import Token

FAR = 9


def belonging(sentence: ParsedSentence, trigger: Token, words: Sequence[TimeWords]) -> tuple[TimeWords | None, int]:
    """The time words of a happening and their distance: 0 its own, 1 its clause's, 2 the clause's
    above, 3 the speech's.

    None and FAR where all time words belong to other happenings.
    """
    best: tuple[TimeWords | None, int, int] = (None, FAR, 10_000)
    for item in words:
        if item.role in ("age", "frequency") or (item.earliest is None and item.latest is None):
            continue
        head = head_of(sentence, item)
        if item.rule == "since-clause":
            head = None if item.start <= sentence.at(trigger) < item.end else _outside(head)
        rank = _rank(trigger, head) if head is not None else FAR
        rank = max(rank, _of_bearer(sentence, trigger, item))
        gap = abs(sentence.at(trigger) - item.start)
        if (rank, gap) < best[1:]:
            best = (item, rank, gap)
    return (best[0], best[1]) if best[1] < FAR else (None, FAR)


def _of_bearer(sentence: ParsedSentence, trigger: Token, item: TimeWords) -> int:
    """How far time words inside a noun's phrase are from a happening at least."""
    if _is_after_stretch(item) and not _lies_below(sentence, trigger, item):
        return FAR
    noun = bearer(sentence, item)
    if noun is None or is_of(trigger, noun):
        return 0
    return 1 if passes_on(noun) or noun in trigger.ancestors else FAR


def _is_after_stretch(item: TimeWords) -> bool:
    """ "fell after three weeks of siege": the stretch is the siege's."""
    return item.role == "duration" and item.text.lower().startswith(("after", "following"))


def _lies_below(sentence: ParsedSentence, trigger: Token, item: TimeWords) -> bool:
    head = head_of(sentence, item)
    return head is not None and head in trigger.ancestors


def head_of(sentence: ParsedSentence, words: TimeWords) -> Token | None:
    """The token through which the words hang on the sentence."""
    doc = sentence.doc
    if doc is None:
        return None
    span = doc.char_span(words.start - sentence.start, words.end - sentence.start, alignment_mode="expand")
    return span.root if span is not None and len(span) else None


def _outside(head: Token | None) -> Token | None:
    """The word that a clause after "since" hangs on."""
    while head is not None and head.dep_ not in ("advcl", "ROOT") and head.lower_ != "since":
        head = head.head
    return None if head is None or head.dep_ == "ROOT" else head.head


def governor(token: Token) -> Token:
    """The nearest verb above a token, or the topmost word."""
    current = token
    while current.dep_ != "ROOT":
        current = current.head
        if is_verb(current):
            return current
    return current


def is_verb(token: Token) -> bool:
    """Tell whether the token is a verb that heads a clause, not an auxiliary."""
    return token.tag_[:2] == "VB" and token.dep_ not in ("aux", "auxpass", "amod", "compound")


def speaking(trigger: Token) -> Token:
    """ "said on Monday that the town could fall": the verb of telling above a forecast's words, else the words."""
    verb = trigger.head if trigger.tag_ == "MD" else trigger
    return verb.head if trigger.tag_ == "MD" and verb.dep_ == "ccomp" and is_verb(verb.head) else trigger


def clause_verb(trigger: Token) -> Token:
    """The verb of the trigger's clause: itself, or the verb that governs the noun."""
    return trigger if is_verb(trigger) else governor(trigger)


def _rank(trigger: Token, time: Token) -> int:
    above = [time, *time.ancestors]
    if _began_with(clause_verb(trigger), time):
        return 1
    if trigger in above:
        between = above[: above.index(trigger)]
        return _down(trigger, between)
    verb, theirs = clause_verb(trigger), governor(time) if not is_verb(time) else time
    if _is_apposed(trigger, verb):
        return FAR
    if theirs == verb or (verb is not trigger and _is_awaited(verb, theirs)):
        return 1
    if _is_of_antecedent(verb, time):
        return 2
    return min(_from_above(trigger, verb, theirs), _from_below(verb, time), _from_beside(verb, theirs))


def _is_apposed(trigger: Token, verb: Token) -> bool:
    """ "Deir, the group's last bastion, in May": what a thing is called is not what happened to it."""
    current = trigger
    while current != verb and current.dep_ in ("appos", "compound", "amod", "acl", "prep", "pobj"):
        if current.dep_ == "appos":
            return True
        current = current.head
    return False


def _is_awaited(verb: Token, theirs: Token) -> bool:
    """ "Patrols are due to start on May 25": the day of the verb through which the noun is to happen."""
    return theirs.dep_ == "xcomp" and theirs.head in (verb, *(c for c in verb.children if c.dep_ == "acomp"))


def _began_with(verb: Token, time: Token) -> bool:
    """ "The war, which began in May, has killed", "died in fighting that broke out on Monday": its beginning."""
    clause = time if is_verb(time) else governor(time)
    if clause.dep_ != "relcl" or clause.lower_ not in grammar("beginning"):
        return False
    noun = clause.head
    if noun.dep_ == "nsubj":
        return noun.head == verb and _is_perfect(verb)
    return noun.dep_ == "pobj" and noun.head.lower_ in grammar("throughout") and noun.head.head == verb


def runs_since(sentence: ParsedSentence, trigger: Token, words: TimeWords) -> bool:
    """Tell whether the words tell when what the happening is part of began: it lies between then and now."""
    head = head_of(sentence, words)
    return words.role == "point" and head is not None and _began_with(clause_verb(trigger), head)


def _is_of_antecedent(verb: Token, time: Token) -> bool:
    """ "the attack of June 12, which wounded 26", "on October 7, when gunmen killed 1,200"."""
    while verb.dep_ == "conj" and is_verb(verb.head):
        verb = verb.head
    if verb.dep_ not in ("relcl", "advcl") or time.i > verb.i:
        return False
    if any(c.lower_ == "when" and 0 < c.i - time.i <= 6 and c.i < verb.i for c in verb.children):
        return True
    return verb.dep_ == "relcl" and (verb.head in (time, *time.ancestors) or verb.head.head == time)


def _down(trigger: Token, between: list[Token]) -> int:
    """Through a clause below: "the deal signed in May", "the assault that began in June" tell the
    noun's own time.
    """
    verbs = [t for t in between if is_verb(t)]
    deps = {t.dep_ for t in verbs} & {"relcl", "advcl", "ccomp", "acl", "conj"}
    if not deps:
        return 2 if _is_of_other(trigger, between) else 0
    if not is_verb(trigger) and deps <= {"acl", "relcl"} and len(verbs) == 1 and verbs[0].head == trigger:
        return 1
    if deps == {"advcl"} and len(verbs) == 1 and _runs_along(verbs[0]):
        return FAR if _is_nested(between[: between.index(verbs[0])]) else 2
    last = next((t for t in verbs if t.dep_ == "conj"), None)
    joined = last is not None and last.head == trigger and deps == {"conj"} and between[0].i >= last.i
    return 2 if joined and last is not None and _is_same_telling(last, trigger) else FAR


def _is_nested(path: list[Token]) -> bool:
    """ "as it marked the end of the war of 1994": the time of a noun inside the clause, not the clause's own."""
    return any(t.dep_ in ("pobj", "dobj") and t.tag_[:2] == "NN" for t in path[1:])


def _is_of_other(trigger: Token, between: list[Token]) -> bool:
    """ "a strike against the takeover of Feb. 1": the day of another thing, unless nothing better is told."""
    nouns = [t for t in between[1:] if t.tag_[:2] == "NN" and t.dep_ == "pobj"]
    return not is_verb(trigger) and bool(nouns)


def _is_same_telling(last: Token, first: Token) -> bool:
    """Coordinated verbs share what ends the sentence, unless the second has a subject and helpers of its own."""
    if not any(c.dep_ in ("nsubj", "nsubjpass") for c in last.children):
        return True
    return last.tag_ == first.tag_ == "VBN" and not any(c.dep_ in ("aux", "auxpass") for c in last.children)


def _runs_along(verb: Token) -> bool:
    """ "when they stormed the town", "as troops entered": one day for both clauses."""
    mark = next((c for c in verb.children if c.lower_ in grammar("alongside") and c.i < verb.i), None)
    return mark is not None and not is_spaced(mark)


def is_spaced(mark: Token) -> bool:
    """ "two years after": a clause of other days; "hours after" is near enough."""
    unit = vocabulary().unit.get(mark.doc[mark.i - 1].lower_) if mark.i else None
    return unit not in (None, "minute", "hour")


def _from_below(verb: Token, time: Token) -> int:
    """The time of a clause with "when" or "after" below a verb that has none of its own."""
    current = governor(time) if not is_verb(time) else time
    if current.dep_ == "advcl" and current.head == verb and _runs_along(current):
        return FAR if _is_nested([time, *time.ancestors][: [time, *time.ancestors].index(current)]) else 2
    return FAR


def _from_beside(verb: Token, theirs: Token) -> int:
    """ "a town that they besieged in May, keeping out food": a participle after a clause shares its time."""
    before = verb.left_edge.i - 2
    if verb.tag_ != "VBG" or verb.dep_ != "advcl" or theirs.dep_ != "relcl" or before < 0:
        return FAR
    last = verb.doc[before]
    return 2 if verb.doc[before + 1].text == "," and theirs in (last, *last.ancestors) else FAR


def _from_above(trigger: Token, verb: Token, theirs: Token) -> int:
    """The time of the clause above reaches participles, infinitives and fellow verbs without a time of
    their own.
    """
    steps, current = 0, verb
    while current.dep_ != "ROOT" and steps < 3:
        dep, up = current.dep_, clause_verb(current.head) if not is_verb(current.head) else current.head
        if dep == "csubj" or (dep == "relcl" and current.tag_ != "VB"):
            return FAR
        if up == theirs or (dep == "advcl" and _is_said_by(up, theirs)):
            return _cost(current, theirs, trigger)
        if dep not in ("conj", "xcomp", "advcl", "prep", "pcomp", "dobj", "acl", "ccomp", "aux", "relcl"):
            return FAR
        steps, current = steps + 1, up
    return FAR


def _is_said_by(up: Token, theirs: Token) -> bool:
    """ "X took Y on Friday, witnesses said, cutting the road": what follows the saying belongs to what was said."""
    return theirs.dep_ == "ccomp" and theirs.head == up and theirs.i < up.i and up.lower_ in grammar("saying")


def _cost(below: Token, above: Token, trigger: Token) -> int:
    if below.dep_ == "ccomp":
        return 3 if above.lower_ in grammar("saying") else 2
    if below.dep_ == "advcl" and below.tag_ != "VBG":
        return FAR if any(c.dep_ == "mark" for c in below.children) and not _runs_along(below) else 2
    if below.dep_ == "conj" and _is_perfect(below) and not _is_perfect(above):
        return FAR
    if below.dep_ == "conj" and below.tag_ in ("VBZ", "VBP") and above.tag_ not in ("VBZ", "VBP"):
        return FAR
    return 2 if trigger is not None else FAR


def _is_told(verb: Token) -> bool:
    """ "had agreed", "was ordered"."""
    return any(c.lower_ in ("had", "was", "were") and c.dep_ in ("aux", "auxpass") for c in verb.children)


def _is_perfect(verb: Token) -> bool:
    """ "has shelled", "have been driven out"."""
    return any(c.lower_ in ("has", "have") and c.dep_ in ("aux", "auxpass") for c in verb.children)


def is_of_telling(sentence: ParsedSentence, trigger: Token, words: TimeWords) -> bool:
    """Tell whether time words hang on a verb in the past that stands above a happening still to come.

    "agreed on Tuesday to withdraw": Tuesday is when they agreed.
    """
    head = head_of(sentence, words)
    verb = head if head is None or is_verb(head) else governor(head)
    past = verb is not None and (verb.tag_ == "VBD" or (verb.tag_ == "VBN" and _is_told(verb)))
    return verb is not None and past and verb != trigger and verb in trigger.ancestors
