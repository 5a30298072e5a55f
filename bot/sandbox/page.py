"""The chat page and the pictures it shows: GET /, /page/<file> and /sandbox/file/<file_id>."""

from __future__ import annotations

from importlib.resources import files

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from bot.sandbox.state import State

_FOLDER = files("bot.sandbox") / "page"
_TYPES = {"html": "text/html", "css": "text/css", "js": "text/javascript"}
_PICTURES = {b"\x89PNG": "image/png", b"\xff\xd8\xff": "image/jpeg", b"GIF8": "image/gif", b"RIFF": "image/webp"}
# Nothing runs or loads but what the sandbox itself serves: a message can never become a program.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
_HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-cache",
}


def page_routes(state: State) -> list[Route]:
    """Every address that a browser opens."""

    def file(request: Request) -> Response:
        return _file(state, request.path_params["file_id"])

    return [Route("/", _index), Route("/page/{name}", _part), Route("/sandbox/file/{file_id}", file)]


def _index(request: Request) -> Response:
    return _read("index.html")


def _part(request: Request) -> Response:
    return _read(request.path_params["name"])


def _read(name: str) -> Response:
    kind = _TYPES.get(name.rpartition(".")[2])
    known = {one.name for one in _FOLDER.iterdir()}
    if kind is None or name not in known:
        return PlainTextResponse("The page has no such file.", status_code=404, headers=_HEADERS)
    return Response((_FOLDER / name).read_bytes(), media_type=kind, headers=_HEADERS)


def _file(state: State, file_id: str) -> Response:
    """A picture to be shown, anything else to be saved: no upload is ever opened as a page of the sandbox."""
    content = state.world.files.get(file_id)
    if content is None:
        return PlainTextResponse("The sandbox does not keep this file.", status_code=404, headers=_HEADERS)
    picture = next((kind for start, kind in _PICTURES.items() if content.startswith(start)), None)
    headers = _HEADERS | {"Content-Security-Policy": "default-src 'none'; sandbox"}
    if picture is None:
        headers |= {"Content-Disposition": "attachment"}
    return Response(content, media_type=picture or "application/octet-stream", headers=headers)
