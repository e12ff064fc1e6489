package com.otpiq.net.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.otpiq.message.HttpUrl;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which proxy the environment names for a URL. */
class ProxySettingsTest {
  @ParameterizedTest
  @CsvSource({
    "http://example.test/, HTTP_PROXY=http://p:1, p:1",
    "http://example.test/, http_proxy=p:1 HTTP_PROXY=other:2, p:1",
    "http://example.test/, http_proxy= HTTP_PROXY=p:1, p:1",
    "http://example.test/, HTTPS_PROXY=http://p:1, ",
    "https://example.test/, HTTPS_PROXY=http://p:1, p:1",
    "https://example.test/, HTTP_PROXY=http://p:1, ",
    "https://example.test/, ALL_PROXY=http://p:1, p:1",
    "https://example.test/, all_proxy=http://p, p:1080",
    "https://example.test/, HTTPS_PROXY=http://u:w@p:1, p:1",
    "http://example.test/, HTTP_PROXY=http://http_proxy:3128/, http_proxy:3128",
    "http://example.test/, HTTP_PROXY=http://مثال.example:1, مثال.example:1",
    "http://example.test/, HTTP_PROXY=[2001:db8::1]:1, [2001:db8::1]:1",
    "http://my_app/, HTTP_PROXY=http://p:1 NO_PROXY=my_app, ",
    "http://example.test/, HTTP_PROXY=http://p:1 NO_PROXY=example.test:80, ",
    "http://example.test/, HTTP_PROXY=http://p:1 NO_PROXY=*, ",
    "http://example.test/, HTTP_PROXY=http://p:1 NO_PROXY=example.test, ",
    "http://a.example.test/, HTTP_PROXY=http://p:1 NO_PROXY=other;.example.test, ",
    "http://example.test:81/, HTTP_PROXY=http://p:1 NO_PROXY=example.test:81, ",
    "http://a.example.test:81/, HTTP_PROXY=http://p:1 NO_PROXY=example.test:81, ",
    "http://example.test:82/, HTTP_PROXY=http://p:1 NO_PROXY=example.test:81, p:1",
    "http://notexample.test/, HTTP_PROXY=http://p:1 NO_PROXY=example.test, p:1",
    "http://EXAMPLE.test/, HTTP_PROXY=http://p:1 no_proxy=example.TEST, ",
  })
  void the_environment_names_the_proxy(HttpUrl target, String env, String proxy) {
    assertThat(proxies(env).addressFor(target)).isEqualTo(Optional.ofNullable(proxy));
  }

  @Test
  void the_credentials_of_a_proxy_are_kept_and_never_shown() {
    ProxySettings.Proxy proxy =
        proxies("HTTP_PROXY=http://u:hidden@p:1").of(HttpUrl.of("http://a.test/")).orElseThrow();

    assertThat(proxy.userInfo()).contains("u:hidden");
    assertThat(proxy).hasToString("p:1");
  }

  @ParameterizedTest
  @CsvSource({"u:p%40ss%3A1, u:p@ss:1", "u:a+b, u:a+b", "u:50%zz, u:50%zz", "u:a@b, u:a@b"})
  void the_credentials_of_a_proxy_are_decoded_once(String given, String sent) {
    ProxySettings.Proxy proxy =
        proxies("HTTP_PROXY=http://" + given + "@p:1")
            .of(HttpUrl.of("http://a.test/"))
            .orElseThrow();

    assertThat(proxy.userInfo()).contains(sent);
  }

  @Test
  void without_an_environment_there_is_no_proxy() {
    assertThat(ProxySettings.NONE.of(HttpUrl.of("https://example.test/"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP_PROXY=socks5://u:hidden@p:1",
        "HTTP_PROXY=https://u:hidden@p:1",
        "HTTP_PROXY=http://u:hidden@:::",
        "HTTP_PROXY=http://u:hidden@"
      })
  void an_unsupported_proxy_is_named_without_its_password(String env) {
    assertThatThrownBy(() -> proxies(env).of(HttpUrl.of("http://example.test/")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("HTTP_PROXY")
        .hasMessageNotContaining("hidden");
  }

  private static ProxySettings proxies(String env) {
    Map<String, String> variables = new HashMap<>();
    for (String one : List.of(env.replace(';', ',').split(" ", -1))) {
      variables.put(one.substring(0, one.indexOf('=')), one.substring(one.indexOf('=') + 1));
    }
    return ProxySettings.of(variables);
  }
}
