from __future__ import annotations

from datetime import date
from pathlib import Path

from tests.golden.matching import faults
from tests.golden.notation import parse
from tests.unit.review.desk import TEXT, accept, claim, correct, reject

from firsthand.documents import build
from firsthand.model import Claim, Decision, Quantity
from firsthand.review.apply import apply
from firsthand.review.golden import golden

REPORT = build(TEXT, published=date(2018, 7, 7), published_basis="given", publisher="Gazette", language="en")
CAPTURE = claim()
SHELLING = claim("shelled", "shelling", "Nawa", "The army", place_id="nawa")
TOLL = claim("killing", "casualties", "Nawa", None, place_id="nawa").model_copy(
    update={
        "quantities": (
            Quantity(start=70, end=74, text="four", low=4.0, high=4.0, unit="person", of="killed"),
            Quantity(start=70, end=74, text="over", low=20001.0, high=None, unit="person", of="wounded"),
        )
    }
)


def lines(claims: list[Claim], *decisions: Decision) -> list[str]:
    return list(golden(apply(decisions, claims), {REPORT.id: REPORT}, lambda _: "Syria"))


def test_a_sentence_that_was_judged_whole_allows_nothing_more() -> None:
    assert lines([CAPTURE, SHELLING], accept(CAPTURE)) == [
        "# theatre: Syria; published: 2018-07-07; publisher: Gazette",
        "Troops captured Saida on Friday.",
        "- capture(actor: Troops; place: Saida) 2018-07-06 < -",
        "",
    ]


def test_claims_that_nobody_looked_at_are_allowed_and_not_asked_for() -> None:
    told = lines([SHELLING, TOLL], accept(SHELLING))
    assert "..." in told
    assert not any("casualties" in line for line in told)


def test_a_rejected_claim_is_never_news_again() -> None:
    assert lines([CAPTURE], reject(CAPTURE))[2:] == ["! capture", "...", ""]


def test_everything_that_was_decided_comes_back_from_the_file(tmp_path: Path) -> None:
    log: list[Decision] = [
        accept(CAPTURE),
        accept(SHELLING, 1),
        accept(TOLL, 2),
        correct(SHELLING, "polarity", False, 3),
    ]
    log += [correct(TOLL, "certainty", "planned", 4)]
    done = apply(log, [CAPTURE, SHELLING, TOLL])
    file = tmp_path / "reviewed.txt"
    file.write_text("\n".join(golden(done, {REPORT.id: REPORT}, lambda _: "Syria")))
    cases = parse(file)
    assert [c.sentence for c in cases] == [CAPTURE.sentence.text, SHELLING.sentence.text]
    for case in cases:
        told = [c for c in done.claims if c.sentence.text == case.sentence]
        assert faults(case, told, list(done.claims)) == []
    machine = [c for c in (SHELLING, TOLL) if c.sentence.text == cases[1].sentence]
    assert len([f for f in faults(cases[1], machine, machine) if f.startswith("missing")]) == 2


def test_signs_of_the_notation_in_quoted_words_do_no_harm(tmp_path: Path) -> None:
    actor = SHELLING.roles["actor"][0].model_copy(update={"text": "the army (4th Division; south)"})
    odd = SHELLING.model_copy(update={"roles": {"actor": (actor,)}})
    file = tmp_path / "reviewed.txt"
    file.write_text("\n".join(lines([odd], accept(odd))))
    (case,) = parse(file)
    assert case.claims[0].roles[0][1][0].words == "the army 4th Division south"
