"""The channels to the outside as the settings name them."""

from bot.channels.telegram import TelegramChannel
from bot.channels.twilio import TwilioChannel
from bot.settings import Settings


def twilio(settings: Settings) -> TwilioChannel | None:
    """None while the SMS side is off."""
    if not (settings.twilio_account_sid and settings.twilio_auth_token and settings.public_url):
        return None
    return TwilioChannel(
        account_sid=settings.twilio_account_sid,
        auth_token=settings.twilio_auth_token,
        from_number=settings.twilio_from_number,
        messaging_service_sid=settings.twilio_messaging_service_sid,
        api_url=settings.twilio_api_url,
        public_url=settings.public_url,
    )


def telegram(settings: Settings) -> TelegramChannel | None:
    """None while the Telegram side is off."""
    if not settings.telegram_bot_token:
        return None
    return TelegramChannel(token=settings.telegram_bot_token, api_url=settings.telegram_api_url)
