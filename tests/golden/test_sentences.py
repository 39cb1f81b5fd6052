"""Every golden sentence through the engine: what is written below it must come out, and nothing more."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.golden import matching, notation

from firsthand.claims.extract import Extractor
from firsthand.documents import Supplied, read
from firsthand.lexicon import Lexicon
from firsthand.model import Claim, Document
from firsthand.places import Gazetteer

FOLDER = Path(__file__).parent / "sentences"
LIMITS = Path(__file__).parent / "limits"
CASES = [case for path in sorted(FOLDER.glob("*.txt")) for case in notation.parse(path)]
KNOWN_LIMITS = [case for path in sorted(LIMITS.glob("*.txt")) for case in notation.parse(path)]


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor(Lexicon.load(), Gazetteer.open(None))


@pytest.mark.parametrize("case", CASES, ids=lambda c: f"{c.theatre}:{c.line}")
def test_golden_sentence(case: notation.Case, extractor: Extractor) -> None:
    claims, wanted = read_case(case, extractor)
    faults = matching.faults(case, wanted, claims)
    assert not faults, "\n".join([f"{case.path.name}:{case.line} {case.sentence}", *faults])


@pytest.mark.xfail(strict=True, reason="the parser misreads these; docs/quality.md lists them as known limits")
@pytest.mark.parametrize("case", KNOWN_LIMITS, ids=lambda c: f"{c.theatre}:{c.line}")
def test_known_limit(case: notation.Case, extractor: Extractor) -> None:
    """A sentence that is not read yet; when it is, move it to `sentences/`."""
    claims, wanted = read_case(case, extractor)
    assert not matching.faults(case, wanted, claims)


def read_case(case: notation.Case, extractor: Extractor) -> tuple[list[Claim], list[Claim]]:
    """All claims of the case's text, and those of the sentence that is tested."""
    text = f"{case.before} {case.sentence}".strip()
    told = Supplied(published=case.published, publisher=case.publisher, language="en")
    (document,) = read(text.encode(), "golden.txt", told)
    assert isinstance(document, Document), document
    claims = list(extractor.extract(document))
    return claims, [c for c in claims if c.sentence.end > len(case.before)]
