"""Numbers that can get texts, as E.164."""

import phonenumbers
import pytest
from phonenumbers import PhoneNumberFormat, PhoneNumberType

from bot.rules.phone import to_e164


@pytest.mark.parametrize(
    "text",
    [
        "07700 900123",
        "07700900123",
        " 07700-900-123 ",
        "+447700900123",
        "+44 7700 900 123",
        "+44 (0)7700 900123",
        "0044 7700 900123",
        "07700\u00a0900\u2011123",
    ],
)
def test_every_way_of_writing_a_number_is_the_same_number(text: str) -> None:
    assert to_e164(text) == "+447700900123"


@pytest.mark.parametrize("number", ["07700 900000", "07700 900999"])
def test_the_numbers_kept_for_drama_are_taken(number: str) -> None:
    assert to_e164(number) == "+44" + number.replace(" ", "")[1:]


@pytest.mark.parametrize("region", ["GB", "IE", "US"])
def test_mobile_numbers_are_taken_at_home_and_abroad(region: str) -> None:
    example = phonenumbers.example_number_for_type(region, PhoneNumberType.MOBILE)
    assert example is not None
    international = phonenumbers.format_number(example, PhoneNumberFormat.INTERNATIONAL)
    national = phonenumbers.format_number(example, PhoneNumberFormat.NATIONAL)
    assert to_e164(international) == to_e164(national, region) == international.replace(" ", "").replace("-", "")


@pytest.mark.parametrize(
    "kind",
    [
        PhoneNumberType.FIXED_LINE,
        PhoneNumberType.PAGER,
        PhoneNumberType.PERSONAL_NUMBER,
        PhoneNumberType.VOIP,
        PhoneNumberType.TOLL_FREE,
        PhoneNumberType.PREMIUM_RATE,
    ],
)
def test_a_number_that_cannot_get_texts_is_refused(kind: int) -> None:
    example = phonenumbers.example_number_for_type("GB", kind)
    assert example is not None
    with pytest.raises(ValueError, match="can't get texts"):
        to_e164(phonenumbers.format_number(example, PhoneNumberFormat.NATIONAL))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Sam",
        "07700",
        "999",
        "85258",
        "+",
        "07700 9001234",
        "07700 900123 ext 4",
        "07700 90012E",
        "٠٧٧٠٠٩٠٠١٢٣",
        "0" * 40,
    ],
)
def test_what_is_no_number_is_refused_without_being_quoted(text: str) -> None:
    with pytest.raises(ValueError, match="must be a phone number") as refused:
        to_e164(text)
    assert not text or text not in str(refused.value)
