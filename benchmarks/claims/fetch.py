"""Bring the guides that guides.txt is about: six articles of opensource.guide, by their authors, CC BY 4.0.

Example: python -m benchmarks.claims.fetch
"""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

REPOSITORY = "https://github.com/github/opensource.guide"
COMMIT = "ebc9678e39b55ff5e5c8801d1960904692188e90"
GUIDES = {
    "en": "maintaining-balance-for-open-source-maintainers",
    "de": "de/leadership-and-governance",
    "fr": "fr/getting-paid",
    "es": "es/metrics",
    "it": "it/finding-users",
    "ru": "ru/code-of-conduct",
}
FOLDER = Path(__file__).resolve().parent / "guides"


def fetch(repository: str = REPOSITORY, folder: Path = FOLDER) -> None:
    """Write each guide as it was at `COMMIT` into a folder, which is not part of the repository."""
    folder.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as place:
        subprocess.run(["git", "clone", "--quiet", "--filter=blob:none", "--no-checkout", repository, place], check=True)
        for language, name in GUIDES.items():
            done = subprocess.run(["git", "-C", place, "show", f"{COMMIT}:_articles/{name}.md"], check=True, capture_output=True)
            (folder / f"{language}.md").write_bytes(done.stdout)


if __name__ == "__main__":
    fetch()
