"""The rows of a benchmark's file."""

from pathlib import Path

import pytest

from firsthand.evaluate.lines import rows, texts
from firsthand.model import DocumentError


def written(tmp_path: Path, content: str) -> Path:
    path = tmp_path / "in.jsonl"
    path.write_text(content, encoding="utf-8")
    return path


def test_rows_come_with_their_line_and_end_at_a_line_feed_only(tmp_path: Path) -> None:
    path = written(tmp_path, '{"a": "x\u2028y"}\n\n[2]\n')
    assert list(rows(path)) == [(1, {"a": "x\u2028y"}), (3, [2])]


def test_a_line_that_is_not_json_is_named(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match=r"in\.jsonl:2: not JSON"):
        list(rows(written(tmp_path, "{}\nno json\n")))


@pytest.mark.parametrize("line", ['{"docid": "1"}', '{"text": "a"}', "[]"])
def test_a_row_without_id_or_text_is_named(tmp_path: Path, line: str) -> None:
    with pytest.raises(DocumentError, match=r"in\.jsonl:1: no docid and text"):
        list(texts(written(tmp_path, line), "docid"))
