import contextlib
import json
import sqlite3
import tempfile
import time
import unittest
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from fastapi import FastAPI
from fastapi.testclient import TestClient

from .receiver import LARGEST, otpiq
from .store import SqliteStore

SECRET = "test-secret"
SENT = {
    "smsId": "sms-1",
    "deliveryReportType": "all",
    "isFinal": False,
    "channel": "sms",
    "status": "sent",
}
DELIVERED = {**SENT, "status": "delivered", "isFinal": True}
FAILED = {**SENT, "status": "failed", "reason": "الهاتف مغلق"}
FAILED_FINALLY = {**FAILED, "isFinal": True}
SENT_BY_WHATSAPP = {**SENT, "channel": "whatsapp"}
SENT_BY_TELEGRAM = {**SENT, "channel": "telegram"}
FAILED_BY_WHATSAPP = {**FAILED, "channel": "whatsapp"}

INVALID = {
    "nothing": b"",
    "half a body": b'{"smsId":',
    "a list": [],
    "a text": "sms-1",
    "no keys": {},
    "invalid UTF-8": json.dumps(SENT).encode().replace(b"sms-1", b"sms-\xff"),
    "half a character": {**SENT, "new": ["\ud800"]},
    "half a key": {**SENT, "\udc00": 1},
    "no JSON": json.dumps({**SENT, "new": float("nan")}).encode(),
    "smsId empty": {**SENT, "smsId": ""},
    "smsId a number": {**SENT, "smsId": 1},
    "channel null": {**SENT, "channel": None},
    "status a list": {**SENT, "status": ["sent"]},
    "isFinal a text": {**SENT, "isFinal": "true"},
    "isFinal a number": {**SENT, "isFinal": 1},
    "isFinal absent": {key: SENT[key] for key in ("smsId", "channel", "status")},
    "reason a number": {**FAILED, "reason": 1},
    "senderId an object": {**SENT, "senderId": {}},
}

# The events, what the message is in the end, and how often the handler is called.
LIVES = [
    ([SENT, DELIVERED], "sms delivered final", 2),
    ([DELIVERED, SENT], "sms delivered final", 1),
    ([DELIVERED, DELIVERED, DELIVERED], "sms delivered final", 1),
    ([DELIVERED, FAILED_FINALLY], "sms delivered final", 1),
    ([FAILED, FAILED_FINALLY], "sms failed final", 2),
    ([FAILED, SENT], "sms failed", 1),
    ([SENT_BY_WHATSAPP, FAILED_BY_WHATSAPP, SENT], "sms sent", 3),
    ([SENT_BY_WHATSAPP, SENT, FAILED_BY_WHATSAPP], "sms sent", 2),
    ([SENT, SENT_BY_TELEGRAM, FAILED_BY_WHATSAPP], "sms sent", 1),
    ([SENT_BY_TELEGRAM, FAILED_BY_WHATSAPP, SENT], "sms sent", 2),
    ([{**SENT, "channel": "new"}, SENT_BY_WHATSAPP], "whatsapp sent", 2),
]


def raise_error(*_):
    raise RuntimeError("No such order.")


def raise_stop_iteration(*_):
    next(iter(()))


async def resolve(*_):
    pass


async def reject(*_):
    raise RuntimeError("No such order.")


async def generate_later(*_):
    yield


def generate(*_):
    yield


def ignore_an_error(_, database):
    """The database has rolled back, before it reported the error."""
    try:
        database.execute("INSERT OR ROLLBACK INTO otpiq_message (sms_id) VALUES (NULL)")
    except sqlite3.IntegrityError:
        pass


def commit(_, database):
    with database:
        database.execute("UPDATE otpiq_message SET reason = 'done'")


def roll_back(_, database):
    database.rollback()


def commit_by_a_statement(_, database):
    database.execute("COMMIT")


def run_a_script(_, database):
    database.executescript("UPDATE otpiq_message SET reason = 'done'")


MISTAKES = [
    raise_error,
    raise_stop_iteration,
    resolve,
    reject,
    generate_later,
    generate,
    ignore_an_error,
    commit,
    roll_back,
    commit_by_a_statement,
    run_a_script,
]


class ReceiverTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.file = str(Path(folder.name, "test.sqlite3"))
        self.store = SqliteStore(self.file)
        self.handled = []
        self.handle = self.work
        app = FastAPI()
        app.include_router(
            otpiq(
                [SECRET, "old-secret"],
                self.store,
                lambda report, database: self.handle(report, database),
            )
        )
        self.client = TestClient(app)

    def work(self, report, _):
        self.handled.append(report)

    def post(self, body, secret=SECRET, content_type="application/json"):
        headers = {"Content-Type": content_type}
        if secret is not None:
            headers["X-OTPIQ-Webhook-Secret"] = secret.encode()
        response = self.client.post(
            "/webhooks/otpiq",
            content=body if isinstance(body, bytes) else json.dumps(body),
            headers=headers,
        )
        return response.status_code

    def get(self):
        return self.client.get("/webhooks/otpiq").status_code

    def test_only_a_known_secret_is_accepted(self):
        with self.assertLogs("otpiq", "WARNING") as logged:
            for secret in ("wrong", SECRET + "x", "", None, "größer"):
                self.assertEqual(self.post(SENT, secret), 401, secret)
        self.assertEqual(len(logged.output), 1)
        self.assertIsNone(self.store.find("sms-1"))
        for secret in (SECRET, "old-secret"):
            self.assertEqual(self.post(SENT, secret), 200)

    def test_without_a_valid_secret_it_does_not_start(self):
        secrets = ("", " ", SECRET + "\n", "base64/=", "größer", "x" * 201)
        for secret in secrets:
            with self.subTest(secret):
                with self.assertRaisesRegex(ValueError, "OTPIQ_WEBHOOK_SECRET"):
                    otpiq([secret, None], self.store, self.handle)
        otpiq(["!#$%&'*+-.^_`|~", "x" * 200], self.store, self.handle)

    def test_invalid_bodies_are_refused(self):
        for name, body in INVALID.items():
            with self.subTest(name), self.assertLogs("otpiq", "WARNING") as logged:
                self.assertEqual(self.post(body), 400)
                self.assertIn("smsId", logged.output[0])
        self.assertIsNone(self.store.find("sms-1"))

    def test_other_requests_are_refused(self):
        self.assertEqual(self.get(), 405)
        self.assertEqual(self.post(SENT, content_type="text/plain"), 415)
        self.assertEqual(self.post(b"x" * (LARGEST + 1)), 413)

    def test_lives(self):
        for number, (events, end, handled) in enumerate(LIVES):
            with self.subTest(end, number=number):
                self.handled.clear()
                for event in events:
                    self.assertEqual(
                        self.post({**event, "smsId": f"sms-{number}"}), 200
                    )
                sms = self.store.find(f"sms-{number}")
                state = [
                    sms["channel"],
                    sms["status"],
                    "final" if sms["isFinal"] else "",
                ]
                self.assertEqual(" ".join(state).strip(), end)
                self.assertEqual(len(self.handled), handled)

    def test_everything_is_stored(self):
        body = {**FAILED_FINALLY, "senderId": "OTPIQ", "new": "key"}
        self.assertEqual(
            self.post(body, content_type="Application/JSON; charset=utf-8"), 200
        )
        sms = self.store.find("sms-1")
        self.assertEqual((sms["reason"], sms["senderId"]), ("الهاتف مغلق", "OTPIQ"))
        self.assertIsNotNone(sms["updatedAt"])
        self.assertEqual(self.handled[0].reason, "الهاتف مغلق")

    def test_concurrent_duplicates_are_handled_once(self):
        with ThreadPoolExecutor() as threads:
            statuses = list(threads.map(self.post, [DELIVERED] * 5))
        self.assertEqual(statuses, [200] * 5)
        self.assertEqual(len(self.handled), 1)

    def test_nothing_is_stored_when_the_handler_fails(self):
        for number, mistake in enumerate(MISTAKES):
            sms_id = f"sms-{number}"
            with self.subTest(mistake.__name__):
                self.handle = mistake
                with self.assertLogs("otpiq", "ERROR") as logged:
                    self.assertEqual(self.post({**DELIVERED, "smsId": sms_id}), 500)
                self.assertIn(f"'{sms_id}'", logged.output[0])
                self.assertIsNone(self.store.find(sms_id))
                self.handle = self.work
                self.assertEqual(self.post({**DELIVERED, "smsId": sms_id}), 200)
                self.assertEqual(self.handled.pop().sms_id, sms_id)

    def test_an_error_that_rolls_back_only_its_statement_can_be_ignored(self):
        def ignore(_, database):
            with contextlib.suppress(sqlite3.OperationalError):
                database.execute("UPDATE no_such_table SET reason = NULL")

        self.handle = ignore
        self.assertEqual(self.post(DELIVERED), 200)
        self.assertIsNotNone(self.store.find("sms-1"))

    def test_only_a_duplicate_is_a_duplicate(self):
        sqlite3.connect(self.file).execute("DROP TABLE otpiq_event")
        with self.assertLogs(level="ERROR"):
            self.assertEqual(self.post(DELIVERED), 500)

    def test_the_secret_comes_before_the_database(self):
        other = sqlite3.connect(self.file)
        self.addCleanup(other.close)
        other.execute("BEGIN EXCLUSIVE")
        start = time.monotonic()
        self.assertEqual(self.post(SENT, "wrong"), 401)
        self.assertLess(time.monotonic() - start, 2)


if __name__ == "__main__":
    unittest.main()
