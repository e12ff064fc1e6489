from django.db import IntegrityError, models, transaction


class SmsMessage(models.Model):
    """The status of a message."""

    sms_id = models.CharField(max_length=200, primary_key=True)
    status = models.CharField(max_length=50)
    is_final = models.BooleanField(default=False)


class SmsEvent(models.Model):
    """An event of a message."""

    sms_id = models.CharField(max_length=200)
    channel = models.CharField(max_length=50)
    status = models.CharField(max_length=50)
    is_final = models.BooleanField()

    # For your work, where OTPIQ says so; not stored.
    reason = None
    sender_id = None

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["sms_id", "channel", "status"], name="otpiq_event_once"
            )
        ]

    def record(self) -> bool:
        """Stores this event; true if it is new."""
        try:
            with transaction.atomic():
                # Each event once, decided by the database. Writes before it reads, so
                # that SQLite waits for the lock here.
                self.save(force_insert=True)
                SmsMessage.objects.get_or_create(sms_id=self.sms_id)
                # No change after a final event.
                SmsMessage.objects.filter(sms_id=self.sms_id, is_final=False).update(
                    status=self.status, is_final=self.is_final
                )
        except IntegrityError:
            return False
        return True
