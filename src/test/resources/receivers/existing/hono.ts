import { serve } from '@hono/node-server';
import { Hono } from 'hono';
// IMPORTS

const app = new Hono();
app.get('/', (c) => c.text('mine'));
// ROUTES
serve({ fetch: app.fetch, hostname: '127.0.0.1', port: Number(process.env.PORT) });
