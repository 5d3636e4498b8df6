"""Calls to Telegram over a real connection: what is sent, what comes back, and what is said of a network in trouble."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from aiohttp import web
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup
from telegram.error import NetworkError, TimedOut

from bot.telegram.http import HttpRequest, _proxy, _proxy_of

TOKEN = "123456:SECRET"  # noqa: S105 - good for the local server only
CHAT = {"id": 7, "type": "private"}
SENT = {"message_id": 3, "date": 0, "chat": CHAT, "text": "bonjour", "entities": [{"type": "bold", "offset": 0, "length": 2}]}


def asked(
    answer: Callable[[web.Request], Awaitable[web.StreamResponse]], call: Callable[[Bot], Awaitable[Any]], *, within: float = 2.0
) -> Any:
    """What a call of a bot comes to, with a server that answers so."""

    async def run() -> Any:
        application = web.Application()
        application.router.add_route("*", "/{path:.*}", answer)
        runner = web.AppRunner(application)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        port = runner.addresses[0][1]
        request = HttpRequest(2, within)
        bot = Bot(TOKEN, base_url=f"http://127.0.0.1:{port}/bot", request=request, get_updates_request=request)
        await request.initialize()
        try:
            return await call(bot)
        finally:
            await request.shutdown()
            await runner.cleanup()

    return asyncio.run(run())


def ok(result: Any) -> web.Response:
    return web.json_response({"ok": True, "result": result})


def test_a_message_arrives_as_json_and_its_number_comes_back() -> None:
    forms = list[dict[str, str]]()

    async def answer(request: web.Request) -> web.Response:
        assert request.path == f"/bot{TOKEN}/sendMessage"
        forms.append(await request.json())
        return ok(SENT)

    keyboard = InlineKeyboardMarkup([[InlineKeyboardButton("Voir", callback_data="fiche:acre")]])
    sent = asked(answer, lambda bot: bot.send_message(7, "L'été, ça & là <b>", reply_markup=keyboard))
    assert (sent.message_id, sent.chat.id) == (3, 7)
    assert forms[0]["text"] == "L'été, ça & là <b>"
    assert "fiche:acre" in forms[0]["reply_markup"]


def test_a_file_arrives_whole() -> None:
    got = list[tuple[str, bytes]]()

    async def answer(request: web.Request) -> web.Response:
        field = (await request.post())["document"]
        assert isinstance(field, web.FileField)
        got.append((field.filename, field.file.read()))
        return ok(SENT)

    asked(answer, lambda bot: bot.send_document(7, b"\x00\xff" * 999, filename="données.json", caption="Vos données"))
    assert got == [("données.json", b"\x00\xff" * 999)]


async def _never(_request: web.Request) -> web.Response:
    await asyncio.sleep(30)
    return ok(True)


async def _cut(request: web.Request) -> web.Response:
    assert request.transport is not None
    request.transport.close()
    return ok(True)


async def _half(request: web.Request) -> web.StreamResponse:
    response = web.StreamResponse(headers={"Content-Length": "1000"})
    await response.prepare(request)
    await response.write(b'{"ok": tr')
    assert request.transport is not None
    request.transport.close()
    return response


@pytest.mark.parametrize(("answer", "error"), [(_never, TimedOut), (_cut, NetworkError), (_half, NetworkError)])
def test_a_network_in_trouble_is_told_apart_and_never_names_the_token(answer: Any, error: type[Exception]) -> None:
    with pytest.raises(error) as told:
        asked(answer, lambda bot: bot.send_message(7, "bonjour"), within=0.2)
    assert TOKEN not in f"{told.value!r} {told.value}"


def test_nobody_at_home_is_a_network_error() -> None:
    async def call(bot: Bot) -> None:
        nowhere = Bot(TOKEN, base_url="http://127.0.0.1:9/bot", request=bot.request, get_updates_request=bot.request)
        await nowhere.get_me()

    with pytest.raises(NetworkError) as told:
        asked(_never, call)
    assert TOKEN not in str(told.value)


def test_a_closed_pool_opens_again() -> None:
    async def answer(_request: web.Request) -> web.Response:
        return ok({"id": 1, "is_bot": True, "first_name": "Bot", "username": "bot"})

    async def call(bot: Bot) -> str:
        await bot.request.shutdown()
        with pytest.raises(NetworkError):
            await bot.get_me()
        await bot.request.initialize()
        return (await bot.get_me()).first_name

    assert asked(answer, call) == "Bot"


def test_the_proxy_of_the_environment_is_used_but_for_the_hosts_it_names(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("https_proxy", "http://proxy.example:3128")
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    _proxy_of.cache_clear()
    try:
        assert _proxy("https://api.telegram.org/bot1/getMe") == "http://proxy.example:3128"
        assert _proxy("https://127.0.0.1/bot1/getMe") is None
    finally:
        _proxy_of.cache_clear()
