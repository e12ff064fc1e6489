from .models import SmsEvent


def on_event(event: SmsEvent) -> None:
    # Your work: tell the user, update the order. OTPIQ has received its response already.
    print(f"{event.sms_id}: {event.channel} {event.status}", flush=True)
