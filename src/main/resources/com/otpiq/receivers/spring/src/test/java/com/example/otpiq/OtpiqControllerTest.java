package com.example.otpiq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.io.ClassPathResource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;

import tools.jackson.databind.json.JsonMapper;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

@ExtendWith(OutputCaptureExtension.class)
class OtpiqControllerTest {

    private static final String SECRET = "test-secret";
    private static final String JSON = "application/json";
    private static final String SENT = report("sms", "sent", false);
    private static final String DELIVERED = report("sms", "delivered", true);
    private static final String FAILED = report("sms", "failed", false);
    private static final String FAILED_FINALLY = report("sms", "failed", true);
    private static final String SENT_BY_WHATSAPP = report("whatsapp", "sent", false);
    private static final String SENT_BY_TELEGRAM = report("telegram", "sent", false);
    private static final String FAILED_BY_WHATSAPP = report("whatsapp", "failed", false);

    private final List<DeliveryReport> handled = new CopyOnWriteArrayList<>();
    private Runnable work = () -> {};
    private JdbcClient jdbc;
    private TransactionTemplate transactions;
    private String url;
    private OtpiqStore store;
    private MockMvcTester mvc;

    @BeforeEach
    void start(@TempDir Path directory) {
        url = "jdbc:sqlite:" + directory.resolve("test.sqlite");
        var database =
                new DriverManagerDataSource(
                        url + "?journal_mode=WAL&transaction_mode=IMMEDIATE&busy_timeout=5000");
        new ResourceDatabasePopulator(new ClassPathResource("otpiq.sql")).execute(database);
        jdbc = JdbcClient.create(database);
        transactions = new TransactionTemplate(new JdbcTransactionManager(database));
        store =
                new OtpiqStore(
                        jdbc,
                        transactions,
                        new DeliveryReportHandler() {
                            @Override
                            void handle(DeliveryReport message) {
                                work.run();
                                handled.add(message);
                            }
                        });
        mvc = MockMvcTester.of(controller(SECRET));
    }

    private OtpiqController controller(String secret) {
        return new OtpiqController(secret, "", store, new JsonMapper());
    }

    private static String report(String channel, String status, boolean isFinal) {
        return """
        {"smsId":"sms-1","deliveryReportType":"all","isFinal":%s,"channel":"%s","status":"%s"}\
        """
                .formatted(isFinal, channel, status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"wrong", "test-secretx", "test-secre", ""})
    void refuses_another_secret(String secret, CapturedOutput log) {
        assertThat(post(SENT, JSON, secret)).isEqualTo(401);
        assertThat(post(SENT, JSON, secret)).isEqualTo(401);
        assertThat(store.find("sms-1")).isEmpty();
        assertThat(log).containsOnlyOnce("the secret is missing or wrong");
    }

    @Test
    void accepts_the_old_secret() {
        mvc = MockMvcTester.of(new OtpiqController("new", SECRET, store, new JsonMapper()));
        assertThat(post(SENT)).isEqualTo(200);
    }

    @ParameterizedTest
    @MethodSource
    void does_not_start_without_a_valid_secret(String secret) {
        assertThatIllegalStateException()
                .isThrownBy(() -> controller(secret))
                .withMessageContaining("OTPIQ_WEBHOOK_SECRET");
    }

    static Stream<String> does_not_start_without_a_valid_secret() {
        return Stream.of("", " ", SECRET + "\n", "base64/=", "größer", "x".repeat(201));
    }

    @ParameterizedTest
    @MethodSource
    void refuses(String body, CapturedOutput log) {
        assertThat(post(body)).isEqualTo(400);
        assertThat(store.find("sms-1")).isEmpty();
        assertThat(log).contains("otpiq webhook refused", "smsId");
    }

    static Stream<String> refuses() {
        return Stream.of(
                "",
                "{\"smsId\":",
                "[]",
                "\"sms-1\"",
                "{}",
                SENT + "x",
                SENT.replace("}", ",\"new\":[\"\\ud800\"]}"),
                SENT.replace("}", ",\"\\udc00\":1}"),
                SENT.replace("\"sms-1\"", "\"\""),
                SENT.replace("\"sms-1\"", "1"),
                SENT.replace("\"sms\"", "null"),
                SENT.replace("\"sent\"", "[\"sent\"]"),
                SENT.replace("false", "\"false\""),
                SENT.replace("\"isFinal\":false,", ""),
                SENT.replace("}", ",\"reason\":1}"),
                SENT.replace("}", ",\"senderId\":{}}"));
    }

    @Test
    void refuses_other_requests() {
        assertThat(post(SENT, "text/plain", SECRET)).isEqualTo(415);
        assertThat(post("x".repeat(70_000))).isEqualTo(413);
        assertThat(mvc.get().uri("/webhooks/otpiq")).hasStatus(405);
        var latin1 = SENT.replace("sms-1", "é").getBytes(StandardCharsets.ISO_8859_1);
        assertThat(
                        mvc.post()
                                .uri("/webhooks/otpiq")
                                .header("X-OTPIQ-Webhook-Secret", SECRET)
                                .contentType(JSON)
                                .content(latin1))
                .hasStatus(400);
    }

    record Life(String end, int handled, String... events) {}

    @ParameterizedTest
    @MethodSource
    void ends_in(Life life) {
        for (String event : life.events()) {
            assertThat(post(event)).isEqualTo(200);
        }
        var message = store.find("sms-1").orElseThrow();
        assertThat(message.get("channel") + " " + message.get("status"))
                .isEqualTo(life.end().replace(", final", ""));
        assertThat(message).containsEntry("isFinal", life.end().endsWith(", final"));
        assertThat(handled).hasSize(life.handled());
    }

    static Stream<Life> ends_in() {
        return Stream.of(
                new Life("sms delivered, final", 2, SENT, DELIVERED),
                new Life("sms delivered, final", 1, DELIVERED, SENT),
                new Life("sms delivered, final", 1, DELIVERED, DELIVERED, DELIVERED),
                new Life("sms delivered, final", 1, DELIVERED, FAILED_FINALLY),
                new Life("sms failed, final", 2, FAILED, FAILED_FINALLY),
                new Life("sms failed", 1, FAILED, SENT),
                new Life("sms sent", 3, SENT_BY_WHATSAPP, FAILED_BY_WHATSAPP, SENT),
                new Life("sms sent", 2, SENT_BY_WHATSAPP, SENT, FAILED_BY_WHATSAPP),
                new Life("sms sent", 1, SENT, SENT_BY_TELEGRAM, FAILED_BY_WHATSAPP),
                new Life("sms sent", 2, SENT_BY_TELEGRAM, FAILED_BY_WHATSAPP, SENT),
                new Life("whatsapp sent", 2, report("new", "sent", false), SENT_BY_WHATSAPP));
    }

    @Test
    void stores_what_otpiq_reports() {
        var more = ",\"reason\":\"الهاتف مغلق\",\"senderId\":\"OTPIQ\",\"new\":\"key\"}";
        assertThat(post(FAILED.replace("}", more), "Application/JSON; charset=utf-8", SECRET))
                .isEqualTo(200);
        assertThat(store.find("sms-1").orElseThrow())
                .containsEntry("reason", "الهاتف مغلق")
                .containsEntry("senderId", "OTPIQ")
                .containsKey("updatedAt");
        assertThat(handled)
                .containsExactly(
                        new DeliveryReport(
                                "sms-1", "sms", "failed", false, "الهاتف مغلق", "OTPIQ"));
    }

    @Test
    void handles_concurrent_duplicates_once() {
        assertThat(IntStream.range(0, 5).parallel().map(i -> post(DELIVERED))).containsOnly(200);
        assertThat(handled).hasSize(1);
    }

    record Mistake(String name, Consumer<OtpiqControllerTest> work) {
        @Override
        public String toString() {
            return name;
        }
    }

    @ParameterizedTest
    @MethodSource
    void stores_nothing_when_the_handler_fails(Mistake mistake, CapturedOutput log) {
        work = () -> mistake.work().accept(this);
        assertThat(post(DELIVERED)).isEqualTo(500);
        assertThat(store.find("sms-1")).isEmpty();
        assertThat(log).contains("otpiq webhook sms-1").doesNotContain(SECRET);
        work = () -> {};
        handled.clear();
        assertThat(post(DELIVERED)).isEqualTo(200);
        assertThat(handled).hasSize(1);
    }

    static Stream<Mistake> stores_nothing_when_the_handler_fails() {
        return Stream.of(
                new Mistake(
                        "an exception",
                        test -> {
                            throw new IllegalStateException("No such order.");
                        }),
                new Mistake(
                        "an error",
                        test -> {
                            throw new AssertionError("No such order.");
                        }),
                new Mistake(
                        "an ignored error of a transaction inside",
                        test -> ignoring(() -> test.transactions.executeWithoutResult(
                                inside -> test.jdbc.sql("no SQL").update()))),
                new Mistake(
                        "a rollback inside",
                        test -> test.transactions.executeWithoutResult(
                                inside -> inside.setRollbackOnly())),
                new Mistake(
                        // The database has rolled back, before it reported the error.
                        "an ignored error that rolls back",
                        test -> ignoring(() -> test.jdbc
                                .sql("INSERT OR ROLLBACK INTO otpiq_message (sms_id) VALUES (NULL)")
                                .update())),
                new Mistake(
                        "a statement that ends the transaction",
                        test -> test.jdbc.sql("ROLLBACK").update()));
    }

    private static void ignoring(Runnable failing) {
        try {
            failing.run();
        } catch (DataAccessException e) {
            // As a handler may do it.
        }
    }

    @Test
    void only_a_duplicate_is_a_duplicate() throws Exception {
        try (var connection = DriverManager.getConnection(url)) {
            connection.createStatement().execute("DROP TABLE otpiq_event");
        }
        assertThat(post(DELIVERED)).isEqualTo(500);
    }

    @Test
    void the_secret_comes_before_the_database() throws Exception {
        try (var connection = DriverManager.getConnection(url)) {
            connection.createStatement().execute("BEGIN EXCLUSIVE");
            Instant start = Instant.now();
            assertThat(post(DELIVERED, JSON, "wrong")).isEqualTo(401);
            assertThat(start).isAfter(Instant.now().minus(Duration.ofSeconds(2)));
        }
    }

    private int post(String body) {
        return post(body, JSON, SECRET);
    }

    private int post(String body, String type, String secret) {
        return mvc.post()
                .uri("/webhooks/otpiq")
                .header("X-OTPIQ-Webhook-Secret", secret)
                .header("Content-Type", type)
                .content(body.getBytes(StandardCharsets.UTF_8))
                .exchange()
                .getResponse()
                .getStatus();
    }
}
