"""The load: requests as Twilio signs them, and HTTP put together from pieces."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.twilio_forms import Form, InboundForms
from tests.bench.http1 import Whole
from tests.bench.process import PUBLIC, SECRET
from tests.bench.texts import PATH, conversation

ANSWER = b"HTTP/1.1 200 OK\r\ncontent-length: 5\r\nx: y\r\n\r\nhello"
EMPTY = b"HTTP/1.1 503 No\r\n\r\n"


@given(st.lists(st.integers(1, len(2 * ANSWER + EMPTY) - 1), max_size=6))
def test_messages_are_whole_wherever_the_stream_is_cut(cuts: list[int]) -> None:
    stream, whole = ANSWER + EMPTY + ANSWER, Whole()
    places = [0, *sorted(cuts), len(stream)]
    found = [message for a, b in itertools.pairwise(places) for message in whole.feed(stream[a:b])]
    assert [(head[9:12], body) for head, body in found] == [(b"200", b"hello"), (b"503", b""), (b"200", b"hello")]


def test_a_body_in_chunks_is_not_taken_for_an_empty_one() -> None:
    with pytest.raises(ValueError, match="chunks"):
        Whole().feed(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n")


@pytest.mark.parametrize("person", [1, 4, 5, 123_456])
def test_the_product_takes_the_signature_for_twilios(person: int) -> None:
    forms = InboundForms(auth_token=SECRET, public_url=PUBLIC)
    for request in conversation(person).requests:
        head, _, body = request.partition(b"\r\n\r\n")
        form = Form.parse(body)
        signature = head.partition(b"X-Twilio-Signature: ")[2].split(b"\r\n")[0].decode()
        assert forms.check(PATH, form, signature)
        assert not forms.check(PATH, form, signature[::-1])


def test_only_a_low_mood_is_followed_by_what_is_wrong() -> None:
    moods = {c.mood: len(c.requests) for c in map(conversation, range(1, 6))}
    assert moods == {1: 2, 2: 2, 3: 1, 4: 1, 5: 1}
    sids = [sid for person in range(1, 50) for sid in conversation(person).sids]
    assert len(set(sids)) == len(sids)
