package com.otpiq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.net.Peer;
import com.otpiq.net.ScriptedEndpoint;
import com.otpiq.sandbox.Fates;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A whole OTPIQ, as an application sees it. */
class SandboxTest {
  private static final Pattern URL = Pattern.compile("A whole OTPIQ at (http://[^ ]+)");

  private @TempDir Path dir;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final List<String> bodies = new CopyOnWriteArrayList<>();
  private Program sandbox = new Program(Path.of(""));
  private String url = "";

  @AfterEach
  void stop() {
    sandbox.interrupt();
  }

  @Test
  void a_message_is_accepted_lives_and_is_told_of() throws Exception {
    start();
    try (ScriptedEndpoint app = receiver("200 OK")) {
      HttpResponse<String> answer = send("9647701234567", app);

      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body())
          .matches(
              "\\{\"message\":\"SMS task created successfully\",\"smsId\":\"sms-[0-9a-f]{24}\",\"remainingCredit\":99920,\"cost\":80,\"canCover\":true,\"paymentType\":\"prepaid\"}");
      String id = answer.body().replaceAll(".*\"smsId\":\"([^\"]+)\".*", "$1");
      await(() -> bodies.size() == 2);
      assertThat(bodies)
          .containsExactly(
              "{\"smsId\":\"%s\",\"deliveryReportType\":\"all\",\"isFinal\":false,\"channel\":\"sms\",\"status\":\"sent\"}"
                  .formatted(id),
              "{\"smsId\":\"%s\",\"deliveryReportType\":\"all\",\"isFinal\":true,\"channel\":\"sms\",\"status\":\"delivered\"}"
                  .formatted(id));
      Peer.Request webhook = app.requestsOnce(1).getFirst();
      assertThat(webhook.head()).contains("X-OTPIQ-Webhook-Secret: s3cret\r\n");
      assertThat(get("/api/sms/track/" + id).body())
          .isEqualTo(
              "{\"smsId\":\"%s\",\"phoneNumber\":\"9647701234567\",\"status\":\"delivered\",\"cost\":80,\"isFinalStatus\":true,\"lastChannel\":\"sms\",\"channelFlow\":[{\"channel\":\"sms\",\"tried\":true,\"success\":true,\"error\":null,\"refunded\":false}]}"
                  .formatted(id));
      assertThat(get("/api/info").body())
          .isEqualTo("{\"projectName\":\"Sandbox\",\"credit\":99920}");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "001, 'sms sent, sms delivered final'",
    "010, 'sms sent, sms failed final'",
    "011, 'sms failed final'",
    "012, 'sms sent, sms failed final'",
    "013, 'sms sent, sms failed final'",
    "020, 'sms sent'",
    "021, ''",
    "030, 'whatsapp failed, sms sent, sms delivered final'",
    "031, 'whatsapp failed, sms failed final'",
    "040, 'sms sent, sms sent, sms delivered final, sms delivered final'",
    "041, 'sms delivered final, sms sent'",
    "042, 'sms sent, sms delivered final, sms sent'",
    "050, 'sms sent, sms delivered final'",
    "051, 'sms sent, sms delivered final'"
  })
  void each_magic_number_lives_as_it_says(String digits, String life) throws Exception {
    start("--virtual-time");
    try (ScriptedEndpoint app = receiver("200 OK")) {
      assertThat(send(Fates.PREFIX + digits, app).statusCode()).isEqualTo(200);
      List<String> expected = life.isEmpty() ? List.of() : List.of(life.split(", ", -1));
      await(() -> bodies.size() >= expected.size());
      await(() -> state().contains("\"webhooksWaiting\":0"));
      assertThat(bodies.stream().map(SandboxTest::event)).containsExactlyElementsOf(expected);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "400|400|{\"error\":\"Insufficient credit, please add more credit\",\"yourCredit\":100,\"requiredCredit\":200,\"canCover\":false}",
        "401|400|{\"error\":\"Project spending threshold of 10,000 IQD would be exceeded. Current spending: 9,500 IQD\",\"currentSpending\":9500,\"spendingThreshold\":10000,\"cost\":600}",
        "402|400|{\"error\":\"Account is in trial mode, you can only send sms to your own phone number for verification, add credit to send to other numbers\"}",
        "403|403|{\"message\":\"This IP address is not allowed\"}",
        "404|400|{\"error\":\"SenderID not found\"}",
        "405|400|{\"error\":\"SenderID is not accepted, please wait for it to be accepted\"}",
        "429|429|{\"message\":\"Rate limit exceeded. Please try again in 8 minutes. Maximum 10 requests allowed per phone number in 10 minutes.\",\"waitMinutes\":8,\"maxRequests\":10,\"timeWindowMinutes\":10}",
        "500|500|{\"message\":\"Internal server error\"}"
      })
  void each_refusal_is_to_the_letter(String digits, int status, String body) throws Exception {
    start();
    HttpResponse<String> answer =
        post(
            "/api/sms",
            "{\"phoneNumber\":\"%s%s\",\"smsType\":\"verification\",\"verificationCode\":\"1\"}"
                .formatted(Fates.PREFIX, digits));

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.body()).isEqualTo(body);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"phoneNumber\":\"+9647701234567\"}|Phone must be a valid number without any spaces or special characters.",
        "{\"phoneNumber\":9647701234567}|Phone must be a valid number without any spaces or special characters.",
        "{\"phoneNumber\":\"9647701234567\",\"smsType\":\"otp\"}|Invalid sms type.",
        "{\"phoneNumber\":\"9647701234567\",\"smsType\":\"custom\"}|When smsType is custom, you must provide (customMessage)",
        "{\"phoneNumber\":\"9647701234567\",\"smsType\":\"verification\",\"verificationCode\":123456}|Verification code must be between 1 and 20 characters long.",
        "{\"phoneNumber\":\"9647701234567\",\"smsType\":\"whatsapp-template\"}|When smsType is whatsapp-template, you must provide (templateName)",
        "{\"phoneNumber\":\"9647701234567\",\"smsType\":\"whatsapp-template\",\"templateName\":\"t\"}|When smsType is whatsapp-template, you must provide (whatsappAccountId)",
        "{\"phoneNumber\":\"9647701234567\",\"smsType\":\"whatsapp-template\",\"templateName\":\"t\",\"whatsappAccountId\":\"a\"}|When smsType is whatsapp-template, you must provide (whatsappPhoneId)",
        "{\"phoneNumber\":\"9647701234567\",\"smsType\":\"verification\",\"verificationCode\":\"1\",\"provider\":\"pigeon\"}|Invalid provider."
      })
  void each_complaint_is_to_the_letter(String request, String complaint) throws Exception {
    start();
    HttpResponse<String> answer = post("/api/sms", request);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).isEqualTo("{\"error\":\"" + complaint + "\"}");
  }

  @Test
  void the_eleventh_request_for_a_number_in_ten_minutes_is_too_many() throws Exception {
    start();
    for (int i = 0; i < 10; i++) {
      assertThat(code("9647701234567").statusCode()).isEqualTo(200);
    }
    assertThat(code("9647701234568").statusCode()).isEqualTo(200);
    assertThat(code("9647701234567").body())
        .contains("Please try again in 10 minutes.")
        .contains("\"waitMinutes\":10");
    post("/_sandbox/advance", "{\"by\":\"9m30s\"}");
    assertThat(code("9647701234567").body()).contains("\"waitMinutes\":1,");
    post("/_sandbox/advance", "{\"by\":\"31s\"}");
    assertThat(code("9647701234567").statusCode()).isEqualTo(200);
  }

  @Test
  void credit_is_booked_paid_back_and_runs_out() throws Exception {
    start("--credit", "150", "--virtual-time");
    assertThat(code(Fates.PREFIX + "011").statusCode()).isEqualTo(200);
    await(() -> get("/api/info").body().contains("\"credit\":150"));
    assertThat(code("9647701234567").statusCode()).isEqualTo(200);
    assertThat(code("9647701234567").body())
        .isEqualTo(
            "{\"error\":\"Insufficient credit, please add more credit\",\"yourCredit\":70,\"requiredCredit\":80,\"canCover\":false}");
  }

  @Test
  void a_final_report_is_one_webhook() throws Exception {
    start("--virtual-time");
    try (ScriptedEndpoint app = receiver("200 OK")) {
      post(
          "/api/sms",
          request(Fates.PREFIX + "030", app)
              .replace("\"webhookUrl\"", "\"deliveryReportType\":\"final\",\"webhookUrl\""));
      await(() -> bodies.size() == 1 && state().contains("\"webhooksWaiting\":0"));
      assertThat(event(bodies.getFirst())).isEqualTo("sms delivered final");
    }
  }

  @Test
  void a_failing_endpoint_is_paused_probed_and_delivered_to_again() throws Exception {
    start("--virtual-time", "--pause", "1m", "--jitter", "0", "-o", "json");
    var answers = new AtomicInteger();
    try (ScriptedEndpoint app =
        ScriptedEndpoint.http(peer -> {
          while (true) {
            peer.readRequest();
            boolean well = answers.incrementAndGet() > 10;
            peer.send("HTTP/1.1 " + (well ? 200 : 500) + " x\r\nContent-Length: 0\r\n\r\n");
          }
        })) {
      send("9647701234567", app);
      await(() -> answers.get() > 10 && state().contains("\"webhooksWaiting\":0"));
      List<String> changes =
          sandbox.out().lines().filter(line -> line.contains("\"type\":\"endpoint\"")).toList();
      assertThat(changes).hasSize(2);
      assertThat(changes.getFirst()).contains("\"paused\":true,\"failures\":10,\"pauseMs\":60000");
      assertThat(changes.get(1)).contains("\"paused\":false");
    }
  }

  @Test
  void a_webhook_that_nobody_acknowledges_is_tried_eleven_times() throws Exception {
    start("--virtual-time", "--disable-after", "1000", "--jitter", "0");
    try (ScriptedEndpoint app = receiver("500 No")) {
      send(Fates.PREFIX + "020", app);
      await(() -> sandbox.out().contains("attempt 11 (+5 min 3 s)"));
      await(() -> state().contains("\"webhooksFailed\":1"));
      assertThat(bodies).hasSize(11);
    }
  }

  @Test
  void the_order_of_a_message_is_kept_though_its_first_webhook_is_retried() throws Exception {
    start("--virtual-time");
    var answers = new AtomicInteger();
    try (ScriptedEndpoint app =
        ScriptedEndpoint.http(peer -> {
          while (true) {
            bodies.add(event(peer.readRequest().body()));
            boolean well = answers.incrementAndGet() > 3;
            peer.send("HTTP/1.1 " + (well ? 200 : 500) + " x\r\nContent-Length: 0\r\n\r\n");
          }
        })) {
      send("9647701234567", app);
      await(() -> bodies.size() == 5);
      assertThat(bodies)
          .containsExactly("sms sent", "sms sent", "sms sent", "sms sent", "sms delivered final");
    }
  }

  @Test
  void the_next_outcome_can_be_chosen_and_everything_seen_again() throws Exception {
    start("--virtual-time");
    try (ScriptedEndpoint app = receiver("200 OK")) {
      assertThat(post("/_sandbox/next", "{\"scenario\":\"failed\"}").statusCode()).isEqualTo(200);
      assertThat(post("/_sandbox/next", "{\"scenario\":\"nope\"}").statusCode()).isEqualTo(400);
      String id = send("9647701234567", app).body().replaceAll(".*\"smsId\":\"([^\"]+)\".*", "$1");
      await(() -> state().contains("\"webhooksAcknowledged\":2"));
      assertThat(get("/_sandbox/messages/" + id).body())
          .contains("\"scenario\":\"failed\"")
          .contains("\"status\":\"failed\"")
          .contains("\"attempt\":1")
          .contains("\"answer\":200,\"acknowledged\":true");
      assertThat(post("/_sandbox/messages/" + id + "/redeliver", "").body())
          .isEqualTo("{\"redelivered\":2}");
      await(() -> bodies.size() == 4);
      assertThat(get("/_sandbox/messages").body()).contains(id);
      post("/_sandbox/reset", "");
      assertThat(get("/_sandbox/messages").body()).isEqualTo("{\"messages\":[]}");
      assertThat(get("/api/sms/track/" + id).statusCode()).isEqualTo(404);
    }
  }

  @ParameterizedTest
  @CsvSource({"Origin, https://evil.example", "Origin, null"})
  void a_web_page_may_not_turn_the_sandbox(String header, String value) throws Exception {
    start();
    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(URI.create(url() + "/_sandbox/reset"))
                .header(header, value)
                .POST(HttpRequest.BodyPublishers.ofString(""))
                .build(),
            HttpResponse.BodyHandlers.ofString());

    assertThat(answer.statusCode()).isEqualTo(403);
  }

  @Test
  void webhooks_leave_this_machine_only_if_they_may() throws Exception {
    start();
    assertThat(
            post(
                    "/api/sms",
                    "{\"phoneNumber\":\"9647701234567\",\"smsType\":\"verification\",\"verificationCode\":\"1\",\"deliveryReport\":{\"webhookUrl\":\"http://192.0.2.1/\"}}")
                .body())
        .contains("The sandbox delivers to this machine only");
  }

  @Test
  void strict_takes_https_only() throws Exception {
    start("--strict");
    try (ScriptedEndpoint app = receiver("200 OK")) {
      assertThat(send("9647701234567", app).body()).contains("must use HTTPS");
    }
  }

  @Test
  void a_key_of_another_form_is_unauthorized() throws Exception {
    start();
    for (String key : List.of("", "Bearer nonsense", "sk_live_1", "Bearer sk_test_1")) {
      HttpResponse<String> answer =
          http.send(
              HttpRequest.newBuilder(URI.create(url() + "/api/info"))
                  .header("Authorization", key)
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(401);
      assertThat(answer.body())
          .isEqualTo("{\"message\":\"Unauthorized, please use your project api key\"}");
    }
  }

  @Test
  void the_same_seed_makes_the_same_ids() throws Exception {
    start("--seed", "7");
    String first = code("9647701234567").body();
    stop();
    sandbox.exit();
    start("--seed", "7");
    assertThat(code("9647701234567").body()).isEqualTo(first);
  }

  @Test
  void what_was_accepted_survives_a_restart_and_is_delivered_then() throws Exception {
    Files.writeString(dir.resolve("secret"), "s3cret");
    start("--state", "state.jsonl", "--speed", "100000");
    String id;
    try (ScriptedEndpoint app = receiver("500 No")) {
      id = send("9647701234567", app).body().replaceAll(".*\"smsId\":\"([^\"]+)\".*", "$1");
      await(() -> bodies.size() == 1);
      stop();
      assertThat(sandbox.exit()).isZero();
      assertThat(Files.readString(dir.resolve("state.jsonl"))).doesNotContain("s3cret");
      bodies.clear();
      start("--state", "state.jsonl", "--speed", "100000", "--secret-file", "secret");
      assertThat(get("/api/sms/track/" + id).body()).contains("\"status\":\"delivered\"");
      await(() -> !bodies.isEmpty());
      assertThat(bodies.getFirst()).contains(id).contains("\"status\":\"sent\"");
      assertThat(app.requestsOnce(2).getLast().head()).contains("Secret: s3cret\r\n");
    }
  }

  @ParameterizedTest
  @CsvSource({"true, 0", "false, 1", "'exit 7', 7"})
  void a_child_runs_in_the_sandbox_and_its_code_is_ours(String child, int exit) {
    Program program = new Program(dir);
    assertThat(program.run("sandbox", "--port", "0", "--exec", child)).isEqualTo(exit);
  }

  @Test
  void a_child_knows_where_the_sandbox_is() throws IOException {
    Program program = new Program(dir);
    program.run(
        "sandbox",
        "--port",
        "0",
        "--exec",
        "echo $OTPIQ_BASE_URL $OTPIQ_API_KEY $OTPIQ_WEBHOOK_SECRET > env");
    assertThat(Files.readString(dir.resolve("env")))
        .matches("http://127.0.0.1:\\d+/api sk_dev_sandbox [0-9a-f]{32}\n");
  }

  @Test
  void a_child_whose_webhooks_were_never_acknowledged_fails() throws Exception {
    Program program = new Program(dir);
    String curl =
        "curl -s -H \"Authorization: Bearer $OTPIQ_API_KEY\" -d '{\"phoneNumber\":\"9647701234567\",\"smsType\":\"verification\",\"verificationCode\":\"1\",\"deliveryReport\":{\"webhookUrl\":\"http://127.0.0.1:1/\"}}' $OTPIQ_BASE_URL/sms > answer";
    assertThat(program.run("sandbox", "--port", "0", "--virtual-time", "--exec", curl))
        .isEqualTo(1);
    assertThat(program.err()).contains("1 message; webhooks: 0 acknowledged, 2 failed, 0 waiting");
  }

  @Test
  void a_scenario_of_ones_own_is_played() throws Exception {
    Files.writeString(
        dir.resolve("own.json"),
        "{\"name\":\"own\",\"steps\":[{\"after\":\"1s\",\"status\":\"failed\",\"leg\":0,\"isFinal\":false,\"reason\":\"x\"},{\"after\":\"2s\",\"leg\":1,\"status\":\"delivered\",\"copies\":2}]}");
    start("--virtual-time", "--scenario-file", "own.json");
    try (ScriptedEndpoint app = receiver("200 OK")) {
      send("9647701234567", app);
      await(() -> bodies.size() == 3);
      assertThat(bodies.stream().map(SandboxTest::event))
          .containsExactly("whatsapp failed", "sms delivered final", "sms delivered final");
    }
  }

  @ParameterizedTest
  @MethodSource("rehearsals")
  void a_whole_life_is_rehearsed_in_one_process(String scenario) {
    Program send = new Program(dir);
    int exit =
        send.run(
            "send",
            "--sandbox",
            "--to",
            "9647701234567",
            "--code",
            "123456",
            "--scenario",
            scenario);

    assertThat(exit).as(send.out() + send.err()).isZero();
    assertThat(send.out()).contains("sms-").contains("secret verified");
    assertThat(send.err()).contains("nothing leaves this machine").contains("0 refused");
  }

  static Stream<String> rehearsals() {
    return Stream.of("delivered", "failed", "fallback", "duplicate", "out-of-order", "early");
  }

  @ParameterizedTest
  @MethodSource("lives")
  void no_life_that_the_sandbox_plays_breaks_a_rule(String scenario, String provider) {
    Program send = new Program(dir);
    String line = "send --sandbox --to 9647701234567 --code 1 --scenario ";
    send.run((line + scenario + " --provider " + provider).split(" ", -1));

    assertThat(send.err()).as(send.out()).contains("0 refused: no findings");
  }

  static Stream<Arguments> lives() {
    return Stream.concat(
        Fates.all().stream()
            .map(Fates.Magic::fate)
            .filter(fate -> fate.refusal().isEmpty() && !fate.name().equals("slow"))
            .map(fate -> Arguments.of(fate.name(), "auto")),
        Stream.of("telegram-sms", "whatsapp-telegram-sms")
            .flatMap(
                way -> Stream.of("fallback", "all-fail").map(each -> Arguments.of(each, way))));
  }

  @Test
  void thousands_of_messages_wait_for_a_failing_endpoint_and_none_is_lost_or_out_of_order()
      throws Exception {
    start("--speed", "100000", "-o", "compact", "--credit", "100000000", "--pause", "2s");
    var well = new AtomicBoolean();
    try (ScriptedEndpoint app =
        ScriptedEndpoint.http(peer -> {
          while (true) {
            String body = peer.readRequest().body();
            if (well.get()) {
              bodies.add(body);
            }
            peer.send("HTTP/1.1 " + (well.get() ? 200 : 500) + " x\r\nContent-Length: 0\r\n\r\n");
          }
        })) {
      List<Thread> clients =
          IntStream.range(0, 8)
              .mapToObj(lane -> Thread.ofPlatform().start(() -> sendMany(lane, 500, app)))
              .toList();
      for (Thread client : clients) {
        client.join();
      }
      assertThat(state()).contains("\"messages\":4000,").contains("\"paused\":true");
      Instant asked = Instant.now();
      assertThat(get("/api/info").statusCode()).isEqualTo(200);
      assertThat(Duration.between(asked, Instant.now())).isLessThan(Duration.ofSeconds(1));
      well.set(true);
      await(() -> state().contains("\"webhooksAcknowledged\":8000,\"webhooksFailed\":0"));
      Map<String, List<String>> lives = new HashMap<>();
      bodies.forEach(body ->
          lives.computeIfAbsent(body.substring(0, 40), _ -> new ArrayList<>()).add(event(body)));
      assertThat(lives).hasSize(4_000);
      assertThat(lives.values())
          .allMatch(life -> life.equals(List.of("sms sent", "sms delivered final")));
    }
  }

  private void sendMany(int lane, int count, ScriptedEndpoint app) {
    try {
      for (int i = 0; i < count; i++) {
        assertThat(send("96477%08d".formatted(lane * 100_000 + i), app).statusCode())
            .isEqualTo(200);
      }
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private void start(String... options) {
    List<String> args = new ArrayList<>(List.of("sandbox", "--port", "0"));
    args.addAll(List.of(options));
    sandbox = new Program(dir).start(args.toArray(String[]::new));
    await(
        () -> URL.matcher(sandbox.err()).find() || sandbox.out().contains("\"type\":\"sandbox\""));
    url = sandbox.awaited("(?:A whole OTPIQ at |\"url\":\")(http://127.0.0.1:\\d+)");
  }

  private String url() {
    return url;
  }

  private HttpResponse<String> send(String number, ScriptedEndpoint app) throws Exception {
    return post("/api/sms", request(number, app));
  }

  private static String request(String number, ScriptedEndpoint app) {
    return "{\"phoneNumber\":\"%s\",\"smsType\":\"verification\",\"verificationCode\":\"1\",\"deliveryReport\":{\"webhookUrl\":\"%s\",\"webhookSecret\":\"s3cret\"}}"
        .formatted(number, app.uri());
  }

  private HttpResponse<String> code(String number) throws Exception {
    return post(
        "/api/sms",
        "{\"phoneNumber\":\"%s\",\"smsType\":\"verification\",\"verificationCode\":\"1\"}"
            .formatted(number));
  }

  private HttpResponse<String> post(String path, String body) throws Exception {
    return http.send(
        HttpRequest.newBuilder(URI.create(url() + path))
            .header("Authorization", "Bearer sk_live_x")
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> get(String path) {
    try {
      return http.send(
          HttpRequest.newBuilder(URI.create(url() + path))
              .header("Authorization", "Bearer sk_live_x")
              .build(),
          HttpResponse.BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private String state() {
    return get("/_sandbox/state").body();
  }

  private ScriptedEndpoint receiver(String status) throws IOException {
    return ScriptedEndpoint.http(peer -> {
      while (true) {
        bodies.add(peer.readRequest().body());
        peer.send("HTTP/1.1 " + status + "\r\nContent-Length: 0\r\n\r\n");
      }
    });
  }

  private static String event(String body) {
    String event = body.replaceAll("(?s).*\"channel\":\"(\\w+)\",\"status\":\"(\\w+)\".*", "$1 $2");
    return body.contains("\"isFinal\":true") ? event + " final" : event;
  }

  private void await(BooleanSupplier what) {
    Instant end = Instant.now().plusSeconds(20);
    while (!what.getAsBoolean()) {
      assertThat(Instant.now()).as(sandbox.out() + sandbox.err()).isBefore(end);
      Thread.onSpinWait();
    }
  }
}
