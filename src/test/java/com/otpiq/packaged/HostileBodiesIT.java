package com.otpiq.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.sample.BrokenBodies;
import com.otpiq.webhook.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Thousands of broken bodies, to a listener with little memory. */
@Tag("long")
class HostileBodiesIT extends JournalITBase {
  private static final int BODIES = 5_000;
  private static final long SEED = 17;

  @ParameterizedTest
  @ValueSource(strings = {"pretty", "compact", "json"})
  void each_body_is_recorded_and_answered_and_the_listener_stays(String output)
      throws IOException, InterruptedException {
    Shell.Running listening =
        new Shell(dir)
            .env("OTPIQ_JAVA_OPTIONS", "-Xmx128m -XX:+ExitOnOutOfMemoryError")
            .start("exec ./otpiq listen --port 0 -o " + output + " >shown")
            .await("Ctrl-C stops");

    var statuses = post(url(listening), BrokenBodies.some(BODIES, SEED));
    assertThat(Load.post(url(listening), Load.body("last"))).isEqualTo(200);
    Shell.Result result = listening.signal("TERM").end();

    assertThat(statuses.keySet()).as("%s", statuses).allMatch(status -> status < 500);
    assertThat(result.text()).doesNotContain("\tat ").doesNotContain("internal error");
    assertThat(result.exit()).isEqualTo(1);
    Path shown = dir.resolve("shown");
    assertThat(Files.readString(shown)).contains("last").doesNotContain("\u001b");
    assertThat(journalFiles().stream().mapToLong(HostileBodiesIT::webhooks).sum())
        .isEqualTo(BODIES + 1);
    if (output.equals("json")) {
      assertThat(records(shown)).hasSizeGreaterThan(BODIES);
      Requirements.assumeMet("jq");
      assertThat(ranWell("jq -c 'select(.type == \"received\") | .type' shown | wc -l").strip())
          .isEqualTo(Integer.toString(BODIES + 1));
    }
  }

  private static long webhooks(Path journal) {
    return records(journal).stream().filter(JournalITBase::isWebhook).count();
  }

  /** The lines of a file, each of which must be a JSON object. */
  private static List<Json.Obj> records(Path file) {
    try {
      return Files.readAllLines(file).stream().map(JournalITBase::object).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Posts each body; returns how often each status was the response. */
  private static SortedMap<Integer, Integer> post(String url, List<byte[]> bodies)
      throws IOException, InterruptedException {
    SortedMap<Integer, Integer> statuses = new TreeMap<>();
    try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      for (byte[] body : bodies) {
        HttpRequest request =
            HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        HttpResponse<Void> response = client.send(request, HttpResponse.BodyHandlers.discarding());
        statuses.merge(response.statusCode(), 1, Integer::sum);
      }
    }
    return statuses;
  }
}
