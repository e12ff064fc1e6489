import logging

from django.db import models

from .delivery_report import DeliveryReport

logger = logging.getLogger("otpiq")


class SmsMessage(models.Model):
    """The state of a message."""

    sms_id = models.CharField(max_length=200, primary_key=True)
    status = models.CharField(max_length=50)
    channel = models.CharField(max_length=50)
    is_final = models.BooleanField(default=False)
    reason = models.TextField(null=True)
    sender_id = models.TextField(null=True)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)


class SmsEvent(models.Model):
    """An event of a message."""

    sms_id = models.CharField(max_length=200)
    channel = models.CharField(max_length=50)
    status = models.CharField(max_length=50)
    is_final = models.BooleanField()
    reason = models.TextField(null=True)
    sender_id = models.TextField(null=True)
    received_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            # Not sms_id alone: delivered comes after sent, about the same message.
            models.UniqueConstraint(
                fields=["sms_id", "channel", "status", "is_final"],
                name="otpiq_event_once",
            )
        ]


def has_room(report: DeliveryReport) -> bool:
    """Whether the columns are long enough; otherwise each retry would fail."""
    for column in ("sms_id", "channel", "status"):
        largest = SmsEvent._meta.get_field(column).max_length
        if len(getattr(report, column)) > largest:
            logger.warning(
                "otpiq webhook refused: %s is too long, smsId %.200r",
                column,
                report.sms_id,
            )
            return False
    return True
