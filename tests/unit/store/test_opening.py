from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import create_engine, inspect, text

from firsthand.model import StoreError
from firsthand.store import Store
from firsthand.store.engines.sqlite import Sqlite
from firsthand.store.opening import kind_of


def test_a_path_is_a_file_and_an_address_is_a_server() -> None:
    assert isinstance(kind_of(Path("a.sqlite")), Sqlite)
    assert isinstance(kind_of("a.sqlite"), Sqlite)
    assert kind_of("postgres://u@h/d").name == "postgresql://u@h/d"
    assert kind_of("postgresql+psycopg://u@h:1/d").name == "postgresql://u@h:1/d"


def test_a_password_is_never_shown() -> None:
    assert kind_of("postgresql://desk:s3cret@h/d").name == "postgresql://desk:***@h/d"


def test_an_address_without_a_database_is_refused() -> None:
    with pytest.raises(StoreError, match="postgresql://user@host"):
        kind_of("postgresql://desk@h")


def test_a_server_that_is_not_there_is_one_line_with_a_remedy() -> None:
    with pytest.raises(StoreError, match="cannot be reached") as error:
        Store.open("postgresql://desk:s3cret@127.0.0.1:1/conflict?connect_timeout=2")
    assert "s3cret" not in str(error.value)
    assert "\n" not in str(error.value)


def test_a_database_of_something_else_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.sqlite"
    with create_engine(f"sqlite:///{path}").begin() as connection:
        connection.execute(text("CREATE TABLE letters (id INTEGER)"))
    with pytest.raises(StoreError, match="something else"):
        Store.open(path)
    with create_engine(f"sqlite:///{path}").connect() as connection:
        assert inspect(connection).get_table_names() == ["letters"]


def test_readers_do_not_wait_for_a_writer(tmp_path: Path) -> None:
    path = tmp_path / "s.sqlite"
    with Store.open(path) as store, store._writer.begin(), Store.open(path, create=False) as reader:
        assert reader.heads() == []
