import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import datetime, timezone

from . import handler
from .delivery_report import DeliveryReport

Handler = Callable[[DeliveryReport, sqlite3.Connection], object]

TABLES = """
PRAGMA journal_mode = WAL;  -- readers and the writer do not wait for each other
CREATE TABLE IF NOT EXISTS otpiq_message (
  sms_id TEXT PRIMARY KEY, status TEXT NOT NULL, channel TEXT NOT NULL,
  is_final BOOLEAN NOT NULL, reason TEXT, sender_id TEXT,
  created_at TEXT NOT NULL, updated_at TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS otpiq_event (
  id INTEGER PRIMARY KEY,
  sms_id TEXT NOT NULL, channel TEXT NOT NULL, status TEXT NOT NULL,
  is_final BOOLEAN NOT NULL, reason TEXT, sender_id TEXT, received_at TEXT NOT NULL,
  UNIQUE (sms_id, channel, status, is_final)
);
"""

# Each event once, decided by the database: no row for a duplicate.
INSERT_EVENT = """
INSERT INTO otpiq_event
  (sms_id, channel, status, is_final, reason, sender_id, received_at)
VALUES (:sms_id, :channel, :status, :is_final, :reason, :sender_id, :now)
ON CONFLICT (sms_id, channel, status, is_final) DO NOTHING
"""

# No row for an event that is too late: after a final event, and, if it is not final
# itself, after a later event of its channel, after the first event of the next channel,
# or after an event of a later channel in the order whatsapp, telegram, sms. This is the
# order of OTPIQ's provider whatsapp-telegram-sms; that "auto" has the same is assumed.
UPDATE_MESSAGE = """
INSERT INTO otpiq_message
  (sms_id, status, channel, is_final, reason, sender_id, created_at, updated_at)
VALUES (:sms_id, :status, :channel, :is_final, :reason, :sender_id, :now, :now)
ON CONFLICT (sms_id) DO UPDATE SET
  status = excluded.status, channel = excluded.channel, is_final = excluded.is_final,
  reason = excluded.reason, sender_id = excluded.sender_id,
  updated_at = excluded.updated_at
WHERE NOT otpiq_message.is_final AND (
  excluded.is_final
  OR otpiq_message.channel = excluded.channel AND excluded.status <> 'sent'
  OR NOT EXISTS (
    SELECT 1 FROM otpiq_event
    WHERE sms_id = excluded.sms_id AND channel = excluded.channel
      AND status <> excluded.status
  ) AND (otpiq_message.channel, excluded.channel) NOT IN (
    VALUES ('sms', 'telegram'), ('sms', 'whatsapp'), ('telegram', 'whatsapp')
  )
)
"""


class SqliteStore:
    """Stores events and messages in a file. PostgreSQL knows the same statements."""

    def __init__(self, path: str) -> None:
        self._path = path
        with self._connection() as database:
            database.executescript(TABLES)

    def record(self, report: DeliveryReport, on_delivery_report: Handler) -> None:
        """Stores an event, updates its message and calls the handler: one transaction.

        A duplicate, and an event that is too late to change the message, does not reach
        the handler.
        """
        now = datetime.now(timezone.utc).isoformat(timespec="seconds")
        values = {**vars(report), "now": now}
        with self._connection() as database:
            if database.execute(INSERT_EVENT, values).rowcount == 0:
                return
            if database.execute(UPDATE_MESSAGE, values).rowcount == 1:
                database.set_authorizer(refuse_transactions)
                try:
                    handler.call(on_delivery_report, report, database)
                    # On PostgreSQL, this fails if the handler has caught an error of
                    # the database. COMMIT would roll back, and report no error.
                    database.execute("SELECT 1")
                finally:
                    database.set_authorizer(lambda *_: sqlite3.SQLITE_OK)
                # An error that the handler has caught may have rolled back everything.
                if not database.in_transaction:
                    raise RuntimeError("The handler has ended the transaction.")

    def find(self, sms_id: str) -> dict | None:
        """What is stored about a message, and its events."""
        with self._connection() as database:
            sms = database.execute(
                "SELECT * FROM otpiq_message WHERE sms_id = ?", (sms_id,)
            ).fetchone()
            events = database.execute(
                "SELECT * FROM otpiq_event WHERE sms_id = ? ORDER BY id", (sms_id,)
            ).fetchall()
        return sms and {
            "smsId": sms_id,
            "status": sms["status"],
            "channel": sms["channel"],
            "isFinal": bool(sms["is_final"]),
            "reason": sms["reason"],
            "senderId": sms["sender_id"],
            "createdAt": sms["created_at"],
            "updatedAt": sms["updated_at"],
            "events": [
                {
                    "channel": event["channel"],
                    "status": event["status"],
                    "isFinal": bool(event["is_final"]),
                    "receivedAt": event["received_at"],
                }
                for event in events
            ],
        }

    @contextmanager
    def _connection(self) -> Iterator[sqlite3.Connection]:
        """A connection of its own, because requests run in many threads.

        Its changes are one transaction, which is rolled back after an error. It waits
        for other writers, but less than the 10 s that OTPIQ waits for it.
        """
        connection = sqlite3.connect(self._path, timeout=8, isolation_level="IMMEDIATE")
        connection.row_factory = sqlite3.Row
        with closing(connection), connection:
            yield connection


def refuse_transactions(action: int, *_: str | None) -> int:
    """The handler must not end the transaction, which is committed after it."""
    is_refused = action == sqlite3.SQLITE_TRANSACTION
    return sqlite3.SQLITE_DENY if is_refused else sqlite3.SQLITE_OK
