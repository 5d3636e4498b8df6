"""What keeps a long-lived process light once it has loaded everything it needs."""

from __future__ import annotations

import gc


def settle() -> None:
    """To be called once, when the catalogue is loaded and before the first update."""
    gc.collect()
    gc.freeze()  # the catalogue lives as long as the process: looking through it for garbage takes a tenth of a second each time
