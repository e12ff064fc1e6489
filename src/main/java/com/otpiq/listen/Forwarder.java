package com.otpiq.listen;

import com.otpiq.delivery.ForwardResult;
import com.otpiq.delivery.Outcome;
import com.otpiq.event.ListenEvent;
import com.otpiq.event.Reporter;
import com.otpiq.message.Redactor;
import com.otpiq.net.client.Call;
import com.otpiq.net.client.HttpCaller;
import com.otpiq.net.server.HttpResponse;
import com.otpiq.time.Stopwatch;
import com.otpiq.webhook.Delivery;
import com.otpiq.webhook.Headers;
import com.otpiq.webhook.WebhookResponse;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

/** Passes webhooks on to applications as they came, and brings their answers back. */
final class Forwarder implements AutoCloseable {
  /**
   * Of one connection only (RFC 9110, 7.6.1), or told anew for the next one; and what asks for an
   * answer that could not be shown.
   */
  private static final Set<String> OF_THE_CONNECTION =
      Set.of(
          "accept-encoding",
          "connection",
          "content-length",
          "expect",
          "host",
          "keep-alive",
          "proxy-authorization",
          "proxy-connection",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade");

  /** What of an application's answer the sender is told besides status and body. */
  private static final List<String> ANSWERED =
      List.of("Content-Type", "Location", "Retry-After", "Allow");

  private final ForwardConfig forwarding;
  private final Reporter reporter;
  private final Redactor redactor;
  private final List<Line> lines;
  private final Set<Passage> underWay = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /**
   * The way to all applications.
   *
   * @param redactor takes secrets out of what is told of their answers
   */
  Forwarder(ForwardConfig forwarding, Redactor redactor, Reporter reporter) {
    this.forwarding = forwarding;
    this.redactor = redactor.and(forwarding.extra());
    this.reporter = reporter;
    this.lines = forwarding.targets().stream().map(Line::new).toList();
  }

  /** The way to one application, and whether it was there when somebody last looked. */
  private static final class Line {
    private final URI url;
    private final HttpCaller caller;
    private final AtomicBoolean isUp = new AtomicBoolean(true);

    private Line(ForwardConfig.Target target) {
      this.url = target.url();
      this.caller = new HttpCaller(target.networkPolicy());
    }
  }

  /** Whether a webhook is passed on at all. */
  boolean takes(Delivery delivery) {
    return forwarding.only().matches(delivery.body());
  }

  /**
   * A webhook on its way to all applications.
   *
   * @param first of those whose answer the sender gets
   * @param all complete once each has answered or had its time
   */
  record Passed(
      CompletableFuture<ForwardResult> first, CompletableFuture<List<ForwardResult>> all) {}

  /** A webhook on its way to one application, and since when. */
  private record Passage(Line line, Stopwatch watch, CompletableFuture<ForwardResult> end) {
    ForwardResult ended(Outcome outcome) {
      return new ForwardResult(line.url.toString(), outcome, watch.elapsed());
    }
  }

  /** Passes it on to every application. */
  Passed pass(Delivery delivery) {
    List<CompletableFuture<ForwardResult>> ends =
        lines.stream().map(line -> passOn(line, delivery)).toList();
    return new Passed(
        ends.getFirst(),
        CompletableFuture.allOf(ends.toArray(CompletableFuture[]::new))
            .thenApply(_ -> ends.stream().map(CompletableFuture::join).toList()));
  }

  private CompletableFuture<ForwardResult> passOn(Line line, Delivery delivery) {
    var passage = new Passage(line, Stopwatch.start(), new CompletableFuture<>());
    underWay.add(passage);
    threads.execute(() -> carry(passage, delivery));
    return passage.end();
  }

  /** Where the end is known already, for the listener stops, nobody wants to hear another. */
  private void carry(Passage passage, Delivery delivery) {
    Headers headers = passed(delivery.headers()).overriddenBy(forwarding.extra());
    Line line = passage.line();
    try {
      Call call = Call.post(line.url, headers, delivery.body());
      ForwardResult forwarded = passage.ended(line.caller.call(call, forwarding.deadline()));
      if (underWay.remove(passage)) {
        look(line, forwarded);
        passage.end().complete(forwarded);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** What was under way has this long to come to its end. */
  void finish(Duration patience) {
    CompletableFuture.allOf(underWay.stream().map(Passage::end).toArray(CompletableFuture[]::new))
        .completeOnTimeout(null, patience.toMillis(), TimeUnit.MILLISECONDS)
        .join();
    for (Passage passage : List.copyOf(underWay)) {
      if (underWay.remove(passage)) {
        passage.end().complete(passage.ended(new Outcome.Failed("the listener stopped", true)));
      }
    }
  }

  private static Headers passed(Headers came) {
    Set<String> named =
        came.all("Connection").stream()
            .flatMap(value -> Arrays.stream(value.toLowerCase(Locale.ROOT).split("[,\\s]+", -1)))
            .collect(Collectors.toSet());
    return new Headers(
        came.lines().stream()
            .filter(line -> {
              String name = line.name().toLowerCase(Locale.ROOT);
              return !OF_THE_CONNECTION.contains(name) && !named.contains(name);
            })
            .toList());
  }

  /** What may be told of it. */
  ForwardResult presentable(ForwardResult forwarded) {
    return new ForwardResult(
        forwarded.url(), forwarded.outcome().redacted(redactor), forwarded.took());
  }

  /** Says so where an application has gone, and where it is back. */
  private void look(Line line, ForwardResult forwarded) {
    boolean answered = forwarded.outcome() instanceof Outcome.Responded;
    if (line.isUp.getAndSet(answered) != answered) {
      reporter.report(new ListenEvent.TargetHealthChanged(presentable(forwarded)));
    }
  }

  /** What the sender is told for it. */
  static WebhookResponse answer(ForwardResult forwarded) {
    return switch (forwarded.outcome()) {
      case Outcome.Responded answer -> WebhookResponse.of(answer.status(), answer.phrase());
      case Outcome.TimedOut late ->
          WebhookResponse.of(504, "the application timed out while " + late.during());
      case Outcome.Failed failed -> WebhookResponse.of(502, failed.reason());
    };
  }

  /** The same as it goes over the wire: what the application said, and no word of ours. */
  static HttpResponse reply(ForwardResult forwarded) {
    if (!(forwarded.outcome() instanceof Outcome.Responded answer)) {
      return HttpResponse.of(answer(forwarded));
    }
    HttpResponse reply = HttpResponse.of(answer.status(), Headers.NONE, answer.body());
    for (String name : ANSWERED) {
      for (String value : answer.headers().all(name)) {
        reply = reply.with(name, value);
      }
    }
    return reply;
  }

  @Override
  public void close() {
    threads.shutdownNow();
    lines.forEach(line -> line.caller.close());
  }
}
