/**
 * Your work: called once for each event that changed a message, with the message as it is after the event.
 *
 * It runs in the transaction that stores the event. If it throws, nothing is stored, the response is 500, and OTPIQ
 * sends the event again. So do only quick work in this database here, and do not end the transaction. Asynchronous work
 * would not be part of the transaction: it is an error, and the response is 500 too. For slow work
 * (a mail, a request to another service), insert a row into a table of jobs, which a worker reads:
 *
 *   database.prepare('INSERT INTO job (type, payload) VALUES (?, ?)').run('notify', JSON.stringify(message));
 */
export function onDeliveryReport(message, database) {
  console.log('%s: %s by %s', message.smsId, message.status, message.channel);
}
