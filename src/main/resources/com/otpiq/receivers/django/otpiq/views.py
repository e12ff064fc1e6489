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

import logging

from django.conf import settings
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.crypto import constant_time_compare
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from . import store
from .delivery_report import DeliveryReport

LARGEST = 64 * 1024
logger = logging.getLogger("otpiq")


@csrf_exempt
@require_POST
@transaction.non_atomic_requests  # no database before the secret is verified
def receive(request: HttpRequest) -> HttpResponse:
    if request.content_type.lower() != "application/json":
        return HttpResponse(status=415)
    body = request.read(LARGEST + 1)
    if len(body) > LARGEST:
        return HttpResponse(status=413)
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
    report = DeliveryReport.parse(body)
    if report is None:
        return HttpResponse(status=400)
    try:
        store.record(report)
    except Exception:
        # Nothing is stored, so it is not acknowledged: OTPIQ sends it again.
        logger.exception("otpiq webhook %r", report.sms_id)
        return HttpResponse(status=500)
    return HttpResponse()


receive.login_required = False  # for LoginRequiredMiddleware: OTPIQ cannot log in


def show(request: HttpRequest, sms_id: str) -> HttpResponse:
    """What is stored, for tests only."""
    message = store.find(sms_id)
    if message is None:
        raise Http404
    return JsonResponse(message)
