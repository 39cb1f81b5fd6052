"""Fit the weights of claims/standing: python scripts/fit_standing.py STORIES_DIR SCORER_DIR [--check] [--alone].

Reads the annotated stories, and our own marked reports (training/standing) unless --alone, with the extractor and keeps every judgement's signs. A claim is labelled by the gold claim
that it is paired with (or that it overlaps in a type of its family); gold claims that the reader misses are judged at
their gold trigger. Logistic regression with an L2 penalty; because some signs tell how the claims before were judged,
the fit is repeated on its own judgements. Writes lexicon/data/cues/standing.toml; --check only cross-validates by story: the
marked reports are then learned from in every fold, and the figures are of development stories only.
"""

import sys
from collections import Counter
from pathlib import Path

import numpy as np
from standing_cases import Case, Story, read, read_marked, reader

import firsthand.claims.standing.weigh as weighing
from firsthand.claims import when
from firsthand.claims.standing import Course, judge
from firsthand.lexicon.weights import Weights

MARKED = Path(__file__).parent.parent / "training/standing"
TARGET = Path(__file__).parent.parent / "src/firsthand/lexicon/data/cues/standing.toml"
PENALTY, LEAST, THRESHOLD, ASIDE, ROUNDS = 8.0, 6, 0.80, 0.90, 2
STEPS = 12
# Signs too rare in the stories to be learned get what the annotators' rules say of them: the penalty pulls towards these.
GIVEN = {
    "above:recalling": -2.0, "clause:long-after": -2.0, "phrase:near": -0.7, "word:former": -0.7, "word:habit": -2.0,
    "level:appos": -0.7, "level:amod": -0.7, "level:relcl": -0.4, "in:participle": -0.4, "tense:pluperfect": -0.7,
    "time:old": -1.0, "earlier:old": -0.4, "beside:old": -1.0, "former:VBN": -1.0, "state:relcl": -0.7, "state:appos": -0.7, "state:acl": -0.7,
    "state:amod": -0.7, "deed:appos": -0.4,
}  # fmt: skip
FIRM = ("asserted", "reported", "claimed")


def rejudge(story: Story, *, missed: bool) -> list[Case]:
    """Judge a story's cases in order with the weights in force."""
    course = Course(story.published, story.sentences)
    cases = [c for c in story.cases if missed or not c.missed]
    for case in cases:
        sentence = story.sentences[case.index]
        token = sentence.doc[case.token]
        time = when.of(sentence, token, course.words(sentence))
        found = judge(
            sentence, token, time=time, published=story.published, passage=course.passage(sentence), **case.told
        )
        course.note(sentence, found.standing, time)
        case.signs = found.signs
        case.firm = found.polarity and found.certainty.value in FIRM
    return cases


def use(weight: dict[str, float], bias: float) -> None:
    table = Weights(made="being fitted", bias=bias, threshold=THRESHOLD, aside=ASIDE, weight=weight)
    weighing.standing_weights = lambda: table


def fit(stories: list[Story]) -> tuple[dict[str, float], float]:
    use({}, 0.0)
    weight, bias = {}, 0.0
    for _ in range(ROUNDS):
        cases = [c for s in stories for c in rejudge(s, missed=True) if c.gold is not None or c.wrong is not None]
        weight, bias = _regress(cases)
        use(weight, bias)
    return weight, bias


def _regress(cases: list[Case]) -> tuple[dict[str, float], float]:
    count = Counter(s for c in cases for s in c.signs)
    column = {s: k for k, s in enumerate(sorted({*GIVEN, *(s for s, n in count.items() if n >= LEAST)}))}
    X = np.zeros((len(cases), len(column) + 1))
    X[:, -1] = 1.0
    for row, case in enumerate(cases):
        X[row, [column[s] for s in case.signs if s in column]] = 1.0
    y = np.array([c.gold is not None and c.gold["standing"] == "news" for c in cases], dtype=float)
    penalty = np.r_[np.full(len(column), PENALTY), 0.0]
    weight = np.array([case.weight for case in cases])

    given = np.r_[[GIVEN.get(s, 0.0) for s in column], 0.0]
    w = given.copy()
    for _ in range(STEPS):  # Newton's method; the problem is convex
        p = 1 / (1 + np.exp(-X @ w))
        slope = X.T @ (weight * (p - y)) + penalty * (w - given)
        curve = (X * (weight * p * (1 - p))[:, None]).T @ X + np.diag(penalty + 1e-6)
        w -= np.linalg.solve(curve, slope)
    return {s: float(w[k]) for s, k in column.items()}, float(w[-1])


def chances(stories: list[Story], weight: dict[str, float], bias: float) -> list[tuple[float, Case]]:
    use(weight, bias)
    cases = [c for s in stories for c in rejudge(s, missed=False)]
    return [(1 / (1 + np.exp(-(bias + sum(weight.get(s, 0.0) for s in c.signs)))), c) for c in cases]


def figures(name: str, rows: list[tuple[float, Case]]) -> str:
    """False news and right standings by threshold (and what is asked of claims told aside), and the true news kept."""
    out = [name]
    true = sum(1 for _, c in rows if c.gold and c.firm and c.wrong is None)
    for threshold, aside in (
        (0.5, 0.5),
        (0.6, 0.75),
        (0.7, 0.85),
        (0.75, 0.75),
        (0.75, 0.88),
        (0.8, 0.8),
        (0.8, 0.85),
        (0.8, 0.9),
        (0.83, 0.9),
        (0.85, 0.9),
        (0.88, 0.93),
    ):
        let = [c for p, c in rows if c.firm and is_news(p, c, threshold, aside)]
        told = [is_news(p, c, threshold, aside) == (c.gold["standing"] == "news") for p, c in rows if c.gold]
        wrong = sum(c.wrong is not None for c in let)
        kept = sum(1 for c in let if c.gold and c.wrong is None) / max(1, true)
        out.append(
            f"  {threshold:.2f} {aside:.2f}: false {wrong}/{len(let)} = {wrong / max(1, len(let)):.3f}, "
            f"true news kept {kept:.3f}, standing right {np.mean(told):.3f}"
        )
    return "\n".join(out)


def is_news(chance: float, case: Case, threshold: float, aside: float) -> bool:
    table = Weights(made="", bias=0.0, threshold=threshold, aside=aside, weight={})
    least = weighing.least(table, case.signs) if case.firm else weighing.EVEN
    return chance >= least or weighing.is_lede(frozenset(case.signs))


def cross(stories: list[Story], folds: list[set[str]], always: list[Story]) -> list[tuple[float, Case]]:
    rows = []
    for fold in folds:
        weight, bias = fit([*always, *(s for s in stories if s.name not in fold)])
        rows += chances([s for s in stories if s.name in fold], weight, bias)
    return rows


def write(weight: dict[str, float], bias: float, stories: list[Story]) -> None:
    count = sum(1 for s in stories for c in s.cases if c.gold is not None)
    made = (
        f"scripts/fit_standing.py: L2-regularised logistic regression (strength {PENALTY:g}; signs seen at least {LEAST} times) "
        f"on {count} machine-annotated, once-read claims of {len(stories)} reports, our own among them (training/standing); "
        "rare signs pulled to what the annotators' rules say; no words of names or places among the signs"
    )
    lines = [
        "# Weights of the signs of claims/standing/signs.py: news (positive) against background and habit (negative).",
        f'made = "{made}"', f"bias = {bias:.3f}", f"threshold = {THRESHOLD}", f"aside = {ASIDE}", "", "[weight]",
        *(f'"{s}" = {v:.3f}' for s, v in sorted(weight.items()) if abs(v) >= 0.02),
    ]  # fmt: skip
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    folder, scorer_dir = sys.argv[1:3]
    sys.path.insert(0, scorer_dir)
    import score_stories as scorer

    extractor = reader()
    stories = read(folder, extractor, scorer)
    marked = [] if "--alone" in sys.argv else read_marked(MARKED, extractor, scorer)
    names = [s.name for s in stories]
    if "--check" in sys.argv:
        order = np.random.RandomState(1).permutation(len(names))
        print(figures("ten folds by story", cross(stories, [{names[i] for i in order[k::10]} for k in range(10)], marked)))
        print(figures("p on q and q on p", cross(stories, [{n for n in names if n[0] == letter} for letter in "pq"], marked)))
        print(figures("marked, by the stories alone", cross(marked, [{s.name for s in marked}], stories)))
        return
    weight, bias = fit([*stories, *marked])
    print(figures("in sample", chances(stories, weight, bias)))
    write(weight, bias, [*stories, *marked])


if __name__ == "__main__":
    main()
