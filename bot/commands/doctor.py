"""`gatewalk doctor`: is everything set up, and does everything outside answer?"""

import click

from bot.commands import house
from bot.commands.checks import examine
from bot.commands.finding import Finding
from bot.commands.shown import json_option, show_json
from bot.commands.trouble import FAILED


@click.command()
@json_option
@click.pass_context
def doctor(context: click.Context, as_json: bool) -> None:
    """Check the program, settings, database, key, schema, Telegram, Twilio, public URL, heartbeat, helplines and staff.

    One line each: ok, note (worth knowing, and no failure) or FAIL. Exit status 1 if any fails, 2 when the settings
    can't be used at all.
    """
    findings = house.run(examine(house.settings()))
    if as_json:
        show_json([{"check": f.check, "result": f.result, "detail": f.detail} for f in findings])
    else:
        width = max(len(finding.check) for finding in findings)
        click.echo("\n".join(_line(finding, width) for finding in findings))
    context.exit(FAILED if any(finding.result == "fail" for finding in findings) else 0)


def _line(finding: Finding, width: int) -> str:
    word = "FAIL" if finding.result == "fail" else finding.result
    return f"{word:<4}  {finding.check:<{width}}  {finding.detail}"
