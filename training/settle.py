"""Settle the thresholds for the tagger that ships: python -m training.settle MUC4 OUT

The second step learned from marks of one model about reports that it had not seen; what ships is the mean of several, in
eight bits, whose chances lie elsewhere. Two factors, one for all types and one for all roles, are therefore chosen on dev,
on the marks of the very tables that ship (the only figures chosen there; twenty tries a run).
The figures of dev are optimistic by that much.
"""

import json
import sys
from itertools import product
from pathlib import Path

from firsthand.learned.incidents import Thresholds, groups
from firsthand.learned.participants import Reader
from firsthand.learned.roles import ROLES, TYPES
from training.export import read_card, write_card
from training.muc4 import GOLD_TYPES, SLOTS, load
from training.score import Scores

TYPE_FACTORS, ROLE_FACTORS = (0.6, 0.75, 1.0, 1.25), (0.6, 0.7, 0.85, 1.0, 1.15)


class Told:
    """A report of dev as the second step judges it."""

    def __init__(self, docid, text, templates, verdicts):
        self.docid, self.text, self.templates, self.verdicts = docid, text, templates, verdicts


def answers(told, limits):
    v = told.verdicts
    names = [told.text[v.seen.words[n.first].start : v.seen.words[n.last - 1].end] for n in (e.name() for e in v.found)]
    return [
        {"incident_type": GOLD_TYPES[TYPES.index(g.type)]}
        | {
            slot: [[names[i]] for i, _ in g.members if v.found[i].role == role]
            for role, slot in zip(ROLES, SLOTS, strict=True)
        }
        for g in groups(v, limits)
    ]


def scaled(start, types, roles):
    return Thresholds(
        best_type=round(start.best_type * types, 4),
        other_type=round(start.other_type * types, 4),
        roles=tuple(round(x * roles, 4) for x in start.roles),
        apart=start.apart,
    )


if __name__ == "__main__":
    muc4, out = sys.argv[1], Path(sys.argv[2])
    card = read_card(out)
    start = Thresholds(**card["tuned"] | {"roles": tuple(card["tuned"]["roles"])})
    reader = Reader.open(out)
    reports = [Told(docid, text, gold, reader.verdicts(text)) for docid, text, gold in load(muc4, "dev")]
    scores = Scores(answers)
    tried = {(a, b): scores.f1(reports, scaled(start, a, b)) for a, b in product(TYPE_FACTORS, ROLE_FACTORS)}
    print({k: round(float(v), 2) for k, v in tried.items()})
    limits = scaled(start, *max(tried, key=lambda k: (tried[k], k)))
    print(limits, json.dumps(scores.all(reports, limits)), scores.interval(reports, limits))
    kept = {"best_type": limits.best_type, "other_type": limits.other_type, "apart": limits.apart}
    write_card(out, card | {"thresholds": kept | {"roles": list(limits.roles)}})
