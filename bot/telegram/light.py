"""What keeps a long-lived process light once it has loaded everything it needs."""

from __future__ import annotations

import ctypes
import gc
import sys


def settle() -> None:
    """To be called once, when the catalogue is loaded and before the first update."""
    gc.collect()
    gc.freeze()  # the catalogue lives as long as the process: looking through it for garbage takes a tenth of a second each time
    gc.set_threshold(10_000, 20, 20)
    _give_back()


def _give_back() -> None:
    """Gives memory that start-up no longer needs back to the system, where the C library can (glibc)."""
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None) if sys.platform == "linux" else None
    if trim is not None:
        trim(0)
