"""Settings of all tests."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

# A slow machine is no fault of the code, and no test here measures time.
settings.register_profile(
    "armstrail", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("armstrail")
