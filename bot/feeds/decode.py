"""From a body to clean text: the right encoding, and no character that XML does not allow. Pure."""

from __future__ import annotations

import codecs
import re

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (b"<\0?\0", "utf-16-le"),
    (b"\0<\0?", "utf-16-be"),
)
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{1,40})", re.I)
# XML and HTML say it in their first lines.
_DECLARED = re.compile(
    rb"""<(?:\?xml[^>]{0,200}?encoding|meta\s[^>]{0,200}?charset)\s*=\s*["']?([\w.:-]{1,40})""", re.I
)
_LOOKED_AT = 1024
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_CYRILLIC_WORD = re.compile("[а-яёіїєґ]{3}")
_UNDECIDED = 0.1  # this share of broken characters is a headline cut in the middle of a letter, not another encoding

_NOT_XML = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_REFERENCE = re.compile(r"&#(x[0-9a-f]+|[0-9]+);", re.I)


def decode(body: bytes, content_type: str) -> str:
    """The body's text, without its XML declaration, byte order mark and characters that XML forbids; never raises.

    A body that is UTF-8 is read as that, whatever it is called; else what HTTP or the declaration say decides,
    and cp1251 where they are wrong and it gives Cyrillic words.
    """
    text = _decode(body, content_type).lstrip("\ufeff \t\r\n")
    return clean(_DECLARATION.sub("", text))


def clean(text: str) -> str:
    """Without control characters and surrogates, also where they are written as references."""
    if "&#" in text:
        text = _REFERENCE.sub(lambda ref: ref[0] if _is_allowed(ref[1]) else "", text)
    return _NOT_XML.sub("", text)


def _is_allowed(number: str) -> bool:
    if len(number) > 8:
        return False
    code = int(number[1:], 16) if number[0] in "xX" else int(number)
    return code <= 0x10FFFF and not _NOT_XML.match(chr(code))


def _decode(body: bytes, content_type: str) -> str:
    for mark, encoding in _BOMS:
        if body.startswith(mark):
            return body.decode(encoding, "replace")
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_other(body, _declared(body, content_type))


def _declared(body: bytes, content_type: str) -> list[str]:
    over_http, in_text = _CHARSET.search(content_type), _DECLARED.search(body[:_LOOKED_AT])
    return [name[1] for name in (over_http,) if name] + [name[1].decode() for name in (in_text,) if name]


def _decode_other(body: bytes, declared: list[str]) -> str:
    readings = [text for name in declared if (text := _strictly(body, name)) is not None]
    if readings:
        # Two that disagree (HTTP's default against the declaration): the one that reads as words.
        return max(readings, key=lambda text: len(_CYRILLIC_WORD.findall(text)))
    as_utf8 = body.decode("utf-8", "replace")
    beyond_ascii = len(as_utf8) - len(re.sub("[^\0-\x7f]", "", as_utf8))
    if as_utf8.count("\ufffd") <= _UNDECIDED * beyond_ascii:
        return as_utf8
    as_cyrillic = body.decode("cp1251", "replace")
    return as_cyrillic if _CYRILLIC_WORD.search(as_cyrillic) else body.decode("cp1252", "replace")


def _strictly(body: bytes, encoding: str) -> str | None:
    """The text in a declared encoding, which is not UTF-8: that was tried."""
    try:
        return None if codecs.lookup(encoding).name.startswith("utf") else body.decode(encoding)
    except (LookupError, UnicodeError, ValueError):
        return None
