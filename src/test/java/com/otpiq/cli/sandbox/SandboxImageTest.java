package com.otpiq.cli.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the sandbox does with the arguments of the image, for a client on another machine. */
class SandboxImageTest extends SandboxTestBase {
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"");
  private static final Pattern TOKEN = Pattern.compile("Authorization: Bearer ([0-9a-f]{32})\n");
  private static final String CONTROL = "/_sandbox/state";

  @BeforeEach
  void starts() throws IOException {
    List<String> arguments = arguments();
    assertThat(arguments).startsWith("sandbox").contains("--host");
    start(arguments.subList(1, arguments.size()).toArray(String[]::new));
  }

  @ParameterizedTest
  @CsvSource({
    "http://169.254.169.254/latest/meta-data, the metadata service of a cloud",
    "http://[::ffff:169.254.169.254]/, the metadata service of a cloud",
    "http://metadata.google.internal/, the metadata service of a cloud",
    "http://172.17.0.1:22/, --allow-host 172.17.0.1 lets it reach that host",
    "http://app:3000/hook, --allow-host app lets it reach that host",
    "http://host.docker.internal:3000/hook, --allow-host host.docker.internal lets"
  })
  void it_calls_no_other_machine(String url, String reason) throws Exception {
    String request =
        "{\"phoneNumber\":\"9647701234567\",\"smsType\":\"verification\",\"verificationCode\":\"1\",\"deliveryReport\":{\"webhookUrl\":\"%s\"}}"
            .formatted(url);

    assertThat(post("/api/sms", request))
        .satisfies(
            response -> assertThat(response.statusCode()).isEqualTo(400),
            response -> assertThat(response.body()).contains(reason));
  }

  @ParameterizedTest
  @ValueSource(strings = {CONTROL, "/_sandbox/messages", "/_sandbox/messages/sms-1", "/_sandbox/x"})
  void another_machine_is_told_nothing_whatever_host_it_names(String path) throws Exception {
    for (String host : List.of("localhost", "127.0.0.1:4010", "[::1]", "otpiq:4010")) {
      assertThat(fromElsewhere(path, host, ""))
          .startsWith("HTTP/1.1 403 ")
          .contains("the control API is for programs on this machine");
    }
    assertThat(fromElsewhere("/api/info", "otpiq:4010", "")).startsWith("HTTP/1.1 200 ");
  }

  @Test
  void another_machine_needs_the_token_that_is_shown() throws Exception {
    Matcher token = TOKEN.matcher(sandbox.err());
    assertThat(token.find()).as(sandbox.err()).isTrue();

    assertThat(fromElsewhere(CONTROL, "otpiq:4010", token.group(1))).startsWith("HTTP/1.1 200 ");
    assertThat(fromElsewhere(CONTROL, "localhost", token.group(1).replaceAll(".$", "x")))
        .startsWith("HTTP/1.1 403 ");
    assertThat(get(CONTROL).statusCode()).isEqualTo(200);
  }

  /** The response to a client whose address is not loopback, as that of another container. */
  private String fromElsewhere(String path, String host, String token) throws IOException {
    Optional<InetAddress> address = otherAddress();
    assumeTrue(address.isPresent(), "this machine has only loopback addresses");
    try (Socket socket = new Socket(address.get(), URI.create(url).getPort())) {
      socket.setSoTimeout(20_000);
      String authorization = token.isEmpty() ? "sk_dev_x" : token;
      String request =
          "GET %s HTTP/1.1\r\nHost: %s\r\nAuthorization: Bearer %s\r\nConnection: close\r\n\r\n"
              .formatted(path, host, authorization);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static Optional<InetAddress> otherAddress() throws IOException {
    return NetworkInterface.networkInterfaces()
        .flatMap(NetworkInterface::inetAddresses)
        .filter(address -> address.getAddress().length == 4 && !address.isLoopbackAddress())
        .findFirst();
  }

  private static List<String> arguments() throws IOException {
    String dockerfile = Files.readString(Path.of("src/dist/docker/Dockerfile"));
    Matcher command = Pattern.compile("(?m)^CMD (\\[.*])$").matcher(dockerfile);
    assertThat(command.find()).isTrue();
    return WORD.matcher(command.group(1)).results().map(word -> word.group(1)).toList();
  }
}
