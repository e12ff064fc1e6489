# Sends messages while the sandbox is killed, again and again; every message that was accepted must be known afterwards.
set -u
touch accepted
for round in 1 2 3 4 5 6 7 8; do
  ./otpiq sandbox --port 0 --state state.jsonl --credit 100000000 -o compact > out 2> err &
  sandbox=$!
  until grep -q 'Ctrl-C stops' err; do sleep 0.05; done
  url=$(grep -o 'http://127.0.0.1:[0-9]*/api' err | head -1)
  for client in 1 2 3 4; do
    while :; do
      curl -s -m 5 -H 'Authorization: Bearer sk_live_x' -d "{\"phoneNumber\":\"9647$RANDOM$client$RANDOM\",\"smsType\":\"verification\",\"verificationCode\":\"1\"}" "$url/sms" \
        | grep -o 'sms-[0-9a-f]*' || break
    done >> accepted &
  done
  sleep "0.$((RANDOM % 6 + 3))"
  kill -9 $sandbox
  wait 2> /dev/null
done
./otpiq sandbox --port 0 --state state.jsonl -o compact --exec '
  while read -r id; do curl -s -o /dev/null -w "%{http_code}\n" -H "Authorization: Bearer sk_live_x" "$OTPIQ_BASE_URL/sms/track/$id"; done < accepted | sort | uniq -c > codes' > out 2>&1
echo "accepted $(wc -l < accepted), known $(awk '$2 == 200 { print $1 }' codes), lost $(awk '$2 != 200 { n += $1 } END { print n + 0 }' codes)"
