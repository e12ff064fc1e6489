import contextlib
import json
from concurrent.futures import ThreadPoolExecutor
from unittest import mock

from django.apps import apps
from django.db import IntegrityError, connection, transaction
from django.test import TransactionTestCase, override_settings

from . import store
from .models import SmsMessage
from .views import LARGEST, secrets

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
    "smsId too long": {**SENT, "smsId": "x" * 201},
    "status too long": {**SENT, "status": "x" * 51},
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


def ignore_an_error(_):
    """Django rolls back at the end, without an error."""
    message = SmsMessage(sms_id="sms-0")
    with contextlib.suppress(IntegrityError):
        SmsMessage.objects.bulk_create([message, message])


def commit(_):
    transaction.commit()


def roll_back(_):
    transaction.rollback()


def roll_back_later(_):
    transaction.set_rollback(True)


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
    roll_back_later,
]


@override_settings(
    ROOT_URLCONF="otpiq.urls", OTPIQ_WEBHOOK_SECRETS=[SECRET, "old-secret", None]
)
class ReceiverTest(TransactionTestCase):
    def setUp(self):
        patch = mock.patch("otpiq.work.on_delivery_report")
        self.handle = patch.start()
        self.handle.return_value = None
        secrets.cache_clear()
        self.addCleanup(patch.stop)

    def post(self, body, secret=SECRET, content_type="application/json"):
        response = self.client.post(
            "/webhooks/otpiq",
            body if isinstance(body, bytes) else json.dumps(body),
            content_type=content_type,
            **({} if secret is None else {"HTTP_X_OTPIQ_WEBHOOK_SECRET": secret}),
        )
        return response.status_code

    def test_only_a_known_secret_is_accepted(self):
        with self.assertNumQueries(0), self.assertLogs("otpiq", "WARNING") as logged:
            for secret in ("wrong", SECRET + "x", "", None, "größer"):
                self.assertEqual(self.post(SENT, secret), 401, secret)
        self.assertEqual(len(logged.output), 1)
        for secret in (SECRET, "old-secret"):
            self.assertEqual(self.post(SENT, secret), 200)

    @override_settings(OTPIQ_WEBHOOK_SECRETS=["", None])
    def test_without_a_secret_nothing_is_acknowledged(self):
        with self.assertLogs("otpiq", "ERROR"):
            self.assertEqual(self.post(SENT, ""), 503)

    def test_an_invalid_secret_is_reported_at_the_start(self):
        for secret in (" ", SECRET + "\n", "base64/=", "größer", "x" * 201):
            with self.subTest(secret), self.settings(OTPIQ_WEBHOOK_SECRETS=[secret]):
                with self.assertRaisesRegex(ValueError, "OTPIQ_WEBHOOK_SECRET"):
                    apps.get_app_config("otpiq").ready()

    def test_invalid_bodies_are_refused(self):
        for name, body in INVALID.items():
            with self.subTest(name), self.assertLogs("otpiq", "WARNING") as logged:
                self.assertEqual(self.post(body), 400)
                self.assertIn("smsId", logged.output[0])
        self.assertIsNone(store.find("sms-1"))

    def test_other_requests_are_refused(self):
        self.assertEqual(self.client.get("/webhooks/otpiq").status_code, 405)
        self.assertEqual(self.post(SENT, content_type="text/plain"), 415)
        self.assertEqual(self.post(b"x" * (LARGEST + 1)), 413)

    def test_lives(self):
        for number, (events, end, handled) in enumerate(LIVES):
            with self.subTest(end, number=number):
                self.handle.reset_mock()
                for event in events:
                    status = self.post({**event, "smsId": f"sms-{number}"})
                    self.assertEqual(status, 200)
                sms = store.find(f"sms-{number}")
                final = " final" if sms["isFinal"] else ""
                self.assertEqual(f"{sms['channel']} {sms['status']}{final}", end)
                self.assertEqual(self.handle.call_count, handled)

    def test_everything_is_stored(self):
        body = {**FAILED_FINALLY, "senderId": "OTPIQ", "new": "key"}
        content_type = "Application/JSON; charset=utf-8"
        self.assertEqual(self.post(body, content_type=content_type), 200)
        sms = store.find("sms-1")
        self.assertEqual((sms["reason"], sms["senderId"]), ("الهاتف مغلق", "OTPIQ"))
        self.assertIsNotNone(sms["updatedAt"])
        self.assertEqual(self.handle.call_args.args[0].reason, "الهاتف مغلق")

    def test_concurrent_duplicates_are_handled_once(self):
        if connection.vendor == "sqlite" and connection.is_in_memory_db():
            self.skipTest("In memory, threads do not wait for each other.")

        def post(body):
            try:
                return self.post(body)
            finally:
                connection.close()  # Each thread has one of its own.

        with ThreadPoolExecutor() as threads:
            statuses = list(threads.map(post, [DELIVERED] * 5))
        self.assertEqual(statuses, [200] * 5)
        self.assertEqual(self.handle.call_count, 1)

    def test_nothing_is_stored_when_the_handler_fails(self):
        for number, mistake in enumerate(MISTAKES):
            sms_id = f"sms-{number}"
            with self.subTest(mistake.__name__):
                with mock.patch("otpiq.work.on_delivery_report", mistake):
                    with self.assertLogs("otpiq", "ERROR") as logged:
                        status = self.post({**DELIVERED, "smsId": sms_id})
                self.assertEqual(status, 500)
                self.assertIn(f"'{sms_id}'", logged.output[0])
                self.assertIsNone(store.find(sms_id))
                self.assertEqual(self.post({**DELIVERED, "smsId": sms_id}), 200)
                self.assertEqual(self.handle.call_args.args[0].sms_id, sms_id)

    def test_only_a_duplicate_is_a_duplicate(self):
        error = IntegrityError("another constraint")
        with mock.patch("otpiq.models.SmsMessage.save", side_effect=error):
            with self.assertLogs("otpiq", "ERROR"):
                self.assertEqual(self.post(DELIVERED), 500)
        self.assertIsNone(store.find("sms-1"))
        self.handle.assert_not_called()
