import logging
import os

import uvicorn
from fastapi import FastAPI

from otpiq.receiver import otpiq
from otpiq.store import SqliteStore
from otpiq.work import on_delivery_report

logging.basicConfig(level=logging.INFO)
app = FastAPI(openapi_url=None)
app.router.redirect_slashes = False  # A webhook must not be redirected.
app.include_router(
    otpiq(
        secrets=[
            os.environ.get("OTPIQ_WEBHOOK_SECRET"),
            os.environ.get("OTPIQ_WEBHOOK_SECRET_OLD"),
        ],
        store=SqliteStore(os.environ.get("OTPIQ_DATABASE") or "otpiq.sqlite3"),
        on_delivery_report=on_delivery_report,
        check=os.environ.get("OTPIQ_CHECK") == "1",
    )
)

if __name__ == "__main__":
    uvicorn.run(
        app,
        host=os.environ.get("HOST") or "127.0.0.1",
        port=int(os.environ.get("PORT") or "3000"),
        log_config=None,  # the same as for the application
    )
