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
from functools import lru_cache

from django.conf import settings
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from . import store
from .delivery_report import DeliveryReport
from .models import has_room
from .webhook_secrets import Secrets

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
    try:
        known = secrets(*settings.OTPIQ_WEBHOOK_SECRETS)
    except ValueError as error:
        logger.error("otpiq webhook: %s", error)
        return HttpResponse(status=503)
    if not known.accept(request.headers.get("X-OTPIQ-Webhook-Secret", "")):
        return HttpResponse(status=401)
    report = DeliveryReport.parse(body)
    if report is None or not has_room(report):
        return HttpResponse(status=400)
    try:
        store.record(report)
    except Exception:
        # Nothing is stored, so it is not acknowledged: OTPIQ sends it again.
        logger.exception("otpiq webhook %r", report.sms_id)
        return HttpResponse(status=500)
    return HttpResponse()


secrets = lru_cache(lambda *values: Secrets(values))
receive.login_required = False  # for LoginRequiredMiddleware: OTPIQ cannot log in


def show(request: HttpRequest, sms_id: str) -> HttpResponse:
    """What is stored, for tests only."""
    message = store.find(sms_id)
    if message is None:
        raise Http404
    return JsonResponse(message)
