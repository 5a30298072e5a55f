"""Updates as Telegram sends them, made safe: one that the library cannot read must not keep back all others.

The library reads the answer to a long poll whole or not at all, and asks for the same one again when it fails.
"""

from __future__ import annotations

import logging
from copy import deepcopy
from typing import Any

from telegram import Bot, Update
from telegram.request import HTTPXRequest

from bot.logs import crash

log = logging.getLogger(__name__)


class UpdateRequest(HTTPXRequest):
    """The connection for getUpdates: what cannot be read becomes an update that has nothing but its number."""

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """The answer as the library reads it, each of its updates readable."""
        answer = HTTPXRequest.parse_json_payload(payload)
        found = answer.get("result")
        if isinstance(found, list):
            answer["result"] = [
                one if update_of(deepcopy(one), None) else {"update_id": one["update_id"]}
                for one in found
                if isinstance(one, dict) and "update_id" in one
            ]
        return answer


def update_of(fields: dict[str, Any], bot: Bot | None) -> Update | None:
    """The update of these fields; None for one that the library cannot read, which is told without its words."""
    try:
        return Update.de_json(fields, bot)
    except Exception as error:
        log.error("an update could not be read and is given up: %s", crash(error))
        return None
