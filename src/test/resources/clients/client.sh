# Sends the same requests as its siblings, with curl, and prints the answers.
valid='{"smsId":"sms_1","deliveryReportType":"all","isFinal":true,"channel":"sms","status":"delivered"}'
secret='X-OTPIQ-Webhook-Secret: s3cret'
json='Content-Type: application/json'

answer() {
  name=$1
  shift
  printf '%s %s\n' "$name" "$(curl -s -o /dev/null -w '%{http_code}' "$@")"
}

answer valid -H "$secret" -H "$json" -d "$valid" "$URL"
answer 'unknown key' -H "$secret" -H "$json" -d "${valid%\}},\"x\":1}" "$URL"
answer 'no secret' -H "$json" -d "$valid" "$URL"
answer 'wrong secret' -H 'X-OTPIQ-Webhook-Secret: other' -H "$json" -d "$valid" "$URL"
answer 'not json' -H "$secret" -H "$json" -d "{" "$URL"
answer empty -H "$secret" -H "$json" -d "" "$URL"
answer 'breaks a rule' -H "$secret" -H "$json" -d "{}" "$URL"
answer 'other path' -H "$secret" -H "$json" -d "$valid" "${URL}s"
answer get "$URL"
answer form -H "$secret" -d 'smsId=1' "$URL"
head -c 1100000 /dev/zero >large
answer 'too large' -H "$secret" -H "$json" --data-binary @large "$URL"
