// The npm client of OTPIQ, unmodified but for the address: prints what each call came to.
const { OTPiqClient } = require('otpiq');

const client = (key) => Object.assign(new OTPiqClient({ apiKey: key }), { baseUrl: process.env.OTPIQ_BASE_URL });
const otpiq = client('sk_live_package');
const verify = (phoneNumber) =>
  otpiq.sendSMS({ phoneNumber, smsType: 'verification', verificationCode: '123456' });

async function show(name, call) {
  try {
    console.log(name, await call());
  } catch (error) {
    console.log(name, error.name, error.statusCode ?? '');
  }
}

(async () => {
  let smsId = '';
  await show('send', async () => {
    const sent = await verify('9647701234567');
    smsId = sent.smsId;
    return [/^sms-[0-9a-f]{24}$/.test(smsId), sent.cost, sent.paymentType].join(' ');
  });
  await show('custom', async () =>
    (await otpiq.sendCustomMessage({ phoneNumber: '9647701234567', customMessage: 'سڵاو', senderId: 'OTPIQ' })).canCover);
  await show('track', async () => (await otpiq.trackSMS(smsId)).smsId === smsId);
  await show('info', async () => (await otpiq.getProjectInfo()).projectName);
  await show('senders', async () => (await otpiq.getSenderIds()).data.map((one) => one.senderId).join(' '));
  await show('credit', () => verify('9647000000400'));
  await show('threshold', () => verify('9647000000401'));
  await show('trial', () => verify('9647000000402'));
  await show('address', () => verify('9647000000403'));
  await show('sender unknown', () => verify('9647000000404'));
  await show('sender pending', () => verify('9647000000405'));
  await show('rate limit', () => verify('9647000000429'));
  await show('server error', () => verify('9647000000500'));
  await show('validation', () => verify('+9647701234567'));
  await show('not found', () => otpiq.trackSMS('sms-000000000000000000000000'));
  await show('unauthorized', () => client('nonsense').getProjectInfo());
})();
