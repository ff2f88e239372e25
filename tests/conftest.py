"""Settings for every test: properties have no deadline, so that a busy machine fails none of them, and no colour is forced on a pipe.

With CI set, properties try the same examples every time: a red run is about the change, never about luck. New examples are tried
wherever CI is not set, and by tests/soak.py.
"""

from __future__ import annotations

import os

from hypothesis import settings

settings.register_profile("slides", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, database=None)
settings.load_profile("ci" if os.environ.get("CI") else "slides")
for name in ("FORCE_COLOR", "CLICOLOR_FORCE"):
    os.environ.pop(name, None)
