"""`python -m slides`: the command."""

from slides.cli.main import command

if __name__ == "__main__":
    command()
