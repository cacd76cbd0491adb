"""`python -m bot` is `gatewalk`."""

from bot.loading import loading


def main() -> None:
    """The command line, from the arguments of the process."""
    with loading():
        from bot.cli import main as gatewalk
    gatewalk(prog_name="gatewalk")


if __name__ == "__main__":
    main()
