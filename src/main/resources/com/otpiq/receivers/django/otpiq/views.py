"""Receives OTPIQ's delivery reports with Django.

Install: pip install -r requirements.txt, then python manage.py migrate
Run:     OTPIQ_WEBHOOK_SECRET=… python manage.py runserver
Test:    python manage.py test
Check:   otpiq check http://localhost:3000/webhooks/otpiq --secret-file secret
           --state-url 'http://localhost:3000/sms/{smsId}' --effects-path /events
           (with OTPIQ_CHECK=1)

For a project of your own, copy the directory otpiq, do as in project/settings.py and
project/urls.py, and put your work into work.py.
"""

import json
import logging

from django import db
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.crypto import constant_time_compare
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from . import work
from .models import SmsEvent, SmsMessage

LARGEST = 64 * 1024
logger = logging.getLogger("otpiq")


@csrf_exempt
@require_POST
def receive(request: HttpRequest) -> HttpResponse:
    known = [secret for secret in settings.OTPIQ_WEBHOOK_SECRETS if secret]
    if not known:
        logger.error(
            "Set OTPIQ_WEBHOOK_SECRET: without a secret, any client could report "
            "messages as delivered."
        )
        return HttpResponse(status=503)
    value = request.headers.get("X-OTPIQ-Webhook-Secret", "")
    if not any(constant_time_compare(value, secret) for secret in known):
        return HttpResponse(status=401)
    body = request.read(LARGEST + 1)
    if len(body) > LARGEST:
        return HttpResponse(status=413)
    if request.content_type.lower() != "application/json":
        return HttpResponse(status=415)
    event = parse(body)
    if event is None:
        return HttpResponse(status=400)
    try:
        is_new = event.record()
    except db.Error:
        # Not stored, so not acknowledged: OTPIQ will send it again.
        logger.exception("otpiq webhook: not stored")
        return HttpResponse(status=503)
    return Acknowledged(event) if is_new else HttpResponse()


receive.login_required = False  # for LoginRequiredMiddleware: OTPIQ cannot log in


class Acknowledged(HttpResponse):
    """The response, and your work after it.

    Put slow work into a queue, because this thread serves no other request meanwhile.
    """

    def __init__(self, event: SmsEvent) -> None:
        # With its length, so that OTPIQ need not wait for the end of the connection.
        super().__init__(headers={"Content-Length": "0"})
        self.event = event

    def close(self) -> None:
        """The server calls this once the response is sent."""
        try:
            work.on_event(self.event)
        except Exception:
            # Not raised, because some servers would send a second response for it.
            logger.exception("otpiq webhook: the work failed")
        finally:
            super().close()


def parse(body: bytes) -> SmsEvent | None:
    """The keys that matter; others are ignored."""
    try:
        fields = json.loads(body.decode())
    except (ValueError, RecursionError):
        return None
    if not isinstance(fields, dict):
        return None
    needed = [fields.get(key) for key in ("smsId", "channel", "status")]
    if not all(isinstance(value, str) and value for value in needed):
        return None
    sms_id, channel, status = needed
    event = SmsEvent(sms_id=sms_id, channel=channel, status=status)
    event.is_final = fields.get("isFinal") is True
    event.reason = fields.get("reason")
    event.sender_id = fields.get("senderId")
    return event


def show(request: HttpRequest, sms_id: str) -> HttpResponse:
    """What is stored, for tests only."""
    message = SmsMessage.objects.filter(sms_id=sms_id).first()
    if message is None:
        raise Http404
    events = SmsEvent.objects.filter(sms_id=sms_id).order_by("id")
    return JsonResponse(
        {
            "smsId": sms_id,
            "status": message.status,
            "final": message.is_final,
            "events": list(events.values("channel", "status")),
        }
    )
