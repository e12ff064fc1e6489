from django.db import models


class SmsMessage(models.Model):
    """The state of a message."""

    sms_id = models.CharField(max_length=200, primary_key=True)
    status = models.CharField(max_length=50)
    channel = models.CharField(max_length=50)
    is_final = models.BooleanField(default=False)
    reason = models.TextField(null=True)
    sender_id = models.CharField(max_length=50, null=True)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)


class SmsEvent(models.Model):
    """An event of a message."""

    sms_id = models.CharField(max_length=200)
    channel = models.CharField(max_length=50)
    status = models.CharField(max_length=50)
    is_final = models.BooleanField()
    reason = models.TextField(null=True)
    sender_id = models.CharField(max_length=50, null=True)
    received_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            # Not sms_id alone: delivered comes after sent, about the same message.
            models.UniqueConstraint(
                fields=["sms_id", "channel", "status", "is_final"],
                name="otpiq_event_once",
            )
        ]
