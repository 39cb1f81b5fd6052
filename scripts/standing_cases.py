"""What claims/standing is fitted on: every judgement of the extractor over labelled reports, with its label.

Two kinds of report: the annotated development stories, and our own marked reports (training/standing, see its README).
"""

import json
import re
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import firsthand.claims.assemble as assembling
from firsthand.claims import Extractor
from firsthand.claims.report import Report
from firsthand.claims.standing import judge
from firsthand.documents.build import build
from firsthand.lexicon import Lexicon
from firsthand.model import Document
from firsthand.places import Gazetteer

OURS = 0.5  # weight of our own reports beside the annotated ones: half of it reads development reports best
MARK = re.compile(r"\{([^{}|]+)\|([^{}]+)\}")


Calls = dict[tuple[int, str], tuple[int, int, dict]]  # what the judge was told, by place and type


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
    weight: float = 1.0  # in the fit
    signs: tuple[str, ...] = ()
    firm: bool = False


@dataclass
class Story:
    """A report with its parsed sentences and its cases."""

    name: str
    published: date
    sentences: list
    cases: list[Case] = field(default_factory=list)


def reader() -> Extractor:
    """The extractor with what ships."""
    return Extractor(Lexicon.load(), Gazetteer.open(None))


def read(folder: str, extractor: Extractor, scorer) -> list[Story]:
    """The development stories."""
    gold = scorer.Gold(folder)
    return [_story(d, extractor, gold, scorer) for d in gold.story.values()]


def read_marked(folder: Path, extractor: Extractor, scorer) -> list[Story]:
    """Our own reports with every claim marked in the text: {words|type|standing|certainty}, {words|-} for none."""
    return [_marked_story(path, extractor, scorer) for path in sorted(folder.glob("*.txt"))]


def _marked_story(path: Path, extractor: Extractor, scorer) -> Story:
    head, _, body = path.read_text(encoding="utf-8").partition("\n---\n")
    about = dict(line.split(": ", 1) for line in head.splitlines())
    text, golds, tempting = unmarked(body.strip())
    document = build(text, published=date.fromisoformat(about["published"]), published_basis="given",
                     publisher=about["outlet"], language="en")  # fmt: skip
    story, claims, calls = _judged(path.stem, document, extractor)
    for claim in claims:
        _add_case(story, claim, _marked_gold(claim, golds, scorer), calls, tempting, scorer)
    found = [id(c.gold) for c in story.cases]
    story.cases += [c for g in golds if id(g) not in found and (c := _missed(story, g)) is not None]
    for case in story.cases:
        case.weight = OURS
    story.cases.sort(key=lambda c: c.start)
    return story


def _marked_gold(claim: dict, golds: list[dict], scorer) -> dict | None:
    """The mark that a claim's trigger overlaps, of its type or family; else the only one of its type in its sentence."""
    over = [g for g in golds if scorer.overlap(claim["trigger"], g["trigger"])]
    same = [g for g in over if g["type"] == claim["type"]]
    kin = same or [g for g in over if scorer.FAMILY[g["type"]] == scorer.FAMILY[claim["type"]]]
    near = [g for g in golds if g["type"] == claim["type"] and scorer.overlap(claim["sentence"], g["trigger"])]
    return kin[0] if kin else near[0] if len(near) == 1 and not over else None


def unmarked(body: str) -> tuple[str, list[dict], list[dict]]:
    """The text without marks, its labelled claims and the words that only tempt to one."""
    text, golds, tempting, at = "", [], [], 0
    for mark in MARK.finditer(body):
        text += body[at : mark.start()]
        trigger = {"start": len(text), "end": len(text) + len(mark[1]), "text": mark[1]}
        text, at = text + mark[1], mark.end()
        told = mark[2].split("|")
        if told == ["-"]:
            tempting.append(trigger)
            continue
        type_, standing, certainty, *denied = told
        voices = ["outlet", "voice"] if certainty in ("reported", "claimed", "accused", "denied") else ["outlet"]
        golds.append({"trigger": trigger, "type": type_, "standing": standing, "certainty": certainty,
                      "polarity": not denied, "attribution": {"chain": voices}})  # fmt: skip
    return text + body[at:], golds, tempting


def _story(d: dict, extractor: Extractor, gold, scorer) -> Story:
    document = build(d["text"], published=date.fromisoformat(d["published"]), published_basis="given",
                     publisher=d["outlet"], language=d["language"], translation=d.get("translation"))  # fmt: skip
    story, claims, calls = _judged(d["id"], document, extractor)
    _label(story, claims, calls, gold.version(d["id"], claims), scorer)
    return story


def _judged(name: str, document: Document, extractor: Extractor) -> tuple[Story, list[dict], Calls]:
    """A report read, its claims, and what the judge was told of each."""
    calls: Calls = {}
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
    claims = [json.loads(c.model_dump_json()) | {"story": name} for c in extractor.extract(document)]
    assembling.judge, Report.open = judge, classmethod(opened)
    report = seen[-1]
    report.parse(range(len(report.sentences)))
    return Story(name, document.published, report.sentences), claims, calls


def _add_case(story: Story, claim: dict, gold: dict | None, calls: Calls, tempting: list[dict], scorer) -> None:
    """Add a claim that the judge was asked about, with its label: `tempting` words hold no claim."""
    span = claim["trigger"]
    call = next((c for (at, kind), c in calls.items() if kind == claim["type"] and span["start"] <= at < span["end"]), None)
    if call is None:
        return
    case = Case(*call, span["start"], gold)
    case.wrong = scorer.why_not_news(gold) if gold else None
    if gold is None and any(scorer.overlap(span, words) for words in tempting):
        case.wrong = "distractor"
    story.cases.append(case)


def _label(story: Story, claims: list[dict], calls: Calls, version, scorer) -> None:
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
        gold = (
            golds[pairs[i]]
            if i in pairs
            else next((golds[j] for k, j in near if k == i and _alike(scorer, claim, golds[j])), None)
        )
        _add_case(story, claim, gold, calls, distractors, scorer)
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
