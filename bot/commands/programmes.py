"""`gatewalk apply`: a programme from its policy file."""

from pathlib import Path

import click

from bot.clock import SystemClock
from bot.commands import house
from bot.commands.shown import json_option, show_json
from bot.errors import BadPolicy
from bot.rules.policy import parse_policy
from bot.services.apply_policy import apply_policy


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@json_option
def apply(file: Path, as_json: bool) -> None:
    """Create or update a programme from its policy FILE (TOML), and print what changed.

    It holds for whatever is planned from now on; a service that is running takes notice by itself.
    """
    settings = house.settings()
    policy = parse_policy(house.text_of(file, BadPolicy), today=SystemClock().now().date(), source=str(file))
    changes = house.run(house.write(settings, lambda desk: apply_policy(desk, policy)))
    if as_json:
        show_json({"programme": policy.programme.slug, "changes": changes})
    else:
        click.echo("\n".join(changes) or f"programme {policy.programme.slug}: nothing has changed")
