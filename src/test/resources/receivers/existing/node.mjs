import { createServer } from 'node:http';
// IMPORTS

// ROUTES
createServer((request, response) => {
  // LISTENER
  response.end('mine');
}).listen(Number(process.env.PORT), '127.0.0.1');
