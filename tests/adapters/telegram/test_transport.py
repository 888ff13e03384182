"""The library's calls over aiohttp: what arrives, and what is raised where nothing does."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from telegram import InputFile
from telegram.error import NetworkError, TimedOut

from adapters.telegram.client import Client
from adapters.telegram.transport import AiohttpRequest
from tests.platforms.telegram import TelegramServer

ANN = 1001
AWKWARD = "a+b %20&=;#?/: \"quoted\" 'so' {[(<\\>)]} \n 100 % é ñ 😀 $!*,~"


@pytest.fixture
async def telegram() -> AsyncIterator[TelegramServer]:
    async with TelegramServer() as server:
        server.person(ANN)
        yield server


@pytest.fixture
async def client(telegram: TelegramServer) -> AsyncIterator[Client]:
    async with Client(telegram.token, telegram.url) as client:
        yield client


async def test_every_character_arrives_as_it_was(telegram: TelegramServer, client: Client) -> None:
    sent = await client.send_message(ANN, AWKWARD)

    assert telegram.last(ANN).text == AWKWARD
    assert (sent.message_id, sent.chat.id) == (telegram.last(ANN).message_id, ANN)


async def test_a_file_goes_in_parts(telegram: TelegramServer, client: Client) -> None:
    await client.send_document(ANN, InputFile(b"\x00\xff tea", "tea.bin"))

    assert [(str(file), file.content) for file in telegram.documents[ANN]] == [("tea.bin", b"\x00\xff tea")]


async def test_an_answer_that_takes_too_long_is_a_time_out(telegram: TelegramServer) -> None:
    held = telegram.hold("getMe")
    request = AiohttpRequest(0.05)
    await request.initialize()

    with pytest.raises(TimedOut):
        await request.post(f"{telegram.url}/bot{telegram.token}/getMe")

    held.release()
    await request.shutdown()


async def test_a_call_may_ask_for_more_time_than_is_usual(telegram: TelegramServer) -> None:
    request = AiohttpRequest(0.001)
    await request.initialize()

    answer = await request.post(f"{telegram.url}/bot{telegram.token}/getMe", read_timeout=20)

    assert isinstance(answer, dict)
    await request.shutdown()


async def test_a_cut_connection_is_an_error_of_the_network(telegram: TelegramServer, client: Client) -> None:
    telegram.fail_next("sendMessage", cut=True)

    with pytest.raises(NetworkError, match="Disconnected"):
        await client.send_message(ANN, "tea")


async def test_where_nobody_listens_the_token_is_not_told() -> None:
    client = Client(TelegramServer.token, "http://127.0.0.1:9")

    with pytest.raises(NetworkError) as nobody:
        await client.initialize()

    assert TelegramServer.token not in str(nobody.value)
    await client.shutdown()


async def test_nothing_is_called_before_the_start_or_after_the_end() -> None:
    request = AiohttpRequest(1.0)

    with pytest.raises(NetworkError):
        await request.post("http://127.0.0.1:9/")
    await request.initialize()
    await request.initialize()
    await request.shutdown()
    await request.shutdown()
    with pytest.raises(NetworkError):
        await request.post("http://127.0.0.1:9/")


def test_the_usual_time_for_an_answer_is_what_it_was_told() -> None:
    assert AiohttpRequest(7.5).read_timeout == 7.5
