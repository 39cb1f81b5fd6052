"""Template filling as GTT measures it, for tuning: the shared scorer decides, this only calls it (its folder is an argument
of the environment: MUC4_SCORER, the folder of score_text.py)."""

import os
import sys

import numpy as np

sys.path.insert(0, os.environ["MUC4_SCORER"])
import score_text

plain = score_text.plain


class Scores:
    """Figures for reports whose templates are made by a function of report and thresholds."""

    def __init__(self, templates):
        self._templates = templates
        self._known = {}
        self.missing = 0  # gold of reports that are left out since nothing is told of them

    def counts(self, report, limits):
        """(right predicted, predicted, right gold, gold) of one report."""
        guess = self._templates(report, limits)
        key = (report.docid, str(guess))
        if key not in self._known:
            self._known[key] = counts(guess, report.templates)
        return self._known[key]

    def f1(self, reports, limits):
        return f1(np.sum([*(self.counts(r, limits) for r in reports), (0, 0, 0, self.missing)], axis=0))

    def all(self, reports, limits):
        gold = [{"docid": r.docid, "templates": r.templates, "entities": union(r.templates)} for r in reports]
        guess = [{"docid": r.docid, "templates": self._templates(r, limits)} for r in reports]
        return score_text.score_muc4(gold, guess)

    def interval(self, reports, limits, draws=1000):
        table = np.array([self.counts(r, limits) for r in reports])
        chance = np.random.default_rng(0)
        drawn = [f1(table[chance.integers(0, len(table), len(table))].sum(axis=0)) for _ in range(draws)]
        return [round(float(x), 1) for x in np.percentile(drawn, [2.5, 97.5])]


def union(templates):
    """The participants of all templates, each once."""
    slots = {slot: [] for slot in score_text.SLOTS}
    for template in templates:
        for slot, known in slots.items():
            known.extend(e for e in template[slot] if e not in known)
    return slots


def f1(c):
    p, r = c[0] / max(c[1], 1), c[2] / max(c[3], 1)
    return 200 * p * r / (p + r) if p + r else 0.0


def counts(guess, gold):
    guesses = [score_text._template(t, "guess") for t in guess]
    golds = [score_text._template(t, "gold") for t in gold]
    cells = {
        (i, j): score_text._hits(g, h)
        for i, g in enumerate(guesses)
        for j, h in enumerate(golds)
        if score_text._same_type(g["incident_type"], h["incident_type"])
    }
    pairs = score_text.best_alignment(guesses, golds, cells)
    right = [sum(c[k] for p in pairs for c in cells[p].values()) for k in (0, 1)]
    return right[0], score_text._size(guesses), right[1], score_text._size(golds)
