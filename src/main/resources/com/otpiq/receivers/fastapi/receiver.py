"""Receives OTPIQ's delivery reports with FastAPI.

Install: pip install -r requirements.txt
Run:     OTPIQ_WEBHOOK_SECRET=… python server.py
Test:    python -m unittest
Check:   otpiq check http://localhost:3000/webhooks/otpiq --secret-file secret
           --state-url 'http://localhost:3000/sms/{smsId}' --effects-path /events
           (with OTPIQ_CHECK=1)
"""

import hmac
import json
import logging
from collections.abc import Callable, Iterable

from fastapi import APIRouter, BackgroundTasks, HTTPException, Request, Response
from fastapi.concurrency import run_in_threadpool

from store import Event, SqliteStore

LARGEST = 64 * 1024
logger = logging.getLogger("otpiq")


def otpiq(
    secrets: Iterable[str | None],
    store: SqliteStore,
    on_event: Callable[[Event], object],
    check: bool = False,
) -> APIRouter:
    """The routes for your application: app.include_router(otpiq(…)).

    secrets:  the secrets that OTPIQ may send: today's, and yesterday's while you
              change it
    store:    remembers events; see store.py
    on_event: your work; runs after the response, once for each event
    check:    shows at /sms/{sms_id} what is stored, for tests only
    """
    known = [secret.encode() for secret in secrets if secret]
    if not known:
        raise ValueError(
            "Set OTPIQ_WEBHOOK_SECRET: without a secret, any client could report "
            "messages as delivered."
        )
    router = APIRouter()

    # Uses the plain request: FastAPI would read a declared body before the secret,
    # and respond to a bad one with 422.
    @router.post("/webhooks/otpiq")
    async def receive(request: Request, tasks: BackgroundTasks) -> Response:
        if not is_known(request.headers.get("X-OTPIQ-Webhook-Secret", ""), known):
            raise HTTPException(401)
        body = await read(request)
        media_type, _, _ = request.headers.get("Content-Type", "").partition(";")
        if media_type.strip().lower() != "application/json":
            raise HTTPException(415)
        event = parse(body)
        if event is None:
            raise HTTPException(400)
        try:
            is_new = await run_in_threadpool(store.record, event)
        except Exception:
            # Not stored, so not acknowledged: OTPIQ will send it again.
            logger.exception("otpiq webhook: not stored")
            raise HTTPException(503) from None
        if is_new:
            tasks.add_task(on_event, event)
        return Response()

    if check:

        @router.get("/sms/{sms_id:path}")
        def show(sms_id: str) -> dict:
            message = store.find(sms_id)
            if message is None:
                raise HTTPException(404)
            return message

    return router


def is_known(value: str, known: list[bytes]) -> bool:
    """Compares in constant time; as bytes, because text must be ASCII."""
    return any(hmac.compare_digest(value.encode(), secret) for secret in known)


async def read(request: Request) -> bytes:
    """The body, up to the limit."""
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > LARGEST:
            raise HTTPException(413)
    return body


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
