package com.otpiq.cli.api;

import com.otpiq.cli.Program;
import com.otpiq.net.client.ScriptedEndpoint;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** An API that answers as it is told; nothing here ever leaves this machine. */
abstract class ApiTestBase {
  static final String KEY = "sk_live_canary0123456789";
  static final String ACCEPTED =
      "{\"message\":\"SMS task created successfully\",\"smsId\":\"sms-1234567890abcdef12345678\",\"remainingCredit\":14800,\"cost\":200,\"canCover\":true,\"paymentType\":\"prepaid\"}";
  static final String ID = "68c46fecc509cdcec8fb3ef2";
  static final String OTHER_ID = "68da31fb518ac3db3eb0a0f4";

  @TempDir Path dir;

  Program program(ScriptedEndpoint api) {
    return new Program(dir).env("OTPIQ_API_KEY", KEY).env("OTPIQ_BASE_URL", base(api));
  }

  static String base(ScriptedEndpoint api) {
    return "http://127.0.0.1:" + api.uri().port() + "/api";
  }

  static ScriptedEndpoint answering(String status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return ScriptedEndpoint.http(peer -> {
      while (true) {
        peer.readRequest();
        peer.send(
            "HTTP/1.1 "
                + status
                + "\r\nContent-Type: application/json\r\nContent-Length: "
                + bytes.length
                + "\r\n\r\n");
        peer.send(bytes);
      }
    });
  }
}
