"""Who takes part: programmes, leavers, staff, their invitations and what was agreed.

The tables of what happens are in `storage.events`; both share one `metadata`.
Instants are UTC; days and times of day are local to the programme's zone. No column names an offence.
"""

from sqlalchemy import (
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    Time,
    UniqueConstraint,
)

from storage.columns import Id, Instant, hashed, sealed, sealed_json

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
    }
)

programmes = Table(
    "programmes",
    metadata,
    Column("id", Id, primary_key=True, autoincrement=False),
    Column("slug", String(64), nullable=False, unique=True),
    Column("policy", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("updated_at", Instant, nullable=False),
)

staff = Table(
    "staff",
    metadata,
    Column("id", Id, primary_key=True, autoincrement=False),
    Column("programme_id", Id, ForeignKey("programmes.id"), nullable=False),
    Column("role", String(16), nullable=False),  # mentor | coordinator
    sealed("name"),
    hashed("name_hash", of="name", folded=True, nullable=False, unique=False),
    Column("language", String(8), nullable=False),
    sealed("telegram", nullable=True),  # the account's id, which is also the private chat's
    hashed("telegram_hash", of="telegram"),
    Column("joined_at", Instant),
    Column("removed_at", Instant),
    Column("away_from", Date),
    Column("away_until", Date),
    Column("asked", Text),  # what this person was last asked in Telegram, as JSON
    Column("created_at", Instant, nullable=False),
    UniqueConstraint("programme_id", "role", "name_hash"),
)

people = Table(
    "people",
    metadata,
    Column("id", Id, primary_key=True, autoincrement=False),
    Column("programme_id", Id, ForeignKey("programmes.id"), nullable=False),
    sealed("name"),
    sealed("phone", nullable=True),
    hashed("phone_hash", of="phone"),
    sealed("telegram", nullable=True),
    hashed("telegram_hash", of="telegram"),
    Column("channel", String(16), nullable=False),  # sms | telegram
    Column("language", String(8), nullable=False),
    Column("release_on", Date, nullable=False),
    Column("check_in_time", Time),
    Column("mentor_id", Id, ForeignKey("staff.id")),
    Column("consent_on", Date),
    Column("status", String(16), nullable=False),  # in_custody | released
    Column("hold", String(16)),  # pause | custody | hospital | no_phone
    Column("hold_until", Date),
    Column("welcome", String(16), nullable=False),  # waiting | sent | done
    Column("welcomed_on", Date),
    Column("stopped_at", Instant),
    Column("stop_or_start_at", Instant),  # when the newer of the two was written
    Column("last_text_at", Instant),  # of theirs
    Column("human_at", Instant),  # of a human's last words to them
    Column("last_check_in_on", Date),
    Column("version", Integer, nullable=False),
    Column("created_at", Instant, nullable=False),
    Index("ix_people_mentor", "mentor_id"),
    Index("ix_people_programme", "programme_id"),
)

invitations = Table(
    "invitations",
    metadata,
    Column("id", Id, primary_key=True, autoincrement=False),
    Column("staff_id", Id, ForeignKey("staff.id")),
    Column("person_id", Id, ForeignKey("people.id")),
    hashed("token_hash", of=None, nullable=False),
    Column("expires_at", Instant, nullable=False),
    Column("redeemed_at", Instant),
    Column("withdrawn_at", Instant),
)

ledger = Table(
    "ledger",
    metadata,
    Column("id", Id, primary_key=True, autoincrement=False),
    Column("person_id", Id, ForeignKey("people.id"), nullable=False),
    Column("at", Instant, nullable=False),
    Column("what", String(32), nullable=False),  # consent | welcome | stop | start | new_number | channel
    Column("how", String(64), nullable=False),
    Column("wording", String(64), nullable=False),
    Index("ix_ledger_person", "person_id", "at"),
)

strangers = Table(
    "strangers",
    metadata,
    Column("id", Id, primary_key=True, autoincrement=False),
    sealed("phone"),
    hashed("phone_hash", of="phone", nullable=False),
    Column("first_at", Instant, nullable=False),
    Column("answered_at", Instant),
    Column("state", String(16), nullable=False),  # open | attached | dismissed
    Column("person_id", Id, ForeignKey("people.id")),
)

topics = Table(
    "topics",
    metadata,
    Column("id", Id, primary_key=True, autoincrement=False),
    Column("staff_id", Id, ForeignKey("staff.id"), nullable=False),
    Column("person_id", Id, ForeignKey("people.id"), nullable=False),
    Column("thread_id", Id, nullable=False),
    UniqueConstraint("staff_id", "person_id"),
    UniqueConstraint("staff_id", "thread_id"),
)

marks = Table(
    "marks",
    metadata,
    Column("name", String(64), primary_key=True),
    Column("value", Text, nullable=False),
    Column("at", Instant, nullable=False),
)

audit = Table(
    "audit",
    metadata,
    Column("id", Id, primary_key=True, autoincrement=False),
    Column("at", Instant, nullable=False),
    Column("actor", String(64), nullable=False),
    Column("what", String(64), nullable=False),
    Column("subject", String(64), nullable=False),
    Column("number", Id),  # from 1 without a gap; empty for what was noted before there was a chain
    Column("mac", LargeBinary),  # over this entry and the one before it, see `storage.audit`
    Index("ix_audit_at", "at"),
    Index("ix_audit_subject", "subject"),
    Index("uq_audit_number", "number", unique=True),
)

erasures = Table(
    "erasures",
    metadata,
    Column("id", Id, primary_key=True, autoincrement=False),  # of the person who was erased; never given out again
    Column("at", Instant, nullable=False),
)

removals = Table(
    "removals",
    metadata,
    Column("id", Id, primary_key=True, autoincrement=False),
    Column("erasure_id", Id, ForeignKey("erasures.id")),  # empty: its time was over
    Column("act", String(16), nullable=False),  # delete | redact | find | unsay | untopic | done
    Column("ref", String(80)),  # the provider's id of the message or topic; empty while it has to be found
    sealed("chat", nullable=True),  # the Telegram account in whose chat it is
    sealed_json("detail", nullable=True),  # what it takes to find it, or what stands in its place
    Column("next_at", Instant),  # empty: given up
    Column("attempts", Integer, nullable=False),
    Index("ix_removals_next", "next_at"),
    Index("ix_removals_erasure", "erasure_id"),
)
