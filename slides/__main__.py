"""`python -m slides`: the command."""

import gc

gc.disable()  # modules leave nothing to collect; the command begins by turning it on

from slides.cli.main import command  # noqa: E402

if __name__ == "__main__":
    command()
