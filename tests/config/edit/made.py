"""Small feeds.yaml texts in every shape that people write, and what an edit made of them."""

from __future__ import annotations

import pytest

from bot.config.edit import Edit, edited, unified
from bot.errors import ConfigError

FLOW = """\
# What is read. #1
version: 1
defaults: {every: 10m}  # 2
feeds:
  # Kazakhstan 3
  - {name: One, url: "https://one.example/rss", language: ru, country: KZ}  # 4
  # Kyrgyzstan 5
  - {name: Two, url: https://two.example/rss,  # 6
     country: KG, user_agent: "reader #7"}

# What is looked for. 8
topics:
  - id: extradition
    title: {en: Extradition, ru: Экстрадиция}
    keywords:
      ru: [экстрадиция, выдача ~ Россия,  # 9
           экстрадиционный арест!]
      en: [extradition]
    exclude: {ru: [выдача ~ кредит]}

  - id: desertion
    title: Desertion
    keywords: {ru: [дезертир, 337]}
"""
BLOCK = """\
version: 1

feeds:
- name: One   # 1
  url: https://one.example/rss
  # why so 2
  language:
  - ru
  - kk
  country: KZ

- name: Two
  url: 'https://two.example/rss'
topics:
- id: extradition # 3
  title:
    en: Extradition
  # what is looked for 4
  keywords:
    ru:
    - экстрадиция  # 5
    # the second 6
    - 'выдача ~ Россия'
    - "экстрадиционный арест!"
    en:
      - extradition
  exclude:
    ru:
      - выдача ~ кредит   # 7
- id: desertion
  keywords:
    ru: [
      дезертир,   # 8
      337,  # 9
    ]
# the end 10
"""
CRLF = FLOW.replace("\n", "\r\n")
BARE = "\ufeffversion: 1\nfeeds: []  # none yet\ntopics: []"
SHAPES = {"flow": FLOW, "block": BLOCK, "crlf": CRLF, "bare": BARE}


def change(text: str, *edits: Edit) -> str:
    """The lines that went (-) and came (+)."""
    lines = unified(text, edited(text, *edits)).splitlines()[2:]
    return "\n".join(line for line in lines if line[0] in "-+")


def refused(text: str, *edits: Edit) -> str:
    """Why these edits are not made."""
    with pytest.raises(ConfigError) as wrong:
        edited(text, *edits)
    return str(wrong.value).removeprefix("feeds.yaml: ").removeprefix("keyword: ")
