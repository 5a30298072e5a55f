"""JSON answers that can carry whatever was sent in, even text that is not valid Unicode."""

from __future__ import annotations

import json
from typing import Any

from starlette.responses import JSONResponse


class Json(JSONResponse):
    """JSON in ASCII: half a surrogate pair in a recorded parameter does not break the record."""

    def render(self, content: Any) -> bytes:
        """The bytes of the answer."""
        return json.dumps(content, separators=(",", ":")).encode("ascii")
