package com.otpiq.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** Hundreds of clients that send a byte a second do not keep others out, and are shown the door. */
@Isolated("what it measures is time")
@Tag("long")
class SlowClientsIT {
  private static final int CLIENTS = 400;
  private static final String HEAD =
      "POST / HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n";

  private @TempDir Path dir;

  @Test
  void slow_heads_and_slow_bodies_are_closed_within_15_seconds()
      throws IOException, InterruptedException {
    String java =
        "exec env OTPIQ_JAVA_OPTIONS='-Xmx128m -XX:+ExitOnOutOfMemoryError' ./otpiq listen --port 0 -o compact";
    Shell.Running listening = new Shell(dir).start(java).await("deliveryReport");
    Matcher port = Pattern.compile("127\\.0\\.0\\.1:(\\d+)").matcher(listening.text());
    assertThat(port.find()).isTrue();
    var address =
        new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(port.group(1)));

    List<SocketChannel> slow = open(address);
    for (int second = 1; second <= 15 && !slow.isEmpty(); second++) {
      slow.removeIf(SlowClientsIT::isClosedAfterOneMoreByte);
      assertThat(probe(address)).as("answer in second %s", second).isEqualTo(200);
      TimeUnit.SECONDS.sleep(1);
    }
    slow.removeIf(SlowClientsIT::isClosedAfterOneMoreByte);

    assertThat(slow).isEmpty();
    Shell.Result result = listening.signal("TERM").end();
    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.text()).doesNotContain("\tat ");
  }

  private static List<SocketChannel> open(InetSocketAddress address) throws IOException {
    List<SocketChannel> all = new ArrayList<>();
    for (int i = 0; i < CLIENTS; i++) {
      SocketChannel client = SocketChannel.open(address);
      String start = i % 2 == 0 ? HEAD : HEAD + "Content-Length: 8192\r\n\r\n{";
      client.write(ByteBuffer.wrap(start.getBytes(StandardCharsets.UTF_8)));
      client.configureBlocking(false);
      all.add(client);
    }
    return all;
  }

  private static boolean isClosedAfterOneMoreByte(SocketChannel client) {
    try {
      client.write(ByteBuffer.wrap(new byte[] {'a'}));
      ByteBuffer answer = ByteBuffer.allocate(1_000);
      while (client.read(answer) > 0) {
        answer.clear();
      }
      return client.read(answer) < 0;
    } catch (IOException _) {
      return true;
    }
  }

  private static int probe(InetSocketAddress address) throws IOException {
    var url = URI.create("http://127.0.0.1:" + address.getPort() + "/").toURL();
    HttpURLConnection probe = (HttpURLConnection) url.openConnection();
    probe.setConnectTimeout(1_000);
    probe.setReadTimeout(1_000);
    probe.setRequestMethod("POST");
    probe.setRequestProperty("Content-Type", "application/json");
    probe.setDoOutput(true);
    probe
        .getOutputStream()
        .write(
            "{\"smsId\":\"a\",\"deliveryReportType\":\"all\",\"isFinal\":false,\"channel\":\"sms\",\"status\":\"sent\"}"
                .getBytes(StandardCharsets.UTF_8));
    return probe.getResponseCode();
  }
}
