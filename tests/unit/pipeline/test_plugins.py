from __future__ import annotations

import sys

import pytest

from firsthand.model import UnknownId
from firsthand.pipeline import plugins


def test_our_own_readers_and_exporters_come_through_the_same_door() -> None:
    assert {"txt", "md", "html", "pdf", "jsonl"} <= set(plugins.names(plugins.READERS))
    assert {"csv", "geojson", "jsonl"} <= set(plugins.names(plugins.EXPORTERS))


def test_finding_imports_nothing_and_loading_imports_one() -> None:
    sys.modules.pop("firsthand.exports.jsonl", None)
    plugins.find(plugins.EXPORTERS)
    assert "firsthand.exports.jsonl" not in sys.modules
    write = plugins.load(plugins.EXPORTERS, "jsonl")
    assert callable(write)


def test_a_name_that_is_not_installed_tells_those_that_are() -> None:
    with pytest.raises(UnknownId, match=r"'xlsx'.*csv"):
        plugins.load(plugins.EXPORTERS, "xlsx")
