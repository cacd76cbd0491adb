"""Twilio's refusals, as its API words them. Codes and wordings: Twilio's error and warning dictionary."""

from starlette.responses import JSONResponse

_REFUSALS: dict[int, tuple[int, str]] = {
    20001: (400, "Parameter is not valid: {}"),
    20003: (401, "Authenticate"),
    20009: (409, "Cannot delete because resource is still in progress: {}"),
    20404: (404, "The requested resource {} was not found"),
    20429: (429, "Too Many Requests"),
    20500: (500, "An internal server error has occurred"),
    21211: (400, "Invalid 'To' Phone Number: {}"),
    21602: (400, "Message body is required."),
    21603: (400, "A 'From' phone number is required."),
    21604: (400, "A 'To' phone number is required."),
    21606: (
        400,
        "The 'From' phone number provided ({}) is not a valid message-capable Twilio phone number for this "
        "destination/account.",
    ),
    21609: (400, "The StatusCallback URL {} is not a valid URL."),
    21610: (400, "Attempt to send to unsubscribed recipient"),
    21617: (400, "The concatenated message body exceeds the 1600 character limit."),
    21701: (400, "The Messaging Service does not exist."),
    30409: (400, "This message cannot be canceled"),
}

DELIVERY_ERRORS: dict[int, str] = {
    30003: "Unreachable destination handset",
    30005: "Unknown destination handset",
    30006: "Landline or unreachable carrier",
    30007: "Message filtered",
    30008: "Unknown error",
}
"""What a Message resource says in `error_message` beside its `error_code`."""


class Refusal(Exception):
    """A call that Twilio refuses, by its code; `about` stands in the wording where there is a place for it."""

    def __init__(self, code: int, about: str = "", *, retry_after: int | None = None) -> None:
        self.code = code
        self.status, wording = _REFUSALS[code]
        self.message = wording.format(about)
        self.retry_after = retry_after
        super().__init__(self.message)

    def answer(self) -> JSONResponse:
        """The answer as Twilio sends it, with Retry-After (seconds) where the caller should slow down."""
        headers = {} if self.retry_after is None else {"Retry-After": str(self.retry_after)}
        content = {
            "code": self.code,
            "message": self.message,
            "more_info": f"https://www.twilio.com/docs/errors/{self.code}",
            "status": self.status,
        }
        return JSONResponse(content, self.status, headers)
