package com.otpiq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Each file that otpiq reads may start with a byte order mark, in UTF-8 or, as the {@code >} of
 * PowerShell 5 writes it, in UTF-16.
 */
class ByteOrderMarkTest {
  private static final String PAYLOAD =
      "{\"smsId\":\"sms-1\",\"deliveryReportType\":\"all\",\"isFinal\":true,\"channel\":\"sms\",\"status\":\"delivered\",\"senderId\":\"x\"}";

  private @TempDir Path dir;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "validate f --quiet | PAYLOAD | 0",
        "replay f --plan --to 127.0.0.1:1/ --quiet | PAYLOAD | 0",
        "send --request f --dry-run --quiet --base-url http://127.0.0.1:1/api | {} | 3",
        "sandbox --scenario-file f --port 0 --exec true --quiet | {\"x\":1} | 3",
        "check 127.0.0.1:1/ --baseline f --quiet | {\"type\":\"x\"} | 3",
        "check 127.0.0.1:1/ --secret-file f --quiet | 0123456789abcdef | 5",
        "check 127.0.0.1:1/ --old-secret-file f --quiet | A=b | 3",
        "info --api-key-file f --base-url http://127.0.0.1:1/api | sk_dev_0123456789 | 5",
        "info --cacert f --api-key-file k --base-url http://127.0.0.1:1/api | no PEM | 3",
        "sandbox --control-token-file f --port 0 --exec true --quiet | short | 3",
        "listen --cert f --key f --port 0 | no PEM | 3",
      })
  void a_mark_changes_nothing(String line, String text, int exit) throws IOException {
    Files.writeString(dir.resolve("k"), "sk_dev_0123456789");
    Path file = dir.resolve("f");
    String content = text.equals("PAYLOAD") ? PAYLOAD : text;
    Files.writeString(file, content);
    Program plain = new Program(dir);
    assertThat(plain.run(line.split(" "))).as(plain.err()).isEqualTo(exit);

    for (String charset : List.of("UTF-8", "UTF-16LE", "UTF-16BE")) {
      Files.write(file, ("\uFEFF" + content).getBytes(Charset.forName(charset)));
      Program marked = new Program(dir);

      assertThat(marked.run(line.split(" "))).as(marked.err()).isEqualTo(exit);
      assertThat(withoutTimes(marked)).as(charset).isEqualTo(withoutTimes(plain));
    }
  }

  private static String withoutTimes(Program program) {
    return (program.err() + program.out()).replaceAll("\\d+ ms|127.0.0.1:\\d+", "");
  }
}
