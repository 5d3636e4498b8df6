"""The rules of the real catalogue, worked out once a test process."""

from __future__ import annotations

import pytest

from bot.catalogue import Catalogue
from bot.eligibility import Eligibility


@pytest.fixture(scope="session")
def eligibility(catalogue: Catalogue) -> Eligibility:
    return Eligibility(catalogue)
