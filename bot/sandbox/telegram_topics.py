"""The Bot API's methods on topics in private chats."""

from bot.sandbox.telegram import TelegramStandIn
from bot.sandbox.telegram_errors import bad_request
from bot.sandbox.telegram_messages import MessageMethods
from bot.sandbox.telegram_objects import DEFAULT_ICON_COLOR, ICON_COLORS, Json, topic_object
from bot.sandbox.telegram_params import Params
from bot.sandbox.telegram_records import Person, Topic

_LONGEST_NAME = 128


class TopicMethods:
    """createForumTopic and its kin; refused while the bot's topic mode is off."""

    def __init__(self, stand_in: TelegramStandIn, messages: MessageMethods) -> None:
        self._world = stand_in
        self._messages = messages

    def create(self, params: Params) -> Json:
        person = self._forum(params)
        name = (params.text("name") or "").strip()
        if not 1 <= len(name) <= _LONGEST_NAME:
            raise bad_request("TOPIC_TITLE_EMPTY" if not name else "invalid forum topic name specified")
        color = params.whole("icon_color") or DEFAULT_ICON_COLOR
        if color not in ICON_COLORS:
            raise bad_request("invalid forum topic icon color specified")
        opening = self._world.keep(person, from_bot=True, topic_created=name)
        opening.thread = opening.id
        topic = person.topics[opening.id] = Topic(id=opening.id, name=name, icon_color=color)
        return topic_object(topic)

    def edit(self, params: Params) -> bool:
        topic = self._topic(params)
        name = (params.text("name") or "").strip()
        if len(name) > _LONGEST_NAME:
            raise bad_request("invalid forum topic name specified")
        if name == topic.name:
            raise bad_request("TOPIC_NOT_MODIFIED")
        topic.name = name or topic.name
        self._world.changed()
        return True

    def delete(self, params: Params) -> bool:
        topic = self._topic(params)
        self._world.delete_topic(self._messages.known_chat(params).id, topic.id)
        return True

    def _forum(self, params: Params) -> Person:
        person = self._messages.open_chat(params)
        if not self._world.has_topics:
            raise bad_request("the chat is not a forum")
        return person

    def _topic(self, params: Params) -> Topic:
        person = self._forum(params)
        number = params.needed_whole("message_thread_id", "message thread identifier is not specified")
        topic = person.topics.get(number)
        if topic is None or topic.deleted:
            raise bad_request("TOPIC_ID_INVALID")
        return topic
