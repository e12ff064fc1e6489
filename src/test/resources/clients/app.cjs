// An Express application that sends one message of each kind and stores what its webhooks say.
const express = require('express');

const secret = process.env.OTPIQ_WEBHOOK_SECRET;
const app = express();
const lives = new Map();
let expected = 0;

app.post('/otpiq', express.json(), (request, response) => {
  if (request.get('X-OTPIQ-Webhook-Secret') !== secret) {
    return response.sendStatus(401);
  }
  const { smsId, channel, status, isFinal } = request.body;
  lives.set(smsId, [...(lives.get(smsId) ?? []), `${channel} ${status}${isFinal ? ' final' : ''}`]);
  expected -= 1;
  return response.sendStatus(204);
});

const server = app.listen(0, '127.0.0.1', async () => {
  const webhookUrl = `http://127.0.0.1:${server.address().port}/otpiq`;
  const names = new Map();
  for (const [digits, webhooks] of [['001', 2], ['010', 2], ['030', 3], ['040', 4], ['042', 3]]) {
    expected += webhooks;
    const answer = await fetch(`${process.env.OTPIQ_BASE_URL}/sms`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${process.env.OTPIQ_API_KEY}`, 'Content-Type': 'application/json' },
      body: JSON.stringify({
        phoneNumber: `9647000000${digits}`,
        smsType: 'verification',
        verificationCode: '123456',
        deliveryReport: { webhookUrl, deliveryReportType: 'all', webhookSecret: secret },
      }),
    });
    names.set((await answer.json()).smsId, digits);
  }
  while (expected > 0) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  for (const [smsId, digits] of names) {
    console.log(`${digits}: ${lives.get(smsId).join(', ')}`);
  }
  server.close();
  server.closeAllConnections();
});
