package com.otpiq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.cli.error.ExitCode;
import com.otpiq.net.client.ScriptedEndpoint;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every command that takes a URL reads it in the same way. */
class UrlArgumentsTest {
  private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}";

  @TempDir Path dir;

  @ParameterizedTest
  @CsvSource(
      delimiter = '>',
      value = {
        "trigger delivered --to URL/سلام?q=ی > POST /%D8%B3%D9%84%D8%A7%D9%85?q=%DB%8C",
        "trigger delivered --to URL//a|b/../%20 > POST //a%7Cb/../%20",
        "check URL/سلام --only answers > POST /%D8%B3%D9%84%D8%A7%D9%85",
        "info --base-url URL/سلام/ > GET /%D8%B3%D9%84%D8%A7%D9%85/info",
        "send --to 9647701234567 --code 1 --base-url URL > POST /sms"
      })
  void path_and_query_are_sent_encoded(String command, String sent) throws Exception {
    try (ScriptedEndpoint endpoint =
        ScriptedEndpoint.http(peer -> {
          while (true) {
            peer.readRequest();
            peer.send(OK);
          }
        })) {
      run(new Program(dir), command.replace("URL", "http://127.1:" + endpoint.uri().port()));

      assertThat(endpoint.requestsOnce(1).getFirst().head()).startsWith(sent + " HTTP/1.1\r\n");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "trigger delivered --to URL",
    "replay - --to URL",
    "listen --forward-to URL",
    "check URL",
    "check 3000 --state-url URL{smsId}",
    "info --base-url URL",
    "send --to 9647701234567 --code 1 --webhook-url URL --dry-run"
  })
  void a_url_that_cannot_be_called_is_refused_and_its_password_is_not_shown(String command) {
    for (String url :
        List.of(
            "http://me:hunter2@127.0.0.1/",
            "http://me:hun/ter2hunter2@127.0.0.1/",
            "http://127.0.0.1:99999/?hunter2",
            "http://127.0.0.1/%zz?hunter2",
            "http://faß.example/?hunter2",
            "http://127.0.0.1/?hunter2#hunter2")) {
      var program = new Program(dir);

      assertThat(run(program, command.replace("URL", url))).isEqualTo(ExitCode.USAGE.code);
      assertThat(program.err()).contains("otpiq: '").doesNotContain("hunter2");
      assertThat(program.out()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "trigger delivered, OTPIQ_TRIGGER_TO",
    "replay -, OTPIQ_TO",
    "listen, OTPIQ_LISTEN_FORWARD_TO",
    "check 3000, OTPIQ_CHECK_STATE_URL",
    "info, OTPIQ_BASE_URL",
    "send --to 9647701234567 --code 1 --dry-run, OTPIQ_SEND_WEBHOOK_URL"
  })
  void the_source_of_a_wrong_url_is_shown_whatever_is_wrong_with_it(
      String command, String variable) {
    for (String url :
        List.of(
            "http://u:hunter2@127.0.0.1:1/{smsId}",
            "::::{smsId}",
            "http://127.0.0.1:99999/{smsId}",
            "ftp://127.0.0.1/{smsId}",
            "http://127.0.0.1/{smsId}?token=hunter2#x")) {
      var program = new Program(dir).env(variable, url);

      assertThat(run(program, command)).isEqualTo(ExitCode.USAGE.code);
      assertThat(program.err())
          .as(variable + " " + url)
          .contains("\nSet by " + variable + ": ")
          .doesNotContain("hunter2");
    }
  }

  private static int run(Program program, String command) {
    return program
        .env("OTPIQ_API_KEY", "sk_dev_x")
        .stdin("{\"smsId\":\"sms-1\",\"status\":\"sent\",\"isFinal\":false}")
        .run(command.split(" "));
  }
}
