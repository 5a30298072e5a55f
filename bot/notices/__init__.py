"""What administrators are told: once that something is wrong, and once more when it is over. Kept over restarts."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import UTC, datetime

from storage.database import Storage, Tx


class Notices:
    """Files notices for whoever runs the bot; `bot.notices.sending` sends them."""

    def __init__(self, storage: Storage, admins: Collection[int] = ()) -> None:
        """`admins` are those whom the environment names; those who were made so in chat are told too."""
        self._storage, self._admins = storage, frozenset(admins)

    async def tell(
        self,
        kind: str,
        key: str,
        message: str = "",
        *,
        since: datetime | None = None,
        figures: Mapping[str, float] | None = None,
        now: datetime | None = None,
    ) -> bool:
        """Something is wrong: of this kind, with this (a feed, a file), said in these words if the kind has none.

        What is open is not told again, unless with another message. Says whether anybody is told now.
        """
        now = now or datetime.now(UTC)
        async with self._storage.begin() as tx:
            users = await everybody(tx, self._admins)
            return await tx.notices.tell(
                *(kind, key, message), since=since or now, figures=figures or {}, users=users, now=now
            )

    async def over(self, kind: str, key: str, *, told: bool = True, now: datetime | None = None) -> bool:
        """It is over, if it was open: whoever was told of it is told so, or nobody if not `told`."""
        async with self._storage.begin() as tx:
            return await tx.notices.over(kind, key, now or datetime.now(UTC), told=told)


async def everybody(tx: Tx, admins: Collection[int]) -> set[int]:
    """Whoever runs the bot: by the environment, and by what was said in chat."""
    return {*admins, *(one.user_id for one in await tx.admins.all())}
