import os

from flask import Flask

from receiver import otpiq
from store import Event, SqliteStore


def on_event(event: Event) -> None:
    # Your work: tell the user, update the order. OTPIQ has received its response already.
    print(f"{event.sms_id}: {event.channel} {event.status}", flush=True)


app = Flask(__name__)
app.register_blueprint(
    otpiq(
        secrets=[
            os.environ.get("OTPIQ_WEBHOOK_SECRET"),
            os.environ.get("OTPIQ_WEBHOOK_SECRET_OLD"),
        ],
        store=SqliteStore("otpiq.sqlite3"),
        on_event=on_event,
        check=os.environ.get("OTPIQ_CHECK") == "1",
    )
)

if __name__ == "__main__":
    app.run("127.0.0.1", int(os.environ.get("PORT", "3000")))
