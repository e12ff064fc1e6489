import Fastify from 'fastify';
// IMPORTS

const app = Fastify();
app.get('/', async () => 'mine');
// ROUTES
await app.listen({ host: '127.0.0.1', port: Number(process.env.PORT) });
