"""`/people`: those whom one looks after, a page at a time, as buttons that open a card."""

from bot.services.staff import who
from bot.services.staff.visit import Visit

PAGE = 8
"""People on one page."""


async def show(visit: Visit, page: int) -> None:
    """One page, from 0, of everybody whom this member of staff looks after today."""
    people = await who.looked_after(visit)
    if not people:
        visit.answer("people.nobody")
        return
    pages = -(-len(people) // PAGE)
    page = min(page, pages - 1)
    visit.note("people", f"programme {visit.staff.programme_id}")
    names = who.told_apart(people)
    buttons = [[(names[person.id], f"person:{person.id}")] for person in people[page * PAGE : (page + 1) * PAGE]]
    turning = []
    if page > 0:
        turning.append(visit.button("earlier", f"people:{page - 1}"))
    if page < pages - 1:
        turning.append(visit.button("more", f"people:{page + 1}"))
    key = "people.list" if pages > 1 else "people.all"
    visit.answer(key, buttons=[*buttons, *([turning] if turning else [])], page=page + 1, pages=pages)
