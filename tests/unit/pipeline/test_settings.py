from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from pydantic import ValidationError

from firsthand.pipeline.settings import at_the_door

TODAY = date(2018, 8, 1)


def test_what_was_typed_outranks_the_environment_and_that_the_default() -> None:
    environ = {"FIRSTHAND_HOME": "/from/env", "XDG_DATA_HOME": "/xdg"}
    assert at_the_door(environ, TODAY, home=Path("/typed")).home == Path("/typed")
    assert at_the_door(environ, TODAY).home == Path("/from/env")
    assert at_the_door({"XDG_DATA_HOME": "/xdg"}, TODAY).home == Path("/xdg/firsthand")
    assert at_the_door({}, TODAY).home == Path("~/.local/share/firsthand").expanduser()


def test_the_store_lies_in_the_home_unless_named() -> None:
    assert at_the_door({}, TODAY, home=Path("/h")).store == Path("/h/store.sqlite")
    assert at_the_door({}, TODAY, home=Path("/h"), store=Path("s.db")).store == Path("s.db")


def test_settings_do_not_change_and_are_kept_in_the_journal() -> None:
    settings = at_the_door({}, TODAY, home=Path("/h"))
    with pytest.raises(ValidationError):
        settings.home = Path("/other")  # type: ignore[misc]
    assert settings.journal()["store"] == "/h/store.sqlite"
    assert "lexicons" not in settings.journal()


def test_an_address_is_a_store_and_its_password_is_not_kept_in_the_journal() -> None:
    address = "postgresql://desk:s3cret@db.example:5433/conflict?sslmode=require&password=s3cret"
    settings = at_the_door({}, TODAY, home=Path("/h"), store=address)
    assert settings.store == address
    assert "s3cret" not in str(settings.journal())
    assert "db.example:5433/conflict" in settings.journal()["store"]


def test_the_store_may_stand_in_the_environment_and_what_is_typed_outranks_it() -> None:
    environ = {"FIRSTHAND_STORE": "postgresql:///conflict"}
    assert at_the_door(environ, TODAY, home=Path("/h")).store == "postgresql:///conflict"
    assert at_the_door(environ, TODAY, home=Path("/h"), store=Path("s.db")).store == Path("s.db")
