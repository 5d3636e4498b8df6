"""A strict local stand-in for api.telegram.org, for black-box tests of one bot.

The bot's side is `/bot<token>/<method>` and `/file/bot<token>/<path>`, in Telegram's envelope and, where the
real service refuses, with its own wording. The person's side is the Python class `FakeTelegram` (same process)
or JSON over HTTP under `/sim/` (any process). Nothing leaves the machine.

    python -m tests.e2e.fake_telegram --port 8081            # then start the bot with base_url http://127.0.0.1:8081/bot

Deliberate differences from the real service: webhooks may be plain http on loopback; rate limits are off unless
`rate_limits=True`; any token is good unless `token` is given; no media is stored beyond what the test puts in.
"""

import argparse
import asyncio
import contextlib
import io
import itertools
import json
import random
import re
import time
from dataclasses import dataclass, field

import aiohttp
from aiohttp import web
from PIL import Image

from tests.e2e.telegram_text import EntityError, find_plain_entities, parse_text, utf16_length

DEFAULT_UPDATES_LEFT_OUT = {"chat_member", "message_reaction", "message_reaction_count"}
NOT_MODIFIED = (
    "Bad Request: message is not modified: specified new message content and reply markup are exactly "
    "the same as a current content and reply markup of the message"
)
QUERY_TOO_OLD = "Bad Request: query is too old and response timeout expired or query ID is invalid"
CONFLICT_POLL = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
CONFLICT_HOOK = "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
START_PARAMETER = re.compile(r"[A-Za-z0-9_-]{1,64}")
BUTTON_ACTIONS = (
    "callback_data",
    "url",
    "web_app",
    "login_url",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "copy_text",
    "callback_game",
    "pay",
)
CHATS = ("user", "bot", "group", "channel")
MEDIA = {
    "sendPhoto": "photo",
    "sendDocument": "document",
    "sendVoice": "voice",
    "sendAudio": "audio",
    "sendVideo": "video",
    "sendAnimation": "animation",
    "sendSticker": "sticker",
    "sendVideoNote": "video_note",
}
CHAT_ACTIONS = {
    "typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice", "upload_document", "choose_sticker",
    "find_location", "record_video_note", "upload_video_note",
}  # fmt: skip
# Methods whose only visible effect here is to be recorded.
ANSWER_TRUE = {
    "pinChatMessage",
    "unpinChatMessage",
    "unpinAllChatMessages",
    "setMessageReaction",
    "leaveChat",
    "setChatPhoto",
    "approveChatJoinRequest",
    "setMyDefaultAdministratorRights",
    "close",
    "logOut",
}


class ApiError(Exception):
    """A refusal in Telegram's envelope."""

    def __init__(self, code, description, **parameters):
        super().__init__(description)
        self.code, self.description, self.parameters = code, description, parameters

    def body(self):
        extra = {"parameters": self.parameters} if self.parameters else {}
        return {"ok": False, "error_code": self.code, "description": self.description, **extra}


class Garbage(Exception):
    """An answer that is no JSON."""


class SimError(Exception):
    """The person tried something the chat does not offer."""


@dataclass
class Call:
    seq: int
    method: str
    params: dict
    status: int
    response: dict
    at: float


@dataclass
class Chat:
    id: int
    type: str
    title: str = ""
    user: dict | None = None
    messages: dict = field(default_factory=dict)  # message_id -> message, in order of sending
    removed: set = field(default_factory=set)
    blocked: bool = False
    typing_until: float = 0.0
    reply_keyboard: dict | None = None

    def public(self):
        if self.type == "private":
            keep = ("first_name", "last_name", "username")
            return {"id": self.id, "type": "private", **{k: self.user[k] for k in keep if self.user.get(k)}}
        return {"id": self.id, "type": self.type, "title": self.title}


@dataclass
class Fault:
    method: str = "*"
    code: int = 500
    description: str = "Internal Server Error"
    retry_after: int | None = None
    times: int = 1
    delay: float = 0.0  # seconds to hang before answering (or before going on when code is 0)
    drop: bool = False  # close the connection without an answer
    garbage: bool = False  # answer something that is no JSON
    until: float | None = None  # a monotonic time: fails as often as called until then, whatever `times` is


def as_json(value, what):
    if isinstance(value, (dict, list)) or value is None:
        return value
    try:
        return json.loads(value)
    except (TypeError, ValueError) as error:
        raise ApiError(400, f"Bad Request: can't parse {what} JSON object") from error


def as_int(value, default=None):
    try:
        return int(value)
    except (TypeError, ValueError):
        return default


def as_bool(value):
    return str(value).lower() in ("true", "1", "yes")


def check_url(url, what):
    """Telegram's own rough check; it is what makes `tel:` and `mailto:` buttons fail."""
    bad = f"Bad Request: {what} '{url}' is invalid: "
    scheme, found, rest = url.partition("://")
    if found and scheme.lower() in ("tg", "ton", "tonsite"):
        return
    if found and scheme.lower() not in ("http", "https"):
        raise ApiError(400, bad + "Unsupported URL protocol")
    host = re.split(r"[/?#]", rest if found else url)[0]
    name, _, port = host.rpartition(":") if ":" in host else (host, "", "")
    if port and not port.isdigit():
        raise ApiError(400, bad + "Wrong port number specified in the URL")
    if "." not in name or " " in name:
        raise ApiError(400, bad + "Wrong HTTP URL")


def check_inline_keyboard(rows, chat_type):
    if not isinstance(rows, list):
        raise ApiError(400, 'Bad Request: Field "inline_keyboard" must be of type Array')
    if sum(len(row) for row in rows) > 100:
        raise ApiError(400, "Bad Request: REPLY_MARKUP_TOO_LONG")
    for button in itertools.chain.from_iterable(rows):
        actions = [a for a in BUTTON_ACTIONS if a in button]
        if not button.get("text"):
            raise ApiError(400, 'Bad Request: can\'t parse inline keyboard button: Field "text" must be non-empty')
        if not actions:
            raise ApiError(400, "Bad Request: Text buttons are not allowed in the inline keyboard")
        if len(actions) > 1:
            raise ApiError(400, "Bad Request: BUTTON_TYPE_INVALID")
        if "callback_data" in button and not 1 <= len(str(button["callback_data"]).encode()) <= 64:
            raise ApiError(400, "Bad Request: BUTTON_DATA_INVALID")
        if "url" in button:
            check_url(button["url"], "inline keyboard button URL")
        if "copy_text" in button and not 1 <= len(button["copy_text"].get("text", "")) <= 256:
            raise ApiError(400, "Bad Request: BUTTON_COPY_TEXT_INVALID")
        if "switch_inline_query_chosen_chat" in button:
            chosen = button["switch_inline_query_chosen_chat"]
            if not isinstance(chosen, dict) or not any(chosen.get(f"allow_{kind}_chats") for kind in CHATS):
                raise ApiError(400, "Bad Request: at least one chat type must be allowed")
            if len(chosen.get("query") or "") > 256:
                raise ApiError(400, "Bad Request: BUTTON_DATA_INVALID")
        if "web_app" in button and chat_type != "private":
            raise ApiError(400, "Bad Request: BUTTON_TYPE_INVALID")


def check_photo(data):
    """The size of an uploaded picture; what is no picture, too heavy or too long is refused."""
    if len(data) > 10 * 2**20:
        raise ApiError(400, "Bad Request: file is too big")
    try:
        with Image.open(io.BytesIO(data)) as picture:
            picture.load()
            width, height = picture.size
    except (OSError, SyntaxError) as error:
        raise ApiError(400, "Bad Request: IMAGE_PROCESS_FAILED") from error
    if width + height > 10_000 or max(width, height) > 20 * min(width, height):
        raise ApiError(400, "Bad Request: PHOTO_INVALID_DIMENSIONS")
    return {"width": width, "height": height}


def check_reply_markup(markup, chat_type):
    if not markup:
        return None
    if "inline_keyboard" in markup:
        check_inline_keyboard(markup["inline_keyboard"], chat_type)
    for button in itertools.chain.from_iterable(markup.get("keyboard", [])):
        if isinstance(button, dict) and chat_type != "private":
            for wish in ("request_location", "request_contact"):
                if button.get(wish):
                    what = "location" if wish == "request_location" else "phone number"
                    raise ApiError(400, f"Bad Request: {what} can be requested in private chats only")
    return markup


class FakeTelegram:
    """State of the stand: one bot, its chats, its update queue. Use from one event loop."""

    def __init__(
        self,
        *,
        token=None,
        username="essai_bot",
        name="Essai",
        rate_limits=False,
        privacy_mode=True,
        inline=True,
        inline_feedback=True,
        poll_max=30.0,
        webhook_tries=4,
    ):
        self.webhook_tries = webhook_tries
        self.token, self.rate_limits, self.privacy_mode = token, rate_limits, privacy_mode
        self.inline, self.inline_feedback, self.poll_max = inline, inline_feedback, poll_max
        self.bot = {
            "id": 7000000001,
            "is_bot": True,
            "first_name": name,
            "username": username,
            "can_join_groups": True,
            "can_read_all_group_messages": not privacy_mode,
            "supports_inline_queries": inline,
            "can_connect_to_business": False,
            "has_main_web_app": False,
        }
        self.chats: dict[int, Chat] = {}
        self.calls: list[Call] = []
        self.updates: list[dict] = []
        self.allowed: list[str] | None = None
        self.faults: list[Fault] = []
        self.settings: dict = {}  # commands, descriptions, menu buttons, as the bot set them
        self.callbacks: dict[str, dict] = {}  # callback_query_id -> {"answer": params | None, ...}
        self.inline_queries: dict[str, dict] = {}  # inline_query_id -> {"results": list | None, ...}
        self.inline_messages: dict[str, dict] = {}  # inline_message_id -> message
        self.files: dict[str, bytes] = {}
        self.webhook: dict = {}
        self.webhook_log: list[dict] = []
        self.replicas: list[str] = []  # addresses a load balancer would spread the webhook's posts over
        self.base_url = ""
        self._ids = {
            k: itertools.count(v) for k, v in {"update": 500000001, "message": 1, "callback": 1, "inline": 1, "file": 1, "call": 1}.items()
        }
        self._changed = asyncio.Condition()
        self._order: dict = {}  # webhook deliveries of one chat or person go one after the other
        self._poll = 0
        self._sent: dict = {}
        self._session: aiohttp.ClientSession | None = None
        self._runner: web.AppRunner | None = None
        self._tasks: set = set()
        self._methods = {name[4:].lower(): getattr(self, name) for name in dir(self) if name.startswith("api_")}

    # ---------------------------------------------------------------- life of the server

    async def start(self, port=0, host="127.0.0.1"):
        app = web.Application(client_max_size=60 * 2**20)
        app.router.add_route("*", "/bot{token:[^/]*}/{method:[^/]+}", self._serve_bot)
        app.router.add_get("/file/bot{token:[^/]*}/{path:.+}", self._serve_file)
        app.router.add_route("*", "/sim/{verb}", self._serve_sim)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1, handler_cancellation=True)
        await self._runner.setup()
        await web.TCPSite(self._runner, host, port).start()
        self.base_url = f"http://{host}:{self._runner.addresses[0][1]}"
        self._session = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=20))
        return self.base_url

    async def stop(self):
        for task in self._tasks:
            task.cancel()
        self._poll += 1  # ends a poll that is held
        await self._touch()
        if self._session:
            await self._session.close()
        if self._runner:
            await self._runner.cleanup()

    async def _touch(self):
        async with self._changed:
            self._changed.notify_all()

    async def wait_for(self, predicate, timeout=5.0):
        """Waits until predicate() is true; returns its value, or raises TimeoutError."""
        deadline = time.monotonic() + timeout
        async with self._changed:
            while not (value := predicate()):
                left = deadline - time.monotonic()
                if left <= 0:
                    raise TimeoutError
                try:
                    await asyncio.wait_for(self._changed.wait(), left)
                except TimeoutError:
                    if value := predicate():
                        return value
                    raise
            return value

    # ---------------------------------------------------------------- the bot's side: HTTP

    async def _serve_bot(self, request):
        method = request.match_info["method"]
        params = await self._params(request)
        status, body = 200, None
        try:
            if self.token and request.match_info["token"] != self.token:
                raise ApiError(401, "Unauthorized")
            await self._fault(method, request)
            body = {"ok": True, "result": await self._dispatch(method, params)}
        except ApiError as error:
            status, body = error.code, error.body()
        except Garbage:
            return web.Response(text="<html>Bad gate")
        self._record(Call(next(self._ids["call"]), method, params, status, body, time.time()))
        await self._touch()
        return web.json_response(body, status=status)

    def _record(self, call):
        self.calls.append(call)

    async def _params(self, request):
        params = dict(request.query)
        kind = request.content_type
        if kind == "application/json":
            params.update(await request.json())
        elif kind == "multipart/form-data" or request.method == "POST":
            for key, value in (await request.post()).items():
                if isinstance(value, web.FileField):
                    file_id = self._store(value.file.read())
                    value = {"upload": value.filename, "file_id": file_id}
                params[key] = value
        return params

    async def _fault(self, method, request):
        for fault in list(self.faults):
            if fault.method not in ("*", method):
                continue
            fault.times -= 1
            if fault.times <= 0 if fault.until is None else time.monotonic() >= fault.until:
                self.faults.remove(fault)
                if fault.until is not None:
                    continue
            if fault.delay:
                await asyncio.sleep(fault.delay)
            if fault.drop:
                request.transport.close()
            if fault.garbage:
                raise Garbage
            if fault.code:
                extra = {"retry_after": fault.retry_after} if fault.retry_after is not None else {}
                raise ApiError(fault.code, fault.description, **extra)
            return

    async def _dispatch(self, method, params):
        name = method.lower()
        if handler := self._methods.get(name):
            return await handler(params)
        for sender, kind in MEDIA.items():
            if sender.lower() == name:
                return await self._send_media(kind, params)
        if name in {m.lower() for m in ANSWER_TRUE}:
            return True
        raise ApiError(404, "Not Found")

    async def _serve_file(self, request):
        data = self.files.get(request.match_info["path"].rpartition("/")[2])
        if data is None:
            return web.json_response(ApiError(404, "Not Found").body(), status=404)
        return web.Response(body=data)

    # ---------------------------------------------------------------- the bot's side: getting updates

    async def api_getMe(self, params):
        return self.bot

    async def api_getUpdates(self, params):
        if self.webhook.get("url"):
            raise ApiError(409, CONFLICT_HOOK)
        self._poll += 1
        mine = self._poll
        await self._touch()  # ends an older poll with a conflict
        if params.get("allowed_updates") not in (None, "null"):
            self.allowed = as_json(params["allowed_updates"], "allowed_updates") or None
        offset = as_int(params.get("offset"), 0)
        if offset > 0:
            self.updates = [u for u in self.updates if u["update_id"] >= offset]
        elif offset < 0:
            self.updates = self.updates[offset:]
        limit = min(max(as_int(params.get("limit"), 100), 1), 100)
        timeout = min(as_int(params.get("timeout"), 0), self.poll_max)
        if not self.updates and timeout > 0:
            with contextlib.suppress(TimeoutError):
                await self.wait_for(lambda: self.updates or self._poll != mine, timeout)
        if self._poll != mine:
            raise ApiError(409, CONFLICT_POLL)
        return self.updates[:limit]

    async def api_setWebhook(self, params):
        url = params.get("url") or ""
        secret = params.get("secret_token") or ""
        if secret and not re.fullmatch(r"[A-Za-z0-9_-]{1,256}", secret):
            raise ApiError(400, "Bad Request: secret token contains unallowed characters")
        if url and not re.match(r"https://|http://(127\.|localhost|\[::1\])", url):
            raise ApiError(400, "Bad Request: bad webhook: An HTTPS URL must be provided for webhook")
        if as_bool(params.get("drop_pending_updates", False)):
            self.updates.clear()
        if params.get("allowed_updates") not in (None, "null"):
            self.allowed = as_json(params["allowed_updates"], "allowed_updates") or None
        connections = as_int(params.get("max_connections"), 40)
        self.webhook = (
            {"url": url, "secret": secret, "slots": asyncio.Semaphore(connections), "max_connections": connections} if url else {}
        )
        if url:
            pending, self.updates = self.updates, []
            for update in pending:
                self._spawn(self._deliver(update))
        return True

    async def api_deleteWebhook(self, params):
        self.webhook = {}
        if as_bool(params.get("drop_pending_updates", False)):
            self.updates.clear()
        return True

    async def api_getWebhookInfo(self, params):
        errors = [entry for entry in self.webhook_log if entry["status"] != 200]
        info = {"url": self.webhook.get("url", ""), "has_custom_certificate": False, "pending_update_count": len(self.updates)}
        if self.webhook:
            info["max_connections"] = self.webhook["max_connections"]
        if errors:
            info["last_error_date"] = int(errors[-1]["at"])
            info["last_error_message"] = f"Wrong response from the webhook: {errors[-1]['status']}"
        return info

    async def _deliver(self, update):
        hook = self.webhook
        payload = next(v for k, v in update.items() if k != "update_id")
        whose = payload.get("chat", payload.get("from"))["id"]
        async with self._order.setdefault(whose, asyncio.Lock()):
            for attempt in range(self.webhook_tries):
                async with hook["slots"]:
                    status, body = await self._post(hook, update)
                if 200 <= status < 300:
                    if body.startswith("{") and "method" in body:  # a method call in the answer is allowed
                        call = json.loads(body)
                        await self._dispatch(call.pop("method"), call)
                    return
                await asyncio.sleep(min(2.0, 0.3 * 2**attempt))
        self.updates.append(update)

    async def _post(self, hook, update):
        """Posts an update to the webhook, or to whichever replica a balancer would choose; its status, or 0."""
        headers = {"X-Telegram-Bot-Api-Secret-Token": hook["secret"]} if hook["secret"] else {}
        try:
            async with self._session.post(random.choice(self.replicas or [hook["url"]]), json=update, headers=headers) as answer:
                status, body = answer.status, await answer.text()
        except (aiohttp.ClientError, TimeoutError) as error:
            status, body = 0, repr(error)
        self.webhook_log.append({"update_id": update["update_id"], "status": status, "at": time.time()})
        await self._touch()
        return status, body

    def _spawn(self, coroutine):
        task = asyncio.get_running_loop().create_task(coroutine)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _push(self, kind, payload):
        update = {"update_id": next(self._ids["update"]), kind: payload}
        wanted = kind in self.allowed if self.allowed else kind not in DEFAULT_UPDATES_LEFT_OUT
        if wanted:
            if self.webhook:
                self._spawn(self._deliver(update))
            else:
                self.updates.append(update)
            await self._touch()
        return update["update_id"] if wanted else None

    # ---------------------------------------------------------------- the bot's side: messages

    def _chat(self, params, key="chat_id"):
        chat_id = params.get(key)
        if chat_id in (None, "", 0, "0"):
            raise ApiError(400, "Bad Request: chat_id is empty")
        chat = self.chats.get(as_int(chat_id, 0))
        if chat is None:
            raise ApiError(400, "Bad Request: chat not found")
        if chat.blocked:
            raise ApiError(
                403,
                "Forbidden: bot was blocked by the user"
                if chat.type == "private"
                else "Forbidden: bot was kicked from the supergroup chat",
            )
        return chat

    def _text(
        self, params, key="text", limit=4096, empty="Bad Request: message text is empty", too_long="Bad Request: message is too long"
    ):
        raw = params.get(key) or ""
        given = as_json(params.get("entities" if key == "text" else "caption_entities"), "entities")
        try:
            text, entities = parse_text(raw, None if given else params.get("parse_mode"))
        except EntityError as error:
            raise ApiError(400, f"Bad Request: can't parse entities: {error}") from error
        if not text.strip() and empty:
            raise ApiError(400, empty)
        if utf16_length(text) > limit:
            raise ApiError(400, too_long)
        return text, given or entities

    def _check_rate(self, chat):
        if not self.rate_limits:
            return
        now = time.monotonic()
        for key, count, window in ((("chat", chat.id), 1, 1.0) if chat.id > 0 else (("chat", chat.id), 20, 60.0), (("all",), 30, 1.0)):
            burst = 3 if key == ("chat", chat.id) and chat.id > 0 else 1  # short bursts pass in private chats
            recent = [t for t in self._sent.get(key, []) if t > now - window * burst]
            if len(recent) >= count * burst:
                wait = max(1, round(recent[0] + window * burst - now))
                raise ApiError(429, f"Too Many Requests: retry after {wait}", retry_after=wait)
            self._sent[key] = [*recent, now]

    def _reply_to(self, chat, params):
        reply = as_json(params.get("reply_parameters"), "reply parameters") or {}
        target = as_int(reply.get("message_id", params.get("reply_to_message_id")))
        if target is None:
            return {}
        if target not in chat.messages:
            if as_bool(reply.get("allow_sending_without_reply", params.get("allow_sending_without_reply"))):
                return {}
            raise ApiError(400, "Bad Request: message to be replied not found")
        quoted = {k: v for k, v in chat.messages[target].items() if k != "reply_to_message"}
        return {"reply_to_message": quoted}

    async def _send(self, params, content):
        chat = self._chat(params)
        markup = check_reply_markup(as_json(params.get("reply_markup"), "reply keyboard markup"), chat.type)
        quoted = self._reply_to(chat, params)
        self._check_rate(chat)
        message = {
            "message_id": next(self._ids["message"]),
            "from": self._me(),
            "chat": chat.public(),
            "date": int(time.time()),
            **content,
            **quoted,
        }
        if markup and "inline_keyboard" in markup:
            message["reply_markup"] = markup
        elif markup and "keyboard" in markup:
            chat.reply_keyboard = markup
        elif markup and markup.get("remove_keyboard"):
            chat.reply_keyboard = None
        chat.messages[message["message_id"]] = message
        chat.typing_until = 0.0
        return message

    def _me(self):
        return {k: self.bot[k] for k in ("id", "is_bot", "first_name", "username")}

    async def api_sendMessage(self, params):
        self._chat(params)
        text, entities = self._text(params)
        options = as_json(params.get("link_preview_options"), "link preview options")
        extra = {"link_preview_options": options} if options else {}
        return await self._send(params, {"text": text, **({"entities": entities} if entities else {}), **extra})

    async def _send_media(self, kind, params):
        self._chat(params)
        sent = params.get(kind)
        if not sent:
            raise ApiError(400, f"Bad Request: there is no {kind} in the request")
        file_id = sent["file_id"] if isinstance(sent, dict) else str(sent)
        item = {"file_id": file_id, "file_unique_id": "u" + file_id[:20], "file_size": len(self.files.get(file_id, b""))}
        if kind in ("photo", "video", "animation", "sticker"):
            item |= {"width": 800, "height": 600}
        if kind == "photo" and isinstance(sent, dict):
            item |= check_photo(self.files[file_id])
        if kind == "sticker":
            item |= {"is_animated": False, "is_video": False, "type": "regular"}
        if kind in ("voice", "audio", "video", "animation", "video_note"):
            item |= {"duration": 1}
        if kind == "video_note":
            item |= {"length": 240}
        if kind == "document" and isinstance(sent, dict):
            item |= {"file_name": sent["upload"]}
        content = {kind: [item] if kind == "photo" else item}
        if params.get("caption"):
            text, entities = self._text(params, "caption", 1024, None, "Bad Request: message caption is too long")
            content |= {"caption": text, **({"caption_entities": entities} if entities else {})}
        return await self._send(params, content)

    def _place(self, params):
        place = {}
        for key, limit in (("latitude", 90), ("longitude", 180)):
            try:
                place[key] = float(params.get(key))
            except (TypeError, ValueError) as error:
                raise ApiError(400, f"Bad Request: can't parse {key}") from error
            if not -limit <= place[key] <= limit:
                raise ApiError(400, "Bad Request: wrong latitude or longitude specified")
        return place

    async def api_sendLocation(self, params):
        self._chat(params)
        return await self._send(params, {"location": self._place(params)})

    async def api_sendVenue(self, params):
        self._chat(params)
        place = self._place(params)
        for key in ("title", "address"):
            if not (params.get(key) or "").strip():
                raise ApiError(400, f"Bad Request: venue {key} must be non-empty")
        venue = {"location": place, "title": params["title"], "address": params["address"]}
        return await self._send(params, {"venue": venue, "location": place})

    async def api_sendContact(self, params):
        self._chat(params)
        if not re.search(r"\d", params.get("phone_number") or ""):
            raise ApiError(400, "Bad Request: phone number is empty")
        if not (params.get("first_name") or "").strip():
            raise ApiError(400, "Bad Request: first name is empty")
        if len((params.get("vcard") or "").encode()) > 2048:
            raise ApiError(400, "Bad Request: vCard is too long")
        keep = ("phone_number", "first_name", "last_name", "vcard")
        return await self._send(params, {"contact": {k: params[k] for k in keep if params.get(k)}})

    async def api_sendPoll(self, params):
        options = [
            {"persistent_id": str(i), "text": o["text"] if isinstance(o, dict) else o, "voter_count": 0}
            for i, o in enumerate(as_json(params["options"], "options"))
        ]
        return await self._send(
            params,
            {
                "poll": {
                    "id": str(next(self._ids["file"])),
                    "question": params["question"],
                    "options": options,
                    "total_voter_count": 0,
                    "is_closed": False,
                    "is_anonymous": True,
                    "type": "regular",
                    "allows_multiple_answers": False,
                }
            },
        )

    async def api_sendChatAction(self, params):
        if params.get("action") not in CHAT_ACTIONS:
            raise ApiError(400, "Bad Request: wrong parameter action in request")
        self._chat(params).typing_until = time.monotonic() + 5
        return True

    async def api_copyMessage(self, params):
        source = self._chat(params, "from_chat_id").messages.get(as_int(params.get("message_id")))
        if source is None:
            raise ApiError(400, "Bad Request: message to copy not found")
        keep = ("text", "entities", "photo", "document", "voice", "location", "contact", "caption", "caption_entities")
        return {"message_id": (await self._send(params, {k: source[k] for k in keep if k in source}))["message_id"]}

    async def api_forwardMessage(self, params):
        source = self._chat(params, "from_chat_id").messages.get(as_int(params.get("message_id")))
        if source is None:
            raise ApiError(400, "Bad Request: message to forward not found")
        keep = ("text", "entities", "photo", "document", "voice", "location", "contact", "caption")
        origin = {"type": "user", "sender_user": source["from"], "date": source["date"]}
        return await self._send(params, {**{k: source[k] for k in keep if k in source}, "forward_origin": origin})

    def _editable(self, params):
        if inline_id := params.get("inline_message_id"):
            if inline_id not in self.inline_messages:
                raise ApiError(400, "Bad Request: MESSAGE_ID_INVALID")
            return self.inline_messages[inline_id], True
        chat = self._chat(params)
        message = chat.messages.get(as_int(params.get("message_id")))
        if message is None:
            raise ApiError(400, "Bad Request: message to edit not found")
        if message["from"]["id"] != self.bot["id"]:
            raise ApiError(400, "Bad Request: message can't be edited")
        return message, False

    async def _edit(self, params, changes):
        message, is_inline = self._editable(params)
        chat_type = "private" if is_inline else message["chat"]["type"]
        markup = check_reply_markup(as_json(params.get("reply_markup"), "reply keyboard markup"), chat_type)
        if markup is not None and "inline_keyboard" not in markup:
            raise ApiError(400, "Bad Request: inline keyboard expected")
        new = {k: v for k, v in message.items() if k not in ("reply_markup", "edit_date", *changes)}
        new |= {k: v for k, v in changes.items() if v}
        if markup and markup["inline_keyboard"]:
            new["reply_markup"] = markup
        if new == {k: v for k, v in message.items() if k != "edit_date"}:
            raise ApiError(400, NOT_MODIFIED)
        message.clear()
        message.update(new, edit_date=int(time.time()))
        return True if is_inline else message

    async def api_editMessageText(self, params):
        message, _ = self._editable(params)
        if "text" not in message:
            raise ApiError(400, "Bad Request: there is no text in the message to edit")
        text, entities = self._text(params, too_long="Bad Request: MESSAGE_TOO_LONG")
        options = as_json(params.get("link_preview_options"), "link preview options")
        return await self._edit(params, {"text": text, "entities": entities, "link_preview_options": options})

    async def api_editMessageCaption(self, params):
        text, entities = self._text(params, "caption", 1024, None, "Bad Request: message caption is too long")
        return await self._edit(params, {"caption": text, "caption_entities": entities})

    async def api_editMessageReplyMarkup(self, params):
        return await self._edit(params, {})

    async def api_deleteMessage(self, params):
        chat = self._chat(params)
        message_id = as_int(params.get("message_id"))
        if message_id not in chat.messages:
            raise ApiError(400, "Bad Request: message to delete not found")
        chat.removed.add(message_id)
        del chat.messages[message_id]
        return True

    async def api_deleteMessages(self, params):
        chat = self._chat(params)
        for message_id in as_json(params.get("message_ids"), "message identifiers"):
            if chat.messages.pop(message_id, None):
                chat.removed.add(message_id)
        return True

    # ---------------------------------------------------------------- the bot's side: queries

    async def api_answerCallbackQuery(self, params):
        query = self.callbacks.get(str(params.get("callback_query_id")))
        if query is None or query["answer"] is not None:
            raise ApiError(400, QUERY_TOO_OLD)
        if len(params.get("text") or "") > 200:
            raise ApiError(400, "Bad Request: MESSAGE_TOO_LONG")
        query["answer"] = {"text": params.get("text"), "show_alert": as_bool(params.get("show_alert", False)), "url": params.get("url")}
        return True

    async def api_answerInlineQuery(self, params):
        query = self.inline_queries.get(str(params.get("inline_query_id")))
        if query is None or query["results"] is not None:
            raise ApiError(400, QUERY_TOO_OLD)
        results = as_json(params.get("results"), "inline query results") or []
        if len(results) > 50:
            raise ApiError(400, "Bad Request: RESULTS_TOO_MUCH")
        ids = [str(r.get("id", "")) for r in results]
        if any(not 1 <= len(i.encode()) <= 64 for i in ids):
            raise ApiError(400, "Bad Request: RESULT_ID_INVALID")
        if len(set(ids)) != len(ids):
            raise ApiError(400, "Bad Request: RESULT_ID_DUPLICATE")
        if len((params.get("next_offset") or "").encode()) > 64:
            raise ApiError(400, "Bad Request: NEXT_OFFSET_INVALID")
        for result in results:
            if result.get("type") == "article" and not result.get("title"):
                raise ApiError(400, 'Bad Request: can\'t parse inline query result: Field "title" must be non-empty')
            content = result.get("input_message_content")
            if result.get("type") == "article" and not content:
                raise ApiError(400, "Bad Request: message content is empty")
            if content and "message_text" in content:
                text, entities = self._text(
                    {"text": content["message_text"], "parse_mode": content.get("parse_mode"), "entities": content.get("entities")},
                    empty="Bad Request: message text is empty",
                )
                content["rendered"] = {"text": text, "entities": entities}
                preview = as_json(content.get("link_preview_options"), "link preview options") or {}
                if preview.get("url"):
                    check_url(preview["url"], "link preview URL")
                content["rendered"] |= {"link_preview_options": preview}
            check_reply_markup(result.get("reply_markup"), "private")
        button = as_json(params.get("button"), "inline query results button")
        if button and (not button.get("text") or ("start_parameter" in button) == ("web_app" in button)):
            raise ApiError(400, "Bad Request: exactly one of the fields web_app and start_parameter must be used")
        if button and "start_parameter" in button and not START_PARAMETER.fullmatch(button["start_parameter"]):
            raise ApiError(400, "Bad Request: START_PARAM_INVALID")
        query.update(
            results=results,
            button=button,
            next_offset=params.get("next_offset") or "",
            cache_time=as_int(params.get("cache_time"), 300),
            is_personal=as_bool(params.get("is_personal", 0)),
        )
        return True

    async def api_savePreparedInlineMessage(self, params):
        return {"id": f"prepared-{next(self._ids['inline'])}", "expiration_date": int(time.time()) + 3600}

    # ---------------------------------------------------------------- the bot's side: settings, files, chats

    async def api_setMyCommands(self, params):
        commands = as_json(params.get("commands"), "commands")
        if not isinstance(commands, list):
            raise ApiError(400, "Bad Request: can't parse commands JSON object")
        if len(commands) > 100:
            raise ApiError(400, "Bad Request: BOT_COMMANDS_TOO_MUCH")
        for command in commands:
            if not re.fullmatch(r"[a-z0-9_]{1,32}", command.get("command", "")):
                raise ApiError(400, "Bad Request: BOT_COMMAND_INVALID")
            if not 1 <= len(command.get("description", "")) <= 256:
                raise ApiError(400, "Bad Request: BOT_COMMAND_DESCRIPTION_INVALID")
        self.settings[self._scope(params)] = commands
        return True

    def _scope(self, params):
        if not re.fullmatch(r"(?:[a-z]{2})?", params.get("language_code") or ""):
            raise ApiError(400, "Bad Request: invalid language code specified")
        scope = as_json(params.get("scope"), "scope") or {"type": "default"}
        key = ":".join(str(scope[k]) for k in ("type", "chat_id", "user_id") if k in scope)
        return ("commands", key, params.get("language_code") or "")

    async def api_getMyCommands(self, params):
        return self.settings.get(self._scope(params), [])

    async def api_deleteMyCommands(self, params):
        self.settings.pop(self._scope(params), None)
        return True

    async def _profile(self, params, field_, limit):
        value = params.get(field_) or ""
        if len(value) > limit:
            raise ApiError(400, f"Bad Request: BOT_{field_.upper()}_TOO_LONG")
        self.settings[(field_, params.get("language_code") or "")] = value
        return True

    async def api_setMyName(self, params):
        return await self._profile(params, "name", 64)

    async def api_setMyDescription(self, params):
        return await self._profile(params, "description", 512)

    async def api_setMyShortDescription(self, params):
        return await self._profile(params, "short_description", 120)

    async def api_getMyName(self, params):
        return {"name": self.settings.get(("name", params.get("language_code") or ""), self.bot["first_name"])}

    async def api_getMyDescription(self, params):
        return {"description": self.settings.get(("description", params.get("language_code") or ""), "")}

    async def api_getMyShortDescription(self, params):
        key = ("short_description", params.get("language_code") or "")
        return {"short_description": self.settings.get(key, "")}

    async def api_setChatMenuButton(self, params):
        button = as_json(params.get("menu_button"), "menu button") or {"type": "default"}
        self.settings[("menu_button", as_int(params.get("chat_id"), 0))] = button
        return True

    async def api_getChatMenuButton(self, params):
        return self.settings.get(("menu_button", as_int(params.get("chat_id"), 0)), {"type": "commands"})

    async def api_getFile(self, params):
        file_id = params.get("file_id")
        if file_id not in self.files:
            raise ApiError(400, "Bad Request: invalid file_id")
        return {"file_id": file_id, "file_unique_id": "u" + file_id, "file_size": len(self.files[file_id]), "file_path": f"files/{file_id}"}

    async def api_getChat(self, params):
        chat = self._chat(params)
        return {
            **chat.public(),
            "accent_color_id": 0,
            "max_reaction_count": 11,
            "accepted_gift_types": dict.fromkeys(
                ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels"), False
            ),
        }

    async def api_getChatMember(self, params):
        chat = self._chat(params)
        user_id = as_int(params.get("user_id"))
        user = chat.user if chat.user and chat.user["id"] == user_id else {"id": user_id, "is_bot": False, "first_name": "?"}
        return {"user": user, "status": "member"}

    def _store(self, data):
        file_id = f"file_{next(self._ids['file'])}"
        self.files[file_id] = data
        return file_id

    # ---------------------------------------------------------------- the person's side

    def person(self, user_id=4242, first_name="Awa", username=None, language_code="fr", **more):
        user = {"id": user_id, "is_bot": False, "first_name": first_name, "language_code": language_code, **more}
        return user | ({"username": username} if username else {})

    def open_chat(self, user, chat_id=None, type_="private", title="Groupe"):
        chat_id = user["id"] if chat_id is None else chat_id
        if chat_id not in self.chats:
            self.chats[chat_id] = Chat(chat_id, type_ if chat_id != user["id"] else "private", title, user)
        return self.chats[chat_id]

    async def say(
        self, user, text=None, *, chat_id=None, chat_type="supergroup", reply_to=None, entities=None, via_bot=False, edit_of=None, **content
    ):
        """The person writes: a text, or content such as location={...}, contact={...}, voice=b'...', photo=b'...'."""
        chat = self.open_chat(user, chat_id, chat_type)
        chat.blocked = False
        message = {"message_id": edit_of or next(self._ids["message"]), "from": user, "chat": chat.public(), "date": int(time.time())}
        if text is not None:
            message["text"] = text
            found = entities if entities is not None else find_plain_entities(text)
            if found:
                message["entities"] = found
        for kind, value in content.items():
            if isinstance(value, bytes):
                file_id = self._store(value)
                item = {"file_id": file_id, "file_unique_id": "u" + file_id, "file_size": len(value)}
                item |= {"width": 800, "height": 600} if kind in ("photo", "video") else {}
                item |= {"duration": 2} if kind in ("voice", "audio", "video") else {}
                value = [item] if kind == "photo" else item
            message[kind] = value
        if reply_to:
            message["reply_to_message"] = {k: v for k, v in chat.messages[reply_to].items() if k != "reply_to_message"}
        if via_bot:
            message["via_bot"] = self._me()
        if edit_of:
            message["edit_date"] = int(time.time())
        chat.messages[message["message_id"]] = message
        if chat.type != "private" and self.privacy_mode and not self._addressed(message):
            return message
        await self._push("edited_message" if edit_of else "message", message)
        return message

    def _addressed(self, message):
        text = message.get("text", "")
        reply = message.get("reply_to_message", {})
        return (
            text.startswith("/")
            or f"@{self.bot['username']}".lower() in text.lower()
            or "via_bot" in message
            or reply.get("from", {}).get("id") == self.bot["id"]
        )

    async def start_bot(self, user, parameter=""):
        """Opens t.me/<bot>?start=<parameter> and presses Start."""
        if parameter and not START_PARAMETER.fullmatch(parameter):
            raise SimError(f"Telegram clients refuse the start parameter {parameter!r}")
        return await self.say(user, f"/start {parameter}".strip())

    def buttons(self, chat_id, message_id=None):
        """(message, button) pairs the person sees now, newest message first; reply-keyboard buttons have no message."""
        chat = self.chats[chat_id]
        rows = chat.reply_keyboard["keyboard"] if chat.reply_keyboard else []
        seen = [(None, b if isinstance(b, dict) else {"text": b}) for b in itertools.chain.from_iterable(rows)]
        for message in sorted(chat.messages.values(), key=lambda m: -m["message_id"]):
            if message_id in (None, message["message_id"]):
                keyboard = message.get("reply_markup", {}).get("inline_keyboard", [])
                seen += [(message, b) for b in itertools.chain.from_iterable(keyboard)]
        return seen

    async def tap(self, user, label=None, *, chat_id=None, message_id=None, data=None, location=None, phone=None):
        """Presses the newest button whose text contains label (or forces callback data). Says what the client did."""
        chat = self.chats[user["id"] if chat_id is None else chat_id]
        if data is not None:
            message = (
                chat.messages[message_id]
                if message_id
                else max((m for m in chat.messages.values() if m["from"]["id"] == self.bot["id"]), key=lambda m: m["message_id"])
            )
            return await self._callback(user, data, message)
        for message, button in self.buttons(chat.id, message_id):
            if label not in button["text"]:
                continue
            if message is None:
                if button.get("request_location"):
                    return {"did": "sent", "message": await self.say(user, chat_id=chat.id, location=location)}
                if button.get("request_contact"):
                    contact = {"phone_number": phone or "+33600000000", "first_name": user["first_name"], "user_id": user["id"]}
                    return {"did": "sent", "message": await self.say(user, chat_id=chat.id, contact=contact)}
                return {"did": "sent", "message": await self.say(user, button["text"], chat_id=chat.id)}
            if "callback_data" in button:
                return await self._callback(user, button["callback_data"], message)
            action = next(a for a in BUTTON_ACTIONS if a in button)
            if action.startswith("switch_inline") and not self.inline:
                raise SimError("nothing happens: inline mode is off for this bot")
            return {"did": action, "value": button[action]}
        raise SimError(f"no button {label!r} in chat {chat.id}; there are {[b['text'] for _, b in self.buttons(chat.id)]}")

    async def _callback(self, user, data, message):
        query_id = f"cbq{next(self._ids['callback'])}"
        where = {"inline_message_id": message["inline_message_id"]} if "inline_message_id" in message else {"message": message}
        self.callbacks[query_id] = {"answer": None, "data": data}
        await self._push("callback_query", {"id": query_id, "from": user, "chat_instance": str(user["id"]), "data": data, **where})
        return {"did": "callback", "id": query_id}

    async def ask_inline(self, user, query, *, offset="", chat_type="private", location=None, timeout=5.0):
        """Types @bot query in some chat and waits for the answer; returns it with its results."""
        if not self.inline:
            raise SimError("inline mode is off for this bot")
        query_id = f"inl{next(self._ids['inline'])}"
        self.inline_queries[query_id] = {"results": None}
        place = {"location": location} if location else {}
        await self._push(
            "inline_query", {"id": query_id, "from": user, "query": query[:256], "offset": offset, "chat_type": chat_type, **place}
        )
        await self.wait_for(lambda: self.inline_queries[query_id]["results"] is not None, timeout)
        return {"id": query_id, **self.inline_queries[query_id]}

    async def choose_inline(self, user, answer, result_id, *, chat_id):
        """Picks a result: the message appears in chat_id, sent by the person via the bot."""
        result = next(r for r in answer["results"] if str(r["id"]) == str(result_id))
        rendered = result.get("input_message_content", {}).get("rendered", {"text": result.get("title", ""), "entities": []})
        inline_id = f"im{next(self._ids['inline'])}"
        chat = self.open_chat(user, chat_id, "supergroup")
        message = {
            "message_id": next(self._ids["message"]),
            "from": user,
            "chat": chat.public(),
            "date": int(time.time()),
            "text": rendered["text"],
            "entities": rendered["entities"],
            "link_preview_options": rendered.get("link_preview_options", {}),
            "via_bot": self._me(),
            "inline_message_id": inline_id,
        }
        if result.get("reply_markup"):
            message["reply_markup"] = result["reply_markup"]
        chat.messages[message["message_id"]] = message
        self.inline_messages[inline_id] = message
        if self.inline_feedback:
            known = {"inline_message_id": inline_id} if result.get("reply_markup") else {}
            await self._push("chosen_inline_result", {"result_id": str(result_id), "from": user, "query": "", **known})
        return message

    async def block(self, user):
        """Stops and blocks the bot."""
        chat = self.open_chat(user)
        chat.blocked = True
        old, new = {"user": self._me(), "status": "member"}, {"user": self._me(), "status": "kicked", "until_date": 0}
        await self._push(
            "my_chat_member",
            {"chat": chat.public(), "from": user, "date": int(time.time()), "old_chat_member": old, "new_chat_member": new},
        )

    def transcript(self, chat_id, after=0):
        """What the person sees now in the chat, oldest first."""
        chat = self.chats.get(chat_id)
        return [m for i, m in sorted(chat.messages.items()) if i > after] if chat else []

    def bot_messages(self, chat_id, after=0):
        return [m for m in self.transcript(chat_id, after) if m["from"]["id"] == self.bot["id"]]

    def calls_of(self, method, since=0):
        return [c for c in self.calls if c.method.lower() == method.lower() and c.seq > since]

    async def settle(self, quiet=0.25, timeout=10.0, since=None):
        """Waits until updates are fetched and the bot has made no call for `quiet` seconds."""
        deadline = time.monotonic() + timeout

        def activity():
            return sum(1 for c in self.calls if c.method.lower() != "getupdates")

        last, stable_since = activity(), time.monotonic()
        while time.monotonic() < deadline:
            await asyncio.sleep(0.02)
            if activity() != last or self.updates:
                last, stable_since = activity(), time.monotonic()
            elif time.monotonic() - stable_since >= quiet:
                return
        raise TimeoutError(f"the bot did not come to rest in {timeout} s")

    # ---------------------------------------------------------------- the person's side over HTTP

    async def _serve_sim(self, request):
        verb = request.match_info["verb"]
        try:
            args = await request.json() if request.can_read_body else dict(request.query)
            return web.json_response(await self._sim(verb, args))
        except TimeoutError:
            return web.json_response({"error": "timeout"}, status=408)
        except (SimError, KeyError, StopIteration, TypeError, ValueError) as error:
            return web.json_response({"error": repr(error)}, status=400)

    async def _sim(self, verb, args):
        user = self.person(**args.pop("user", {})) if verb != "state" else None
        match verb:
            case "say":
                return await self.say(user, **args)
            case "start":
                return await self.start_bot(user, **args)
            case "tap":
                return await self.tap(user, **args)
            case "inline":
                return await self.ask_inline(user, **args)
            case "choose":
                answer = self.inline_queries[args.pop("id")]
                return await self.choose_inline(user, answer, args["result_id"], chat_id=args["chat_id"])
            case "block":
                await self.block(user)
                return True
            case "fault":
                self.faults.append(Fault(**args))
                return True
            case "settle":
                await self.settle(**{k: float(v) for k, v in args.items()})
                return True
            case "chat":
                return self.transcript(int(args["chat_id"]), int(args.get("after", 0)))
            case "calls":
                return [
                    vars(c)
                    for c in self.calls
                    if c.seq > int(args.get("since", 0)) and args.get("method", c.method).lower() == c.method.lower()
                ]
            case "state":
                return {
                    "bot": self.bot,
                    "pending": len(self.updates),
                    "webhook": self.webhook.get("url", ""),
                    "calls": len(self.calls),
                    "chats": list(self.chats),
                    "callbacks": self.callbacks,
                    "settings": {"/".join(map(str, k)): v for k, v in self.settings.items()},
                }
        raise SimError(f"no such verb {verb!r}")


async def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--port", type=int, default=8081)
    parser.add_argument("--token", help="refuse every other token")
    parser.add_argument("--username", default="essai_bot")
    parser.add_argument("--rate-limits", action="store_true", help="answer 429 past Telegram's documented rates")
    args = parser.parse_args()
    stand = FakeTelegram(token=args.token, username=args.username, rate_limits=args.rate_limits)
    print("fake Telegram on", await stand.start(args.port), flush=True)
    await asyncio.Event().wait()


if __name__ == "__main__":
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(main())
