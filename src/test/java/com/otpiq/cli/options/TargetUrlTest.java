package com.otpiq.cli.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.otpiq.event.Problem;
import com.otpiq.message.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The URL that webhooks are sent to, and the hosts that it may name. */
class TargetUrlTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.1.2.3",
        "169.254.169.254",
        "224.0.0.1",
        "255.255.255.255",
        "[::2]",
        "[::ffff:169.254.169.254]",
        "[fe80::1]",
        "[ff02::1]",
        "metadata.google.internal",
        "[64:ff9b::a9fe:a9fe]"
      })
  void a_host_that_is_never_called_is_refused_although_others_are_allowed(String host) {
    String url = "http://" + host + ":8080/";

    Problem problem = catchThrowableOfType(Problem.class, () -> TargetUrl.parse("--to", url, true));
    assertThat(problem.kind()).isEqualTo(Problem.Kind.USAGE);
    assertThat(problem.message()).endsWith(", which is never called");
    assertThatThrownBy(() -> parse(url)).isInstanceOf(Problem.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.1.1.1",
        "8.8.8.8",
        "10.0.0.1",
        "10.255.255.255",
        "100.64.0.1",
        "126.255.255.255",
        "128.0.0.1",
        "172.16.0.1",
        "172.31.255.255",
        "172.32.0.1",
        "192.0.0.1",
        "192.0.2.1",
        "192.88.99.1",
        "192.168.0.1",
        "198.18.0.1",
        "198.51.100.1",
        "203.0.113.1",
        "240.0.0.1",
        "167772161",
        "3232235777",
        "[::ffff:10.0.0.1]",
        "[::ffff:8.8.8.8]",
        "[64:ff9b::7f00:1]",
        "[100::1]",
        "[2001::1]",
        "[2001:db8::1]",
        "[2002:7f00:1::]",
        "[2606:4700::1]",
        "[fc00::1]",
        "[fd00::1]"
      })
  void another_host_needs_allow_remote(String host) {
    String url = "http://" + host + ":8080/";

    Problem problem = catchThrowableOfType(Problem.class, () -> parse(url));
    assertThat(problem.kind()).isEqualTo(Problem.Kind.USAGE);
    assertThat(problem.message()).contains("is not this machine");
    assertThat(problem.hint().orElseThrow()).startsWith("--allow-remote");
    assertThat(TargetUrl.parse("--to", url, true)).isEqualTo(HttpUrl.of(url));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "127.9.9.9",
        "localhost",
        "2130706433",
        "0x7f.1",
        "127.1",
        "0177.0.0.1",
        "0x7f000001",
        "[::1]",
        "[::1%1]",
        "[0:0:0:0:0:0:0:1]",
        "[::ffff:127.0.0.1]",
        "0.0.0.0",
        "[::]"
      })
  void this_machine_has_many_names(String host) {
    assertThat(parse("http://" + host + ":1/").text()).endsWith(":1/");
  }

  @Test
  void an_unknown_host_needs_allow_remote_too() {
    assertThatThrownBy(() -> parse("http://nope.invalid/"))
        .isInstanceOf(Problem.class)
        .hasMessage("the host name nope.invalid is not known here");
  }

  @ParameterizedTest
  @CsvSource({
    "3000, http://127.0.0.1:3000/",
    "3000/hook, http://127.0.0.1:3000/hook",
    "3000?a=b, http://127.0.0.1:3000/?a=b",
    "localhost:3000, http://localhost:3000/",
    "localhost:3000?a=b, http://localhost:3000/?a=b",
    "localhost/hook, http://localhost/hook",
    "127.0.0.1:1/a?b=c, http://127.0.0.1:1/a?b=c",
    "127.0.0.1:1/سلام?q=ی, http://127.0.0.1:1/%D8%B3%D9%84%D8%A7%D9%85?q=%DB%8C",
    "[::1]:3000/x, http://[::1]:3000/x",
    "HTTP://localhost, http://localhost/",
    "https://localhost:8443/x, https://localhost:8443/x"
  })
  void a_short_form_is_completed(String text, String url) {
    assertThat(parse(text)).hasToString(url);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      value = {
        "ftp://localhost/ => is not an http or https URL",
        "mailto:me => is not an http or https URL",
        "http:// => is not an http or https URL: it has no host",
        "http://localhost:70000/ => has a port that is not from 1 to 65535",
        "70000 => has a port that is not from 1 to 65535",
        "http://local host/ => has a space or a line break; %20 is a space",
        "'' => is not an http or https URL: it has no host"
      })
  void other_text_is_refused_with_the_reason(String text, String reason) {
    Problem problem = catchThrowableOfType(Problem.class, () -> parse(text));

    assertThat(problem.message()).endsWith("' " + reason);
    assertThat(problem.hint()).contains("--to http://127.0.0.1:3000/webhooks/otpiq");
  }

  @Test
  void a_user_name_and_a_password_are_refused_and_not_shown() {
    assertThatThrownBy(() -> parse("http://me:hidden@localhost/"))
        .isInstanceOf(Problem.class)
        .hasMessage(
            "'http://[hidden]@localhost/' has a user name or password, which is never sent");
    assertThatThrownBy(() -> parse("ftp:/me:hidden@localhost/?key=k"))
        .isInstanceOf(Problem.class)
        .hasMessage("'ftp:/[hidden]@localhost/?[hidden]' is not an http or https URL");
  }

  @Test
  void a_telephone_number_is_not_taken_for_a_port() {
    assertThatThrownBy(() -> parse("9647701234567"))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("9647701234567 looks like a telephone number");
  }

  private static HttpUrl parse(String text) {
    return TargetUrl.parse("--to", text, false);
  }
}
