import sqlite3

from .delivery_report import DeliveryReport


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
