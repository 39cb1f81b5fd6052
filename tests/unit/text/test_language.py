"""The language of a report, told from its letters and words."""

import pytest

from firsthand.text.language import identify


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The guards left the post on Sunday morning.", "en"),
        ("وصلت القوات إلى المدينة صباح اليوم", "ar"),
        ("Солдаты покинули деревню сегодня утром, сообщил представитель власти.", "ru"),
        ("Українські військові відійшли з міста сьогодні вранці", "uk"),
        ("Les soldats ont quitté la ville ce matin.", "fr"),
        ("Los soldados dejaron la ciudad esta mañana.", "es"),
    ],
)
def test_a_sentence_is_enough(text: str, code: str) -> None:
    assert identify(text) == code


@pytest.mark.parametrize("text", ["", "ok", "12.07.2018 14:30", "… — !"])
def test_too_little_to_tell_is_undetermined(text: str) -> None:
    assert identify(text) == "und"
