"""Twilio's calls to the product: inbound messages and delivery receipts, signed, retried, and sometimes astray."""

import asyncio
from collections.abc import Mapping
from typing import Literal, get_args

from twilio.request_validator import RequestValidator  # type: ignore[import-untyped]

from bot.sandbox.courier import Courier
from bot.sandbox.twilio_records import Webhook

WebhookMode = Literal["normal", "repeated", "reversed", "held", "lost", "early"]
"""`repeated` posts each one twice; `reversed` posts the receipts of a message last first; `held` keeps them until
`release`; `lost` never posts them; `early` posts the receipts before the API call has been answered."""

WEBHOOK_MODES: tuple[str, ...] = get_args(WebhookMode)
INBOUND_MODES = ("normal", "repeated", "held", "lost")


class Webhooks:
    """Signs and posts. Tries again after a 5xx or no answer, `attempts` times in all, `retry_delay` seconds apart.

    What the product answers is kept in the webhook; TwiML in it that would send a message is not acted on.
    """

    def __init__(self, courier: Courier, auth_token: str, *, attempts: int = 4, retry_delay: float = 0.05) -> None:
        self.attempts = attempts
        self.retry_delay = retry_delay
        self._courier = courier
        self._validator = RequestValidator(auth_token)
        self._held: list[Webhook] = []

    def signature(self, url: str, form: Mapping[str, str]) -> str:
        """X-Twilio-Signature over the exact address, query and all, and the form."""
        return str(self._validator.compute_signature(url, dict(form)))

    async def post(self, webhook: Webhook, mode: WebhookMode = "normal") -> None:
        """Post one webhook in the given mode."""
        if mode == "lost":
            return
        if mode == "held":
            self._held.append(webhook)
            return
        for _ in range(2 if mode == "repeated" else 1):
            await self._post_until_answered(webhook)

    async def release(self, *, reverse: bool = False) -> None:
        """Post what was held, in its order or last first."""
        held, self._held = self._held, []
        for webhook in reversed(held) if reverse else held:
            await self._post_until_answered(webhook)

    async def _post_until_answered(self, webhook: Webhook) -> None:
        headers = {
            "X-Twilio-Signature": self.signature(webhook.url, webhook.form),
            "I-Twilio-Idempotency-Token": webhook.token,
            "User-Agent": "TwilioProxy/1.1",
        }
        for attempt in range(self.attempts):
            if attempt:
                await asyncio.sleep(self.retry_delay)
            answer = await self._courier.post_form(webhook.url, list(webhook.form.items()), headers)
            webhook.answers.append(answer.status)
            webhook.text = answer.text
            if answer.accepted:
                webhook.acknowledged = True
            if not answer.worth_another_try:
                return
