"""The only user of resvg: an SVG picture drawn as a PNG, in a process of its own with bounds on time and memory.

A few lines of SVG can keep a renderer busy for hours, or nest so deeply that its stack overflows: neither may reach the program.
"""

from __future__ import annotations

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

from slides.design.images.image import UnreadableImage

SECONDS = 10
"""How long one drawing may take; ordinary ones take a tenth of a second."""
MOST_MEMORY = 2 * 1024**3
"""The address space of the drawing process, in bytes, where the system can bound it."""
_PROGRAM = """
import sys
folder, width, height, seconds, memory = sys.argv[1], *map(int, sys.argv[2:])
sys.path.insert(0, folder)
try:
    import resource
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
except (ImportError, OSError, ValueError):
    pass
import resvg_py
drawn = resvg_py.svg_to_bytes(
    svg_string=sys.stdin.buffer.read().decode(),
    width=width, height=height,
    sans_serif_family="Liberation Sans", serif_family="Liberation Serif", monospace_family="Liberation Mono",
)
sys.stdout.buffer.write(bytes(drawn))
"""


def render(vector: bytes, width: int, height: int) -> bytes:
    """A screened SVG as a PNG that fits into width by height pixels. Raises Unreadable where it cannot be drawn in time."""
    found = find_spec("resvg_py")
    if found is None or found.origin is None:
        raise UnreadableImage("an SVG picture, which needs resvg_py to be installed")
    folder = str(Path(found.origin).parent.parent)
    command = [sys.executable, "-I", "-c", _PROGRAM, folder, *map(str, (width, height, SECONDS, MOST_MEMORY))]
    try:
        done = subprocess.run(command, input=vector, capture_output=True, timeout=SECONDS + 5, check=False)
    except (OSError, subprocess.SubprocessError) as error:
        raise UnreadableImage(f"an SVG picture that cannot be drawn ({type(error).__name__})") from error
    if done.returncode or not done.stdout.startswith(b"\x89PNG"):
        raise UnreadableImage(
            "an SVG picture that takes too much time or memory to draw" if done.returncode < 0 else "an SVG picture that cannot be drawn"
        )
    return done.stdout
