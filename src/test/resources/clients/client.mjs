// Sends the same requests as its siblings, with Node's fetch, and prints the answers.
const url = process.env.URL;
const valid = { smsId: "sms_1", deliveryReportType: "all", isFinal: true, channel: "sms", status: "delivered" };
const headers = { "X-OTPIQ-Webhook-Secret": "s3cret", "Content-Type": "application/json" };

async function answer(name, body, over = {}, to = url, method = "POST") {
  const response = await fetch(to, { method, headers: { ...headers, ...over }, body });
  console.log(name, response.status);
}

await answer("valid", JSON.stringify(valid));
await answer("unknown key", JSON.stringify({ ...valid, x: 1 }));
await answer("no secret", JSON.stringify(valid), { "X-OTPIQ-Webhook-Secret": "" });
await answer("wrong secret", JSON.stringify(valid), { "X-OTPIQ-Webhook-Secret": "other" });
await answer("not json", "{");
await answer("empty", "");
await answer("breaks a rule", "{}");
await answer("other path", JSON.stringify(valid), {}, url + "s");
await answer("get", undefined, {}, url, "GET");
await answer("form", "smsId=1", { "Content-Type": "application/x-www-form-urlencoded" });
await answer("too large", " ".repeat(1_100_000));
