"""`gatewalk run` and `gatewalk demo`: what goes on until it is told to stop."""

import os

import click
import structlog

from bot.channels.quiet import quiet_library_logs
from bot.commands import house
from bot.commands.installation import check_installation
from bot.loading import loading
from bot.logs import catch_the_rest, set_up_logs
from bot.settings import Settings, unheard_of
from storage.alone import running

log = structlog.get_logger(__name__)


@click.command()
def run() -> None:
    """Run the service until it is told to stop (SIGINT or SIGTERM).

    With PostgreSQL on as many replicas as wanted, with SQLite one. Refuses to start on an old schema or a broken
    installation.
    """
    settings = house.settings()
    house.run(_serve(settings))


async def _serve(settings: Settings) -> None:
    check_installation()
    async with house.opened(settings):  # the schema is up to date, and the key fits
        pass
    quiet_library_logs()
    set_up_logs(settings.log_format)
    catch_the_rest()
    if passed_over := unheard_of(os.environ):
        log.warning("settings.passed_over", reason=passed_over)
    if settings.sms_off:
        log.warning("sms.off", reason=settings.sms_off)
    if settings.telegram_off:
        log.warning("telegram.off", reason=settings.telegram_off)
    with loading():
        from bot.serving import serve

    with running(settings.database_url):
        await serve(settings)


@click.command()
@click.option("--port", type=click.IntRange(1, 65535), default=8080, show_default=True, help="Where the page is.")
@click.option("--no-browser", is_flag=True, help="Don't open the page in a browser.")
@click.option("--fresh", is_flag=True, help="Begin anew, without what was done before.")
def demo(port: int, no_browser: bool, fresh: bool) -> None:
    """Start the whole product with stand-ins for Twilio and Telegram, and a web page with the phones.

    No account anywhere is needed, and nothing leaves this machine.
    """
    with loading():
        from bot.demo import run_demo

    house.run(run_demo(port=port, open_browser=not no_browser, fresh=fresh))
