"""A text laid out as a document."""

from datetime import date

from firsthand.documents import build
from firsthand.model import digest


def test_each_sentence_knows_its_paragraph_and_segment() -> None:
    text = "Calm held. Shops opened.\nAccording to Hill Radio:\nTwo columns met."
    document = build(text, published=date(2020, 5, 1), published_basis="given", publisher=None)
    original = document.original
    assert document.id == digest(text)
    assert original.name == "original"
    assert [(text[s.start : s.end], s.paragraph, s.segment) for s in original.sentences] == [
        ("Calm held.", 0, 0),
        ("Shops opened.", 0, 0),
        ("According to Hill Radio:", 1, 0),
        ("Two columns met.", 2, 1),
    ]


def test_a_translation_is_a_version_and_is_what_is_read() -> None:
    document = build(
        "ساد الهدوء المدينة صباح اليوم",
        published=date(2020, 5, 1),
        published_basis="given",
        publisher=None,
        translation="Calm held in the town this morning.",
        translator="n.n.",
    )
    assert [v.language for v in document.versions] == ["ar", "en"]
    assert document.reading.name == "translation:eng:n.n."
