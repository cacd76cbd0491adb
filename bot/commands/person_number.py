"""The number of a leaver on the command line."""

import click

PERSON_ID = click.IntRange(1, 2**63 - 1)
"""As in `people list`. A greater one fits into no column of either database, and is refused like any other slip."""
