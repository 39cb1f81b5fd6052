"""Every plug-in of a group, found by its entry point, keeps the promises of the group."""

from __future__ import annotations

import io
from datetime import date

import pytest

from firsthand.documents import Supplied
from firsthand.model import Document, DocumentError, Problem
from firsthand.pipeline import plugins

SUPPLIED = Supplied(published=date(2018, 7, 7), publisher="Valley Post", today=date(2018, 8, 1))
RUBBISH = (b"", b" \n", b"\x00\x01\x02\x03", b"\xff\xfe\xff", bytes(range(256)) * 40, b"{", b"%PDF-1.4\n")


@pytest.mark.parametrize("name", plugins.names(plugins.READERS))
@pytest.mark.parametrize("data", RUBBISH, ids=range(len(RUBBISH)))
def test_a_reader_gives_documents_or_says_what_is_wrong(name: str, data: bytes) -> None:
    read = plugins.load(plugins.READERS, name)
    file = f"rubbish.{name}"
    try:
        found = list(read(data, file, SUPPLIED))
    except DocumentError as error:
        assert file in str(error)
        return
    for each in found:
        assert isinstance(each, Document | Problem)
        if isinstance(each, Problem):
            assert file in each.message


@pytest.mark.parametrize("name", plugins.names(plugins.EXPORTERS))
def test_an_exporter_writes_nothing_but_its_frame_for_nothing(name: str) -> None:
    write = plugins.load(plugins.EXPORTERS, name)
    stream = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="")
    write(iter(()), stream)
    stream.flush()
    assert b"c-" not in stream.buffer.getvalue()
    assert not stream.closed
