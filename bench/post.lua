wrk.method = "POST"
wrk.headers["Content-Type"] = "application/json"
wrk.body = '{"smsId":"sms_1","pad":"' .. string.rep("x", 270) .. '"}'
