package com.otpiq.net.client;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.delivery.Outcome;
import com.otpiq.json.BodyParser;
import com.otpiq.message.HttpUrl;
import com.otpiq.net.AllowedHosts;
import com.otpiq.net.HostPort;
import com.otpiq.net.proxy.ProxySettings;
import com.otpiq.tls.TestKeys;
import com.otpiq.webhook.Headers;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The request line, the {@code Host} header and the TLS name of a URL, on real sockets. */
class CallTargetTest {
  private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
  private static final Duration DEADLINE = Duration.ofSeconds(10);

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      value = {
        "'' => /",
        "/ => /",
        "?q=1 => /?q=1",
        "/سلام?q=ی => /%D8%B3%D9%84%D8%A7%D9%85?q=%DB%8C",
        "/%d8%B3 => /%d8%B3",
        "//a//b/ => //a//b/",
        "// => //",
        "/./a/../b/. => /./a/../b/.",
        "/../.. => /../..",
        "/%2e%2e/%2F => /%2e%2e/%2F",
        "/a;v=1;w/b => /a;v=1;w/b",
        "/a:b@c => /a:b@c",
        "/a|b{c}\\^` => /a%7Cb%7Bc%7D%5C%5E%60",
        "/? => /?",
        "/?? => /??",
        "/?a=http://b/?c => /?a=http://b/?c",
        "/?a+b=%2B&&c => /?a+b=%2B&&c",
        "/http://other.test/x => /http://other.test/x"
      })
  void the_request_line_has_the_path_and_query_of_the_url(String given, String sent)
      throws Exception {
    try (ScriptedEndpoint endpoint = ScriptedEndpoint.http(CallTargetTest::answer)) {
      String server = "http://127.0.0.1:" + endpoint.uri().port();

      assertThat(call(server + given, ProbeFixture.LOCAL_ONLY))
          .matches(ExpectedOutcome.answered(200, "ok").holds());

      assertThat(endpoint.requestsOnce(1).getFirst().head())
          .startsWith("POST " + sent + " HTTP/1.1\r\n")
          .contains("\r\nHost: 127.0.0.1:" + endpoint.uri().port() + "\r\n");
    }
  }

  @Test
  void any_path_and_query_arrive_in_the_form_of_rfc_3986() throws Exception {
    Random random = new Random(17);
    try (ScriptedEndpoint endpoint =
            ScriptedEndpoint.http(peer -> {
              while (true) {
                answer(peer);
              }
            });
        HttpCaller caller = new HttpCaller(ProbeFixture.LOCAL_ONLY)) {
      for (int i = 1; i <= 300; i++) {
        HttpUrl url = HttpUrl.of(endpoint.uri().text() + "/" + text(random) + "?" + text(random));
        caller.call(Call.get(url, Headers.NONE), DEADLINE);

        assertThat(endpoint.requestsOnce(i).getLast().head())
            .startsWith("GET " + url.pathAndQuery() + " HTTP/1.1\r\n");
      }
    }
  }

  /** Characters of all planes, with many delimiters among them. */
  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(12); i > 0; i--) {
      int any = random.nextInt(0xE000, Character.MAX_CODE_POINT);
      text.appendCodePoint(random.nextBoolean() ? "/.:;@?&=+~|{}[]\\".codePointAt(i) : any);
    }
    return text.toString();
  }

  @ParameterizedTest
  @CsvSource({
    "my_app, my_app",
    "my_app_1, my_app_1",
    "MY_App.web, my_app.web",
    "مثال.example, xn--mgbh0fb.example",
    "127.1, 127.0.0.1",
    "2130706433, 127.0.0.1"
  })
  void the_host_is_looked_up_and_sent_in_ascii(String given, String sent) throws Exception {
    List<String> names = new CopyOnWriteArrayList<>();
    try (ScriptedEndpoint endpoint = ScriptedEndpoint.http(CallTargetTest::answer);
        HttpCaller caller =
            new HttpCaller(
                ProbeFixture.named(name -> {
                  names.add(name);
                  return new InetAddress[] {InetAddress.ofLiteral("127.0.0.1")};
                }))) {
      int port = endpoint.uri().port();
      Outcome outcome =
          caller.call(post(HttpUrl.of("http://" + given + ":" + port + "/x")), DEADLINE);

      assertThat(outcome).matches(ExpectedOutcome.answered(200, "ok").holds());
      assertThat(names).isEqualTo(sent.startsWith("127.") ? List.of() : List.of(sent));
      assertThat(endpoint.requestsOnce(1).getFirst().head())
          .startsWith("POST /x HTTP/1.1\r\n")
          .contains("\r\nHost: " + sent + ":" + port + "\r\n");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "http://my_app/x?a=1, POST http://my_app/x?a=1, my_app",
    "http://my_app:3000/سلام, POST http://my_app:3000/%D8%B3%D9%84%D8%A7%D9%85, my_app:3000",
    "http://مثال.example//a/../b, POST http://xn--mgbh0fb.example//a/../b, xn--mgbh0fb.example",
    "http://[2001:db8::1%7]/, POST http://[2001:db8::1]/, [2001:db8::1]",
    "https://my_app/x, CONNECT my_app:443, my_app:443",
    "https://مثال.example:8443/, CONNECT xn--mgbh0fb.example:8443, xn--mgbh0fb.example:8443"
  })
  void a_proxy_gets_the_whole_url(String url, String sent, String host) throws Exception {
    try (ScriptedEndpoint proxy = ScriptedEndpoint.http(CallTargetTest::answer)) {
      var policy =
          new NetworkPolicy(
              ProxySettings.of(Map.of("ALL_PROXY", proxy.uri().text())),
              TlsStrategy.ofRuntime(),
              AllowedHosts.ALL);

      call(url, policy);

      assertThat(proxy.requestsOnce(1).getFirst().head())
          .startsWith(sent + " HTTP/1.1\r\n")
          .contains("\r\nHost: " + host + "\r\n");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "my_app.compose.test, true",
    "web-1.compose.test, true",
    "my_app.other.test, false",
    "web-1.other.test, false"
  })
  void tls_verifies_any_host_name(String host, boolean fits) throws Exception {
    TestKeys keys = TestKeys.shared();
    SSLContext identity = keys.identity("wildcard");
    SSLContext trusting = keys.trusting();
    try (ScriptedEndpoint proxy =
        ScriptedEndpoint.http(peer -> {
          peer.readRequest();
          peer.send("HTTP/1.1 200 Connection established\r\n\r\n");
          try (SSLSocket secured = peer.secured(identity)) {
            secured.getInputStream().read();
            secured.getOutputStream().write(OK.getBytes(ISO_8859_1));
          }
        })) {
      var policy =
          new NetworkPolicy(
              ProxySettings.of(Map.of("ALL_PROXY", proxy.uri().text())),
              new TlsStrategy(() -> trusting),
              AllowedHosts.ALL);

      Outcome outcome = call("https://" + host + "/", policy);

      if (fits) {
        assertThat(outcome).matches(ExpectedOutcome.answered(200, "ok").holds());
      } else {
        assertThat(outcome)
            .isEqualTo(
                new Outcome.Failed(
                    "the certificate of " + host + ":443 is for another host", false));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "[::1], ::1",
    "[::1%1], ::1",
    "[::1%251], ::1",
    "[0:0:0:0:0:0:0:1], ::1",
    "[0000:0::0001], ::1",
    "[::0.0.0.1], ::1",
    "[::], ::1",
    "[::ffff:127.0.0.1], 127.0.0.1",
    "[::FFFF:7F00:0001], 127.0.0.1",
    "[0:0:0:0:0:ffff:127.0.0.1], 127.0.0.1",
    "[::ffff:0.0.0.0], 127.0.0.1",
    "2130706433, 127.0.0.1",
    "localhost., 127.0.0.1",
    "LOCALHOST., 127.0.0.1"
  })
  void an_address_in_any_notation_is_called(String host, String address) throws Exception {
    try (ScriptedEndpoint endpoint =
        ScriptedEndpoint.http(InetAddress.ofLiteral(address), CallTargetTest::answer)) {
      String url = "http://" + host + ":" + endpoint.uri().port() + "/";
      String sent = host.startsWith("l") || host.startsWith("L") ? "localhost" : address;

      assertThat(call(url, ProbeFixture.LOCAL_ONLY))
          .matches(ExpectedOutcome.answered(200, "ok").holds());
      assertThat(endpoint.requestsOnce(1).getFirst().head())
          .contains("\r\nHost: " + new HostPort(sent, endpoint.uri().port()) + "\r\n");
    }
  }

  private static void answer(RawPeer peer) throws IOException {
    peer.readRequest();
    peer.send(OK);
  }

  private static Outcome call(String url, NetworkPolicy policy) throws InterruptedException {
    try (HttpCaller caller = new HttpCaller(policy)) {
      return caller.call(post(HttpUrl.of(url)), DEADLINE);
    }
  }

  private static Call post(HttpUrl url) {
    return Call.post(url, Headers.NONE, BodyParser.parse(new byte[] {'{', '}'}));
  }
}
