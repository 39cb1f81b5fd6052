"""A wire story that others reprint is found again; other stories are not."""

from firsthand.text.near import Reprints

STORY = " ".join(
    f"On day {n} the {n}th column moved from hill {n} to the river and stopped." for n in range(20)
)
OTHER = " ".join(
    f"Bread cost {n} coins in market {n}, said baker number {n} of the old town." for n in range(20)
)


def test_the_same_text_again_is_a_reprint_of_the_first() -> None:
    seen = Reprints()
    assert seen.add("a", STORY) is None
    assert seen.add("b", OTHER) is None
    assert seen.add("c", STORY.upper() + "\n") == ("a", 1.0)
    assert seen.add("d", STORY) == ("a", 1.0)


def test_a_story_with_another_head_and_a_cut_end_is_still_a_reprint() -> None:
    seen = Reprints()
    seen.add("wire", STORY)
    found = seen.add(
        "paper", "Our correspondent reports today from the front. " + STORY[: int(len(STORY) * 0.8)]
    )
    assert found is not None
    assert found[0] == "wire"
    assert 0.6 < found[1] < 0.9


def test_a_story_that_quotes_a_sentence_is_no_reprint() -> None:
    seen = Reprints()
    seen.add("wire", STORY)
    assert seen.add("paper", OTHER + STORY[:80]) is None


def test_the_answer_is_the_same_every_time() -> None:
    runs = []
    for _ in range(2):
        seen = Reprints()
        runs.append([seen.add(str(n), STORY[n * 60 :]) for n in range(8)])
    assert runs[0] == runs[1]


def test_very_short_texts_are_never_reprints() -> None:
    seen = Reprints()
    seen.add("a", "The town fell")
    assert seen.add("b", "The town fell") is None
