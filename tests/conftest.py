"""Settings for every test: properties have no deadline, so that a busy machine fails none of them, and no colour is forced on a pipe."""

from __future__ import annotations

import os

from hypothesis import settings

settings.register_profile("slides", deadline=None)
settings.load_profile("slides")
for name in ("FORCE_COLOR", "CLICOLOR_FORCE"):
    os.environ.pop(name, None)
