"""Sends the same requests as its siblings, with Python's urllib, and prints the answers."""

import json
import os
import urllib.error
import urllib.request

URL = os.environ["URL"]
VALID = {"smsId": "sms_1", "deliveryReportType": "all", "isFinal": True, "channel": "sms", "status": "delivered"}
HEADERS = {"X-OTPIQ-Webhook-Secret": "s3cret", "Content-Type": "application/json"}


def answer(name, body, headers=HEADERS, url=URL, method="POST"):
    data = body if body is None else (body if isinstance(body, str) else json.dumps(body)).encode()
    request = urllib.request.Request(url, data, headers, method=method)
    try:
        status = urllib.request.urlopen(request).status
    except urllib.error.HTTPError as refused:
        status = refused.code
    print(name, status)


answer("valid", VALID)
answer("unknown key", {**VALID, "x": 1})
answer("no secret", VALID, {"Content-Type": "application/json"})
answer("wrong secret", VALID, {**HEADERS, "X-OTPIQ-Webhook-Secret": "other"})
answer("not json", "{")
answer("empty", "")
answer("breaks a rule", {})
answer("other path", VALID, url=URL + "s")
answer("get", None, method="GET")
answer("form", "smsId=1", {**HEADERS, "Content-Type": "application/x-www-form-urlencoded"})
answer("too large", " " * 1_100_000)
