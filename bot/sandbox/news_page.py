"""The page of an invented entry: what a tapped link opens. Pure."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from html import escape

from bot.sandbox.newsroom import NewsItem

_STYLE = """
:root { color-scheme: light dark; --ink: light-dark(#15202a, #e6edf1); --quiet: light-dark(#5a6976, #93a4b0);
  --line: light-dark(#e2e8ec, #222d34); --accent: light-dark(#1b6d88, #67c3d8); }
body { max-width: 38rem; margin: 0 auto; padding: 2rem 1.25rem 3rem; overflow-wrap: break-word;
  color: var(--ink); background: light-dark(#fff, #151d22); font: 1.0625rem/1.6 Georgia, "Noto Serif", serif; }
header, footer, time { font: 0.9375rem/1.5 system-ui, "Noto Sans", sans-serif; color: var(--quiet); }
header { padding-bottom: 0.75rem; border-bottom: 3px solid var(--accent); font-weight: 600; color: var(--accent); }
h1 { margin: 1.75rem 0 0.5rem; font-size: 1.75rem; line-height: 1.25; text-wrap: balance; }
a { color: var(--accent); }
footer { margin-top: 2.5rem; padding-top: 0.75rem; border-top: 1px solid var(--line); }
"""
_STYLE_HASH = b64encode(sha256(_STYLE.encode()).digest()).decode()
# No script, no picture, nothing from elsewhere: only this page's own style.
POLICY = (
    f"default-src 'none'; style-src 'sha256-{_STYLE_HASH}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)


def page(item: NewsItem) -> str:
    """The whole HTML document: outlet, title, date, text, and that all of it is invented."""
    outlet, at = item.outlet, item.published
    text = "\n".join(f"<p>{one}</p>" for one in item.paragraphs)
    return f"""<!doctype html>
<html lang="{outlet.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{escape(item.title)} · {escape(outlet.name)}</title>
<style>{_STYLE}</style>
</head>
<body>
<header>{escape(outlet.name)}</header>
<main>
<article>
<h1>{escape(item.title)}</h1>
<time datetime="{at.isoformat()}">{at:%Y-%m-%d %H:%M} (UTC{at:%z})</time>
{text}
</article>
</main>
<footer>{escape(outlet.invented)}</footer>
</body>
</html>
"""
