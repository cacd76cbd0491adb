"""Telegram's two markup languages, strict as the Bot API is: what can't be parsed is refused."""

import html
import re
from typing import Any

from bot.sandbox.telegram_errors import ApiError, bad_request

Entities = list[dict[str, Any]]

_HTML_TAGS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "a": "text_link",
}
_TAG = re.compile(r"</?([^\s>/]*)([^>]*)>")
_HREF = re.compile(r"""\bhref\s*=\s*["']?([^"'\s>]+)""")

_MARKS = {
    "*": "bold",
    "__": "underline",
    "_": "italic",
    "~": "strikethrough",
    "||": "spoiler",
    "```": "pre",
    "`": "code",
}
_RESERVED = frozenset("_*[]()~`>#+-=|{}.!")


def parse_entities(text: str, mode: str) -> tuple[str, Entities]:
    """The text without its markup, and the entities in it (offsets in UTF-16 units).

    `mode` is HTML or MarkdownV2, in any case. The old Markdown mode is not taken: Telegram keeps it only for old bots.
    """
    if mode.lower() == "html":
        return _HtmlParser(text).parse()
    if mode.lower() == "markdownv2":
        return _MarkdownParser(text).parse()
    raise bad_request("unsupported parse_mode")


def _cannot(what: str) -> ApiError:
    return bad_request(f"can't parse entities: {what}")


class _Parser:
    """Plain text that grows, with marks that are open in it."""

    def __init__(self, text: str) -> None:
        self.source = text
        self.at = 0
        self.plain = ""
        self.open: list[tuple[str, int, int, str | None]] = []
        self.found: Entities = []

    @property
    def byte_offset(self) -> int:
        return len(self.source[: self.at].encode())

    def begin(self, mark: str, url: str | None = None) -> None:
        self.open.append((mark, len(self.plain), self.byte_offset, url))

    def end(self, kind: str, start: int, **more: str) -> None:
        length = _units(self.plain[start:])
        if length:
            self.found.append({"type": kind, "offset": _units(self.plain[:start]), "length": length, **more})

    def result(self) -> tuple[str, Entities]:
        self.found.sort(key=lambda entity: (entity["offset"], -entity["length"]))
        return self.plain, self.found


class _HtmlParser(_Parser):
    def parse(self) -> tuple[str, Entities]:
        while self.at < len(self.source):
            following = self.source.find("<", self.at)
            stop = len(self.source) if following < 0 else following
            self.plain += html.unescape(self.source[self.at : stop])
            self.at = stop
            if following >= 0:
                self._tag()
        if self.open:
            raise _cannot(f'Can\'t find end tag corresponding to start tag "{self.open[-1][0]}"')
        return self.result()

    def _tag(self) -> None:
        tag = _TAG.match(self.source, self.at)
        if tag is None:
            raise _cannot(f"Unclosed start tag at byte offset {self.byte_offset}")
        name = tag[1].lower()
        if tag[0].startswith("</"):
            self._end_tag(name)
        elif name not in _HTML_TAGS:
            raise _cannot(f'Unsupported start tag "{name}" at byte offset {self.byte_offset}')
        else:
            href = _HREF.search(tag[2]) if name == "a" else None
            self.begin(name, html.unescape(href[1]) if href else None)
        self.at = tag.end()

    def _end_tag(self, name: str) -> None:
        if not self.open:
            raise _cannot(f"Unexpected end tag at byte offset {self.byte_offset}")
        mark, start, _, url = self.open.pop()
        if name not in ("", mark):
            raise _cannot(
                f'Unmatched end tag at byte offset {self.byte_offset}, expected "</{mark}>", found "</{name}>"'
            )
        if mark != "a":
            self.end(_HTML_TAGS[mark], start)
        elif url is not None:
            self.end("text_link", start, url=url)


class _MarkdownParser(_Parser):
    def parse(self) -> tuple[str, Entities]:
        while self.at < len(self.source):
            self._step()
        if self.open:
            mark, _, offset, _ = self.open[-1]
            name = "Url" if mark == "[" else _MARKS[mark].capitalize()
            raise _cannot(f"Can't find end of {name} entity at byte offset {offset}")
        return self.result()

    def _step(self) -> None:
        sign = self.source[self.at]
        escaped = self.source[self.at + 1 : self.at + 2]
        if sign == "\\" and escaped and ord(escaped) <= 126:
            self.plain += escaped
            self.at += 2
            return
        within = self.open[-1][0] if self.open else ""
        mark = self._mark_here()
        if within in ("`", "```"):
            mark = mark if mark == within else None
        if mark is not None:
            self._toggle(mark)
        elif within in ("`", "```") or sign not in _RESERVED:
            self._plain_sign(sign)
        elif sign == "[":
            self.begin("[")
            self.at += 1
        elif sign == "]" and within == "[":
            self._end_link()
        elif sign == ">" and (self.at == 0 or self.source[self.at - 1] == "\n"):
            self.at += 1
        else:
            raise _cannot(f"Character '{sign}' is reserved and must be escaped with the preceding '\\'")

    def _mark_here(self) -> str | None:
        here = (mark for mark in ("```", "`", "||", "__", "_", "*", "~") if self.source.startswith(mark, self.at))
        return next(here, None)

    def _toggle(self, mark: str) -> None:
        if self.open and self.open[-1][0] == mark:
            _, start, _, _ = self.open.pop()
            self.end(_MARKS[mark], start)
        elif any(mark == opened for opened, *_ in self.open):
            raise _cannot(f"Can't find end of {_MARKS[mark].capitalize()} entity at byte offset {self.byte_offset}")
        else:
            self.begin(mark)
        self.at += len(mark)

    def _plain_sign(self, sign: str) -> None:
        self.plain += sign
        self.at += 1

    def _end_link(self) -> None:
        _, start, _, _ = self.open.pop()
        link = re.compile(r"\]\(((?:\\.|[^)\\])+)\)").match(self.source, self.at)
        if link is None:
            raise _cannot("Character ']' is reserved and must be escaped with the preceding '\\'")
        self.end("text_link", start, url=re.sub(r"\\(.)", r"\1", link[1]))
        self.at = link.end()


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
