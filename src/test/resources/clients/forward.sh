# Starts an application ($START, on $PORT), a listener before it, and checks the application through the listener.
set -eu
export OTPIQ_WEBHOOK_SECRET=s3cret OTPIQ_CHECK=1
(cd app && exec $START) >app.log 2>&1 &
app=$!
otpiq listen --port 0 --accept --forward-to "$PORT/webhooks/otpiq" --ready-file ready -o json >arrivals 2>talk &
listening=$!
trap 'kill $app $listening' EXIT
until [ -s ready ]; do sleep 0.1; done
otpiq check "$(cat ready)webhooks/otpiq" --wait 30s --state-url "http://127.0.0.1:$PORT/sms/{smsId}" \
  --effects-path /events -o compact
