"""Measure attribution on development stories: is the innermost voice behind each gold trigger the right one?

    python scripts/dev_voices.py SHARED/bench p [--show]

Reads the stories where they stand; nothing of them is kept.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import time
from collections import Counter
from datetime import date
from pathlib import Path

from firsthand.claims.attribution import attribute
from firsthand.claims.parse import Parser
from firsthand.claims.report import Report
from firsthand.documents.build import build
from firsthand.lexicon import Lexicon


def main() -> None:
    options = arguments()
    scorer = load(options.bench / "score_stories.py")
    lexicon, parser = Lexicon.load(), Parser()
    tally: Counter[str] = Counter()
    spent = 0.0
    for path in sorted((options.bench / "stories").glob(f"{options.letter}*.json")):
        story = json.loads(path.read_text(encoding="utf-8"))
        report = opened(story, lexicon, parser)
        tally["sentences"] += len(report.sentences)
        began = time.process_time()
        voices = attribute(report)
        original = story["language"] == "en"
        for claim in (c for c in story["claims"] if c["text_version"].startswith("original") == original):
            verdict, mine = judge(scorer, report, voices, claim)
            tally[verdict] += 1
            if verdict != "right" and options.show:
                show(story["id"], claim, verdict, mine)
        spent += time.process_time() - began
    claims = sum(n for k, n in tally.items() if k != "sentences")
    print(
        dict(tally),
        f"{tally['right'] / claims:.1%}",
        f"{1000 * spent / tally['sentences']:.2f} ms a sentence",
    )


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("bench", type=Path)
    parser.add_argument("letter")
    parser.add_argument("--show", action="store_true")
    return parser.parse_args()


def opened(story, lexicon, parser):
    document = build(
        story["text"],
        published=date.fromisoformat(story["published"][:10]),
        published_basis="given",
        publisher=story["outlet"],
        language=story["language"],
        translation=story.get("translation"),
    )
    report = Report.open(document, lexicon, parser)
    report.parse(range(len(report.sentences)))
    return report


def judge(scorer, report, voices, claim):
    trigger = claim["trigger"]
    for sentence in report.sentences:
        if sentence.start <= trigger["start"] < sentence.end:
            inside = [
                t
                for t in sentence.doc
                if sentence.at(t) < trigger["end"] and sentence.at(t) + len(t) > trigger["start"]
            ]
            token = next((t for t in inside if t.head not in inside), inside[0])
            mine = voices.of(sentence, token)
            wire = {"type": claim["type"], "attribution": mine.model_dump(mode="json")}
            right, _ = scorer.chain_score(wire, claim)
            gold = scorer.chain(claim)
            got = scorer.chain(wire)
            if right:
                return "right", mine
            return ("missing" if not got else "invented" if not gold else "wrong"), mine
    return "no sentence", None


def show(name, claim, verdict, mine):
    print(
        f"--- {name} {verdict} {claim['type']} [{claim['trigger']['text']}]\n    {claim['sentence']['text']}"
    )
    print("    gold", [(m["text"], m.get("name"), m["basis"]) for m in claim["attribution"]["chain"][1:]])
    if mine:
        print(
            "    mine", [(m.text, m.name, str(m.basis)) for m in mine.chain[1:]], mine.cue and mine.cue.text
        )


def load(path: Path):
    spec = importlib.util.spec_from_file_location(path.stem, path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


if __name__ == "__main__":
    main()
