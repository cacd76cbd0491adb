import pytest
from sqlalchemy import text

from storage import replicas
from storage.crypto import Vault
from storage.database import Database
from storage.engine import SESSION
from storage.errors import DatabaseAway
from storage.leader import leadership


async def test_one_replica_leads_at_a_time(postgres_url: str, vault: Vault) -> None:
    one, two = await Database.open(postgres_url, vault), await Database.open(postgres_url, vault)
    async with leadership(one, "daily") as first:
        async with leadership(two, "daily") as second, leadership(two, "weekly") as other:
            assert (bool(first), bool(second), bool(other)) == (True, False, True)
        async with leadership(two, "daily") as again:
            assert not again
    async with leadership(two, "daily") as after:
        assert after
    await one.close()
    await two.close()


async def test_who_has_gone_leads_no_more(postgres_url: str, vault: Vault) -> None:
    one, two = await Database.open(postgres_url, vault), await Database.open(postgres_url, vault)
    try:
        async with leadership(one, "daily"):
            raise LookupError
    except LookupError:
        async with leadership(two, "daily") as leads:
            assert leads
    await one.close()
    await two.close()


async def test_on_one_machine_it_always_leads(sqlite_url: str, vault: Vault) -> None:
    database = await Database.open(sqlite_url, vault)
    async with leadership(database, "daily") as leads:
        assert leads
    await database.close()


async def test_who_has_lost_the_connection_learns_of_it(postgres_url: str, vault: Vault) -> None:
    one, two = await Database.open(postgres_url, vault), await Database.open(postgres_url, vault)
    with pytest.raises(DatabaseAway):
        await _leads_until_its_connection_is_cut(one, two)
    async with leadership(two, "daily") as leads:
        assert leads
    await one.close()
    await two.close()


async def test_a_replica_is_alive_as_long_as_its_connection(postgres_url: str, vault: Vault) -> None:
    one, two = await Database.open(postgres_url, vault), await Database.open(postgres_url, vault)
    with pytest.raises(DatabaseAway):
        await _lives_until_its_connection_is_cut(one, two)
    await one.close()
    await two.close()


async def test_a_machine_that_vanishes_is_noticed_within_half_a_minute(postgres_url: str, vault: Vault) -> None:
    database = await Database.open(postgres_url, vault)
    async with database.reading() as rows:
        idle = (await rows.execute(text("show idle_in_transaction_session_timeout"))).scalar()
    assert idle == "20s"
    # On this machine's own socket the others count for nothing, and read as 0.
    assert int(SESSION["tcp_keepalives_idle"]) + 2 * int(SESSION["tcp_keepalives_interval"]) <= 16
    assert int(SESSION["tcp_user_timeout"]) <= 16_000
    await database.close()


async def test_tables_that_are_churned_are_vacuumed_early(postgres_url: str, vault: Vault) -> None:
    database = await Database.open(postgres_url, vault)
    async with database.reading() as rows:
        which = "select relname, reloptions::text as given from pg_class where relname in ('due', 'outbox') order by 1"
        found = [(row["relname"], row["given"]) for row in (await rows.execute(text(which))).mappings()]
    assert [name for name, _ in found] == ["due", "outbox"]
    assert all("autovacuum_vacuum_scale_factor=0.0" in given for _, given in found)
    await database.close()


async def _leads_until_its_connection_is_cut(one: Database, two: Database) -> None:
    async with leadership(one, "daily") as lead:
        await lead.look()
        await _end_the_others(two)
        await lead.look()


async def _lives_until_its_connection_is_cut(one: Database, two: Database) -> None:
    async with replicas.alive(one, 7) as look, replicas.alive(one, replicas.MOST):
        async with two.reading() as rows:
            assert await replicas.living(rows) == {7, replicas.MOST}
        await _end_the_others(two)
        async with two.reading() as rows:
            assert await replicas.living(rows) == set()
        await look()


async def _end_the_others(database: Database) -> None:
    others = "datname = current_database() and pid <> pg_backend_pid()"
    async with database.writing() as rows:
        await rows.execute(text(f"select pg_terminate_backend(pid, 2000) from pg_stat_activity where {others}"))
