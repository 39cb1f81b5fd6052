import pytest
from tests.unit.codings.conftest import Read

from firsthand.codings import Coder
from firsthand.lexicon import Lexicon


@pytest.mark.parametrize(
    ("text", "source", "target"),
    [
        ("Norway granted asylum to nine Syrian officers.", "Norway", "Syrian officers"),
        ("France accused Tehran of arming the militia.", "France", "Tehran"),
        ("On Monday President Adela Quintero pardoned Rafael Soto.", "President Adela Quintero", "Rafael Soto"),
        ("The Kalmar Union of Fishermen threatened Denmark with a blockade.", "Kalmar Union of Fishermen", "Denmark"),
    ],
)
def test_source_and_target(text: str, source: str, target: str, lexicon: Lexicon, read: Read) -> None:
    report, claims = read(text)
    main = Coder(lexicon, "plover").code(report, claims, dated=False)[0]
    assert any(source in words for words in main.source), main
    assert any(words in target or target in words for words in main.target), main


def test_whom_the_words_do_not_name_is_left_out(lexicon: Lexicon, read: Read) -> None:
    report, claims = read("A ceasefire was declared at midnight.")
    main = Coder(lexicon, "plover").code(report, claims, dated=False)[0]
    assert (main.source, main.target) == ((), ())
