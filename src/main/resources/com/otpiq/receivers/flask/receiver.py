"""Receives OTPIQ's delivery reports with Flask.

Install: pip install -r requirements.txt
Run:     OTPIQ_WEBHOOK_SECRET=… python server.py
Test:    python -m unittest
Check:   otpiq check http://localhost:3000/webhooks/otpiq --secret-file secret
           --state-url 'http://localhost:3000/sms/{smsId}' --effects-path /events
           (with OTPIQ_CHECK=1)
"""

import hmac
import json
from collections.abc import Callable, Iterable

from flask import (
    Blueprint,
    Response,
    abort,
    copy_current_request_context,
    current_app,
    jsonify,
    request,
)

from store import Event, SqliteStore

LARGEST = 64 * 1024


def otpiq(
    secrets: Iterable[str | None],
    store: SqliteStore,
    on_event: Callable[[Event], object],
    check: bool = False,
) -> Blueprint:
    """The routes for your application: app.register_blueprint(otpiq(…)).

    Where Flask-WTF guards your forms, csrf.exempt() it: OTPIQ has no token.

    secrets:  the secrets that OTPIQ may send: today's, and yesterday's while you
              change it
    store:    remembers events; see store.py
    on_event: your work; runs after the response, once for each event
    check:    shows at /sms/<sms_id> what is stored, for tests only
    """
    known = [secret.encode() for secret in secrets if secret]
    if not known:
        raise ValueError(
            "Set OTPIQ_WEBHOOK_SECRET: without a secret, any client could report "
            "messages as delivered."
        )
    blueprint = Blueprint("otpiq", __name__)

    @blueprint.post("/webhooks/otpiq", provide_automatic_options=False)
    def receive() -> Response:
        if not is_known(request.headers.get("X-OTPIQ-Webhook-Secret", ""), known):
            abort(401)
        if (request.content_length or 0) > LARGEST or len(request.get_data()) > LARGEST:
            abort(413)
        if request.mimetype != "application/json":
            abort(415)
        event = parse(request.get_data())
        if event is None:
            abort(400)
        try:
            is_new = store.record(event)
        except Exception:
            # Not stored, so not acknowledged: OTPIQ will send it again.
            current_app.logger.exception("otpiq webhook: not stored")
            abort(503)
        response = Response(status=200)
        if is_new:
            # Runs once the response is sent. Put slow work into a queue, because
            # this thread serves no other request meanwhile.
            response.call_on_close(
                copy_current_request_context(lambda: on_event(event))
            )
        return response

    if check:

        @blueprint.get("/sms/<path:sms_id>")
        def show(sms_id: str) -> Response:
            message = store.find(sms_id)
            if message is None:
                abort(404)
            return jsonify(message)

    return blueprint


def is_known(value: str, known: list[bytes]) -> bool:
    """Compares in constant time; as bytes, because text must be ASCII."""
    return any(hmac.compare_digest(value.encode(), secret) for secret in known)


def parse(body: bytes) -> Event | None:
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
    return Event(
        *needed,
        is_final=fields.get("isFinal") is True,
        reason=fields.get("reason"),
        sender_id=fields.get("senderId"),
    )
