"""Forms of English words: from a lemma to the spellings that news uses, and back.

Regular rules live here; irregular verbs and nouns in `lexicon/data/english/`. The lexicon expands its lemmas with
these, so that a scan needs no lemmatizer.
"""

from __future__ import annotations

VOWELS = "aeiou"
DOUBLING = frozenset(
    "abet acquit admit allot aver ban bar bat beg blot bob brag cap chat chop clap club commit compel concur "
    "confer control cram crop cut defer deter dig dim dip dot drag drop dub equip expel fan fit flip flog gas "
    "grab grip gun gut hem hit hop hug infer jab jam jog jut kid kidnap lag lob log man map mob mop mug nab net "
    "nip nod occur omit outbid overlap pat patrol peg pen permit pin pit plan plot plug pop prefer prod propel "
    "quip ram rap rebel rebut refer regret repel rig rip rob rot rub run sag sap scan scrap set shed ship shut sit "
    "skip slam slap slip slit slog snap spin split spot spur stab stem step stir stop strap strip submit swap "
    "tap thin tip top transfer transmit trap trek trim tug unplug wrap zap zip".split()
)


EITHER = frozenset(  # doubled in British, single in American spelling
    "bedevil cancel channel counsel dial dishevel fuel funnel grovel imperil initial jewel label level libel marshal "
    "model panel pummel quarrel rival shovel signal total travel tunnel unravel worship".split()
)


def verb_forms(lemma: str, irregular: dict[str, list[str]] | None = None) -> tuple[str, ...]:
    """Forms of a verb: lemma, third person, past, participle(s), -ing. `irregular` maps a lemma to its past forms.

    A phrasal verb inflects in its first word: "pull out" gives "pulled out".
    """
    head, _, rest = lemma.partition(" ")
    tail = f" {rest}" if rest else ""
    before, hyphen, base = head.rpartition("-")
    if hyphen:  # "re-take", "booby-trap"
        return tuple(f"{before}-{form}{tail}" for form in verb_forms(base, irregular))
    past = (irregular or {}).get(head) or [_past(head)]
    forms = [head, _third(head), *past, _ing(head)]
    if head in EITHER:
        forms += [f"{head}{head[-1]}ed", f"{head}{head[-1]}ing"]
    return tuple(dict.fromkeys(f + tail for f in forms))


def noun_forms(lemma: str, irregular: dict[str, str] | None = None) -> tuple[str, ...]:
    """Singular and plural of a noun or noun phrase (which inflects in its last word)."""
    start, _, head = lemma.rpartition(" ")
    lead = f"{start} " if start else ""
    plural = (irregular or {}).get(head) or _plural(head)
    return tuple(dict.fromkeys((lemma, lead + plural)))


def _plural(noun: str) -> str:
    if noun.endswith(("s", "x", "z", "ch", "sh")):
        return noun + "es"
    if noun.endswith("y") and noun[-2:-1] not in VOWELS:
        return noun[:-1] + "ies"
    return noun + "s"


def _third(verb: str) -> str:
    if verb.endswith(("s", "x", "z", "ch", "sh", "o")):
        return verb + "es"
    if verb.endswith("y") and verb[-2:-1] not in VOWELS:
        return verb[:-1] + "ies"
    return verb + "s"


def _past(verb: str) -> str:
    if verb.endswith("e"):
        return verb + "d"
    if verb.endswith("y") and verb[-2:-1] not in VOWELS:
        return verb[:-1] + "ied"
    return (verb + verb[-1] if verb in DOUBLING else verb) + "ed"


def _ing(verb: str) -> str:
    if verb.endswith("ie"):
        return verb[:-2] + "ying"
    if verb.endswith("e") and not verb.endswith(("ee", "ye", "oe")):
        return verb[:-1] + "ing"
    return (verb + verb[-1] if verb in DOUBLING else verb) + "ing"
