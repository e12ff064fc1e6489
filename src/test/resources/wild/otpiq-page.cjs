// The receiver that OTPIQ's page on webhooks shows, rebuilt from what it does: it compares the secret, remembers each
// smsId in a set, and answers "Already processed" to whatever comes about one that it has seen.
const express = require('express');
const { act, look } = require('./messages.cjs');

const seen = new Set();
const app = express();
app.post('/webhooks/otpiq', express.json(), (request, response) => {
  if (request.headers['x-otpiq-webhook-secret'] !== process.env.OTPIQ_WEBHOOK_SECRET) {
    return response.status(401).json({ error: 'Unauthorized' });
  }
  const { smsId, status } = request.body;
  if (seen.has(smsId)) {
    return response.status(200).json({ message: 'Already processed' });
  }
  seen.add(smsId);
  act(smsId, status);
  return response.status(200).json({ received: true });
});
look(app);
