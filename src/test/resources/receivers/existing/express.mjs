import express from 'express';
// IMPORTS

const app = express();
// ROUTES
app.use(express.json());
app.get('/', (request, response) => response.send('mine'));
app.listen(Number(process.env.PORT), '127.0.0.1');
