"""Where sentences end, in several scripts; a title or an initial is no end."""

import pytest

from firsthand.text.sentences import split


def pieces(text: str) -> list[str]:
    return [text[start:end] for start, end, _ in split(text)]


ONE = [
    "Gen. Ahmed Saleh of the U.S. Army met Lt. Col. J. W. Smith at 5 p.m. Monday.",
    "Brig. Gen. Omar and Maj. Karim spoke to the U.N. Security Council about Res. 2254.",
    "The column drove 3.5 km. north of St. Elias on Jan. 5.",
    '"Where are they?" she asked the guards.',
    "The convoy... never came.",
    "Acme Inc. Chairman Ruiz left.",
    "Yahoo! said so.",
    "И. О. Петров вошёл в г. Дараа.",
    "قال د. أحمد ذلك أمس.",
    "Le général M. Dupont est parti.",
    "El Sr. López y la Dra. Ruiz llegaron.",
    "No. 5 Brigade moved out",
    "A headline without a stop",
]

SEVERAL = [
    ("They left. We stayed.", ["They left.", "We stayed."]),
    ('"We won. They lost." He said so.', ['"We won.', 'They lost."', "He said so."]),
    ("“It is ours.” The road is shut.", ["“It is ours.”", "The road is shut."]),
    ("He lives in the U.S. The others left.", ["He lives in the U.S.", "The others left."]),
    ("It ended at 5 p.m. Then they left.", ["It ended at 5 p.m.", "Then they left."]),
    ("Is it over? Yes! It is…  So they say.", ["Is it over?", "Yes!", "It is…", "So they say."]),
    ("They took it.[12] He fled.", ["They took it.[12]", "He fled."]),
    ("Others hold it (a band).Meanwhile he left.", ["Others hold it (a band).", "Meanwhile he left."]),
    ("It was built in 1998. 40 people live there.", ["It was built in 1998.", "40 people live there."]),
    ("هل انسحب المسلحون؟ نعم. دخل الجيش۔", ["هل انسحب المسلحون؟", "نعم.", "دخل الجيش۔"]),
    ("Это было в 2018 г. Потери велики.", ["Это было в 2018 г.", "Потери велики."]),
    ("Il a dit : « C’est fini. » La ville est calme.", ["Il a dit : « C’est fini. »", "La ville est calme."]),
    ("¿Quién manda? El ejército. ¡Sí!", ["¿Quién manda?", "El ejército.", "¡Sí!"]),
    ("1. First of all. Go on.", ["1. First of all.", "Go on."]),
]  # fmt: skip


@pytest.mark.parametrize("text", ONE)
def test_one_sentence_stays_whole(text: str) -> None:
    assert pieces(text) == [text]


@pytest.mark.parametrize(("text", "expected"), SEVERAL)
def test_several_sentences_are_told_apart(text: str, expected: list[str]) -> None:
    assert pieces(text) == expected


def test_each_line_is_a_paragraph_and_empty_lines_count_for_nothing() -> None:
    text = "First line. Second sentence.\nA heading\n\n \n  • An item. \r\n> Quoted words."
    assert [(text[s:e], p) for s, e, p in split(text)] == [
        ("First line.", 0),
        ("Second sentence.", 0),
        ("A heading", 1),
        ("An item.", 2),
        ("Quoted words.", 3),
    ]


def test_lines_cut_at_a_column_are_joined() -> None:
    text = (
        "The men came down from the hills before\nthe sun was up and took the post at the\n"
        "bridge. Nobody fired a shot there, an old\nwoman said.\n\nLater the road was open again for carts\n"
        "and for the few buses that still ran.\n"
    )
    assert [(text[s:e].replace("\n", " "), p) for s, e, p in split(text)] == [
        ("The men came down from the hills before the sun was up and took the post at the bridge.", 0),
        ("Nobody fired a shot there, an old woman said.", 0),
        ("Later the road was open again for carts and for the few buses that still ran.", 1),
    ]


@pytest.mark.parametrize("text", ["", " ", "\n\n\r\n", "\t"])
def test_a_text_without_words_has_no_sentences(text: str) -> None:
    assert split(text) == []
