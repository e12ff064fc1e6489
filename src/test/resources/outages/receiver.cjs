// A receiver that is correct, but for what FAULT says it does at a failed webhook without a reason.
const http = require('node:http');
const cluster = require('node:cluster');

const fault = process.env.FAULT;
const messages = new Map();
let connections = 0;

function respond(method, url, headers, body, socket) {
  if (method === 'GET' && url.startsWith('/sms/')) {
    const message = messages.get(url.slice('/sms/'.length));
    if (fault === 'look-up' && message?.channel === 'telegram') process.exit(4);
    return message ? [200, JSON.stringify(message)] : [404, ''];
  }
  if (method !== 'POST') return [405, ''];
  if (headers['x-otpiq-webhook-secret'] !== process.env.OTPIQ_WEBHOOK_SECRET) return [401, ''];
  if (!(headers['content-type'] ?? '').startsWith('application/json')) return [415, ''];
  if (fault === 'memory' && body.length > 65536) process.kill(process.pid, 'SIGKILL');
  if (body.length > 65536) return [413, ''];
  let event;
  try {
    event = JSON.parse(body);
  } catch {
    return [400, ''];
  }
  if (!event?.smsId || !event.status) return [400, ''];
  if (event.status === 'failed' && !('reason' in event)) {
    const done = misbehave(event, socket);
    if (done) return done;
  }
  const message = messages.get(event.smsId);
  if (!message?.final) {
    messages.set(event.smsId, {
      status: event.status, final: event.isFinal, channel: event.channel, reason: event.reason, senderId: event.senderId,
    });
  }
  return [200, ''];
}

function misbehave(event, socket) {
  switch (fault) {
    case 'exit': return process.exit(3);
    case 'exit-0': return process.exit(0);
    case 'reject': {
      Promise.resolve().then(() => event.reason.toLowerCase());
      return [200, ''];
    }
    case 'later': {
      setTimeout(() => { throw new Error('the queue is gone'); }, 400);
      return null;
    }
    case 'reset': {
      socket.resetAndDestroy();
      return [0, ''];
    }
    case 'hang': return [0, ''];
    case 'loop': for (;;);
    case 'block': {
      const end = Date.now() + 8000;
      while (Date.now() < end);
      return null;
    }
    default: return null;
  }
}

function plain() {
  return http.createServer((request, response) => {
    const parts = [];
    request.on('data', (part) => parts.push(part));
    request.on('end', () => {
      const body = Buffer.concat(parts).toString();
      const [status, text] = respond(request.method, request.url, request.headers, body, request.socket);
      if (status) response.writeHead(status).end(text);
    });
  });
}

function express() {
  const app = require('express')();
  app.use(require('express').text({ type: () => true, limit: '9mb' }));
  app.use((request, response) => {
    const body = typeof request.body === 'string' ? request.body : '';
    const [status, text] = respond(request.method, request.url, request.headers, body, request.socket);
    if (status) response.status(status).send(text);
  });
  return http.createServer(app);
}

if (process.env.WORKERS && cluster.isPrimary) {
  for (let i = 0; i < 2; i++) cluster.fork();
  cluster.on('exit', () => cluster.fork());
} else {
  const server = process.env.FRAMEWORK === 'express' ? express() : plain();
  server.on('connection', () => {
    if (fault === 'connections' && ++connections > 15) process.exit(5);
  });
  server.listen(Number(process.env.PORT), '127.0.0.1');
}
