import json
from concurrent.futures import ThreadPoolExecutor
from unittest import mock

from django.db import connection
from django.test import TransactionTestCase, override_settings

from .models import SmsMessage

SECRET = "test-secret"
DELIVERED = {
    "smsId": "sms-1",
    "deliveryReportType": "all",
    "isFinal": True,
    "channel": "sms",
    "status": "delivered",
}
SENT = {**DELIVERED, "isFinal": False, "status": "sent"}


@override_settings(ROOT_URLCONF="otpiq.urls", OTPIQ_WEBHOOK_SECRETS=[SECRET, None])
class ReceiverTest(TransactionTestCase):
    def setUp(self):
        patch = mock.patch("otpiq.work.on_event")
        self.on_event = patch.start()
        self.addCleanup(patch.stop)

    def post(self, body, secret=SECRET, content_type="application/json"):
        response = self.client.post(
            "/webhooks/otpiq",
            body if isinstance(body, bytes) else json.dumps(body),
            content_type=content_type,
            **({} if secret is None else {"HTTP_X_OTPIQ_WEBHOOK_SECRET": secret}),
        )
        return response.status_code

    def status(self):
        return SmsMessage.objects.get(sms_id="sms-1").status

    def test_the_right_secret_is_believed_others_are_not(self):
        self.assertEqual(self.post(SENT), 200)
        for secret in ("wrong", "", None, "größer"):
            self.assertEqual(self.post(SENT, secret), 401)

    @override_settings(OTPIQ_WEBHOOK_SECRETS=["", None])
    def test_without_a_secret_nothing_is_believed(self):
        with self.assertLogs("otpiq", "ERROR"):
            self.assertEqual(self.post(SENT, ""), 503)

    def test_delivered_after_sent_is_recorded_and_a_late_sent_is_no_step_back(self):
        self.post(SENT)
        self.post(DELIVERED)
        self.assertEqual(self.status(), "delivered")
        self.post({**SENT, "channel": "whatsapp"})
        self.assertEqual(self.status(), "delivered")

    def test_a_duplicate_is_acknowledged_and_its_work_done_once(self):
        def post(body):
            try:
                return self.post(body)
            finally:
                connection.close()  # Each thread has one of its own.

        with ThreadPoolExecutor() as threads:
            answers = list(threads.map(post, [DELIVERED] * 3))
        self.assertEqual(answers, [200, 200, 200])
        self.assertEqual(self.on_event.call_count, 1)

    def test_a_charset_is_taken_a_broken_body_is_not(self):
        charset = "application/json; charset=utf-8"
        self.assertEqual(self.post(SENT, content_type=charset), 200)
        self.assertEqual(self.post(b'{"smsId":'), 400)
        self.assertEqual(self.post({}), 400)
        self.assertEqual(self.post(b"x" * 70_000), 413)
