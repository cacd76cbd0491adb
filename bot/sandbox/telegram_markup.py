"""Buttons under a message, as the Bot API takes them."""

from typing import Any

from bot.sandbox.telegram_errors import bad_request
from bot.sandbox.telegram_records import Button, ButtonRows

_LONGEST_DATA = 64  # bytes, by the Bot API's documents
_REPLY_KEYBOARDS = ("keyboard", "remove_keyboard", "force_reply")


def read_markup(markup: Any) -> tuple[ButtonRows, dict[str, Any] | None]:
    """The inline buttons of a `reply_markup`, and the reply keyboard if it is one instead."""
    if markup is None:
        return (), None
    if not isinstance(markup, dict):
        raise bad_request("object expected as reply markup")
    if "inline_keyboard" in markup:
        return _read_rows(markup["inline_keyboard"]), None
    if any(name in markup for name in _REPLY_KEYBOARDS):
        return (), markup
    raise bad_request("can't parse reply keyboard markup JSON object")


def _read_rows(rows: Any) -> ButtonRows:
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad_request("can't parse inline keyboard markup JSON object")
    return tuple(tuple(_read_button(button) for button in row) for row in rows if row)


def _read_button(button: Any) -> Button:
    if not isinstance(button, dict) or not isinstance(button.get("text"), str):
        raise bad_request("can't parse inline keyboard button: can't find field \"text\"")
    text, data, url = button["text"], button.get("callback_data"), button.get("url")
    if not text.strip():
        raise bad_request("can't parse inline keyboard button: Button text can't be empty")
    if isinstance(url, str):
        return Button(text=text, url=url)
    if not isinstance(data, str):
        raise bad_request("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
    if not 1 <= len(data.encode()) <= _LONGEST_DATA:
        raise bad_request("BUTTON_DATA_INVALID")
    return Button(text=text, data=data)
