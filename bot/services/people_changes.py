"""What follows when a people file says something new of a leaver who is enrolled already."""

from collections.abc import Mapping
from typing import Any

from bot.services import check_ins, queue, talks, team, welcome
from bot.services.turn import Turn

PLANNED_BY = frozenset({"release_on", "check_in_time", "consent_on", "status"})
"""Columns on which the time of the welcome or of the next check-in depends."""


def what_is_new(turn: Turn, columns: Mapping[str, Any]) -> dict[str, Any]:
    """Of what the file says now, and did not say before: what is not so already.

    Someone who is out stays released, also where the file still says `in_custody`, unless the release date that it
    gives is yet to come: then they have been taken back.
    """
    person = turn.person
    news = {name: value for name, value in columns.items() if getattr(person, name) != value}
    release_on = news.get("release_on", person.release_on)
    if news.get("status") == "in_custody" and release_on <= turn.today:
        del news["status"]
    return news


def take_effect(turn: Turn, news: Mapping[str, Any]) -> None:
    """The new values, and what they move: the welcome, the check-ins, and open items to a new mentor."""
    before = turn.person
    turn.change(before, **news)
    if "consent_on" in news:
        note_consent(turn)
        if turn.person.consent_on is None:
            _fall_silent(turn)
    if news.get("status") == "in_custody":
        _taken_back(turn)
    if news.keys() & PLANNED_BY:
        if turn.person.welcome == "waiting":
            welcome.plan(turn)
        check_ins.plan(turn)
    if "mentor_id" in news:
        _hand_over(turn, before.mentor_id)


def note_consent(turn: Turn) -> None:
    """On the ledger: since when the person agrees, or that they no longer do."""
    day = turn.person.consent_on
    turn.note_in_ledger("consent", f"people file, given on {day}" if day else "people file, withdrawn")


def _fall_silent(turn: Turn) -> None:
    """Without consent nothing is sent; what still waits in the outbox is dropped when its turn comes."""
    for run in list(turn.case.runs):
        talks.end(turn, run, "expired")
    check_ins.withdraw_open(turn)


def _taken_back(turn: Turn) -> None:
    """In custody again: silence until the release date, and then all begins anew, with a welcome.

    The phone may be another's by then, so nothing may go before that welcome has arrived.
    """
    _fall_silent(turn)
    turn.change(turn.person, welcome="waiting", welcomed_on=None, last_check_in_on=None)
    for kind in check_ins.FOLLOW_UPS:
        item = turn.case.item(kind)
        if item is not None:
            queue.close(turn, item, "custody")


def _hand_over(turn: Turn, old_mentor: int | None) -> None:
    """What was on the old mentor's list and nobody has taken goes to the new one, who is told."""
    new = team.present_mentor(turn)
    if new is None or old_mentor is None:
        return
    for item in list(turn.case.items):
        if item.owner_id == old_mentor and item.taken_by is None:
            queue.hand_on(turn, item, new)
