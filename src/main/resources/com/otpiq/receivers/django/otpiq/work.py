import logging

from .models import SmsMessage

logger = logging.getLogger("otpiq")


def on_delivery_report(message: SmsMessage) -> None:
    """Your work, with the new state of the message.

    It is in the transaction that stores the event: if it raises, nothing is stored, and
    OTPIQ sends the webhook again. Only quick statements of this database here:

        Order.objects.filter(sms_id=message.sms_id).update(sms_status=message.status)

    The order may not have its sms_id yet, because a webhook can be faster than your
    application. So after you store it, read the state from SmsMessage.

    A statement that may fail needs a transaction of its own, so that you can catch its
    error: with transaction.atomic().

    Slow work (mail, HTTP) is for a queue. One that is in this database, such as
    Procrastinate, stores the task in the same transaction. With another, such as Celery
    with Redis, send the task after the commit:

        transaction.on_commit(partial(tell_the_user.delay, message.sms_id))

    If the process ends at this moment, the task is lost. So let a periodic task look
    for messages whose work is not done.
    """
    logger.info("%r: %s %s", message.sms_id, message.channel, message.status)
