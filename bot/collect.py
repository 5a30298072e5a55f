"""The first line of the flow: from a due feed to filed entries and planned alerts.

    due feed → fetch → parse → [new entries] → understand → file + plan alerts
                                                  └ one transaction per feed ┘

No transaction is open over network or reading. One bad entry never blocks its feed, one bad feed never another.
"""

from __future__ import annotations

import asyncio
import logging
import random
import time
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from bot.config.model import Config, Feed
from bot.errors import FeedError
from bot.feeds.entry import FetchedFeed, FetchRequest, ParsedEntry, ParsedFeed, Validators
from bot.feeds.fetch import Fetcher
from bot.feeds.identity import TITLE_KEY_DAYS, Key, batch_keys, content_hash
from bot.feeds.worker import ParseWorkers
from bot.language import search_terms
from bot.reading.read import understand
from bot.reading.stored import article_of, body_of, matches_of, stored_article
from bot.rulebook import Rulebook
from storage.database import Storage
from storage.errors import StorageError
from storage.records import EntryKey, Filed, PolledFeed, ReadEntry, Seen, StoredFeed, UnreadEntry

log = logging.getLogger(__name__)
