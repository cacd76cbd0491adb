"""`gatewalk` under cProfile: `python -m tests.bench.profiled FILE run`. FILE gets the profile when it ends.

Times are the event loop's thread's processor time, so that waiting and the database's own threads are left out; so is
the loading of the product's code.
"""

import cProfile
import sys
import time

import bot.serving  # noqa: F401  # `run` would load it while it is measured
from bot.cli import main

if __name__ == "__main__":
    file, sys.argv[1:] = sys.argv[1], sys.argv[2:]
    profile = cProfile.Profile(time.thread_time)
    profile.enable()
    try:
        main(prog_name="gatewalk", standalone_mode=False)
    finally:
        profile.disable()
        profile.dump_stats(file)
