import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass

TABLES = """
CREATE TABLE IF NOT EXISTS sms_event (
  sms_id TEXT, channel TEXT, status TEXT, is_final BOOLEAN,
  PRIMARY KEY (sms_id, channel, status)
);
CREATE TABLE IF NOT EXISTS sms (
  sms_id TEXT PRIMARY KEY, status TEXT, is_final BOOLEAN
);
"""


@dataclass(frozen=True)
class Event:
    """An event of a message."""

    sms_id: str
    channel: str
    status: str
    is_final: bool
    reason: str | None = None
    sender_id: str | None = None


class SqliteStore:
    """Remembers events in a file.

    In production use your own database, with the same two statements: PostgreSQL
    takes them too.
    """

    def __init__(self, path: str) -> None:
        self._path = path
        with self._transaction() as database:
            database.executescript(TABLES)

    def record(self, event: Event) -> bool:
        """Stores an event; true if it is new."""
        key = (event.sms_id, event.channel, event.status)
        with self._transaction() as database:
            # Each event once, decided by the database.
            inserted = database.execute(
                "INSERT INTO sms_event VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
                (*key, event.is_final),
            )
            if inserted.rowcount == 0:
                return False
            # No change after a final event.
            database.execute(
                "INSERT INTO sms VALUES (?, ?, ?) ON CONFLICT (sms_id) DO UPDATE"
                " SET status = excluded.status, is_final = excluded.is_final"
                " WHERE NOT sms.is_final",
                (event.sms_id, event.status, event.is_final),
            )
            return True

    def find(self, sms_id: str) -> dict | None:
        with self._transaction() as database:
            message = database.execute(
                "SELECT status, is_final FROM sms WHERE sms_id = ?", (sms_id,)
            ).fetchone()
            events = database.execute(
                "SELECT channel, status FROM sms_event WHERE sms_id = ? ORDER BY rowid",
                (sms_id,),
            ).fetchall()
        if message is None:
            return None
        return {
            "smsId": sms_id,
            "status": message[0],
            "final": bool(message[1]),
            "events": [
                {"channel": channel, "status": status} for channel, status in events
            ],
        }

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        """A connection of its own, because requests run in many threads.

        It waits for other writers, but less than the 10 s that OTPIQ waits for it.
        """
        connection = sqlite3.connect(self._path, timeout=8, isolation_level="IMMEDIATE")
        with closing(connection), connection:
            yield connection
