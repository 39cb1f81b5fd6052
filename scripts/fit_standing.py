"""Fit the weights of claims/standing: python scripts/fit_standing.py STORIES_DIR SCORER_DIR [--check].

Reads the annotated stories with the extractor and keeps every judgement's signs. A claim is labelled by the gold claim
that it is paired with (or that it overlaps in a type of its family); gold claims that the reader misses are judged at
their gold trigger. Logistic regression with an L2 penalty; because some signs tell how the claims before were judged,
the fit is repeated on its own judgements. Writes lexicon/data/cues/standing.toml; --check only cross-validates by story.
"""

import json
import sys
from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import numpy as np

import firsthand.claims.assemble as assembling
import firsthand.claims.standing.weigh as weighing
from firsthand.claims import Extractor, when
from firsthand.claims.report import Report
from firsthand.claims.standing import Course, judge
from firsthand.documents.build import build
from firsthand.lexicon import Lexicon
from firsthand.lexicon.weights import Weights
from firsthand.places import Gazetteer

TARGET = Path(__file__).parent.parent / "src/firsthand/lexicon/data/cues/standing.toml"
PENALTY, LEAST, THRESHOLD, ASIDE, ROUNDS = 8.0, 6, 0.80, 0.85, 2
STEPS = 12
# Signs too rare in the stories to be learned get what the annotators' rules say of them: the penalty pulls towards these.
GIVEN = {
    "above:recalling": -2.0, "clause:long-after": -2.0, "phrase:near": -0.7, "word:former": -0.7, "word:habit": -2.0,
    "level:appos": -0.7, "level:amod": -0.7, "level:relcl": -0.4, "in:participle": -0.4, "tense:pluperfect": -0.7,
    "time:old": -1.0, "earlier:old": -0.4, "beside:old": -1.0, "former:VBN": -1.0, "state:relcl": -0.7, "state:appos": -0.7, "state:acl": -0.7,
    "state:amod": -0.7, "deed:appos": -0.4,
}  # fmt: skip
FIRM = ("asserted", "reported", "claimed")


@dataclass
class Case:
    """One claim to judge: where it stands, what `judge` is told of it, and what the annotators said."""

    index: int
    token: int
    told: dict
    start: int
    gold: dict | None
    wrong: str | None = None  # why letting it in as news would be false
    missed: bool = False  # not found by the reader; for the fit only
    signs: tuple[str, ...] = ()
    firm: bool = False


@dataclass
class Story:
    """A report with its parsed sentences and its cases."""

    name: str
    published: date
    sentences: list
    cases: list[Case] = field(default_factory=list)


def read(folder: str, scorer) -> list[Story]:
    extractor = Extractor(Lexicon.load(), Gazetteer.open(None))
    gold = scorer.Gold(folder)
    return [_story(d, extractor, gold, scorer) for d in gold.story.values()]


def _story(d: dict, extractor: Extractor, gold, scorer) -> Story:
    document = build(d["text"], published=date.fromisoformat(d["published"]), published_basis="given",
                     publisher=d["outlet"], language=d["language"], translation=d.get("translation"))  # fmt: skip
    calls: dict[tuple[int, int, str], tuple[int, int, dict]] = {}
    seen: list[Report] = []

    def recorded(sentence, trigger, **told):
        kept = {k: v for k, v in told.items() if k not in ("time", "published", "passage")}
        calls[sentence.at(trigger), told["type"]] = (sentence.index, trigger.i, kept)
        return judge(sentence, trigger, **told)

    opened = Report.open.__func__

    def remembered(cls, *arguments):
        seen.append(opened(cls, *arguments))
        return seen[-1]

    assembling.judge, Report.open = recorded, classmethod(remembered)
    claims = [json.loads(c.model_dump_json()) | {"story": d["id"]} for c in extractor.extract(document)]
    assembling.judge, Report.open = judge, classmethod(opened)
    report = seen[-1]
    report.parse(range(len(report.sentences)))
    story = Story(d["id"], document.published, report.sentences)
    _label(story, claims, calls, gold.version(d["id"], claims), scorer)
    return story


def _label(story: Story, claims: list[dict], calls: dict, version, scorer) -> None:
    golds, distractors = version[0], version[1]
    near = {(i, j) for i, p in enumerate(claims) for j, g in enumerate(golds) if _shares(scorer, p, g)}
    weight = {
        (i, j): 100
        + 2 * scorer.agreements(claims[i], golds[j])
        + (scorer.overlap(claims[i]["trigger"], golds[j]["trigger"]) > 0)
        for i, j in near
        if claims[i]["type"] == golds[j]["type"]
    }
    pairs = dict(scorer.assign(len(claims), len(golds), weight))
    for i, claim in enumerate(claims):
        call = next(
            (c for (at, kind), c in calls.items()
             if kind == claim["type"] and claim["trigger"]["start"] <= at < claim["trigger"]["end"]), None
        )  # fmt: skip
        if call is None:
            continue
        gold = (
            golds[pairs[i]]
            if i in pairs
            else next((golds[j] for k, j in near if k == i and _alike(scorer, claim, golds[j])), None)
        )
        case = Case(*call, claim["trigger"]["start"], gold)
        case.wrong = scorer.why_not_news(gold) if gold else None
        if gold is None and any(scorer.overlap(claim["trigger"], x) for x in distractors):
            case.wrong = "distractor"
        story.cases.append(case)
    story.cases += [c for j, g in enumerate(golds) if j not in pairs.values() and (c := _missed(story, g)) is not None]
    story.cases.sort(key=lambda c: c.start)


def _shares(scorer, p: dict, g: dict) -> bool:
    a, b = p["sentence"], g["sentence"]
    return scorer.overlap(a, b) >= 0.5 * min(a["end"] - a["start"], b["end"] - b["start"])


def _alike(scorer, p: dict, g: dict) -> bool:
    return scorer.overlap(p["trigger"], g["trigger"]) > 0 and scorer.FAMILY[p["type"]] == scorer.FAMILY[g["type"]]


def _missed(story: Story, gold: dict) -> Case | None:
    start, end = gold["trigger"]["start"], gold["trigger"]["end"]
    sentence = next((s for s in story.sentences if s.start <= start < s.end), None)
    span = (
        sentence.doc.char_span(start - sentence.start, end - sentence.start, alignment_mode="expand")
        if sentence and sentence.doc
        else None
    )
    if span is None or not len(span):
        return None
    told = {"type": gold["type"], "noun": span.root.tag_[:2] != "VB", "force": None,
            "stake": gold["certainty"] == "claimed", "attributed": len(gold["attribution"]["chain"]) > 1}  # fmt: skip
    return Case(sentence.index, span.root.i, told, start, gold, missed=True)


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

    given = np.r_[[GIVEN.get(s, 0.0) for s in column], 0.0]
    w = given.copy()
    for _ in range(STEPS):  # Newton's method; the problem is convex
        p = 1 / (1 + np.exp(-X @ w))
        slope = X.T @ (p - y) + penalty * (w - given)
        curve = (X * (p * (1 - p))[:, None]).T @ X + np.diag(penalty + 1e-6)
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


def cross(stories: list[Story], folds: list[set[str]]) -> list[tuple[float, Case]]:
    rows = []
    for fold in folds:
        weight, bias = fit([s for s in stories if s.name not in fold])
        rows += chances([s for s in stories if s.name in fold], weight, bias)
    return rows


def write(weight: dict[str, float], bias: float, stories: list[Story]) -> None:
    count = sum(1 for s in stories for c in s.cases if c.gold is not None)
    made = (
        f"scripts/fit_standing.py: L2-regularised logistic regression (strength {PENALTY:g}; signs seen at least {LEAST} times) "
        f"on {count} machine-annotated, once-read claims of {len(stories)} development stories; "
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

    stories = read(folder, scorer)
    names = [s.name for s in stories]
    if "--check" in sys.argv:
        order = np.random.RandomState(1).permutation(len(names))
        print(figures("ten folds by story", cross(stories, [{names[i] for i in order[k::10]} for k in range(10)])))
        print(figures("p on q and q on p", cross(stories, [{n for n in names if n[0] == letter} for letter in "pq"])))
        return
    weight, bias = fit(stories)
    print(figures("in sample", chances(stories, weight, bias)))
    write(weight, bias, stories)


if __name__ == "__main__":
    main()
