from __future__ import annotations

from firsthand.pipeline.compare import differing


def test_parts_are_told_instead_of_their_whole() -> None:
    before = {"code": "1", "code/claims": "a", "code/text": "b", "lexicon": "2", "lexicon/x.toml": "c"}
    after = {"code": "9", "code/claims": "z", "code/text": "b", "lexicon": "2", "lexicon/x.toml": "c"}
    assert differing(before, after) == {"code/claims": ("a", "z")}


def test_a_file_that_only_one_run_had_is_told_as_such() -> None:
    before = {"lexicon": "1", "lexicon/x.toml": "c"}
    after = {"lexicon": "2", "lexicon/x.toml": "c", "lexicon/y.toml": "d"}
    assert differing(before, after) == {"lexicon/y.toml": ("not there", "d")}


def test_a_journal_that_kept_no_parts_is_compared_by_the_whole() -> None:
    assert differing({"code": "1"}, {"code": "2", "code/claims": "z"}) == {"code": ("1", "2")}
    assert differing({"lexicons": "a"}, {}) == {"lexicons": ("a", "not there")}
