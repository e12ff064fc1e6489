import logging
import os

from flask import Flask

from otpiq.receiver import otpiq
from otpiq.store import SqliteStore
from otpiq.work import on_delivery_report

logging.basicConfig(level=logging.INFO)
app = Flask(__name__)
app.register_blueprint(
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
    # For production, a server such as waitress or gunicorn runs server:app.
    app.run(
        os.environ.get("HOST") or "127.0.0.1", int(os.environ.get("PORT") or "3000")
    )
