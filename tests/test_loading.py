"""What is loaded, and how, before a service can be ready."""

import gc
import subprocess
import sys

from bot.loading import loading

NOT_AT_ONCE = ("alembic", "mako", "icalendar")
BEFORE_THE_FIRST_TEXT = ("holidays.countries", "twilio.rest.api.v2010")


def test_what_a_service_needs_later_is_loaded_later() -> None:
    look = f"import sys, bot.cli, bot.serving; print([name for name in {NOT_AT_ONCE} if name in sys.modules])"
    said = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=True)
    assert said.stdout == "[]\n"


def test_the_first_text_waits_for_nothing_to_be_loaded() -> None:
    look = f"import sys, bot.serving; print([name for name in {BEFORE_THE_FIRST_TEXT} if name not in sys.modules])"
    said = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=True)
    assert said.stdout == "[]\n"


def test_the_collector_works_again_when_all_is_loaded() -> None:
    before = gc.get_freeze_count()
    try:
        with loading():
            assert not gc.isenabled()
        assert gc.isenabled()
        assert gc.get_freeze_count() > before
    finally:
        gc.unfreeze()
