"""Train the second step on the tagger's out-of-fold marks, and measure on dev.

    python -m training.decide MUC4 TAGS OUT [--folds a.npz,b.npz]

Every step learns from the out-of-fold output of the step before it (folds by document, equal texts in one fold), so that no
figure about a report was learned from that report. Thresholds are chosen on the same out-of-fold output.
"""

import argparse
import itertools
import json
import warnings
from pathlib import Path

import numpy as np

from firsthand.learned.entities import entities
from firsthand.learned.features import Habits, of_couples, of_entities, of_pairs, of_types
from firsthand.learned.incidents import SUFFERERS, Thresholds, Verdicts, groups, parts_of, sufferers
from firsthand.learned.marks import Marks
from firsthand.learned.pieces import words
from firsthand.learned.roles import ROLES, TYPES
from firsthand.learned.signs import of_entity, of_stretch, of_text
from firsthand.learned.spans import candidates, of_candidates, picked
from training.fitting import chance, exactly, grown, linear
from training.muc4 import GOLD_TYPES, SLOTS, fold, load, types_of
from training.score import Scores, plain

FOLDS = 5
PARTS = tuple(zip(ROLES, SLOTS, strict=True))


class Report:
    """A report with the tagger's marks, its participants, and what is right of them."""

    def __init__(self, docid, text, templates, tagged):
        self.docid, self.text, self.templates = docid, text, templates
        marks, kinds, whole = (np.asarray(x, dtype=float) for x in tagged)
        self.seen = Marks(words(text), marks, kinds, whole)
        self.fold = fold(text[::-1], FOLDS)
        self.gold = {role: [{plain(x) for x in e} for t in templates for e in t[slot]] for role, slot in PARTS}
        self.maybe = candidates(self.seen)
        self.exact = np.array([self._names(c.role, c) for c in self.maybe], dtype=float)
        self.signed = [of_stretch(self.seen.words, c.role, c.first, c.last) for c in self.maybe]

    def _names(self, role, stretch):
        return any(plain(self.quoted(stretch)) in names for names in self.gold[role])

    def look(self, chances):
        """Pick the stretches by their chances, and join them to participants."""
        self.spanned = chances
        self.found = entities(picked(self.seen, self.maybe, chances))
        self.pair = np.zeros((len(self.found), len(TYPES)))
        self.types = np.zeros(len(TYPES))
        self.homes = [set() for _ in self.found]  # the templates of each participant
        for number, template in enumerate(self.templates):
            self.types[types_of(template)] = 1
            for i, entity in enumerate(self.found):
                gold = [{plain(x) for x in e} for e in template[SLOTS[ROLES.index(entity.role)]]]
                if any(plain(self.string(entity)) in names for names in gold):
                    self.pair[i, types_of(template)] = 1
                    self.homes[i].add(number)
        self.right = self.pair.max(axis=1, initial=0)

    def string(self, entity):
        return self.quoted(entity.name())

    def quoted(self, stretch):
        return self.text[self.seen.words[stretch.first].start : self.seen.words[stretch.last - 1].end]

    def couples_of(self):
        """Couples of sufferers that are both right and share a type: (couples, same template or not)."""
        able = [
            (a, b)
            for a, b in itertools.combinations(range(len(self.found)), 2)
            if self.found[a].role in SUFFERERS
            and self.found[b].role in SUFFERERS
            and self.right[a]
            and self.right[b]
            and (self.pair[a] * self.pair[b]).any()
        ]
        return able, np.array([bool(self.homes[a] & self.homes[b]) for a, b in able], dtype=float)

    def verdicts(self):
        return Verdicts(self.seen, self.found, self.kept, self.typed, parts_of(self.joined, self.kept), self.same)


def habits(reports, least=1):
    last, name = {}, {}
    for r in reports:
        for e, ok in zip(r.found, r.right, strict=True):
            w = e.name().words
            for table, key in ((last, f"{e.role} {w[-1]}"), (name, f"{e.role} {' '.join(w)}")):
                n, g = table.get(key, (0, 0))
                table[key] = (n + 1, g + ok)
    return Habits(*({k: v for k, v in t.items() if v[0] >= least} for t in (last, name)))


class Decider:
    """The forests, fitted on some reports."""

    def fit(self, reports):
        self._spans(reports)
        for k in range(FOLDS):
            rest, here = [r for r in reports if r.fold != k], [r for r in reports if r.fold == k]
            self._hint(here, habits(rest), *linear(rest))
        self.habits = habits(reports)
        self.name, self.text, self.rarity = linear(reports)
        self.keep = self._step(reports, lambda r: r.rows, lambda r: r.right, "kept")
        self.kind = self._step(
            reports,
            lambda r: of_types(r.seen, r.found, r.kept, r.topics),
            lambda r: r.types,
            "typed",
            rounds=100,
            leaves=8,
        )
        self.join = self._step(
            reports, lambda r: of_pairs(r.rows, r.found, r.kept, r.typed), lambda r: r.pair.reshape(-1), "joined"
        )
        self.couple = self._couples(reports)
        return self

    def _spans(self, reports):
        for k in range(FOLDS):
            signs = exactly([r for r in reports if r.fold != k])
            for r in (r for r in reports if r.fold == k):
                r.spelt = signs.chances(r.signed)
        self.span_signs = exactly(reports)
        self.span = self._step(
            reports,
            lambda r: of_candidates(r.seen, r.maybe, r.spelt),
            lambda r: r.exact,
            "spanned",
            rounds=150,
            leaves=16,
        )
        for r in reports:
            r.look(r.spanned)

    def _hint(self, reports, known, name, text, rarity):
        for r in reports:
            r.topics = text.chances([of_text(r.seen.words, rarity)])[0]
            r.rows = of_entities(r.seen, r.found, known, name.chances([of_entity(r.seen.words, e) for e in r.found]))

    def _step(self, reports, features, gold, name, **kw):
        xs = {r.docid: features(r) for r in reports}

        def fit(some):
            some = [r for r in some if len(xs[r.docid])]
            return grown(np.concatenate([xs[r.docid] for r in some]), np.concatenate([gold(r) for r in some]), **kw)

        for k in range(FOLDS):
            fitted = fit([r for r in reports if r.fold != k])
            for r in reports:
                if r.fold == k:
                    setattr(r, name, chance(fitted, xs[r.docid]))
        return fit(reports)

    def _couples(self, reports):
        def fit(some):
            rows = [(r, *r.couples_of()) for r in some]
            rows = [(of_couples(r.seen, r.found, r.kept, c), y) for r, c, y in rows if c]
            return grown(
                np.concatenate([x for x, _ in rows]), np.concatenate([y for _, y in rows]), rounds=60, leaves=6
            )

        for k in range(FOLDS):
            self._tell(fit([r for r in reports if r.fold != k]), [r for r in reports if r.fold == k])
        return fit(reports)

    def _tell(self, fitted, reports):
        for r in reports:
            able = sufferers(r.found, r.kept)
            r.same = dict(zip(able, chance(fitted, of_couples(r.seen, r.found, r.kept, able)), strict=True))

    def apply(self, reports):
        for r in reports:
            r.look(chance(self.span, of_candidates(r.seen, r.maybe, self.span_signs.chances(r.signed))))
        self._hint(reports, self.habits, self.name, self.text, self.rarity)
        for r in reports:
            r.kept = chance(self.keep, r.rows)
            r.typed = chance(self.kind, of_types(r.seen, r.found, r.kept, r.topics))
            r.joined = chance(self.join, of_pairs(r.rows, r.found, r.kept, r.typed))
        self._tell(self.couple, reports)


def templates(report, limits):
    """The product's groups as the benchmark wants them."""
    return [
        {"incident_type": GOLD_TYPES[TYPES.index(g.type)]}
        | {
            slot: [[report.string(report.found[i])] for i, _ in g.members if report.found[i].role == role]
            for role, slot in zip(ROLES, SLOTS, strict=True)
        }
        for g in groups(report.verdicts(), limits)
    ]


def tune(reports, scores):
    """Thresholds by coordinate ascent on the out-of-fold output."""
    now = {"best_type": 0.2, "other_type": 0.25, "apart": 0.4, **{f"role{i}": 0.3 for i in range(len(ROLES))}}
    grid = {name: [0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.6] for name in now}
    grid["apart"] = [0.0, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7]
    all_gold = np.sum([scores.counts(r, limits_of(now | {"best_type": 2.0})) for r in reports], axis=0)
    reports = [r for r in reports if r.typed.max() >= 0.12]  # the rest tell of nothing at any threshold tried
    scores.missing = all_gold[3] - sum(scores.counts(r, limits_of(now | {"best_type": 2.0}))[3] for r in reports)
    for _ in range(2):
        for name, values in grid.items():
            figures = [scores.f1(reports, limits_of(now | {name: float(value)})) for value in values]
            now[name] = values[int(np.argmax(smooth(figures)))]
        print("tuned", round(scores.f1(reports, limits_of(now)), 2), now, flush=True)
    scores.missing = 0
    return limits_of(now)


def smooth(figures):
    """Each figure with its neighbours: a threshold is only as good as those beside it, the rest is luck."""
    return [float(np.mean(figures[max(0, i - 1) : i + 2])) for i in range(len(figures))]


def limits_of(now):
    return Thresholds(
        now["best_type"], now["other_type"], tuple(now[f"role{i}"] for i in range(len(ROLES))), now["apart"]
    )


def reports_of(muc4, tags, part, names):
    """The reports with their marks: of train by the last file that knows them, of dev by the mean of all files."""
    tables = [np.load(Path(tags) / n) for n in names]
    out = []
    for docid, text, gold in load(muc4, part):
        known = [t for t in tables if f"{docid}|m" in t]
        known = known[-1:] if part == "train" else known
        if known:
            marks = [np.mean([np.asarray(t[f"{docid}|{x}"], dtype=float) for t in known], axis=0) for x in "mkw"]
            out.append(Report(docid, text, gold, marks))
    return out


def main():
    warnings.filterwarnings("ignore")
    parse = argparse.ArgumentParser()
    parse.add_argument("muc4", type=Path)
    parse.add_argument("tags", type=Path)
    parse.add_argument("out", type=Path)
    parse.add_argument("--names", default="fold0of2.npz,fold1of2.npz")
    args = parse.parse_args()
    names = args.names.split(",")
    train, dev = (reports_of(args.muc4, args.tags, part, names) for part in ("train", "dev"))
    print(
        len(train),
        len(dev),
        "stretches",
        sum(len(r.maybe) for r in train),
        "right",
        sum(r.exact.sum() for r in train),
    )
    fitted, scores = Decider().fit(train), Scores(templates)
    limits = tune(train, scores)
    print("train, out of fold", json.dumps(scores.all(train, limits)))
    fitted.apply(dev)
    print("dev", json.dumps(scores.all(dev, limits)))
    print("dev 95%", scores.interval(dev, limits))
    from training.export import write_judge

    write_judge(args.out, fitted, limits)


if __name__ == "__main__":
    main()
