"""What the garbage collector has to do with: not the product's code, and not what is made at the start."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

YOUNG = 50_000
"""New objects between two looks of the garbage collector at the young ones."""


@contextmanager
def loading() -> Iterator[None]:
    """To import in. The garbage collector waits meanwhile, and leaves alone what is there by then.

    What is loaded stays until the end. To look through it again and again while it grows took a third of the time.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


def leave_what_stays() -> None:
    """The garbage collector no longer looks through what was made at the start, which stays until the end: that takes
    a tenth of a second each time, and everybody waits. Of what comes later most goes without it."""
    gc.freeze()
    gc.set_threshold(YOUNG)
