package com.otpiq.net.client;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.otpiq.delivery.Outcome;
import com.otpiq.message.HttpUrl;
import com.otpiq.net.AllowedHosts;
import com.otpiq.net.proxy.ProxySettings;
import com.otpiq.tls.TestKeys;
import com.otpiq.webhook.Headers;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Proxies on real sockets; the hosts behind them are made up. */
class ProxyTest {
  private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
  private static final Duration DEADLINE = Duration.ofSeconds(10);

  @ParameterizedTest
  @CsvSource({
    "http://example.test/, true, p:1",
    "http://example.test/, false, ",
    "http://localhost:3/, true, ",
    "http://127.9.9.9/, true, ",
    "http://[::1]:3/, true, ",
    "http://app.localhost/, true, ",
  })
  void this_machine_has_no_proxy_and_others_only_where_they_are_allowed(
      String target, boolean allowRemote, String proxy) {
    var policy =
        new NetworkPolicy(
            proxies("HTTP_PROXY=http://p:1 ALL_PROXY=http://p:1"),
            TlsStrategy.ofRuntime(),
            allowRemote ? AllowedHosts.ALL : AllowedHosts.THIS_MACHINE);

    assertThat(policy.proxyFor(HttpUrl.of(target)).map(ProxySettings.Proxy::toString))
        .isEqualTo(Optional.ofNullable(proxy));
  }

  @ParameterizedTest
  @CsvSource({
    "169.254.169.254, the metadata service of a cloud",
    "[64:ff9b::a9fe:a9fe], the metadata service of a cloud",
    "metadata.google.internal, the metadata service of a cloud",
    "[fe80::1], a link-local address"
  })
  void a_proxy_is_not_asked_for_what_is_never_called(String host, String kind) throws Exception {
    try (ScriptedEndpoint proxy = ScriptedEndpoint.http(ProxyTest::answer)) {
      String url = "http://" + host + ":81/latest";

      assertThat(get(url, "HTTP_PROXY=" + proxy.uri().text()))
          .isEqualTo(
              new Outcome.Failed(
                  HttpUrl.of(url).authority() + " is " + kind + ", which is never called", false));
      assertThat(proxy.connections()).isZero();
    }
  }

  @Test
  void an_unsupported_proxy_is_refused_before_anything_is_sent() {
    NetworkPolicy socks = networkPolicy("HTTP_PROXY=socks5://p:1");

    assertThatThrownBy(() -> socks.requireSupportedProxy(HttpUrl.of("http://example.test/")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatCode(() -> socks.requireSupportedProxy(HttpUrl.of("http://localhost/")))
        .doesNotThrowAnyException();
  }

  @Test
  void http_is_handed_to_the_proxy_with_its_credentials() throws Exception {
    try (ScriptedEndpoint proxy = ScriptedEndpoint.http(ProxyTest::answer)) {
      Outcome outcome = get("http://example.test:81/hook?a=1", "HTTP_PROXY=" + withUser(proxy));

      assertThat(outcome.isAcknowledged()).isTrue();
      assertThat(proxy.requestsOnce(1).getFirst().head())
          .startsWith("GET http://example.test:81/hook?a=1 HTTP/1.1\r\n")
          .contains("Host: example.test:81\r\n")
          .contains("Proxy-Authorization: Basic dTp3\r\n");
    }
  }

  @ParameterizedTest
  @CsvSource({"other.example, true", "tunnelled.test, false"})
  void https_goes_through_a_tunnel_and_trusts_no_more_than_without(String host, boolean fits)
      throws Exception {
    TestKeys keys = TestKeys.shared();
    SSLContext identity = keys.identity("otherhost");
    List<String> behind = new CopyOnWriteArrayList<>();
    try (ScriptedEndpoint proxy =
        ScriptedEndpoint.http(peer -> {
          peer.readRequest();
          peer.send("HTTP/1.1 200 Connection established\r\n\r\n");
          try (SSLSocket secured = peer.secured(identity)) {
            byte[] bytes = new byte[4096];
            int count = secured.getInputStream().read(bytes);
            behind.add(new String(bytes, 0, Math.max(count, 0), ISO_8859_1));
            secured.getOutputStream().write(OK.getBytes(ISO_8859_1));
            secured.getOutputStream().flush();
          }
        })) {
      SSLContext context = keys.trusting();
      Outcome outcome =
          get(
              "https://" + host + "/hook",
              new NetworkPolicy(
                  proxies("HTTPS_PROXY=" + withUser(proxy)),
                  new TlsStrategy(() -> context),
                  AllowedHosts.ALL),
              DEADLINE);

      assertThat(proxy.requestsOnce(1).getFirst().head())
          .startsWith("CONNECT " + host + ":443 HTTP/1.1\r\n")
          .contains("Proxy-Authorization: Basic dTp3\r\n");
      if (fits) {
        assertThat(outcome).matches(ExpectedOutcome.answered(200, "ok").holds());
        assertThat(behind.getFirst()).startsWith("GET /hook HTTP/1.1\r\n").doesNotContain("Proxy");
      } else {
        assertThat(outcome)
            .isEqualTo(
                new Outcome.Failed(
                    "the certificate of " + host + ":443 is for another host", false));
        assertThat(behind).allMatch(String::isEmpty);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"407 Proxy Authentication Required", "403 No", "502 Bad", "301 Moved"})
  void a_proxy_that_opens_no_way_is_named_with_its_answer(String answer) throws Exception {
    try (ScriptedEndpoint proxy =
        ScriptedEndpoint.http(peer -> {
          peer.readRequest();
          peer.send("HTTP/1.1 " + answer + "\r\nContent-Length: 0\r\n\r\n");
        })) {
      assertThat(get("https://example.test/", "HTTPS_PROXY=" + withUser(proxy)))
          .isEqualTo(
              new Outcome.Failed(
                  "the proxy 127.0.0.1:"
                      + proxy.uri().port()
                      + " refused the tunnel with status "
                      + answer.substring(0, 3),
                  false));
      assertThat(proxy.requestsOnce(1)).hasSize(1);
      assertThat(proxy.connections()).isEqualTo(1);
    }
  }

  @Test
  void a_dead_proxy_is_a_failure_and_no_bypass() throws Exception {
    int port;
    try (ServerSocket closed = new ServerSocket(0)) {
      port = closed.getLocalPort();
    }
    assertThat(get("https://127.0.0.1.test/", "ALL_PROXY=http://127.0.0.1:" + port))
        .isEqualTo(new Outcome.Failed("nothing listens on the proxy 127.0.0.1:" + port, false));
  }

  @Test
  void a_silent_proxy_is_given_up_at_the_deadline() throws Exception {
    try (ScriptedEndpoint proxy = ScriptedEndpoint.http(RawPeer::hold)) {
      NetworkPolicy throughProxy = networkPolicy("HTTPS_PROXY=" + proxy.uri());

      assertThat(get("https://example.test/", throughProxy, Duration.ofMillis(500)))
          .isEqualTo(new Outcome.TimedOut("connecting through the proxy", false));
    }
  }

  @Test
  void this_machine_is_reached_directly() throws Exception {
    try (ScriptedEndpoint receiver = ScriptedEndpoint.http(ProxyTest::answer);
        ScriptedEndpoint proxy = ScriptedEndpoint.http(ProxyTest::answer)) {
      String all = "HTTP_PROXY=%1$s HTTPS_PROXY=%1$s ALL_PROXY=%1$s".formatted(proxy.uri());

      assertThat(get(receiver.uri().toString(), all).isAcknowledged()).isTrue();
      assertThat(proxy.connections()).isZero();
      assertThat(receiver.connections()).isEqualTo(1);
    }
  }

  private static void answer(RawPeer peer) throws IOException {
    peer.readRequest();
    peer.send(OK);
  }

  private static String withUser(ScriptedEndpoint proxy) {
    return proxy.uri().toString().replace("http://", "http://u:w@");
  }

  private static Outcome get(String target, String env) throws InterruptedException {
    return get(target, networkPolicy(env), DEADLINE);
  }

  private static Outcome get(String target, NetworkPolicy networkPolicy, Duration deadline)
      throws InterruptedException {
    try (HttpCaller caller = new HttpCaller(networkPolicy)) {
      return caller.call(Call.get(HttpUrl.of(target), Headers.NONE), deadline);
    }
  }

  private static NetworkPolicy networkPolicy(String env) {
    return new NetworkPolicy(proxies(env), TlsStrategy.ofRuntime(), AllowedHosts.ALL);
  }

  private static ProxySettings proxies(String env) {
    Map<String, String> variables = new HashMap<>();
    for (String one : List.of(env.replace(';', ',').split(" ", -1))) {
      variables.put(one.substring(0, one.indexOf('=')), one.substring(one.indexOf('=') + 1));
    }
    return ProxySettings.of(variables);
  }
}
