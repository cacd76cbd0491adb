"""`python -m bot` is `gatewalk`."""

from bot.cli import main

if __name__ == "__main__":
    main(prog_name="gatewalk")
