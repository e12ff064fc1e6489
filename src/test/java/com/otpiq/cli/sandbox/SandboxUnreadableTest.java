package com.otpiq.cli.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.cli.Wire;
import java.net.URI;
import org.junit.jupiter.api.Test;

/** What the sandbox shows of requests that it cannot read. */
class SandboxUnreadableTest extends SandboxTestBase {
  @Test
  void what_cannot_be_read_is_shown_and_counted_and_the_exit_code_is_the_same() {
    start();
    Wire.send(URI.create(url).getPort(), "POST /api/sms?key=canary HTTP/1.1\r\n\r\n");
    Wire.send(URI.create(url).getPort(), "\u0016\u0003\u0001");
    sandbox.interrupt();

    assertThat(sandbox.exit()).isZero();
    assertThat(sandbox.out())
        .contains("the Host header is missing", "POST /api/sms?key=[hidden]")
        .contains("the client speaks https, this port speaks http: use http:// in its URL\n")
        .doesNotContain("canary");
    assertThat(sandbox.err()).contains(", 2 unreadable requests");
  }
}
