import pytest

from firsthand.places.home import home


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("The county sheriff closed the elementary school; call 555-0134.", "US"),
        ("Councillors in the borough sold the pub for £90,000.", "GB"),
        ("Rebels shelled the airport and the bridge at dawn.", None),
        ("The sheriff smiled.", None),
    ],
)
def test_everyday_words_tell_where_a_report_is_at_home(text: str, country: str | None) -> None:
    assert home(text) == country


def test_one_kind_of_number_is_one_sign() -> None:
    assert home("Ring 555-0134 or 555-0199 or 555-0111.") is None
