import logging
import sqlite3

from .delivery_report import DeliveryReport

logger = logging.getLogger("otpiq")


def on_delivery_report(report: DeliveryReport, database: sqlite3.Connection) -> None:
    """Your work, with the new state of the message.

    It is in the transaction that stores the event: if it raises, nothing is stored, and
    OTPIQ sends the webhook again. Only quick statements of this database here:

        database.execute(
            "UPDATE orders SET sms_status = ? WHERE sms_id = ?",
            (report.status, report.sms_id),
        )

    The order may not have its sms_id yet, because a webhook can be faster than your
    application. So after you store it, read the state from otpiq_message.

    Do not commit, and catch no error of a statement: on PostgreSQL, the transaction has
    failed then. A statement that may fail needs a savepoint, or a worker.

    For slow work (mail, HTTP), insert a row into a table of jobs, and let a worker such
    as a cron job do it.
    """
    logger.info("%r: %s %s", report.sms_id, report.channel, report.status)
