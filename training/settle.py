"""Settle the thresholds for the tagger that ships: python -m training.settle MUC4 TAGS OUT NAME [NAME ...]

The second step learned from marks of one model about reports that it had not seen; what ships is the mean of several, whose
chances lie elsewhere. Two factors, one for all types and one for all roles, are therefore chosen on dev (the only
figures chosen there; twenty tries). The figures of dev are optimistic by that much.
"""

import json
import sys
from itertools import product
from pathlib import Path

import numpy as np

from firsthand.learned.features import Habits
from firsthand.learned.incidents import Judge, Thresholds, groups
from firsthand.learned.marks import Marks
from firsthand.learned.pieces import words
from firsthand.learned.roles import ROLES, TYPES
from training.export import read_card, write_card
from training.muc4 import GOLD_TYPES, SLOTS, load
from training.score import Scores

START = Thresholds(
    best_type=0.2, other_type=0.25, roles=(0.25, 0.3, 0.27, 0.28, 0.3), apart=0.4
)  # flat optimum on train
TYPE_FACTORS, ROLE_FACTORS = (0.75, 1.0, 1.25, 1.5), (0.5, 0.6, 0.7, 0.85, 1.0)


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


def scaled(types, roles):
    return Thresholds(
        best_type=START.best_type * types,
        other_type=START.other_type * types,
        roles=tuple(round(x * roles, 4) for x in START.roles),
        apart=START.apart,
    )


if __name__ == "__main__":
    muc4, tags, out, *names = sys.argv[1:]
    out = Path(out)
    card = read_card(out)
    known = Habits(*({k: tuple(v) for k, v in card["habits"][t].items()} for t in ("last", "name")))
    judge = Judge.of(dict(np.load(out / "judge.npz")), known, START)
    tables = [np.load(Path(tags) / f"{name}.npz") for name in names]
    reports = []
    for docid, text, templates in load(muc4, "dev"):
        marks = [np.mean([np.asarray(t[f"{docid}|{x}"], dtype=float) for t in tables], axis=0) for x in "mkw"]
        reports.append(Told(docid, text, templates, judge.verdicts(Marks(words(text), *marks))))
    scores = Scores(answers)
    tried = {(a, b): scores.f1(reports, scaled(a, b)) for a, b in product(TYPE_FACTORS, ROLE_FACTORS)}
    print({k: round(v, 2) for k, v in tried.items()})
    limits = scaled(*max(tried, key=lambda k: (tried[k], k)))
    print(limits, json.dumps(scores.all(reports, limits)), scores.interval(reports, limits))
    kept = {"best_type": limits.best_type, "other_type": limits.other_type, "apart": limits.apart}
    write_card(out, card | {"thresholds": kept | {"roles": list(limits.roles)}})
