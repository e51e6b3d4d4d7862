"""Settings of all tests."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, settings

# The helpers assert, too, and their failures are to be as plain as those of tests.
pytest.register_assert_rewrite("tests.support")

# A slow machine is no fault of the code, and no test here measures time.
settings.register_profile(
    "armstrail", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("armstrail")
