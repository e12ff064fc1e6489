"""Receives OTPIQ's delivery reports with Flask.

Install: pip install -r requirements.txt
Run:     OTPIQ_WEBHOOK_SECRET=… python server.py
Test:    python -m unittest
Check:   otpiq check http://localhost:3000/webhooks/otpiq --secret-file secret
           --state-url 'http://localhost:3000/sms/{smsId}' --effects-path /events
           (with OTPIQ_CHECK=1)
"""

import logging
from collections.abc import Iterable

from flask import Blueprint, Response, abort, jsonify, request

from .delivery_report import DeliveryReport
from .store import Handler, SqliteStore
from .webhook_secrets import Secrets

LARGEST = 64 * 1024
logger = logging.getLogger("otpiq")


def otpiq(
    secrets: Iterable[str | None],
    store: SqliteStore,
    on_delivery_report: Handler,
    check: bool = False,
) -> Blueprint:
    """The routes for your application: app.register_blueprint(otpiq(…)).

    Where Flask-WTF guards your forms, csrf.exempt() it: OTPIQ has no token.

    secrets: the secrets that OTPIQ may send: the current one, and during a rotation
             the old one
    store:   stores events and messages; see store.py
    on_delivery_report: your work; see work.py
    check:   shows at /sms/<sms_id> what is stored, for tests only
    """
    known = Secrets(secrets)
    blueprint = Blueprint("otpiq", __name__)

    @blueprint.post("/webhooks/otpiq", provide_automatic_options=False)
    def receive() -> Response:
        if request.mimetype != "application/json":
            abort(415)
        if (request.content_length or 0) > LARGEST:
            abort(413)
        body = request.stream.read(LARGEST + 1)
        if len(body) > LARGEST:
            abort(413)
        if not known.accept(request.headers.get("X-OTPIQ-Webhook-Secret", "")):
            abort(401)
        report = DeliveryReport.parse(body)
        if report is None:
            abort(400)
        try:
            store.record(report, on_delivery_report)
        except Exception:
            # Nothing is stored, so it is not acknowledged: OTPIQ sends it again.
            logger.exception("otpiq webhook %r", report.sms_id)
            abort(500)
        return Response()

    if check:

        @blueprint.get("/sms/<path:sms_id>")
        def show(sms_id: str) -> Response:
            return jsonify(store.find(sms_id) or abort(404))

    return blueprint
