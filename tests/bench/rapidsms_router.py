"""The peer of the inbound texts: RapidSMS's own router and message log, `python -m tests.bench.rapidsms_router FILE N`.

N texts of N different people go through `BlockingRouter.receive_incoming`, one after another, as that is what it does;
`rapidsms.contrib.messagelog` puts each into the database, at Django's defaults for SQLite. The router is made once and
the connections are looked up before the clock starts, both of which its own HTTP view does for every text; nothing
answers. Prints the seconds that it took.
"""

import sys
import time

import django
from django.conf import settings
from django.core.management import call_command
from django.db import transaction

from tests.bench.seed import phone

BACKEND = "message_tester"


def set_up(file: str) -> None:
    """A new database with RapidSMS's tables."""
    settings.configure(
        DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": file}},
        INSTALLED_APPS=[
            "django.contrib.contenttypes",
            "django.contrib.auth",
            "rapidsms",
            "rapidsms.contrib.messagelog",
        ],
        INSTALLED_BACKENDS={BACKEND: {"ENGINE": "rapidsms.backends.database.DatabaseBackend"}},
        DEFAULT_AUTO_FIELD="django.db.models.AutoField",
        USE_TZ=True,
    )
    django.setup()
    call_command("migrate", verbosity=0)


def receive(texts: int) -> float:
    """Seconds. Raises RuntimeError unless every text is in the log."""
    from rapidsms.contrib.messagelog.models import Message
    from rapidsms.router import get_router, lookup_connections

    with transaction.atomic():
        connections = lookup_connections(BACKEND, [phone(number) for number in range(1, texts + 1)])
    router = get_router()
    begun = time.perf_counter()
    for number, connection in enumerate(connections):
        router.receive_incoming(router.new_incoming_message(text=str(number % 5 + 1), connections=[connection]))
    took = time.perf_counter() - begun
    if Message.objects.count() != texts:
        raise RuntimeError(f"the log holds {Message.objects.count()} of {texts} texts")
    return took


if __name__ == "__main__":
    set_up(sys.argv[1])
    sys.stdout.write(f"{receive(int(sys.argv[2]))}\n")
