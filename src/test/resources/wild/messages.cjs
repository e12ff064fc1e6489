// What an application behind such a receiver would do: keep the last status, and count what it did for the user.
const messages = new Map();

function act(smsId, status) {
  const { effects } = messages.get(smsId) ?? { effects: 0 };
  messages.set(smsId, { status, effects: effects + 1 });
}

function look(app) {
  app.get('/sms/:smsId', (request, response) => {
    const message = messages.get(request.params.smsId);
    return message ? response.json(message) : response.sendStatus(404);
  });
  const server = app.listen(Number(process.env.PORT), '127.0.0.1', () => console.log('Listening on', server.address().port));
}

module.exports = { act, look };
