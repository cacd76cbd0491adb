"""Loading the product's code."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


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
