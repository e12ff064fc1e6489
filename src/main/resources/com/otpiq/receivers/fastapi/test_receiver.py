import json
import tempfile
import unittest
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from fastapi import FastAPI
from fastapi.testclient import TestClient

from receiver import otpiq
from store import SqliteStore

SECRET = "test-secret"
DELIVERED = {
    "smsId": "sms-1",
    "deliveryReportType": "all",
    "isFinal": True,
    "channel": "sms",
    "status": "delivered",
}
SENT = {**DELIVERED, "isFinal": False, "status": "sent"}


class ReceiverTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.store = SqliteStore(str(Path(folder.name, "test.sqlite3")))
        self.work = []
        app = FastAPI()
        app.include_router(otpiq([SECRET, None], self.store, self.work.append))
        self.client = TestClient(app)

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

    def status(self):
        return self.store.find("sms-1")["status"]

    def test_the_right_secret_is_believed_others_are_not(self):
        self.assertEqual(self.post(SENT), 200)
        for secret in ("wrong", "", None, "größer"):
            self.assertEqual(self.post(SENT, secret), 401)

    def test_without_a_secret_it_does_not_start(self):
        with self.assertRaisesRegex(ValueError, "OTPIQ_WEBHOOK_SECRET"):
            otpiq(["", None], self.store, self.work.append)

    def test_delivered_after_sent_is_recorded_and_a_late_sent_is_no_step_back(self):
        self.post(SENT)
        self.post(DELIVERED)
        self.assertEqual(self.status(), "delivered")
        self.post({**SENT, "channel": "whatsapp"})
        self.assertEqual(self.status(), "delivered")

    def test_a_duplicate_is_acknowledged_and_its_work_done_once(self):
        with ThreadPoolExecutor() as threads:
            answers = list(threads.map(self.post, [DELIVERED] * 3))
        self.assertEqual(answers, [200, 200, 200])
        self.assertEqual(len(self.work), 1)

    def test_a_charset_is_taken_a_broken_body_is_not(self):
        charset = "application/json; charset=utf-8"
        self.assertEqual(self.post(SENT, content_type=charset), 200)
        self.assertEqual(self.post(b'{"smsId":'), 400)
        self.assertEqual(self.post({}), 400)
        self.assertEqual(self.post(b"x" * 70_000), 413)


if __name__ == "__main__":
    unittest.main()
