"""Whose words each paragraph is set in, as the layout shows."""

from datetime import date

from firsthand.documents import build
from firsthand.model import TextVersion


def lay_out(text: str, quoted: tuple[tuple[int, int], ...] = ()) -> TextVersion:
    return build(
        text,
        published=date(2020, 5, 1),
        published_basis="given",
        publisher=None,
        language="en",
        quoted=quoted,
    ).original


def voices(text: str) -> list[tuple[str, str | None, str]]:
    """Kind, speaker and first word of each segment."""
    version = lay_out(text)
    return [
        (s.kind.value, s.speaker.text if s.speaker else None, text[s.start : s.end].split()[0])
        for s in version.segments
    ]


def test_a_report_in_one_voice_is_one_segment() -> None:
    assert voices("Calm held on Monday.\nShops opened, a baker said.") == [("outlet", None, "Calm")]


def test_after_a_sentence_that_says_who_speaks_one_paragraph_is_quoted() -> None:
    text = (
        "The Valley Post reports that the bridge is shut:\nGuards have closed it since noon. Carts wait.\n"
        "Our town is two hours away."
    )
    assert voices(text) == [
        ("outlet", None, "The"),
        ("quoted", "The Valley Post", "Guards"),
        ("outlet", None, "Our"),
    ]


def test_after_a_source_line_the_quotation_goes_on_until_the_outlet_is_heard() -> None:
    text = (
        "Fog lay on the hills.\nAccording to Hill Radio:\nTwo columns met.\nA third stayed behind.\n"
        "As we noted last week, the ford matters."
    )
    assert voices(text) == [("outlet", None, "Fog"), ("quoted", "Hill Radio", "Two"), ("outlet", None, "As")]


def test_the_speaker_is_named_without_openings_and_office_clauses() -> None:
    text = "In a note on Friday, the Harbour Ministry said:\nNo ship may sail.\nPorts were calm."
    assert voices(text)[1][:2] == ("quoted", "the Harbour Ministry")
    text = "Meanwhile Lena Orb, a teacher from the coast, wrote:\nWe sleep in cellars.\nThe day passed."
    assert voices(text)[1][:2] == ("quoted", "Lena Orb")


def test_the_outlet_takes_the_word_back_inside_a_paragraph() -> None:
    text = "Hill Radio reports the following:\nThe ford is held. Meanwhile Sea News reported a march."
    assert voices(text) == [
        ("outlet", None, "Hill"),
        ("quoted", "Hill Radio", "The"),
        ("outlet", None, "Meanwhile"),
    ]


def test_an_inserted_article_has_a_headline_and_a_voice() -> None:
    text = (
        "Calm held.\nComment: From Sea News: Deal reached on the ford\nElders signed it, the council said.\n"
        "It takes effect at dawn.\nUnfortunately, we have heard this before."
    )
    assert voices(text) == [
        ("outlet", None, "Calm"),
        ("headline", "Sea News", "Comment:"),
        ("inserted", "Sea News", "Elders"),
        ("outlet", None, "Unfortunately,"),
    ]


def test_links_and_notes_are_not_the_story() -> None:
    text = "Calm held.\nRead more: Ford lost again\nShops opened.\nEditor's note: the time was mended."
    assert voices(text) == [
        ("outlet", None, "Calm"),
        ("headline", None, "Read"),
        ("outlet", None, "Shops"),
    ]


def test_an_update_ends_what_was_set_in() -> None:
    text = "From Sea News:\nElders signed.\nIt holds.\n[Update 5 May: it was broken]\nWe wait."
    assert voices(text) == [("inserted", "Sea News", "From"), ("outlet", None, "[Update")]


def test_a_colon_before_pictures_introduces_nobody() -> None:
    assert voices("Rockets were found near the ford:\nThe hills are green.") == [("outlet", None, "Rockets")]
    assert voices("These are the latest reports:\nThe hills are green.") == [("outlet", None, "These")]


def test_marked_lines_are_quoted_to_the_line() -> None:
    text = "The clerk wrote:\n\n> Nobody may pass.\n> Nobody did.\n\nThe road was empty."
    assert voices(text) == [
        ("outlet", None, "The"),
        ("quoted", "The clerk", "Nobody"),
        ("outlet", None, "The"),
    ]


def test_markup_outranks_the_rules() -> None:
    text = "The clerk wrote:\nNobody may pass.\nNobody did.\nNobody can."
    start, end = text.index("Nobody may"), text.index("Nobody can")
    segments = lay_out(text, ((start, end),)).segments
    assert [(s.start, s.end, s.kind.value) for s in segments[1:]] == [
        (start, end, "quoted"),
        (end, len(text), "outlet"),
    ]


def test_a_quotation_whose_paragraphs_open_with_marks_goes_on() -> None:
    text = "The mayor said:\n“We stayed.\n“We buried our dead.\n“We wait.”\nThe square was empty."
    assert voices(text) == [("outlet", None, "The"), ("quoted", "The mayor", "“We"), ("outlet", None, "The")]


def test_what_is_set_in_knows_the_segment_around_it() -> None:
    segments = lay_out("Calm held.\nAccording to Hill Radio:\nTwo columns met.").segments
    assert [s.parent for s in segments] == [None, 0]
