"""Phone numbers that can get texts."""

import re

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumberFormat, PhoneNumberType

_DRAMA = re.compile(r"\+447700900[0-9]{3}")  # Ofcom keeps these for drama; phonenumbers calls them not valid
_TEXTABLE = (PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE_OR_MOBILE)


def to_e164(text: str, region: str = "GB") -> str:
    """The number as "+447700900123", from national (of `region`) or international form.

    Raises ValueError, which never quotes the number, for what is no number, and for one that can't get texts.
    """
    if not re.fullmatch(r"[0-9+() .\u00a0\u2010-\u2013/-]{3,30}", text.strip()):
        raise ValueError("must be a phone number")
    try:
        number = phonenumbers.parse(text, region)
    except NumberParseException as error:
        raise ValueError("must be a phone number") from error
    e164 = phonenumbers.format_number(number, PhoneNumberFormat.E164)
    if _DRAMA.fullmatch(e164):
        return e164
    if not phonenumbers.is_valid_number(number):
        raise ValueError("must be a phone number")
    if phonenumbers.number_type(number) not in _TEXTABLE:
        raise ValueError("can't get texts: must be a mobile number")
    return e164
