from collections.abc import Callable
from datetime import date

import pytest

from firsthand.claims.extract import Extractor
from firsthand.documents.build import build
from firsthand.lexicon import Lexicon
from firsthand.model import Claim, TextVersion
from firsthand.places import Gazetteer

Read = Callable[[str], tuple[TextVersion, list[Claim]]]


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    return Lexicon.load()


@pytest.fixture(scope="session")
def read(lexicon: Lexicon) -> Read:
    """Text in, the version that the engine reads and its claims out."""
    extractor = Extractor(lexicon, Gazetteer.open(None))

    def reading(text: str) -> tuple[TextVersion, list[Claim]]:
        document = build(text, published=date(2021, 6, 2), published_basis="given", publisher=None, language="en")
        return document.reading, list(extractor.extract(document))

    return reading
