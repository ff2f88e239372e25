"""Many jobs at once: in processes of this machine, or on any `concurrent.futures.Executor`, such as that of an engine that is already
there. Outcomes are reported in the order of the jobs, though they finish in any.
"""

from __future__ import annotations

from slides.pipeline.batch.engine import run_there
from slides.pipeline.batch.order import Finished, run_all
from slides.pipeline.batch.processes import run_here, worthwhile_processes

__all__ = ["Finished", "run_all", "run_here", "run_there", "worthwhile_processes"]
