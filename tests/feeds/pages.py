"""An outlet's page for tests: an article between a menu, recommendations, comments and a footer."""

from __future__ import annotations

LEAD = "Казахстан рассматривает запрос об экстрадиции жителя соседней области, сообщили в прокуратуре."
QUOTE = "«Мы обжалуем это решение в городском суде», — сказала адвокат Динара Сейтова после заседания."
MENU = "Дезертиры и наёмники"


def page(encoding: str = "utf-8", *, lead: str = LEAD) -> bytes:
    """The page as it is served in this encoding; signs that it lacks are written as references."""
    menu = "".join(f"<li><a href='/{number}'>{MENU} {number}</a></li>" for number in range(30))
    text = f"""<!doctype html><html lang="ru"><head><meta charset="{encoding}"><title>Суд — Газета</title></head><body>
        <header><nav><ul>{menu}</ul></nav></header>
        <main><article><h1>Суд рассмотрел запрос</h1><p>{lead}</p><p>{QUOTE}</p></article>
        <aside><h3>Популярное</h3><ul>{menu}</ul></aside></main>
        <section id="comments"><p>Комментарий читателя о том, что он думает обо всём этом деле.</p></section>
        <footer>Все права защищены</footer></body></html>"""
    return text.encode(encoding, "xmlcharrefreplace")
