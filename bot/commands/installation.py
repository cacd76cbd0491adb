"""Whether all that belongs to the program itself is there and whole."""

from bot.commands.finding import Finding, fail, ok
from bot.commands.trouble import Refused
from bot.rules.urgency.learned import FILE, BrokenWeights, committed
from bot.version import VERSION


def installation() -> Finding:
    """The version, and whether the learned weights can be read: without them no text is looked at for danger."""
    try:
        committed()
    except (BrokenWeights, OSError) as broken:
        why = broken.strerror if isinstance(broken, OSError) else broken
        what = f"the installation is broken: bot/rules/urgency/{FILE} can't be used ({why})"
        return fail("program", f"{what}: install Gatewalk again")
    return ok("program", f"version {VERSION}, and whole")


def check_installation() -> None:
    """Raises Refused for a broken one."""
    found = installation()
    if found.result == "fail":
        raise Refused(found.detail)
