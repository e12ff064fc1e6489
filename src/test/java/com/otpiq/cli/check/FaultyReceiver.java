package com.otpiq.cli.check;

import com.otpiq.json.BodyParser;
import com.otpiq.webhook.Body;
import com.otpiq.webhook.Json;
import com.otpiq.webhook.PayloadKey;
import com.otpiq.webhook.Position;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;

/** A receiver that does everything right, each part of which a test can make do it wrong. */
final class FaultyReceiver implements AutoCloseable {
  static final String SECRET = "Right-Secret-1";
  static final String OLD = "Former-Secret-0";
  private static final int LIMIT = 64 << 10;

  /** Whether a value of the header proves that a webhook is OTPIQ's. */
  Predicate<String> believes = value -> value.equals(SECRET) || value.equals(OLD);

  /** Where the proof is looked for. */
  Function<Asked, String> proof = asked -> asked.header("x-otpiq-webhook-secret");

  /** The status for a method that is not POST. */
  ToIntFunction<String> method = _ -> 405;

  /** The status for a body whose length, type and text are this. */
  ToIntFunction<Asked> shape = FaultyReceiver::shape;

  /** The status for a webhook that can be read; 200 for one that is taken. */
  ToIntFunction<Json.Obj> takes = _ -> 200;

  /** What makes two webhooks the same. */
  Function<Json.Obj, String> key =
      event -> text(event, PayloadKey.CHANNEL) + " " + text(event, PayloadKey.STATUS);

  /** Whether a webhook changes the status of a message that has had another before. */
  BiPredicate<Remembered, Json.Obj> moves = (message, _) -> !message.isFinal;

  /** Whether a webhook ends the life of a message. */
  Predicate<Json.Obj> ends =
      event -> event.value(PayloadKey.IS_FINAL).map(Json::plain).equals(Optional.of(true));

  /** What is answered to a first event, and to a duplicate. */
  Function<Boolean, String> says = _ -> "";

  int duplicateStatus = 200;

  /** How long after its answer it stores what it acknowledged. */
  int storesAfterMillis;

  boolean actsOnDuplicates;
  boolean forgets;
  boolean hangsUp;

  /** The only spelling of the header's name that is seen; any where it is empty. */
  String exactHeader = "";

  boolean storesRefused;
  boolean racy;
  boolean answersFirst;
  boolean leavesBodies;

  /** What a webhook about a message that nobody told of is answered; 0 where none is unknown. */
  int strangerStatus;

  String location = "";
  int atOnce = 1_000;
  Function<Json.Obj, Integer> delayMillis = _ -> 0;

  private final ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor();
  private final AtomicBoolean begun = new AtomicBoolean();
  private final ServerSocket server;
  private final AtomicInteger open = new AtomicInteger();
  private final Set<String> told = ConcurrentHashMap.newKeySet();
  private final Map<String, Remembered> messages = new ConcurrentHashMap<>();

  /** A request. */
  record Asked(String method, String path, Map<String, String> headers, String body) {
    String header(String name) {
      return headers.getOrDefault(name, "");
    }
  }

  /** What is stored of a message. */
  static final class Remembered {
    String status = "";
    boolean isFinal;
    final List<String> keys = new ArrayList<>();
    int effects;
  }

  FaultyReceiver() throws IOException {
    server = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
  }

  /** Begins to take requests, unless it has begun. */
  FaultyReceiver begin() {
    if (begun.compareAndSet(false, true)) {
      Thread.ofVirtual().start(this::accept);
    }
    return this;
  }

  String url() {
    return "http://127.0.0.1:" + server.getLocalPort() + "/webhooks/otpiq";
  }

  String stateUrl() {
    return "http://127.0.0.1:" + server.getLocalPort() + "/sms/{smsId}";
  }

  /** Every message of which something was stored. */
  List<String> smsIds() {
    return List.copyOf(messages.keySet());
  }

  @Override
  public void close() throws IOException {
    later.shutdownNow();
    server.close();
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = server.accept();
        Thread.ofVirtual().start(() -> serve(socket));
      }
    } catch (IOException _) {
      // closed
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      InputStream in = new BufferedInputStream(socket.getInputStream());
      for (boolean goesOn = true; goesOn; ) {
        goesOn = exchange(in, socket.getOutputStream());
      }
    } catch (IOException _) {
      // the other side is gone
    }
  }

  private boolean exchange(InputStream in, OutputStream out) throws IOException {
    String first = line(in);
    if (first.isEmpty() || (hangsUp && first.startsWith("POST"))) {
      return false;
    }
    Map<String, String> headers = new HashMap<>();
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      int colon = line.indexOf(':');
      String name = line.substring(0, Math.max(0, colon));
      if (!name.equalsIgnoreCase(exactHeader) || name.equals(exactHeader)) {
        headers.put(name.toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
      }
    }
    String[] words = first.split(" ", 3);
    var head = new Asked(words[0], words.length > 1 ? words[1] : "", headers, "");
    if (answersFirst && head.method().equals("POST")) {
      respond(out, head, believes.test(proof.apply(head)) ? 200 : 401, "");
    }
    if (leavesBodies && head.method().equals("POST") && !believes.test(proof.apply(head))) {
      respond(out, head, 401, "");
      return true;
    }
    int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
    String body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
    if (body.length() < length / 4) {
      return false;
    }
    var asked = new Asked(head.method(), head.path(), headers, body);
    Answered answer = answer(asked);
    if (!answersFirst || !head.method().equals("POST")) {
      respond(out, head, answer.status(), answer.body());
    }
    return !"close".equals(headers.get("connection"));
  }

  private record Answered(int status, String body) {}

  private Answered answer(Asked asked) {
    if (asked.path().startsWith("/sms/")) {
      return look(asked.method(), asked.path().substring("/sms/".length()));
    }
    if (!asked.method().equals("POST")) {
      return new Answered(method.applyAsInt(asked.method()), "");
    }
    if (!location.isEmpty()) {
      return new Answered(302, "");
    }
    boolean believed = believes.test(proof.apply(asked));
    if (!believed && !storesRefused) {
      return new Answered(401, "");
    }
    int shaped = shape.applyAsInt(asked);
    if (shaped != 200) {
      return new Answered(shaped, "");
    }
    Body read = BodyParser.parse(asked.body().getBytes(StandardCharsets.UTF_8));
    Json.Obj event = read.object().orElse(new Json.Obj(List.of(), Position.START));
    Answered answer = open.incrementAndGet() > atOnce ? new Answered(503, "") : receive(event);
    open.decrementAndGet();
    return believed ? answer : new Answered(401, "");
  }

  private Answered receive(Json.Obj event) {
    pause(delayMillis.apply(event));
    if (atOnce < 1_000) {
      pause(60);
    }
    int status = takes.applyAsInt(event);
    if (status != 200) {
      return new Answered(status, "");
    }
    if (strangerStatus != 0 && !told.contains(text(event, PayloadKey.SMS_ID))) {
      return new Answered(strangerStatus, "");
    }
    if (forgets) {
      return new Answered(200, "");
    }
    if (storesAfterMillis > 0) {
      var _ = later.schedule(() -> record(event), storesAfterMillis, TimeUnit.MILLISECONDS);
      return new Answered(200, "");
    }
    return record(event);
  }

  private Answered record(Json.Obj event) {
    Remembered message =
        messages.computeIfAbsent(text(event, PayloadKey.SMS_ID), _ -> new Remembered());
    boolean known = message.keys.contains(key.apply(event));
    if (racy) {
      pause(30);
    }
    synchronized (message) {
      known = racy ? known : message.keys.contains(key.apply(event));
      if (known && !actsOnDuplicates) {
        return new Answered(duplicateStatus, says.apply(true));
      }
      store(message, event);
    }
    return new Answered(200, says.apply(false));
  }

  private void store(Remembered message, Json.Obj event) {
    message.keys.add(key.apply(event));
    message.effects++;
    if (message.status.isEmpty() || moves.test(message, event)) {
      message.status = text(event, PayloadKey.STATUS);
      message.isFinal = ends.test(event);
    }
  }

  private Answered look(String method, String smsId) {
    if (method.equals("PUT")) {
      told.add(smsId);
      return new Answered(201, "");
    }
    Remembered message = messages.get(smsId);
    return message == null
        ? new Answered(404, "")
        : new Answered(
            200, "{\"status\":\"" + message.status + "\",\"effects\":" + message.effects + "}");
  }

  private static int shape(Asked asked) {
    if (asked.body().length() > LIMIT) {
      return 413;
    }
    if (!asked.header("content-type").startsWith("application/json")) {
      return 415;
    }
    return BodyParser.parse(asked.body().getBytes(StandardCharsets.UTF_8))
        .object()
        .filter(event ->
            !text(event, PayloadKey.SMS_ID).isEmpty() && !text(event, PayloadKey.STATUS).isEmpty())
        .map(_ -> 200)
        .orElse(400);
  }

  static String text(Json.Obj event, String key) {
    return event.text(key).orElse("");
  }

  private void respond(OutputStream out, Asked asked, int status, String body) throws IOException {
    String to = location.isEmpty() || status != 302 ? "" : "Location: " + location + "\r\n";
    boolean hasBody = !asked.method().equals("HEAD");
    String text =
        "HTTP/1.1 "
            + status
            + " Status\r\n"
            + to
            + "Content-Length: "
            + body.length()
            + "\r\n\r\n"
            + (hasBody ? body : "");
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }

  private static void pause(int millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(new IOException(e));
    }
  }
}
