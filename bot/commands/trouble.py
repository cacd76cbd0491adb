"""How a command ends when it can't go on: one line on standard error, and the exit status."""

import traceback
from collections.abc import Sequence
from typing import Any

import click
from sqlalchemy.exc import IntegrityError

from bot.errors import BadInput, GatewalkError
from storage.errors import BadBackup, BadErasures, BadKey, InTheWay, NewerSchema, StorageError, Unreadable

WRONG = 2
"""Something that the operator handed in or set up has to be put right; nothing was changed."""
FAILED = 1
"""Something outside is in the way, such as a database that is away; worth another try."""
_WRONG = (BadBackup, BadInput, BadErasures, BadKey, InTheWay, NewerSchema, Unreadable)


class Refused(GatewalkError):
    """What was asked for can't be done; the message is the one line that says why."""


class OneLine(click.Group):
    """A group of commands whose failures are one line, those of click itself too."""

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        **extra: Any,
    ) -> Any:
        """As click's own; with `standalone_mode` it ends the process."""
        if not standalone_mode:
            return super().main(args, prog_name, complete_var, standalone_mode=False, **extra)
        try:
            status = super().main(args, prog_name, complete_var, standalone_mode=False, **extra)
        except click.exceptions.NoArgsIsHelpError as asked:
            asked.show()
            raise SystemExit(WRONG) from None
        except click.ClickException as wrong:
            context = getattr(wrong, "ctx", None)
            say(f"{context.command_path if context else 'gatewalk'}: {wrong.format_message()}")
            raise SystemExit(WRONG) from None
        except (click.Abort, KeyboardInterrupt):
            raise SystemExit(130) from None
        except (GatewalkError, StorageError) as trouble:
            say(f"gatewalk: {trouble}")
            raise SystemExit(WRONG if isinstance(trouble, (*_WRONG, Refused)) else FAILED) from None
        except IntegrityError:
            say("gatewalk: somebody else was changing the same thing: nothing was done, try again")
            raise SystemExit(FAILED) from None
        except BrokenPipeError:
            raise SystemExit(FAILED) from None  # whoever read our output has had enough
        except OSError as trouble:
            say(f"gatewalk: {_place(trouble)}{trouble.strerror or trouble}")
            raise SystemExit(FAILED) from None
        except Exception as fault:  # its words may hold a name, a number or a text
            say(f"gatewalk: a fault of ours: {type(fault).__name__}")
            for frame in traceback.extract_tb(fault.__traceback__):
                say(f"  {frame.filename}:{frame.lineno} {frame.name}")
            raise SystemExit(FAILED) from None
        raise SystemExit(status if isinstance(status, int) else 0)


def say(line: str) -> None:
    """One line on standard error."""
    click.echo(" ".join(line.split()), err=True)


def _place(trouble: OSError) -> str:
    return f"{trouble.filename}: " if trouble.filename else ""
