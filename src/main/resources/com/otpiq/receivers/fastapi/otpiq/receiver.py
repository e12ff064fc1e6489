"""Receives OTPIQ's delivery reports with FastAPI.

Install: pip install -r requirements.txt
Run:     OTPIQ_WEBHOOK_SECRET=… python server.py
Test:    python -m unittest
Check:   otpiq check http://localhost:3000/webhooks/otpiq --secret-file secret
           --state-url 'http://localhost:3000/sms/{smsId}' --effects-path /events
           (with OTPIQ_CHECK=1)
"""

import logging
from collections.abc import Iterable

from fastapi import APIRouter, HTTPException, Request, Response
from fastapi.concurrency import run_in_threadpool

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
) -> APIRouter:
    """The routes for your application: app.include_router(otpiq(…)).

    secrets: the secrets that OTPIQ may send: the current one, and during a rotation
             the old one
    store:   stores events and messages; see store.py
    on_delivery_report: your work; see work.py
    check:   shows at /sms/{sms_id} what is stored, for tests only
    """
    known = Secrets(secrets)
    router = APIRouter()

    # Uses the plain request, because FastAPI would respond to an invalid body with 422.
    @router.post("/webhooks/otpiq")
    async def receive(request: Request) -> Response:
        media_type, _, _ = request.headers.get("Content-Type", "").partition(";")
        if media_type.strip().lower() != "application/json":
            raise HTTPException(415)
        body = await read(request)
        if not known.accept(request.headers.get("X-OTPIQ-Webhook-Secret", "")):
            raise HTTPException(401)
        report = DeliveryReport.parse(body)
        if report is None:
            raise HTTPException(400)
        try:
            # In a thread, because the database is not asynchronous.
            await run_in_threadpool(store.record, report, on_delivery_report)
        except Exception:
            # Nothing is stored, so it is not acknowledged: OTPIQ sends it again.
            logger.exception("otpiq webhook %r", report.sms_id)
            raise HTTPException(500) from None
        return Response()

    if check:

        @router.get("/sms/{sms_id:path}")
        def show(sms_id: str) -> dict:
            message = store.find(sms_id)
            if message is None:
                raise HTTPException(404)
            return message

    return router


async def read(request: Request) -> bytes:
    """The body, up to the limit."""
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > LARGEST:
            raise HTTPException(413)
    return body
