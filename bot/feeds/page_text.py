"""The article of a web page, by trafilatura. Pure, and for the parsing process only: importing it takes 16 MB.

body → text in the right encoding → not too many tags → trafilatura → paragraphs
"""

from __future__ import annotations

import logging

from trafilatura import extract

from bot.errors import FeedTrouble, ParseError
from bot.feeds.decode import decode

MOST_TAGS = 50_000
"""Memory and time grow with a page's tags: so many take 100 MB and 2 s, and an outlet's page has a tenth of them."""

_LONGEST_TEXT = 200_000

# What it logs is of no use here, and could quote the page.
logging.getLogger("trafilatura").disabled = True


def page_text(body: bytes, content_type: str) -> str:
    """The paragraphs of the page's article as plain text, a line each; "" where there is none.

    Menus, comments and lists of links are left out. `content_type` is the HTTP header.
    Raises ParseError: TOO_COMPLEX, NOT_A_PAGE (broken beyond reading).
    """
    text = decode(body, content_type)
    if text.count("<") > MOST_TAGS:
        raise ParseError(FeedTrouble.TOO_COMPLEX, f"the page has more than {MOST_TAGS:,} tags")
    try:
        found = extract(text, fast=True, include_comments=False)
    except (MemoryError, RecursionError):
        raise ParseError(FeedTrouble.TOO_COMPLEX, "the page is too complex to be read") from None
    except Exception as error:  # broken markup makes it raise whatever it stumbles over
        raise ParseError(FeedTrouble.NOT_A_PAGE, "got a page that is too broken to be read") from error
    return (found or "")[:_LONGEST_TEXT]
