import os
import sqlite3

from flask import Flask

from delivery_report import DeliveryReport
from receiver import otpiq
from store import SqliteStore


def on_delivery_report(report: DeliveryReport, database: sqlite3.Connection) -> None:
    """Your work, with the new state of the message.

    It is in the transaction that stores the event: if it raises, nothing is stored, and
    OTPIQ sends the webhook again. Only quick statements of this database here:

        database.execute(
            "UPDATE orders SET sms_status = ? WHERE sms_id = ?",
            (report.status, report.sms_id),
        )

    For slow work (mail, HTTP), insert a row into a table of jobs, and let a worker such
    as a cron job do it.
    """
    print(f"{report.sms_id}: {report.channel} {report.status}", flush=True)


app = Flask(__name__)
app.register_blueprint(
    otpiq(
        secrets=[
            os.environ.get("OTPIQ_WEBHOOK_SECRET"),
            os.environ.get("OTPIQ_WEBHOOK_SECRET_OLD"),
        ],
        store=SqliteStore(os.environ.get("OTPIQ_DATABASE", "otpiq.sqlite3")),
        on_delivery_report=on_delivery_report,
        check=os.environ.get("OTPIQ_CHECK") == "1",
    )
)

if __name__ == "__main__":
    # For production, a server such as waitress or gunicorn runs server:app.
    app.run(os.environ.get("HOST", "127.0.0.1"), int(os.environ.get("PORT", "3000")))
