"""A leaver who would rather use Telegram than texts."""

from bot.services import team, welcome
from bot.services.desk import Desk
from bot.services.say import say, tell
from storage.records import Person


async def move(desk: Desk, person_id: int, user: str, account: bytes) -> Person | None:
    """From now on in Telegram. Whoever still waits for the welcome, or may never get the one that was sent, gets it
    here. Whoever looks after them hears of it: a link may have reached somebody else."""
    turn = await desk.turn(person_id)
    if turn is None:
        return None
    turn.change(turn.person, channel="telegram", telegram=user, telegram_hash=account)
    turn.note_in_ledger("channel", "telegram")
    desk.note("joined", f"person {person_id}", actor=f"person {person_id}")
    for staff in team.whoever_is_there(turn):
        tell(turn, staff, "person.in_telegram")
    if turn.person.welcome in ("failed", "sent"):
        turn.change(turn.person, welcome="waiting")
    if turn.person.welcome != "waiting":
        say(turn, "channel.to_telegram")
    elif turn.person.status == "released":
        welcome.send(turn)
    return turn.person
