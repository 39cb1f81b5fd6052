from __future__ import annotations

import signal
import threading
from collections.abc import Iterator

import pytest
from sqlalchemy import text
from tests.postgres import Cluster
from tests.unit.store.test_store import FIRST, SECOND, claim, placed, report, run

from firsthand.model import StoreError
from firsthand.store import Store
from firsthand.store.words import PART

pytestmark = pytest.mark.postgres


@pytest.fixture
def store(cluster: Cluster) -> Iterator[Store]:
    with Store.open(cluster.database()) as opened:
        opened.begin_run(run("r-1"))
        opened.add(FIRST, [claim(FIRST, "took")], "r-1", "e1")
        yield opened


def test_a_second_writer_waits_and_sees_what_the_first_wrote(store: Store) -> None:
    kept = []

    def second() -> None:
        with Store.open(store.path) as other:
            kept.append(other.add(SECOND, [claim(SECOND, "took")], "r-1", "e1"))

    with store._writer.begin() as connection:
        connection.execute(text("DELETE FROM cache"))
        thread = threading.Thread(target=second)
        thread.start()
        thread.join(0.5)
        assert thread.is_alive() and not kept
    thread.join(20)
    assert kept == ["added"]
    assert store.verify().faults == ()


def test_two_stores_in_schemas_of_one_database_keep_apart(cluster: Cluster) -> None:
    address = cluster.database()
    cluster.do("CREATE SCHEMA one; CREATE SCHEMA two", address.rsplit("/", 1)[1])
    one, two = (Store.open(f"{address}?options=-csearch_path%3D{name},public") for name in ("one", "two"))
    with one, two, one.lease(), two.lease():
        one.begin_run(run("r-1"))
        assert (len(one.runs()), len(two.runs())) == (1, 0)


def test_a_database_without_postgis_gets_it(cluster: Cluster) -> None:
    with Store.open(cluster.database("template1")) as store:
        assert store.near(36, 32, 10) == []


def test_a_user_who_may_not_make_postgis_is_told_who_can(cluster: Cluster) -> None:
    address = cluster.database("template1")
    name = address.rsplit("/", 1)[1]
    cluster.do("CREATE ROLE clerk LOGIN; GRANT ALL ON SCHEMA public TO clerk", name)
    with pytest.raises(StoreError, match="CREATE EXTENSION postgis"):
        Store.open(cluster.address(name, "clerk"))
    cluster.do("CREATE EXTENSION postgis", name)
    with Store.open(cluster.address(name, "clerk")) as store:
        store.begin_run(run("r-1"))
        store.add(FIRST, [claim(FIRST, "took")], "r-1", "e1")
        assert store.erase(FIRST.id, "court order 7").scrubbed


def test_a_database_of_something_else_is_left_alone(cluster: Cluster) -> None:
    address = cluster.database()
    cluster.do("CREATE TABLE letters (id integer)", address.rsplit("/", 1)[1])
    with pytest.raises(StoreError, match="something else"):
        Store.open(address)


def test_a_database_that_is_not_there_is_told(cluster: Cluster) -> None:
    with pytest.raises(StoreError, match="createdb"):
        Store.open(cluster.address("nowhere"))
    with pytest.raises(StoreError, match=r"pg_hba\.conf"):
        Store.open(cluster.address("postgres", "nobody-of-ours"))


def test_a_store_that_nobody_made_is_not_made_by_reading(cluster: Cluster) -> None:
    with pytest.raises(StoreError, match="firsthand add"):
        Store.open(cluster.database(), create=False)


def test_a_nul_in_a_title_is_shown_as_a_sign_and_the_text_is_kept_to_the_letter(store: Store) -> None:
    odd = report("Soldiers took \x00 the mill.", 9, "Valley\x00Post", "The\x00mill")
    store.add(odd, [], "r-1", "e1")
    assert store.document(odd.id) == odd
    assert store.heads()[-1].title == "The\ufffdmill"
    assert [f.document.id for f in store.search("mill")] == [odd.id]


def test_a_very_long_report_is_found_by_words_far_apart(store: Store) -> None:
    middle = " ".join(f"word{n}" for n in range(3 * PART))
    long = report(f"Soldiers took Alphaville. {middle} Then they left Omegatown.", 9)
    store.add(long, [], "r-1", "e1")
    assert [f.document.id for f in store.search("alphaville omegatown")] == [long.id]
    assert store.search("alphaville nowhereland") == []


def test_space_is_searched_by_the_index(store: Store) -> None:
    many = [placed(claim(SECOND, "took"), 30 + n / 1000, 32).model_copy(update={"id": f"c-{n}"}) for n in range(2000)]
    store.add(SECOND, many, "r-1", "e1")
    assert len(store.near(31, 32, 1)) == 21
    with store._engine.connect() as connection:
        connection.execute(text("SET LOCAL enable_seqscan = off"))
        plan = " ".join(
            connection.scalars(
                text(
                    "EXPLAIN SELECT claim FROM claim_points WHERE ST_DWithin("
                    "CAST(ST_SetSRID(ST_MakePoint(lon, lat), 4326) AS geography), "
                    "CAST(ST_SetSRID(ST_MakePoint(31, 32), 4326) AS geography), 1000, false)"
                )
            )
        )
    assert "claim_points_on_globe" in plan


def test_a_server_that_dies_is_told_and_what_was_kept_is_there_when_it_is_back(store: Store, cluster: Cluster) -> None:
    cluster.stop(signal.SIGQUIT)  # no goodbye to anybody
    with pytest.raises(StoreError, match=r"cannot be reached, or the connection broke"):
        store.add(SECOND, [], "r-1", "e1")
    cluster.start()
    assert store.verify().faults == ()
    assert store.counts().documents == 1
    store.add(SECOND, [], "r-1", "e1")
    assert store.counts().documents == 2


def test_a_full_disk_is_told_clearly_and_the_store_stays_whole(store: Store, cluster: Cluster) -> None:
    """The server is made to say what it says on a full disk, in the middle of a report."""
    name = store.path.rsplit("/", 1)[1]
    cluster.do(
        "CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        "RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = 'disk_full'; END $$; "
        "CREATE TRIGGER full_disk BEFORE INSERT ON claims EXECUTE FUNCTION full_disk()",
        name,
    )
    before, state = store.snapshot(), store.state()
    with pytest.raises(StoreError, match=r"no space is left.*nothing that was reported as kept is lost"):
        store.add(SECOND, [claim(SECOND, "took")], "r-1", "e1")
    assert (store.snapshot(), store.state(), store.search("bridge")) == (before, state, [])
    cluster.do("DROP TRIGGER full_disk ON claims", name)
    store.add(SECOND, [claim(SECOND, "took")], "r-1", "e1")
    assert store.verify().faults == ()
