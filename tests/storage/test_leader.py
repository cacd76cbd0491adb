from storage.crypto import Vault
from storage.database import Database
from storage.leader import leadership


async def test_one_replica_leads_at_a_time(postgres_url: str, vault: Vault) -> None:
    one, two = await Database.open(postgres_url, vault), await Database.open(postgres_url, vault)
    async with leadership(one, "daily") as first:
        async with leadership(two, "daily") as second, leadership(two, "weekly") as other:
            assert (first, second, other) == (True, False, True)
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
