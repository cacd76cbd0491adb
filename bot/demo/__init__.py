"""The demo: the whole product against the stand-ins, with a page that shows everybody's screen and moves the clock."""

from bot.demo.run import run_demo

__all__ = ["run_demo"]
