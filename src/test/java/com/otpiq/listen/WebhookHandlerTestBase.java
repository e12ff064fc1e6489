package com.otpiq.listen;

import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.event.Event;
import com.otpiq.event.EventBoundary;
import com.otpiq.event.ListenEvent;
import com.otpiq.journal.JournalRun;
import com.otpiq.journal.SavedWebhooksWriter;
import com.otpiq.json.JsonWriter;
import com.otpiq.net.server.HttpResponse;
import com.otpiq.rule.Inspection;
import com.otpiq.rule.Inspector;
import com.otpiq.time.VirtualTime;
import com.otpiq.webhook.Delivery;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.junit.jupiter.api.io.TempDir;

/** What a handler publishes, and recorders for it. */
abstract class WebhookHandlerTestBase {
  final List<ListenEvent.Received> published = new CopyOnWriteArrayList<>();
  final List<Long> sentNumbers = new CopyOnWriteArrayList<>();

  @TempDir Path dir;

  final List<Event> failures = new CopyOnWriteArrayList<>();

  /** A handler that is wired as in a run. */
  WebhookHandler handler(ListenConfig config, Optional<Forwarder> forwarder, Recorder recorder) {
    Inspector inspector = Inspector.ofReceived(config.secrets(), JsonWriter::serializations);
    recorder.earlier().forEach(inspector::remember);
    return handler(config, forwarder, inspector::inspect, recorder);
  }

  WebhookHandler handler(
      ListenConfig config,
      Optional<Forwarder> forwarder,
      Function<Delivery, Inspection> inspector,
      RequestLog log) {
    return new WebhookHandler(
        config, forwarder, inspector, log, time(), this::publish, new EventBoundary(failures::add));
  }

  Runnable publish(ListenEvent.Received event) {
    published.add(event);
    return () -> sentNumbers.add(event.number());
  }

  static Recorder recorder(JournalRun run) {
    return new Recorder(Optional.of(run), Optional.empty(), List.of());
  }

  /** A recorder whose file is closed already, so that nothing can be written to it. */
  Recorder brokenRecorder() {
    SavedWebhooksWriter file = SavedWebhooksWriter.open(dir.resolve("saved.jsonl"));
    file.close();
    return new Recorder(Optional.empty(), Optional.of(file), List.of());
  }

  static VirtualTime time() {
    return new VirtualTime(ListenFixture.START);
  }

  /** The response of a handler that must not wait for another thread. */
  static HttpResponse now(CompletableFuture<HttpResponse> response) {
    assertThat(response).isDone();
    return response.join();
  }
}
