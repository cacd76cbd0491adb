"""The part of the Bot API that the product calls, as one HTTP route over the stand-in."""

import hmac
import re
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.clock import Clock
from bot.sandbox.courier import is_loopback
from bot.sandbox.faults import Fault
from bot.sandbox.hanging import leave_hanging
from bot.sandbox.telegram import TelegramStandIn
from bot.sandbox.telegram_errors import ApiError, bad_request, too_many
from bot.sandbox.telegram_messages import MessageMethods
from bot.sandbox.telegram_objects import Json, full_chat_object
from bot.sandbox.telegram_params import Params, read_params
from bot.sandbox.telegram_topics import TopicMethods

_SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")
_COMMAND = re.compile(r"[a-z0-9_]{1,32}")
_LONGEST_POLL = 50  # seconds


class TelegramApi:
    """The route. A wrong token is 401; planned faults strike before or after the method."""

    def __init__(self, stand_in: TelegramStandIn, clock: Clock) -> None:
        self._world = stand_in
        messages = MessageMethods(stand_in, clock)
        topics = TopicMethods(stand_in, messages)
        self._messages = messages
        methods: dict[str, Callable[[Params], object]] = {
            "getMe": self._get_me,
            "getChat": self._get_chat,
            "setMyCommands": self._set_my_commands,
            "setWebhook": self._set_webhook,
            "deleteWebhook": self._delete_webhook,
            "getWebhookInfo": self._get_webhook_info,
            "sendMessage": messages.send_message,
            "sendDocument": messages.send_document,
            "editMessageText": messages.edit_message_text,
            "editMessageReplyMarkup": messages.edit_message_reply_markup,
            "deleteMessage": messages.delete_message,
            "setMessageReaction": messages.set_message_reaction,
            "answerCallbackQuery": messages.answer_callback_query,
            "createForumTopic": topics.create,
            "editForumTopic": topics.edit,
            "deleteForumTopic": topics.delete,
        }
        self._methods = {name.lower(): (name, method) for name, method in methods.items()}

    def routes(self) -> list[Route]:
        return [Route("/bot{token}/{method}", self._call, methods=["GET", "POST"])]

    async def _call(self, request: Request) -> Response:
        try:
            params = await read_params(request)
            if not hmac.compare_digest(request.path_params["token"].encode(), self._world.token.encode()):
                raise ApiError(401, "Unauthorized")
            wanted = request.path_params["method"].lower()
            name, method = self._methods.get(wanted, ("getUpdates", None))
            if method is None and wanted != "getupdates":
                raise ApiError(404, "Not Found")
            fault = self._world.faults.take(where=params.text("chat_id"), call=name)
            if fault is not None:
                return await self._struck(fault, method, params, request)
            result = await self._get_updates(params) if method is None else method(params)
            return JSONResponse({"ok": True, "result": result})
        except ApiError as error:
            return error.answer()
        except ClientDisconnect:  # it has died in the middle of its call, and nobody reads this
            return Response(status_code=400)

    async def _struck(
        self, fault: Fault, method: Callable[[Params], object] | None, params: Params, request: Request
    ) -> Response:
        if fault.kind == "too_many":
            raise too_many(fault.retry_after)
        if fault.kind == "server_error":
            raise ApiError(500, "Internal Server Error")
        if fault.kind == "time_out_after" and method is not None:
            method(params)
        return await leave_hanging(request, seconds=self._world.hang_for, closing=self._world.closing)

    async def _get_updates(self, params: Params) -> list[Json]:
        limit = params.whole("limit")
        return await self._world.updates.poll(
            offset=params.whole("offset") or 0,
            limit=100 if limit is None else max(1, min(limit, 100)),
            wait=max(0, min(params.whole("timeout") or 0, _LONGEST_POLL)),
            allowed=_names(params.tree("allowed_updates")),
        )

    def _get_me(self, params: Params) -> Json:
        return {
            **self._world.bot,
            "can_join_groups": False,
            "can_read_all_group_messages": False,
            "supports_inline_queries": False,
            "has_topics_enabled": self._world.has_topics,
        }

    def _get_chat(self, params: Params) -> Json:
        return full_chat_object(self._messages.known_chat(params))

    def _set_my_commands(self, params: Params) -> bool:
        commands = params.tree("commands")
        if not isinstance(commands, list) or not all(isinstance(each, dict) for each in commands):
            raise bad_request("can't parse commands JSON object")
        for each in commands:
            if not _COMMAND.fullmatch(str(each.get("command", ""))):
                raise bad_request("BOT_COMMAND_INVALID")
            if not 1 <= len(str(each.get("description", ""))) <= 256:
                raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
        self._world.commands[self._whose(params.tree("scope")) or params.text("language_code") or ""] = commands
        return True

    def _whose(self, scope: Any) -> str | None:
        """The chat whose menu it is, where it is one chat's."""
        if not isinstance(scope, dict) or scope.get("type") != "chat":
            return None
        chat = str(scope.get("chat_id"))
        if not chat.isdigit() or int(chat) not in self._world.people:
            raise bad_request("chat not found")
        return chat

    def _set_webhook(self, params: Params) -> bool:
        url, secret = params.text("url"), params.text("secret_token")
        if url is None:
            raise bad_request("url is empty")
        if url and urlsplit(url).scheme != "https" and not is_loopback(url):
            raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
        if secret is not None and not _SECRET.fullmatch(secret):
            raise bad_request("secret token contains unallowed characters")
        if params.flag("drop_pending_updates"):
            self._world.updates.forget_all()
        self._world.updates.set_webhook(url, secret=secret, allowed=_names(params.tree("allowed_updates")))
        return True

    def _delete_webhook(self, params: Params) -> bool:
        if params.flag("drop_pending_updates"):
            self._world.updates.forget_all()
        self._world.updates.set_webhook("", secret=None, allowed=None)
        return True

    def _get_webhook_info(self, params: Params) -> Json:
        return self._world.updates.webhook_info()


def _names(value: Any) -> list[str] | None:
    if value is None:
        return None
    if not isinstance(value, list) or not all(isinstance(name, str) for name in value):
        raise bad_request("can't parse allowed updates JSON object")
    return value
