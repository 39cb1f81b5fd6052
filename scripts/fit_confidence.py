"""Fit the weights of claims/confidence.py: python scripts/fit_confidence.py STORIES_DIR CLAIMS.jsonl SCORER_DIR.

CLAIMS.jsonl is what `firsthand evaluate stories` wrote. A claim counts as right if the scorer's typed pairing takes it.
Logistic regression with an L2 penalty, written to lexicon/data/confidence.toml; prints the reliability by tenths.
"""

import json
import sys
from collections import defaultdict
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

from firsthand.claims.confidence import features
from firsthand.model import Claim

TARGET = Path(__file__).parent.parent / "src/firsthand/lexicon/data/confidence.toml"


def labels(stories: str, rows: list[dict], scorer) -> list[bool]:
    gold = scorer.Gold(stories)
    by = defaultdict(list)
    for i, row in enumerate(rows):
        by[row["story"]].append(i)
    right = [False] * len(rows)
    for story, indices in by.items():
        claims = [rows[i] for i in indices]
        golds = gold.version(story, claims)[0]
        weight = {
            (a, b): 1.0
            for a, p in enumerate(claims)
            for b, g in enumerate(golds)
            if p["type"] == g["type"] and same_sentence(scorer, p, g)
        }
        for a, _ in scorer.assign(len(claims), len(golds), weight):
            right[indices[a]] = True
    return right


def same_sentence(scorer, p: dict, g: dict) -> bool:
    a, b = p["sentence"], g["sentence"]
    short = min(a["end"] - a["start"], b["end"] - b["start"])
    return scorer.overlap(a, b) >= 0.5 * short


def main() -> None:
    stories, path, scorer_dir = sys.argv[1:4]
    sys.path.insert(0, scorer_dir)
    import score_stories as scorer

    rows = [json.loads(line) for line in Path(path).read_text(encoding="utf-8").splitlines()]
    y = np.array(labels(stories, rows, scorer), dtype=float)
    claims = [Claim.model_validate({k: v for k, v in r.items() if k != "story"}) for r in rows]
    names = list(features(claims[0]))
    types = sorted({c.type for c in claims})
    X = np.array([[*features(c).values(), *(float(c.type == t) for t in types), 1.0] for c in claims])
    penalty = np.r_[np.full(len(names), 0.5), np.full(len(types), 1.0), 0.0]

    def loss(w: np.ndarray) -> float:
        z = X @ w
        return float(np.sum(np.logaddexp(0, z) - y * z) + 0.5 * np.sum(penalty * w * w))

    w = minimize(loss, np.zeros(X.shape[1]), method="L-BFGS-B").x
    write(w, names, types)
    report(1 / (1 + np.exp(-X @ w)), y)


def write(w: np.ndarray, names: list[str], types: list[str]) -> None:
    lines = [
        "# Weights of the logistic in claims/confidence.py; written by scripts/fit_confidence.py (development stories).",
        f"bias = {w[-1]:.3f}", "", "[features]",
        *(f"{n} = {v:.3f}" for n, v in zip(names, w, strict=False)), "", "[types]",
        *(f"{t} = {v:.3f}" for t, v in zip(types, w[len(names):], strict=False)),
    ]  # fmt: skip
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")


def report(p: np.ndarray, y: np.ndarray) -> None:
    for low in np.arange(0, 1, 0.1):
        here = (p >= low) & (p < low + 0.1)
        if here.any():
            print(f"{low:.1f}-{low + 0.1:.1f}: {here.sum():4d} claims, said {p[here].mean():.2f}, right {y[here].mean():.2f}")


if __name__ == "__main__":
    main()
