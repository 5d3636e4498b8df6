"""Telegram's text formatting: HTML, MarkdownV2 and legacy Markdown to (plain text, entities), with its refusals.

Offsets and lengths of entities are in UTF-16 code units; offsets in error texts are in UTF-8 bytes, as Telegram's are.
"""

import html
import re

TAGS = {
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
    "a": "text_link",
    "blockquote": "blockquote",
    "tg-emoji": "custom_emoji",
}
NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
ATTRIBUTE = re.compile(r"""\s+([A-Za-z-]+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s>"']+))?""")
RESERVED_V2 = set("_*[]()~`>#+-=|{}.!")
PLAIN = (
    ("bot_command", re.compile(r"(?<![\w/])/[A-Za-z0-9_]{1,64}(?:@\w{3,32})?")),
    ("email", re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]*\w")),
    ("url", re.compile(r"(?:https?://|t\.me/)[^\s<>]*[^\s<>.,;:!?)]")),
    ("mention", re.compile(r"(?<![\w@./])@\w{4,32}")),
    ("hashtag", re.compile(r"(?<!\w)#\w+")),
)


class EntityError(ValueError):
    """Text that Telegram would refuse with «can't parse entities»."""


def utf16_length(text):
    return len(text.encode("utf-16-le")) // 2


def parse_text(raw, mode):
    """Returns (text, entities) as Telegram would store them."""
    parsers = {"html": parse_html, "markdownv2": parse_markdown_v2, "markdown": parse_markdown}
    if not mode:
        return raw.strip(), []
    if mode.lower() not in parsers:
        raise EntityError("unsupported parse_mode")
    text, entities = parsers[mode.lower()](raw)
    return trim(text, entities)


def trim(text, entities):
    cut = utf16_length(text) - utf16_length(text.lstrip())
    text = text.strip()
    end = utf16_length(text)
    kept = []
    for entity in sorted(entities, key=lambda e: (e["offset"], -e["length"])):
        start = max(entity["offset"] - cut, 0)
        stop = min(entity["offset"] + entity["length"] - cut, end)
        if stop > start:
            kept.append({**entity, "offset": start, "length": stop - start})
    return text, kept


def byte_offset(raw, index):
    return len(raw[:index].encode())


def valid_link(url):
    """Telegram drops a link that is not http(s), tg or ton, without a word: `tel:` and `mailto:` among them."""
    scheme, found, rest = url.partition("://")
    if found and scheme.lower() in ("tg", "ton", "tonsite"):
        return True
    host = re.split(r"[/?#]", rest if found else url)[0]
    if found and scheme.lower() not in ("http", "https"):
        return False
    return "." in host and not re.search(r":(?!\d+$)", host)


def parse_html(raw):
    out, entities, stack, i, size = [], [], [], 0, 0

    def put(piece):
        nonlocal size
        out.append(piece)
        size += utf16_length(piece)

    while i < len(raw):
        char = raw[i]
        if char == "&":
            found = re.match(r"&(?:#(\d+)|#[xX]([0-9A-Fa-f]+)|(lt|gt|amp|quot));?", raw[i:])
            if found:
                put(NAMED[found[3]] if found[3] else html.unescape(found[0].rstrip(";") + ";"))
                i += found.end()
                continue
        if char != "<":
            put(char)
            i += 1
            continue
        at = byte_offset(raw, i)
        if raw[i + 1 : i + 2] == "/":
            close = raw.find(">", i)
            if close < 0:
                raise EntityError(f"Unclosed end tag at byte offset {at}")
            name = raw[i + 2 : close].strip().lower()
            if not stack:
                raise EntityError(f"Unexpected end tag at byte offset {at}")
            tag, attributes, begin, text_begin = stack.pop()
            if name and name != tag:
                raise EntityError(f'Unmatched end tag at byte offset {at}, expected "</{tag}>", found "</{name}>"')
            add_html_entity(entities, tag, attributes, begin, size, "".join(out[text_begin:]))
            i = close + 1
            continue
        name = re.match(r"<([^\s>]*)", raw[i:])[1].lower()
        if name not in TAGS:
            raise EntityError(f'Unsupported start tag "{name}" at byte offset {at}')
        j = i + 1 + len(name)
        attributes = {}
        while found := ATTRIBUTE.match(raw, j):
            attributes[found[1].lower()] = html.unescape((found[2] or "").strip("\"'"))
            j = found.end()
        rest = re.match(r"\s*>", raw[j:])
        if not rest:
            raise EntityError(f"Unclosed start tag at byte offset {at}")
        if name == "span" and attributes.get("class") != "tg-spoiler":
            raise EntityError(f'Tag "span" must have class "tg-spoiler" at byte offset {at}')
        stack.append((name, attributes, size, len(out)))
        i = j + rest.end()
    if stack:
        raise EntityError(f'Can\'t find end tag corresponding to start tag "{stack[-1][0]}"')
    return "".join(out), entities


def add_html_entity(entities, tag, attributes, begin, end, inner):
    if end <= begin:
        return
    entity = {"type": TAGS[tag], "offset": begin, "length": end - begin}
    if tag == "a":
        url = attributes.get("href") or inner
        if not valid_link(url):
            return
        entity["url"] = url
    elif tag == "tg-emoji":
        entity["custom_emoji_id"] = attributes.get("emoji-id", "")
    elif tag == "blockquote" and "expandable" in attributes:
        entity["type"] = "expandable_blockquote"
    elif tag == "code" and attributes.get("class", "").startswith("language-"):
        entity["language"] = attributes["class"].removeprefix("language-")
    entities.append(entity)


def parse_markdown_v2(raw):
    """Bold, italic, underline, strikethrough, spoiler, code, pre, links and quotes; every stray reserved character fails."""
    marks = (("```", "pre"), ("||", "spoiler"), ("__", "underline"), ("*", "bold"), ("_", "italic"), ("~", "strikethrough"), ("`", "code"))
    names = {
        "pre": "Pre",
        "spoiler": "Spoiler",
        "underline": "Underline",
        "bold": "Bold",
        "italic": "Italic",
        "strikethrough": "Strikethrough",
        "code": "Code",
        "text_link": "TextUrl",
    }
    out, entities, stack, i, size = [], [], [], 0, 0
    while i < len(raw):
        char = raw[i]
        inside = stack[-1][0] if stack else None
        if char == "\\" and i + 1 < len(raw) and ord(raw[i + 1]) < 127:
            out.append(raw[i + 1])
            size += 1
            i += 2
            continue
        mark = next(((m, kind) for m, kind in marks if raw.startswith(m, i)), None)
        if inside in ("code", "pre") and (mark is None or mark[1] != inside):
            out.append(char)
            size += utf16_length(char)
            i += 1
            continue
        if mark and inside == mark[1]:
            kind, begin, _ = stack.pop()
            if size > begin:
                entities.append({"type": kind, "offset": begin, "length": size - begin})
            i += len(mark[0])
        elif mark and mark[1] not in [s[0] for s in stack]:
            stack.append((mark[1], size, i))
            i += len(mark[0])
        elif char == "[":
            stack.append(("text_link", size, i))
            i += 1
        elif char == "]" and inside == "text_link":
            _, begin, _ = stack.pop()
            link = re.match(r"\]\(((?:\\.|[^)\\])*)\)", raw[i:])
            if not link:
                raise EntityError(f"Can't find end of a URL at byte offset {byte_offset(raw, i)}")
            url = re.sub(r"\\(.)", r"\1", link[1])
            if size > begin and valid_link(url):
                entities.append({"type": "text_link", "offset": begin, "length": size - begin, "url": url})
            i += link.end()
        elif char == ">" and (i == 0 or raw[i - 1] == "\n"):
            i += 1
        elif char in RESERVED_V2:
            raise EntityError(f"Character '{char}' is reserved and must be escaped with the preceding '\\'")
        else:
            out.append(char)
            size += utf16_length(char)
            i += 1
    if stack:
        raise EntityError(f"Can't find end of {names[stack[-1][0]]} entity at byte offset {byte_offset(raw, stack[-1][2])}")
    return "".join(out), entities


def parse_markdown(raw):
    out, entities, i, size = [], [], 0, 0
    kinds = {"*": "bold", "_": "italic", "`": "code"}
    while i < len(raw):
        char = raw[i]
        if char == "\\" and raw[i + 1 : i + 2] in ("*", "_", "`", "["):
            char, i = raw[i + 1], i + 1
        elif char in kinds:
            end = raw.find(char, i + 1)
            if end < 0:
                raise EntityError(f"Can't find end of the entity starting at byte offset {byte_offset(raw, i)}")
            inner = raw[i + 1 : end]
            if inner:
                entities.append({"type": kinds[char], "offset": size, "length": utf16_length(inner)})
            out.append(inner)
            size += utf16_length(inner)
            i = end + 1
            continue
        elif char == "[" and (link := re.match(r"\[([^\]]*)\]\(([^)]*)\)", raw[i:])):
            entities.append({"type": "text_link", "offset": size, "length": utf16_length(link[1]), "url": link[2]})
            out.append(link[1])
            size += utf16_length(link[1])
            i += link.end()
            continue
        out.append(char)
        size += utf16_length(char)
        i += 1
    return "".join(out), entities


def find_plain_entities(text):
    """Entities Telegram adds to a person's plain text."""
    found, taken = [], []
    for kind, pattern in PLAIN:
        for match in pattern.finditer(text):
            if any(match.start() < b and a < match.end() for a, b in taken):
                continue
            taken.append(match.span())
            found.append({"type": kind, "offset": utf16_length(text[: match.start()]), "length": utf16_length(match[0])})
    return sorted(found, key=lambda e: e["offset"])
