package com.otpiq.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is sent to each URL, and which texts are refused. */
class HttpUrlTest {
  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      value = {
        "/سلام => /%D8%B3%D9%84%D8%A7%D9%85",
        "/کوردی\u200cی => /%DA%A9%D9%88%D8%B1%D8%AF%DB%8C%E2%80%8C%DB%8C",
        "/😀 => /%F0%9F%98%80",
        "/%D8%B3%d9%84 => /%D8%B3%d9%84",
        "/%20س => /%20%D8%B3",
        "/a%2Fb%3Fc => /a%2Fb%3Fc",
        "/a|b => /a%7Cb",
        "/{smsId} => /%7BsmsId%7D",
        "/\"<>\\^`[] => /%22%3C%3E%5C%5E%60%5B%5D",
        "/-._~!$&'()*+,;=:@ => /-._~!$&'()*+,;=:@",
        "/a;v=1/b => /a;v=1/b",
        "/./a/../b => /./a/../b",
        "/%2e%2E/ => /%2e%2E/",
        "//a//b/ => //a//b/",
        "/Hook/HOOK => /Hook/HOOK",
        "?q=ی => /?q=%DB%8C",
        "/?a=b?c/d|e{f} => /?a=b?c/d%7Ce%7Bf%7D",
        "/?a[]=1 => /?a%5B%5D=1",
        "/? => /?",
        "/?a=%2B+%25&&b => /?a=%2B+%25&&b"
      })
  void path_and_query_are_encoded_once(String given, String sent) {
    assertThat(HttpUrl.of("http://localhost" + given).pathAndQuery()).isEqualTo(sent);
  }

  @Test
  void an_empty_path_is_a_slash() {
    assertThat(HttpUrl.of("http://localhost").pathAndQuery()).isEqualTo("/");
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      value = {
        "localhost => localhost",
        "LocalHost => localhost",
        "my_app => my_app",
        "_my-app.web_1 => _my-app.web_1",
        "example.com. => example.com.",
        "مثال.example => xn--mgbh0fb.example",
        "کوردی.krd => xn--ugbd2e0txf.krd",
        "BÜCHER.example => xn--bcher-kva.example",
        "a。b => a.b",
        "xn--mgbh0fb.example => xn--mgbh0fb.example",
        "127.0.0.1 => 127.0.0.1",
        "127.0.0.1. => 127.0.0.1",
        "127.1 => 127.0.0.1",
        "2130706433 => 127.0.0.1",
        "0x7f.1 => 127.0.0.1",
        "0X7F000001 => 127.0.0.1",
        "0177.0.0.1 => 127.0.0.1",
        "010.0.0.1 => 8.0.0.1",
        "１２７.0.0.1 => 127.0.0.1",
        "0 => 127.0.0.1",
        "0.0.0.0 => 127.0.0.1",
        "0x0 => 127.0.0.1",
        "1.2.3 => 1.2.0.3",
        "4294967295 => 255.255.255.255",
        "[::1] => [::1]",
        "[::] => [::1]",
        "[::0] => [::1]",
        "[0:0:0:0:0:0:0:0] => [::1]",
        "[::0.0.0.0] => [::1]",
        "[2001:DB8::A] => [2001:db8::a]",
        "[1:2:3:4:5:6:7:8] => [1:2:3:4:5:6:7:8]",
        "[1:0:0:2:0:0:0:3] => [1:0:0:2::3]",
        "[1:0:0:2:3:0:0:4] => [1::2:3:0:0:4]",
        "[1:0:2:3:4:5:6:7] => [1:0:2:3:4:5:6:7]",
        "[1:2:3:4:5:6:7::] => [1:2:3:4:5:6:7:0]",
        "[1:2:0:0:0:0:0:0] => [1:2::]",
        "[0001:02::00a] => [1:2::a]",
        "[64:ff9b::1.2.3.4] => [64:ff9b::102:304]",
        "[::1.2.3.4] => [::102:304]",
        "[::ffff:127.0.0.1] => 127.0.0.1",
        "[::FFFF:7f00:1] => 127.0.0.1",
        "[0:0:0:0:0:ffff:127.0.0.1] => 127.0.0.1",
        "[::ffff:10.1.2.255] => 10.1.2.255",
        "[::ffff:0:0] => 127.0.0.1",
        "[::ffff:0:1:2] => [::ffff:0:1:2]",
        "localhost. => localhost",
        "APP.Localhost. => app.localhost",
        "example.test. => example.test.",
        "notlocalhost. => notlocalhost."
      })
  void a_host_is_a_name_in_ascii_or_an_address(String given, String host) {
    assertThat(HttpUrl.of("http://" + given + "/"))
        .hasToString("http://" + host + "/")
        .extracting(HttpUrl::authority)
        .isEqualTo(host);
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://[fe80::1%eth0]:81/", "http://[FE80::1%25eth0]:81/"})
  void the_zone_of_an_address_is_for_this_machine_only(String text) {
    HttpUrl url = HttpUrl.of(text);

    assertThat(url).hasToString("http://[fe80::1%25eth0]:81/");
    assertThat(url.host()).isEqualTo("fe80::1%eth0");
    assertThat(url.authority()).isEqualTo("[fe80::1]:81");
  }

  @ParameterizedTest
  @CsvSource({
    "http://h, 80, h",
    "http://h:, 80, h",
    "HTTP://h:80, 80, h",
    "http://h:0080, 80, h",
    "http://h:443, 443, h:443",
    "https://h, 443, h",
    "hTTpS://h:443, 443, h",
    "https://h:80, 80, h:80",
    "http://h:1, 1, h:1",
    "http://h:65535, 65535, h:65535",
    "http://[::1]:8080, 8080, [::1]:8080"
  })
  void a_port_that_is_standard_is_not_named(String text, int port, String authority) {
    HttpUrl url = HttpUrl.of(text);

    assertThat(url.port()).isEqualTo(port);
    assertThat(url.authority()).isEqualTo(authority);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      value = {
        "'' => is not an http or https URL",
        "localhost => is not an http or https URL",
        "/hook => is not an http or https URL",
        "ftp://localhost/ => is not an http or https URL",
        "file:///etc/passwd => is not an http or https URL",
        "http:localhost => is not an http or https URL",
        "http:/localhost => is not an http or https URL",
        "http://::1/ => has an invalid IP address; IPv6 is written as [::1]",
        "http:// => is not an http or https URL: it has no host",
        "http:///x => is not an http or https URL: it has no host",
        "http://:1/ => is not an http or https URL: it has no host",
        "http://me:pass@localhost/ => has a user name or password, which is never sent",
        "http://me@localhost/ => has a user name or password, which is never sent",
        "http://@localhost/ => has a user name or password, which is never sent",
        "http://a\\@localhost/ => has a user name or password, which is never sent",
        "http://me:pa/ss@localhost/ => has a port that is not from 1 to 65535",
        "http://h:0/ => has a port that is not from 1 to 65535",
        "http://h:65536/ => has a port that is not from 1 to 65535",
        "http://h:99999999999/ => has a port that is not from 1 to 65535",
        "http://h:-1/ => has a port that is not from 1 to 65535",
        "http://h:x/ => has a port that is not from 1 to 65535",
        "http://h:٣/ => has a port that is not from 1 to 65535",
        "http://h/a b => has a space or a line break; %20 is a space",
        "http://h/a\u00a0b => has a space or a line break; %20 is a space",
        "http://h/a\tb => has a space or a line break; %20 is a space",
        "http://h/a\u2028b => has a space or a line break; %20 is a space",
        "http://h/a\u0000b => has a control character",
        "http://h/a\u0085b => has a control character",
        "http://h/a\ud800b => has half of a character",
        "http://h/%zz => has a % without two hex digits; %25 is a percent sign",
        "http://h/% => has a % without two hex digits; %25 is a percent sign",
        "http://h/?a=%4 => has a % without two hex digits; %25 is a percent sign",
        "http://h/#a => has a part after #, which is never sent",
        "http://h# => has a part after #, which is never sent",
        "http://. => has an invalid host name",
        "http://a..b => has an invalid host name",
        "http://%41/ => has an invalid host name",
        "http://a|b/ => has an invalid host name",
        "http://℀.x/ => has an invalid host name",
        "http://a\\b/ => has an invalid host name",
        "http://faß.de/ => has a host name that programs convert to ASCII differently; write it as xn--…",
        "http://کورد\u200cی.krd/ => has a host name that programs convert to ASCII differently; write it as xn--…",
        "http://مثال1.krd/ => has a host name that cannot be converted to ASCII; write it as xn--…",
        "http://1.2.3.4.5/ => has an invalid IP address",
        "http://256.0.0.1/ => has an invalid IP address",
        "http://127.256.1/ => has an invalid IP address",
        "http://4294967296/ => has an invalid IP address",
        "http://09.0.0.1/ => has an invalid IP address",
        "http://a.1/ => has an invalid IP address",
        "http://[]/ => has an invalid IP address",
        "http://[::1/ => has an invalid IP address; IPv6 is written as [::1]",
        "http://[::1]x/ => has an invalid IP address; IPv6 is written as [::1]",
        "http://[1:2:3]/ => has an invalid IP address",
        "http://[::1::]/ => has an invalid IP address",
        "http://[:::]/ => has an invalid IP address",
        "http://[1:2:3:4:5:6:7:8::]/ => has an invalid IP address",
        "http://[1.2.3.4::]/ => has an invalid IP address",
        "http://[::1%]/ => has an invalid IP address",
        "http://[v1.a]/ => has an invalid IP address"
      })
  void other_text_is_refused_with_the_reason(String text, String reason) {
    assertThatThrownBy(() -> HttpUrl.of(text))
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessage(reason);
  }

  @ParameterizedTest
  @CsvSource({
    "http://h, http://h/sms",
    "http://h/, http://h/sms",
    "http://h/api, http://h/api/sms",
    "http://h/api//, http://h/api/sms",
    "http://h/سلام, http://h/%D8%B3%D9%84%D8%A7%D9%85/sms"
  })
  void a_path_is_appended(String base, String url) {
    assertThat(HttpUrl.of(base).append("/sms")).hasToString(url);
  }

  @Test
  void any_url_is_sent_in_the_form_of_rfc_3986_and_means_what_it_meant() {
    Random random = new Random(17);
    for (int i = 0; i < 2_000; i++) {
      String path = "/" + text(random, "?");
      String query = text(random, "");

      HttpUrl url = HttpUrl.of("http://my_app:3000" + path + "?" + query);

      assertThat(url.pathAndQuery()).matches("/[!$&-;=@-Z_a-z~%]*\\?[!$&-;=?@-Z_a-z~%]*");
      assertThat(URI.create(url.text()).getPath()).isEqualTo(path);
      assertThat(URI.create(url.text()).getQuery()).isEqualTo(query);
      assertThat(HttpUrl.of(url.text())).isEqualTo(url).hasSameHashCodeAs(url);
    }
  }

  /** Any characters of Unicode, half of them ASCII, without those that are refused. */
  private static String text(Random random, String without) {
    return random
        .ints(random.nextInt(20), 0, 2 * Character.MAX_CODE_POINT)
        .map(c -> c > Character.MAX_CODE_POINT ? c % 128 : c)
        .filter(c -> !Character.isISOControl(c) && !Character.isSpaceChar(c))
        .filter(c -> !Character.isSurrogate((char) c) || c > Character.MAX_VALUE)
        .filter(c -> ("#%" + without).indexOf(c) < 0)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
