"""Processor time of polling: many feeds that are new, then the same unchanged (304).

python -m benchmarks.polling [feeds] [entries each]
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from benchmarks.loopback import feeds_served
from benchmarks.trial import cost_of, write_feeds


def main(feeds: int = 1000, entries: int = 20) -> None:
    """Print both figures; the limits they have to keep are for 1,000 feeds of 20 entries."""
    with tempfile.TemporaryDirectory() as folder, feeds_served(entries) as address:
        write_feeds(Path(folder), [f"{address}/{n}" for n in range(feeds)])
        cost_of(Path(folder), "migrate")
        for what, limit in (("new", 25), ("unchanged", 6)):
            cost = cost_of(Path(folder), "poll", "--once")
            print(
                f"{feeds} {what} feeds of {entries} entries: {cost.processor:.1f} s of processor time"
                f" (at most {limit} wanted), {cost.wall:.1f} s in all, exit code {cost.code}"
            )


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
