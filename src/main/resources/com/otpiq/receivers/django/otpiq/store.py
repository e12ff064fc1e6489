from django.db import connection, transaction

from . import handler, work
from .delivery_report import DeliveryReport
from .models import SmsEvent, SmsMessage

# The order of OTPIQ's provider whatsapp-telegram-sms; assumed for "auto", too.
FALLBACK = ("whatsapp", "telegram", "sms")


@transaction.atomic
def record(report: DeliveryReport) -> None:
    """Stores an event, updates its message and calls your work: one transaction.

    A duplicate, and an event that is too late to change the message, does not reach
    your work.
    """
    # Writes before it reads, so that SQLite waits for its lock here.
    SmsMessage.objects.bulk_create(
        [SmsMessage(sms_id=report.sms_id)], ignore_conflicts=True
    )
    # Other webhooks about this message wait from here to the end.
    message = SmsMessage.objects.select_for_update().get(sms_id=report.sms_id)
    _, is_new = SmsEvent.objects.get_or_create(
        sms_id=report.sms_id,
        channel=report.channel,
        status=report.status,
        is_final=report.is_final,
        defaults={"reason": report.reason, "sender_id": report.sender_id},
    )
    if is_new and not is_late(report, message):
        message.status = report.status
        message.channel = report.channel
        message.is_final = report.is_final
        message.reason = report.reason
        message.sender_id = report.sender_id
        message.save()
        handler.call(work.on_delivery_report, message)
        # Fails if an error of the database has been caught there: the end of the
        # transaction would roll back, and report no error.
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")


def is_late(report: DeliveryReport, message: SmsMessage) -> bool:
    """After a final event, or, if it is not final itself, after a later event of its
    channel, after the first event of the next channel, or after an event of a later
    channel in the order of FALLBACK."""
    if message.is_final or report.is_final:
        return message.is_final
    if {report.channel, message.channel} <= set(FALLBACK) and FALLBACK.index(
        report.channel
    ) < FALLBACK.index(message.channel):
        return True
    others = SmsEvent.objects.filter(sms_id=report.sms_id, channel=report.channel)
    return others.exclude(status=report.status).exists() and (
        report.status == "sent" or report.channel != message.channel
    )


def find(sms_id: str) -> dict | None:
    """What is stored about a message, and its events."""
    message = SmsMessage.objects.filter(sms_id=sms_id).first()
    return message and {
        "smsId": sms_id,
        "status": message.status,
        "channel": message.channel,
        "isFinal": message.is_final,
        "reason": message.reason,
        "senderId": message.sender_id,
        "createdAt": message.created_at,
        "updatedAt": message.updated_at,
        "events": [
            {
                "channel": event.channel,
                "status": event.status,
                "isFinal": event.is_final,
                "receivedAt": event.received_at,
            }
            for event in SmsEvent.objects.filter(sms_id=sms_id).order_by("id")
        ],
    }
