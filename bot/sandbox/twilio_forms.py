"""The forms that Twilio posts to the product."""

from bot.sandbox.twilio_records import TextMessage


def inbound_form(message: TextMessage, account_sid: str) -> dict[str, str]:
    """An inbound message. The blanks are Twilio's own: it names a number's place even where it knows none."""
    media = {f"MediaUrl{n}": f"https://api.twilio.com/media/{message.sid}/{n}" for n in range(message.media)}
    types = {f"MediaContentType{n}": "image/jpeg" for n in range(message.media)}
    places = {f"{side}{part}": "" for side in ("From", "To") for part in ("City", "State", "Zip")}
    return {
        "AccountSid": account_sid,
        "ApiVersion": "2010-04-01",
        "Body": message.arrived_body,
        "From": message.sender or "",
        "FromCountry": "GB",
        "MessageSid": message.sid,
        "NumMedia": str(message.media),
        "NumSegments": str(message.segments),
        "SmsMessageSid": message.sid,
        "SmsSid": message.sid,
        "SmsStatus": "received",
        "To": message.to,
        "ToCountry": "GB",
        **places,
        **media,
        **types,
    }


def receipt_form(message: TextMessage, account_sid: str) -> dict[str, str]:
    """A delivery receipt: the state the message has now."""
    form = {
        "AccountSid": account_sid,
        "ApiVersion": "2010-04-01",
        "From": message.sender or "",
        "MessageSid": message.sid,
        "MessageStatus": message.status,
        "SmsSid": message.sid,
        "SmsStatus": message.status,
        "To": message.to,
    }
    if message.service_sid is not None:
        form["MessagingServiceSid"] = message.service_sid
    if message.error_code is not None:
        form["ErrorCode"] = str(message.error_code)
    return form
