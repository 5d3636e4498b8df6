"""What stops an exchange, said to the person who holds the file: one sentence a problem, nothing written.

ExchangeErrors      every problem of a file at once
  .problems         tuple[str, ...]
"""

from __future__ import annotations

from collections.abc import Sequence

MOST_SHOWN = 20


class ExchangeErrors(Exception):
    """The file cannot be used; holds every problem found."""

    def __init__(self, problems: Sequence[str]) -> None:
        self.problems = tuple(problems)
        rest = len(self.problems) - MOST_SHOWN
        shown = [*self.problems[:MOST_SHOWN], *([f"… et {rest} autres problèmes"] if rest > 0 else [])]
        super().__init__("\n".join(shown))
