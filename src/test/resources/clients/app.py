# A Python application that sends one message of each kind and stores what its webhooks say.
import hmac
import json
import os
import threading
import urllib.request
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

SECRET = os.environ['OTPIQ_WEBHOOK_SECRET']
lives = {}
arrived = threading.Semaphore(0)


class Receiver(BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers['Content-Length']))
        known = hmac.compare_digest(self.headers.get('X-OTPIQ-Webhook-Secret', ''), SECRET)
        self.send_response(204 if known else 401)
        self.end_headers()
        if known:
            event = json.loads(body)
            words = event['channel'] + ' ' + event['status'] + (' final' if event['isFinal'] else '')
            lives.setdefault(event['smsId'], []).append(words)
            arrived.release()

    def log_message(self, *_):
        pass


def send(digits):
    request = urllib.request.Request(os.environ['OTPIQ_BASE_URL'] + '/sms', method='POST', data=json.dumps({
        'phoneNumber': '9647000000' + digits,
        'smsType': 'verification',
        'verificationCode': '123456',
        'deliveryReport': {'webhookUrl': f'http://127.0.0.1:{server.server_port}/otpiq', 'webhookSecret': SECRET},
    }).encode(), headers={'Authorization': 'Bearer ' + os.environ['OTPIQ_API_KEY'], 'Content-Type': 'application/json'})
    return json.load(urllib.request.urlopen(request))['smsId']


server = ThreadingHTTPServer(('127.0.0.1', 0), Receiver)
threading.Thread(target=server.serve_forever, daemon=True).start()
names = {}
for digits, webhooks in (('001', 2), ('010', 2), ('030', 3), ('040', 4), ('042', 3)):
    names[send(digits)] = digits
    for _ in range(webhooks):
        assert arrived.acquire(timeout=20)
for sms_id, digits in names.items():
    print(digits + ': ' + ', '.join(lives[sms_id]))
