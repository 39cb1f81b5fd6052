"""Clause shapes in which what a verb is about does not stand where the parse looks for it.

Inversion ("Also seized were 20 rifles"), an object shared by two verbs ("besieged and shelled the city"), a gap across
a saying verb ("the town which it said it had captured"), small clauses ("set dozens of hostages free"), and names
given to what a clause describes ("Among the towns handed over are X and Y", "The towns still held are X and Y").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.claims.passives import is_passive
from firsthand.lexicon.frames import carrying_verbs, noun_classes, transparent_nouns
from firsthand.lexicon.grammar import noun_words, verb_words

if TYPE_CHECKING:
    from firsthand.claims.tree import Token

    Slots = dict[str, list[Token]]

HELD = ("held", "controlled", "occupied", "run")
HOMES = ("of", "from", "in")
AIMED = ("to", "on", "at", "upon")  # "gave its consent to the raid", "opened fire on a patrol"
SUBJECTS = ("nsubj", "nsubjpass")
COMPLEMENTS = ("ccomp", "advcl", "xcomp", "oprd", "acomp", "dobj")
ABLE = frozenset({"force", "people", "person", "state", "org", "vehicle", "arms", "place", "facility"})
BETWEEN = ("cc", "advmod", "neg", "aux", "auxpass", "punct", "preconj")  # what may stand between verbs with one object


def displaced_object(verb: Token) -> list[Token]:
    """What a verb without an object of its own acts on, where the sentence puts it elsewhere."""
    return _shared(verb) or _beyond_saying(verb) or _in_front(verb) or _bare_number(verb)


def doer(subject: Token) -> Token:
    """ "Protesters taking part in the march occupied X": a participle that the parse takes for the subject."""
    if subject.dep_ != "csubj" or subject.tag_ != "VBG":
        return subject
    return next((c for c in subject.lefts if c.dep_ == "nsubj"), subject)


def on_auxiliary(auxiliary: Token) -> list[Token]:
    """ "Also seized were 20 rifles", "roads near the base are closed": the subject may hang on the auxiliary."""
    return [c for c in auxiliary.children if c.dep_ in ("attr", "nsubj", "nsubjpass", "dobj")]


def with_doer(verb: Token, slots: Slots) -> Slots:
    """ "an attack blamed on X", "attributed to X", "claimed by X": whoever a deed is laid to stands as its doer."""
    words, low = verb_words(), verb.lower_
    prep = "on" if low in words.blamed else "to" if low in words.attributed else ""
    doers = slots.get(prep) if prep else slots.get("subject") if low in words.claimed and is_passive(verb) else None
    return {**{k: v for k, v in slots.items() if k != prep}, "by": doers} if doers else slots


def _shared(verb: Token) -> list[Token]:
    """ "besieged and shelled the city": the first of two verbs with nothing between them but "and" has its object."""
    if any(c.dep_ not in BETWEEN and c.dep_ != "conj" for c in verb.rights):
        return []
    later = next((c for c in verb.rights if c.dep_ == "conj" and c.tag_[:2] == "VB"), None)
    if later is None or later.tag_ != verb.tag_ or any(c.dep_ not in BETWEEN for c in later.lefts):
        return []
    if any(t.dep_ not in BETWEEN for t in verb.doc[verb.i + 1 : later.i]):
        return []
    return [c for c in later.rights if c.dep_ == "dobj"]


def _beyond_saying(verb: Token) -> list[Token]:
    """ "the town (which) it said it had captured": the gap of the relative clause is that of the verb said."""
    above = verb.head
    if verb.dep_ != "ccomp" or above.dep_ != "relcl" or not any(c.dep_ == "nsubj" for c in verb.lefts):
        return []
    speaks = [c for c in above.lefts if c.dep_ in SUBJECTS and c.lower_ not in noun_words().relative]
    return [above.head] if speaks and not any(c.dep_ in ("dobj", "dative") for c in above.rights) else []


def _bare_number(verb: Token) -> list[Token]:
    """ "killed at least a dozen": a number of people without their noun, taken for a measure."""
    measures = [c for c in verb.rights if c.dep_ == "npadvmod" and c.tag_ != "NNS"]
    return [t for c in measures for t in (c, *c.lefts) if t.lower_ in noun_words().counts]


def _in_front(verb: Token) -> list[Token]:
    """ "..., a charge the rebels reject": of two subjects the one before the other is what the verb acts on."""
    first, *others = [c for c in verb.lefts if c.dep_ == "nsubj"] or [verb]
    if not others or verb.head.i != verb.i or any(c.dep_ in ("dobj", "ccomp", "xcomp") for c in verb.rights):
        return []
    return [first] if first.nbor(1).i == others[0].left_edge.i else []


def named(noun: Token) -> list[Token]:
    """The names that a sentence gives to a noun which a clause describes; none in most sentences."""
    above = noun.head
    if noun.dep_ == "pobj" and above.lower_ == "among" and above.head.lower_ in verb_words().copulas:
        return [c for c in above.head.children if c.dep_ in ("nsubj", "attr")]
    if noun.dep_ == "nsubj" and above.lower_ in verb_words().copulas:
        return [c for c in above.rights if c.dep_ == "attr" and c.tag_ in ("NNP", "NNPS")]
    return []


def in_a_name(token: Token) -> bool:
    """ "the Front for the Liberation of Karu": a word of somebody's name."""
    if token.tag_ != "NNP" or token.dep_ != "pobj" or token.head.lower_ not in ("for", "of"):
        return False
    above = token.head.head
    return above.tag_ == "NNP" and above.i < token.i and token.text[:1].isupper() and above.text[:1].isupper()


def governor(noun: Token) -> Token | None:
    """The verb that a noun depends on, past coordination and prepositions that do not set it apart."""
    top = noun
    while top.dep_ in ("conj", "pobj", "prep", "compound", "appos") and top.head.i != top.i:
        if top.dep_ == "pobj" and top.head.lower_ in noun_words().apart:
            break
        top = top.head
        if top.tag_.startswith("VB"):
            break
    verb = top if top.tag_.startswith("VB") else top.head
    return verb if verb.tag_.startswith("VB") and verb.i != noun.i else None


def befallen(noun: Token, verb: Token, slots: dict[str, list[Token]], *, mine: bool, passive: bool) -> list[Token]:
    """Whom or what an event noun befell: "the raid hit a school", "the school was targeted with a grenade attack"."""
    if mine and verb.lower_ in carrying_verbs("occur"):
        return slots.get("subject" if passive else "object", [])
    aimed = passive and noun.dep_ == "pobj" and verb.lower_ in carrying_verbs("aimed")
    return slots.get("object", []) if aimed else []


def on_noun(noun: Token) -> bool:
    """ "gave its consent to the operation": what hangs on another noun is not what the verb carries."""
    if noun.dep_ != "pobj" or noun.head.lower_ == "of":
        return False
    above = noun.head.head
    return above.tag_.startswith("NN") or (noun.head.lower_ in AIMED and any(c.dep_ == "dobj" for c in above.rights))


def antecedent(token: Token, verb: Token) -> Token:
    """The noun that a relative pronoun stands for; other tokens stand for themselves."""
    if token.lower_ in noun_words().relative and token.tag_ in ("WP", "WDT", "IN", "DT"):
        clause = verb
        while clause.dep_ in ("conj", "xcomp", "ccomp") and clause.head.i != clause.i:
            clause = clause.head
        if clause.dep_ == "relcl":
            return clause.head
    return token


def objects_of(prep: Token) -> list[Token]:
    """The nouns that a preposition governs."""
    return [c for c in prep.children if c.dep_ == "pobj"]


def rid_of(noun: Token, of: Token) -> bool:
    """ "cleared the town of militants": fighters are nothing that a town has."""
    classes = noun_classes()
    fighters = any("force" in classes.get(c.lower_, ()) for c in of.rights if c.tag_ == "NNS")
    return fighters and "place" in classes.get(noun.lower_, ())


def leads(child: Token) -> bool:
    """ "back to X", "20 km north of X"; "fled, most of them to X"."""
    words = {"advmod": verb_words().leading, "npadvmod": noun_words().counts}
    return child.lower_ in words.get(child.dep_, ())


def from_home(noun: Token, prep: Token) -> bool:
    """ "Troops from the Northern Command took X": where those who act belong is not whom or where they took it from."""
    return prep.lower_ == "from" and bool(noun_classes().get(noun.lower_, frozenset()) & {"force", "people", "person"})


def to_do(verb: Token) -> bool:
    """ "60 days to withdraw", "a plan to attack": an infinitive on a noun that does nothing itself."""
    if verb.tag_ != "VB" or not any(c.lower_ == "to" for c in verb.lefts) or verb.head.tag_ not in ("NN", "NNS"):
        return False
    return not noun_classes().get(verb.head.lower_, frozenset()) & ABLE


def taken_as(verb: Token, word: Token) -> bool:
    """ "took two drivers hostage": "hostage" is what they were taken as, not who was taken."""
    if word.dep_ != "oprd" or word.lower_ not in noun_words().captives:
        return False
    return verb.dep_ == "acl" or any(c.dep_ in ("dobj", "nsubjpass") for c in verb.children)


def preposition_control(prep: Token, above: Token) -> Token | None:
    """ "accused militias of opening fire", "detained men for spying": the object above would do it."""
    if above.dep_ == "dobj":
        return above
    if prep.lower_ not in noun_words().of_object:
        return None
    held = [c for c in above.children if c.dep_ in ("dobj", "nsubjpass")]
    if not held and above.dep_ == "relcl" and any(c.dep_ == "nsubj" and c.tag_[0] != "W" for c in above.lefts):
        return above.head  # "firms that it accuses of arming militias"
    return antecedent(held[0], above) if held else None


def small_clause(verb: Token, word: str) -> Token | None:
    """ "let 50 prisoners go", "hold the women captive": the second word of a verb, with a subject of its own or not."""
    for child in verb.rights:
        bare = verb.lower_ in verb_words().copulas or all(c.lower_ != "to" for c in child.lefts)
        if child.lower_ == word and child.dep_ in COMPLEMENTS and bare:  # not "began to strike"
            return child
    objects = [noun for c in verb.rights if c.dep_ == "dobj" for noun in (c, *c.conjuncts)]
    return next((c for noun in objects for c in noun.rights if c.lower_ == word and c.dep_ == "amod"), None)


def small_subject(word: Token) -> list[Token]:
    """Who it is that is let go or set free."""
    return [c for c in word.lefts if c.dep_ in SUBJECTS]


def beyond(slots: dict[str, list[Token]], slot: str) -> list[Token]:
    """What stands a step further than a verb's own words; the slots are named for it, others give nothing.

    `owner`: whose what is acted on was ("overran the army's garrison", "repelled an attack by rebels").
    `home`: where the people told of live ("inhabitants of the town fled").
    `told`: who is to do what is asked for ("demanded that the army stop").
    `between first`, `between rest`: the two sides of "fighting between the army and militias".
    """
    if slot == "owner":
        return [t for noun in slots.get("object", ()) for t in _owners(noun)]
    if slot == "home":
        return [t for name in ("subject", "object") for noun in slots.get(name, ()) for t in _governed(noun, HOMES)]
    if slot == "told":
        return [c for verb in slots.get("that", ()) for c in verb.lefts if c.dep_ == "nsubj"]
    if slot == "between first":
        return slots.get("between", [])[:1]
    return slots.get("between", [])[1:] if slot == "between rest" else []


def _owners(noun: Token) -> list[Token]:
    held = ("by",) if noun.lower_ in transparent_nouns() else ("of", "by")
    owners = [c for c in noun.lefts if c.dep_ == "poss"] + _governed(noun, held)
    ground = noun.tag_ in ("NN", "NNS") and noun_classes().get(noun.lower_, frozenset()) & {
        "facility",
        "works",
        "place",
    }
    owners += [c for c in noun.lefts if ground and c.dep_ == "compound" and c.nbor(1).i == noun.i]  # "two rebel camps"
    if "strike" in noun_classes().get(noun.lower_, ()):  # "repelled Russian attacks"
        owners += [c for c in noun.lefts if c.dep_ in ("amod", "compound") and c not in owners]
    for child in noun.lefts:
        if child.dep_ == "amod" and child.lower_ in HELD:  # "the last rebel-held districts"
            owners += [c for c in child.lefts if not c.is_punct]
    for child in noun.rights:
        if child.dep_ == "acl" and child.lower_ in noun_words().owned:  # "five hills held by the rebels", "a camp of"
            owners += _governed(child, ("by", "to"))
    return owners


def _governed(noun: Token, prepositions: tuple[str, ...]) -> list[Token]:
    found = [p for p in noun.rights if p.dep_ in ("prep", "agent") and p.lower_ in prepositions]
    return [t for p in found for c in p.rights if c.dep_ == "pobj" for t in (c, *c.conjuncts)]
