"""What happens: texts in and out, conversations, what falls due, the queue, sessions and check-ins.

Ids are handed in by the caller and grow with time, so a later row has a greater id.
"""

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    Time,
    UniqueConstraint,
)

from storage.columns import Id, Instant, partial_index, sealed, sealed_json
from storage.tables import metadata

inbox = Table(
    "inbox",
    metadata,
    Column("id", Id, primary_key=True, autoincrement=False),
    Column("channel", String(16), nullable=False),  # sms | telegram
    Column("provider_id", String(80), nullable=False),
    Column("at", Instant, nullable=False),
    Column("person_id", Id, ForeignKey("people.id")),  # from or about whom
    Column("staff_id", Id, ForeignKey("staff.id")),  # set when a member of staff wrote it
    Column("stranger_id", Id, ForeignKey("strangers.id")),
    sealed("body", nullable=True),
    Column("level", Integer, nullable=False),  # 0 ordinary, 1 urgent, 2 emergency
    Column("state", String(16), nullable=False),  # done | failed | silence (an unknown number asks for it)
    Column("relayed", Boolean, nullable=False),  # whether a human was shown it
    UniqueConstraint("channel", "provider_id"),
    Index("ix_inbox_person", "person_id", "id"),
    Index("ix_inbox_stranger", "stranger_id"),
)

runs = Table(
    "runs",
    metadata,
    Column("id", Id, primary_key=True, autoincrement=False),
    Column("person_id", Id, ForeignKey("people.id"), nullable=False),
    Column("flow", String(32), nullable=False),
    Column("about_id", Id),  # the check-in or session that it is about
    sealed_json("facts"),
    sealed_json("answers"),
    sealed_json("pending", nullable=True),
    Column("asked_at", Instant),
    Column("state", String(16), nullable=False),  # open | done | failed | expired
    Column("started_at", Instant, nullable=False),
    Column("version", Integer, nullable=False),
    partial_index("ix_runs_open", "person_id", where="state = 'open'"),
)

outbox = Table(
    "outbox",
    metadata,
    Column("id", Id, primary_key=True, autoincrement=False),
    Column("person_id", Id, ForeignKey("people.id")),  # to whom; for staff: about whom
    Column("staff_id", Id, ForeignKey("staff.id")),  # set when it goes to a member of staff
    Column("stranger_id", Id, ForeignKey("strangers.id")),
    Column("lane", String(32), nullable=False),  # p1, s1, x1: one recipient; order is kept within it
    Column("channel", String(16), nullable=False),
    Column("purpose", String(32), nullable=False),
    Column("act", String(16), nullable=False),  # send | edit | react | commands
    sealed("body", nullable=True),
    sealed_json("extras", nullable=True),  # JSON: buttons, document, reply_to, thread, the message to change
    Column("state", String(16), nullable=False),
    Column("not_before", Instant, nullable=False),
    Column("not_after", Instant),
    Column("about_id", Id),  # session, check-in, item or inbox row, by purpose
    Column("about_version", Integer),
    Column("attempts", Integer, nullable=False),
    Column("provider_id", String(80)),
    Column("segments", Integer, nullable=False),
    Column("error", String(16)),
    Column("created_at", Instant, nullable=False),
    Column("claimed_at", Instant),
    Column("sent_at", Instant),
    Column("settled_at", Instant),
    Column("due_at", Instant),  # when what it belongs to fell due; empty: not looked at yet, or held for later
    Column("urgent", Integer, nullable=False, server_default="0"),  # 1: goes before everything else
    Column("ready_at", Instant),  # when it could first have gone, kept while it is tried again
    Column("claimed_by", Id),  # the replica that is sending it
    partial_index("ix_outbox_waiting", "not_before", "id", where="state in ('queued','held')"),
    partial_index("ix_outbox_unsettled", "lane", "id", where="state in ('queued','held','sending','in_doubt')"),
    partial_index("ix_outbox_urgent", "not_before", "id", where="urgent = 1 and state in ('queued','held')"),
    partial_index("ix_outbox_in_flight", "claimed_at", where="state in ('sending','in_doubt')"),
    Index("ix_outbox_provider", "provider_id"),
    Index("ix_outbox_person", "person_id", "id"),
)

untold = Table(  # what was dropped or late, until the coordinators have been told
    "untold",
    metadata,
    Column("id", Id, primary_key=True, autoincrement=False),
    Column("programme_id", Id, ForeignKey("programmes.id"), nullable=False),
    Column("person_id", Id, ForeignKey("people.id"), nullable=False),
    Column("purpose", String(32), nullable=False),
    Column("how", String(16), nullable=False),  # dropped | late | bounded | heard
    Column("at", Instant, nullable=False),
    Column("planned_at", Instant),  # when it should have been
)

tallies = Table(  # what has been sent in a day or a month, so that nobody has to count
    "tallies",
    metadata,
    Column("name", String(64), primary_key=True),
    Column("period", String(16), primary_key=True),
    Column("amount", BigInteger, nullable=False),
    Index("ix_tallies_period", "period"),
)

due = Table(
    "due",
    metadata,
    Column("id", Id, primary_key=True, autoincrement=False),
    Column("kind", String(32), nullable=False),
    Column("subject_id", Id, nullable=False),
    Column("person_id", Id, ForeignKey("people.id")),
    Column("at", Instant, nullable=False),
    Column("version", Integer, nullable=False),
    Column("data", String(32)),  # which one of several, such as a reminder's span
    Index("ix_due_at", "at", "id"),
    Index("ix_due_person", "person_id", "at", "id"),
    Index("ix_due_subject", "kind", "subject_id"),
)

items = Table(
    "items",
    metadata,
    Column("id", Id, primary_key=True, autoincrement=False),
    Column("programme_id", Id, ForeignKey("programmes.id"), nullable=False),
    Column("person_id", Id, ForeignKey("people.id")),
    Column("stranger_id", Id, ForeignKey("strangers.id")),
    Column("kind", String(32), nullable=False),
    Column("opened_at", Instant, nullable=False),
    Column("ladder", Text, nullable=False),  # the ladder as it stood when the item was opened
    Column("climbed_from", Instant, nullable=False),  # the ladder's beginning, moved on by the time it was taken
    Column("rungs", Integer, nullable=False),  # steps that have been told
    Column("rung_at", Instant),
    Column("next_at", Instant),
    Column("owner_id", Id, ForeignKey("staff.id")),  # whose list; empty: cover's or the coordinators'
    Column("taken_by", Id, ForeignKey("staff.id")),
    Column("taken_at", Instant),
    Column("closed_at", Instant),
    Column("closed_by", Id, ForeignKey("staff.id")),
    Column("reason", String(32)),
    Column("version", Integer, nullable=False),
    partial_index("uq_items_open", "person_id", "kind", where="closed_at is null", unique=True),
    partial_index(
        "uq_items_open_stranger", "stranger_id", "kind", where="closed_at is null and person_id is null", unique=True
    ),
    partial_index("ix_items_open", "programme_id", where="closed_at is null"),
    partial_index("ix_items_next", "next_at", where="closed_at is null"),
    partial_index("ix_items_untaken", "kind", "opened_at", where="closed_at is null and taken_by is null"),
    partial_index("ix_items_stranger", "stranger_id", where="stranger_id is not null"),
)

notes = Table(
    "notes",
    metadata,
    Column("id", Id, primary_key=True, autoincrement=False),
    Column("item_id", Id, ForeignKey("items.id"), nullable=False),
    Column("at", Instant, nullable=False),
    Column("what", String(32), nullable=False),
    sealed_json("detail", nullable=True),
    Index("ix_notes_item", "item_id", "id"),
)

alerts = Table(
    "alerts",
    metadata,
    Column("id", Id, primary_key=True, autoincrement=False),
    Column("item_id", Id, ForeignKey("items.id"), nullable=False),
    Column("staff_id", Id, ForeignKey("staff.id"), nullable=False),
    Column("outbox_id", Id, ForeignKey("outbox.id"), nullable=False),
    Column("rung", Integer, nullable=False),
    Column("at", Instant, nullable=False),
    Index("ix_alerts_item", "item_id"),
)

availability = Table(
    "availability",
    metadata,
    Column("id", Id, primary_key=True, autoincrement=False),
    Column("staff_id", Id, ForeignKey("staff.id"), nullable=False),
    Column("weekday", Integer),  # Monday is 0; empty for an exception
    Column("day", Date),  # set for an exception
    Column("starts", Time),  # both empty: not available on that day
    Column("ends", Time),
    Index("ix_availability_staff", "staff_id"),
)

sessions = Table(
    "sessions",
    metadata,
    Column("id", Id, primary_key=True, autoincrement=False),
    Column("programme_id", Id, ForeignKey("programmes.id"), nullable=False),
    Column("person_id", Id, ForeignKey("people.id"), nullable=False),
    Column("mentor_id", Id, ForeignKey("staff.id")),
    Column("kind", String(32), nullable=False),  # session | court | probation | ...
    Column("starts_at", Instant, nullable=False),
    Column("ends_at", Instant, nullable=False),
    Column("state", String(16), nullable=False),  # proposed | booked | attended | missed | cancelled
    sealed("place", nullable=True),
    Column("plan", String(32)),
    Column("booked_at", Instant, nullable=False),
    Column("version", Integer, nullable=False),
    CheckConstraint("ends_at > starts_at", name="lasts"),
    partial_index("ix_sessions_booked", "ends_at", where="state = 'booked'"),
    partial_index("ix_sessions_live", "programme_id", "ends_at", where="state in ('booked','proposed')"),
    Index("ix_sessions_person", "person_id", "starts_at"),
    Index("ix_sessions_mentor", "mentor_id", "starts_at"),
)

check_ins = Table(
    "check_ins",
    metadata,
    Column("id", Id, primary_key=True, autoincrement=False),
    Column("person_id", Id, ForeignKey("people.id"), nullable=False),
    Column("day", Date, nullable=False),
    Column("prompted_at", Instant),  # empty: it came unasked
    Column("window_ends_at", Instant),
    Column("nudged_at", Instant),
    Column("state", String(16), nullable=False),  # open | answered | missed | unreachable | withdrawn
    Column("mood", Integer),
    Column("need", String(32)),
    Column("answered_at", Instant),
    Column("receipt", String(16)),  # the provider's code when its last text did not arrive
    Column("version", Integer, nullable=False),
    Index("ix_check_ins_person", "person_id", "id"),
    partial_index("ix_check_ins_open", "window_ends_at", where="state = 'open'"),
)
