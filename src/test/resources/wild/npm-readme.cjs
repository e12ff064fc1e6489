// The receiver that the README of OTPIQ's npm client shows, rebuilt from what it does: it compares the secret with !==,
// also where none is configured, and acts on every webhook as it comes.
const express = require('express');
const { act, look } = require('./messages.cjs');

const app = express();
app.post('/webhooks/otpiq', express.json(), (request, response) => {
  if (request.headers['x-otpiq-webhook-secret'] !== process.env.OTPIQ_WEBHOOK_SECRET) {
    return response.status(401).send('Unauthorized');
  }
  act(request.body.smsId, request.body.status);
  return response.status(200).send('OK');
});
look(app);
