"""Whom a member of staff looks after, and which queue items are theirs to see and to act on."""

from collections.abc import Collection, Iterable

from bot.rules.ladder import ladder_from_json
from bot.services import team
from bot.services.staff.visit import Visit
from storage.happenings import Alert, Item
from storage.records import Person, Staff


def is_there(visit: Visit, staff_id: int | None) -> bool:
    """Whether this member of staff can be told of something today."""
    staff = visit.team.get(staff_id or 0)
    return staff is not None and team.can_be_told(staff) and not team.on_leave(staff, visit.today)


def looks_after(visit: Visit, person: Person) -> bool:
    """A coordinator looks after everybody; a mentor after their own and those whose mentor is not there now."""
    if person.programme_id != visit.staff.programme_id:
        return False
    return visit.is_coordinator or person.mentor_id == visit.staff.id or not is_there(visit, person.mentor_id)


def is_on_list(visit: Visit, item: Item, person: Person | None, alerted: Collection[int]) -> bool:
    """Whether `/queue` shows the item. `alerted`: ids of the items of which this member of staff has an alert."""
    if item.taken_by is not None and is_there(visit, item.taken_by):
        return item.taken_by == visit.staff.id
    if team.is_for_coordinators(item) and not visit.is_coordinator:
        return False
    if item.owner_id == visit.staff.id or item.id in alerted:
        return True
    if visit.is_coordinator:
        return team.is_for_coordinators(item) or has_climbed(item) or not _anybody(visit, item)
    return person is not None and not is_there(visit, item.owner_id) and looks_after(visit, person)


def may_act(visit: Visit, item: Item, person: Person, alerts: Iterable[Alert]) -> bool:
    """Whether an item that nobody else has taken is theirs to act on."""
    alerted = {alert.item_id for alert in alerts if alert.staff_id == visit.staff.id}
    if visit.is_coordinator:
        return True
    return is_on_list(visit, item, person, alerted) or (
        looks_after(visit, person) and not team.is_for_coordinators(item)
    )


def has_climbed(item: Item) -> bool:
    """Whether the coordinators have been told by the item's ladder."""
    steps = ladder_from_json(item.ladder).steps
    return any(step.to == "coordinators" for step in steps[: item.rungs])


def _anybody(visit: Visit, item: Item) -> bool:
    """Whether it is on the list of somebody who is there."""
    return is_there(visit, item.owner_id)


def mentors(visit: Visit) -> list[Staff]:
    """The mentors of the programme who have joined, by name."""
    found = [s for s in visit.team.values() if s.role == "mentor" and team.can_be_told(s)]
    return sorted(found, key=lambda s: (s.name.casefold(), s.id))


def coordinators(visit: Visit) -> list[Staff]:
    """The coordinators of the programme who have joined."""
    return [s for s in visit.team.values() if s.role == "coordinator" and team.can_be_told(s)]


def colleagues(visit: Visit) -> list[Staff]:
    """Everybody else who can be handed something today, mentors first."""
    able = [s for s in visit.team.values() if s.id != visit.staff.id and is_there(visit, s.id)]
    return sorted(able, key=lambda s: (s.role != "mentor", s.name.casefold(), s.id))
