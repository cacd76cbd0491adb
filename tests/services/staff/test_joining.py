"""Invitations: who gets in, who does not, and how it is undone."""

from datetime import timedelta

from bot.services import invitations
from bot.services.desk import Desk
from storage.happenings import Received
from storage.records import Invitation, LedgerEntry, Person, Staff
from tests.support import enrol
from tests.support.office import ANN, CAL, JAY, LEE, SAM, Office

NEW, OTHER = 401, 402


async def invite(office: Office, role: str, name: str, token: str, *, language: str = "en") -> Staff:
    async def act(desk: Desk) -> Staff:
        staff, _ = await invitations.invite_staff(
            desk, programme_id=1, role=role, name=name, language=language, token=token
        )
        return staff

    return await office.town.at_the_desk(act)


async def invite_leaver(office: Office, name: str, token: str) -> Invitation:
    async def act(desk: Desk) -> Invitation:
        return await invitations.invite_leaver(desk, person_id=office.ids[name], token=token)

    return await office.town.at_the_desk(act)


async def start(office: Office, user: int, token: str) -> str | None:
    return (await office.town.telegram(user, f"/start {token}")).toast


async def test_a_mentor_joins_and_the_coordinators_are_told_with_an_undo(office: Office) -> None:
    staff = await invite(office, "mentor", "Mo Khan", "token-1")
    assert await start(office, NEW, "token-1") is None
    assert office.last(NEW).text.startswith("Welcome, Mo.")
    assert office.last(CAL).text == "Mo Khan has joined as mentor."
    assert office.labels(CAL) == ["Undo"]
    assert office.last(ANN).text == "Mae Mo Khan wedi ymuno fel mentor."
    assert await office.taps(CAL, "Undo") == "Mo Khan is out again. What they had goes to others."
    assert office.last(ANN).text == "Mae Cal Reed wedi tynnu Mo Khan allan."
    assert not (await office.town.telegram(NEW, "/queue")).known
    assert staff.id > 0


async def test_the_menu_of_the_chat_has_the_commands_of_the_role_in_their_language(office: Office) -> None:
    await invite(office, "mentor", "Mo Khan", "token-1", language="cy")
    await start(office, NEW, "token-1")
    menus = office.town.chats.commands
    assert menus[NEW]["queue"] == "beth sy'n aros am ateb"
    assert "availability" in menus[NEW]
    assert "alerts" not in menus[NEW]
    await office.says(NEW, "/language en")
    assert menus[NEW]["queue"] == "what waits for an answer"
    await office.says(CAL, "/help")
    assert "alerts" in menus[CAL]
    await invite_leaver(office, "Jay", "token-2")
    await start(office, OTHER, "token-2")
    assert OTHER not in menus


async def test_only_a_coordinator_can_undo(office: Office) -> None:
    staff = await invite(office, "mentor", "Mo Khan", "token-1")
    await start(office, NEW, "token-1")
    assert await office.sends(SAM, f"undo:{staff.id}") == "Only a coordinator can do this."
    assert (await office.town.telegram(NEW, "/help")).known
    await office.sends(CAL, f"undo:{staff.id}")
    assert "out of date" in str(await office.sends(CAL, f"undo:{staff.id}"))
    assert "out of date" in str(await office.sends(CAL, "undo:9999"))
    assert await office.sends(CAL, f"undo:{office.ids['Cal']}") == "You can't remove yourself."


async def test_what_a_removed_mentor_had_goes_to_the_others_at_once(office: Office) -> None:
    await office.town.text(JAY, "can you help me with a form")
    await office.taps(SAM, "Take")
    await office.sends(CAL, f"undo:{office.ids['Sam']}")
    item = (await office.items("Jay"))[0]
    assert (item.taken_by, item.owner_id) == (None, None)
    assert office.last(102).text.startswith("Jay: a text to answer")


async def test_a_link_works_once(office: Office) -> None:
    await invite(office, "mentor", "Mo Khan", "token-1")
    await start(office, NEW, "token-1")
    assert await start(office, OTHER, "token-1") == "This link has been used. Please ask for a new one."
    assert await start(office, NEW, "token-1") == "You are in already. Send /help to see more."
    assert not (await office.town.telegram(OTHER, "/queue")).known


async def test_a_link_that_is_too_old_or_unknown_lets_nobody_in(office: Office) -> None:
    await invite(office, "mentor", "Mo Khan", "token-1")
    office.town.clock.forward(timedelta(days=7))
    assert await start(office, NEW, "token-1") == "This link is too old. Please ask for a new one."
    unknown = str(await start(office, NEW, "nonsense"))
    assert "does not work" in unknown
    assert "ddim yn gweithio" in unknown
    assert not (await office.town.telegram(NEW, "/queue")).known


async def test_a_newer_link_replaces_the_one_before_and_the_row_stays_the_same(office: Office) -> None:
    first = await invite(office, "mentor", "Mo Khan", "token-1")
    second = await invite(office, "mentor", " mo  KHAN ", "token-2")
    assert first.id == second.id
    assert await start(office, NEW, "token-1") == "This link is too old. Please ask for a new one."
    assert await start(office, NEW, "token-2") is None


async def test_one_account_is_one_person(office: Office) -> None:
    await invite(office, "mentor", "Mo Khan", "token-1")
    refused = "This Telegram account is in use here already. Please ask the person who invited you."
    assert await start(office, SAM, "token-1") == refused
    await invite_leaver(office, "Jay", "token-2")
    assert await start(office, SAM, "token-2") == refused
    await start(office, NEW, "token-1")
    assert office.last(NEW).text.startswith("Welcome, Mo.")


async def test_somebody_who_joins_sees_what_waits(office: Office) -> None:
    mo = await invite(office, "mentor", "Mo Khan", "token-1")
    phone = "+447700900160"
    await enrol.leaver(office.town, "Rhys Pugh", phone, mentor=mo.id, welcomed=True)
    await office.town.text(phone, "can you help me with a form")
    await start(office, NEW, "token-1")
    assert any("Rhys: a text to answer" in shown.text for shown in office.town.chats.shown[NEW])


async def test_a_leaver_moves_to_telegram_and_is_greeted_there(office: Office) -> None:
    await invite_leaver(office, "Jay", "token-1")
    assert await start(office, NEW, "token-1") is None
    assert office.last(NEW).text.startswith("Sam here. I'll write to you here from now on.")
    person = await office.person("Jay")
    assert (person.channel, person.telegram) == ("telegram", str(NEW))
    async with office.town.database.reading() as rows:
        entries = await rows.all(LedgerEntry, LedgerEntry.table.c.person_id == person.id)
    assert [entry.how for entry in entries if entry.what == "channel"] == ["telegram"]
    answer = await office.town.telegram(NEW, "hello there")
    assert answer.leaver
    assert answer.toast is None


async def test_a_leaver_who_waits_for_the_welcome_gets_it_in_telegram(office: Office) -> None:
    office.ids["Rhys"] = await enrol.leaver(office.town, "Rhys Pugh", "+447700900160")
    async with office.town.database.writing() as rows:
        await rows.change(Person.table, {office.ids["Rhys"]: {"welcome": "failed"}})
    await invite_leaver(office, "Rhys", "token-1")
    await start(office, NEW, "token-1")
    assert "Send MENU for more, or STOP to stop." in office.last(NEW).text


async def test_a_welcome_on_its_way_to_a_dead_phone_holds_up_nothing_in_telegram(office: Office) -> None:
    phone = "+447700900160"
    office.town.phones.silent.add(phone)
    office.ids["Rhys"] = await enrol.leaver(office.town, "Rhys Pugh", phone, mentor=office.ids["Sam"])
    await office.town.settle()
    assert (await office.person("Rhys")).welcome == "sent"
    await invite_leaver(office, "Rhys", "token-1")
    await start(office, NEW, "token-1")
    assert "Send MENU for more, or STOP to stop." in office.last(NEW).text
    assert (await office.person("Rhys")).welcome == "done"


async def test_a_removed_mentor_who_still_answers_a_leaver_hears_that_it_goes_to_nobody(office: Office) -> None:
    await office.town.text(JAY, "can you help me with a form")
    card = office.last(SAM)
    await office.sends(CAL, f"undo:{office.ids['Sam']}")
    answer = await office.town.telegram(SAM, "sure, bring it along", reply_to=card.number)
    assert answer.toast == "You are not in any more. Ask a coordinator for a new link."
    assert office.town.inbox(JAY) == []
    assert (await office.town.telegram(SAM, "hello?")).toast is None


async def test_an_account_that_nobody_knows_gets_nothing(office: Office) -> None:
    answer = await office.town.telegram(NEW, "hello?")
    assert (answer.known, answer.toast) == (False, None)
    assert await office.sends(NEW, "take:1") == "You are not in any more. Ask a coordinator for a new link."
    assert office.town.chats.shown[NEW] == []
    async with office.town.database.reading() as rows:
        assert await rows.all(Received, Received.table.c.channel == "telegram") == []


async def test_what_staff_do_is_kept_and_the_token_is_not(office: Office) -> None:
    await invite(office, "mentor", "Mo Khan", "token-1")
    await start(office, NEW, "token-1")
    await office.says(SAM, "/queue")
    async with office.town.database.reading() as rows:
        kept = await rows.all(Received, Received.table.c.channel == "telegram", order_by=(Received.table.c.id,))
    assert [received.body for received in kept] == [None, "/queue"]
    assert LEE not in str(kept)
