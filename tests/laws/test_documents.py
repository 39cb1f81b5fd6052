"""Laws of documents: offsets quote the text, voices cover it, the same text gives the same document."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from firsthand.documents import build
from firsthand.model import Document, digest
from firsthand.text.align import find
from firsthand.text.romanise import key
from firsthand.text.sentences import split

PIECES = st.sampled_from(
    [
        *["Calm held.", "He said:", "According to Hill Radio:", "Comment: From Sea News: A deal", "> quoted"],
        *[
            "\n",
            "\n\n",
            " ",
            "\r\n",
            "\u2028",
            "\x0b",
            "\t",
            "\ufeff",
            ":",
            "“We stay.”",
            '"No."',
            "Gen.",
            "5 p.m.",
        ],
        *[
            "U.S.",
            "...",
            "?!",
            "•",
            "- item",
            "Read more: x",
            "[Update: y]",
            "Meanwhile Sea News reported it.",
        ],
        *[
            "وصل الجيش؟",
            "Войска в г. Дараа.",
            "« Oui. »",
            "We've seen it.",
            "no stop",
            "(x).Then it",
            "1. One",
        ],
    ]
)
TEXTS = st.lists(PIECES, max_size=30).map("".join) | st.text(max_size=200)


def document(text: str, publisher: str | None = None) -> Document:
    return build(
        text, published=date(2020, 5, 1), published_basis="given", publisher=publisher, language="en"
    )


@given(TEXTS)
def test_sentences_are_trimmed_in_order_and_never_overlap(text: str) -> None:
    last_end = last_paragraph = 0
    for start, end, paragraph in split(text):
        assert last_end <= start < end <= len(text)
        assert text[start:end] == text[start:end].strip()
        assert paragraph - last_paragraph in (0, 1)
        last_end, last_paragraph = end, paragraph


@given(TEXTS)
def test_no_letter_stands_outside_the_sentences(text: str) -> None:
    kept = "".join(text[s:e] for s, e, _ in split(text))
    assert sum(map(str.isalpha, kept)) == sum(map(str.isalpha, text))


@given(TEXTS)
def test_segments_cover_the_text_and_hold_their_sentences(text: str) -> None:
    version = document(text).original
    assert "".join(text[s.start : s.end] for s in version.segments) == text
    for sentence in version.sentences:
        segment = version.segments[sentence.segment]
        assert segment.start <= sentence.start < sentence.end <= segment.end


@given(TEXTS)
def test_speakers_quote_the_text_before_or_in_their_segment(text: str) -> None:
    for segment in document(text).original.segments:
        if segment.speaker:
            assert text[segment.speaker.start : segment.speaker.end] == segment.speaker.text
            assert segment.speaker.start < segment.end


@given(TEXTS.filter(lambda t: t.isascii()))
def test_the_id_depends_on_the_text_alone_and_building_is_deterministic(text: str) -> None:
    assert document(text) == document(text)
    assert document(text).id == document(text, publisher="Hill Radio").id == digest(text)


@given(TEXTS, st.data())
def test_words_taken_from_a_text_are_found_in_it(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    quote = text[start:end].strip()
    span = find(quote, text)
    assert (span is None) == (not quote)
    if span:
        assert text[span.start : span.end] == span.text == quote


@given(st.text(max_size=40))
def test_a_key_is_one_word_without_case(name: str) -> None:
    assert key(name) == key(name.strip())
    assert not any(c.isspace() for c in key(name))
