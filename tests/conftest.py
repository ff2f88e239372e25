"""Settings for every test: properties have no deadline, so that a busy machine fails none of them."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("slides", deadline=None)
settings.load_profile("slides")
