# A receiver that is correct, but for what FAULT says it does at a failed webhook without a reason.
import json
import os
import threading

from flask import Flask, request

app = Flask(__name__)
messages = {}


@app.get("/sms/<sms_id>")
def look_up(sms_id):
    message = messages.get(sms_id)
    if not message:
        return "", 404
    if os.environ["FAULT"] == "look-up" and message["channel"] == "telegram":
        os._exit(4)
    return message


@app.route("/hook", methods=["POST"])
def receive():
    if request.headers.get("X-OTPIQ-Webhook-Secret", "") != os.environ["OTPIQ_WEBHOOK_SECRET"]:
        return "", 401
    if request.mimetype != "application/json":
        return "", 415
    body = request.get_data()
    if len(body) > 65536:
        return "", 413
    try:
        event = json.loads(body)
    except ValueError:
        return "", 400
    if not isinstance(event, dict) or not event.get("smsId") or not event.get("status"):
        return "", 400
    if event["status"] == "failed" and "reason" not in event:
        misbehave()
    message = messages.get(event["smsId"])
    if not message or not message["isFinal"]:
        messages[event["smsId"]] = event
    return "", 200


def misbehave():
    if os.environ["FAULT"] == "exit":
        print("FATAL: no reason", flush=True)
        os._exit(2)
    if os.environ["FAULT"] == "later":
        threading.Timer(0.3, lambda: os._exit(2)).start()


app.run(host="127.0.0.1", port=int(os.environ["PORT"]), threaded=True)
