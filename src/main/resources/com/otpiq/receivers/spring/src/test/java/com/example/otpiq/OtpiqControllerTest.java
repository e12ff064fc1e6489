package com.example.otpiq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.json.JsonMapper;

class OtpiqControllerTest {

    private static final String SECRET = "test-secret";
    private static final String JSON = "application/json";
    private static final String DELIVERED = """
            {"smsId":"sms-1","deliveryReportType":"all","isFinal":true,"channel":"sms","status":"delivered"}""";
    private static final String SENT = """
            {"smsId":"sms-1","deliveryReportType":"all","isFinal":false,"channel":"sms","status":"sent"}""";

    private final MemoryStore store = new MemoryStore();
    private final List<WebhookEvent> done = new CopyOnWriteArrayList<>();
    private final MockMvcTester mvc = MockMvcTester.of(controller(SECRET, store));

    @Test
    void the_right_secret_is_believed_others_are_not() {
        assertThat(post(SENT)).isEqualTo(200);
        assertThat(post(SENT.getBytes(), JSON, "wrong")).isEqualTo(401);
        assertThat(post(SENT.getBytes(), JSON, "")).isEqualTo(401);
        assertThat(mvc.post().uri("/webhooks/otpiq").contentType(JSON).content(SENT)).hasStatus(401);
    }

    @Test
    void without_a_secret_it_does_not_start() {
        assertThatIllegalStateException()
                .isThrownBy(() -> controller("", store))
                .withMessageContaining("OTPIQ_WEBHOOK_SECRET");
    }

    @Test
    void delivered_after_sent_is_recorded_and_a_late_sent_is_no_step_back() {
        post(SENT);
        post(DELIVERED);
        assertThat(store.find("sms-1").orElseThrow()).containsEntry("status", "delivered");
        post(SENT.replace("\"channel\":\"sms\"", "\"channel\":\"whatsapp\""));
        assertThat(store.find("sms-1").orElseThrow()).containsEntry("status", "delivered");
        assertThat(done).hasSize(3);
    }

    @Test
    void a_duplicate_is_acknowledged_and_its_work_done_once() {
        assertThat(Stream.of(1, 2, 3).parallel().map(i -> post(DELIVERED))).containsExactly(200, 200, 200);
        assertThat(done).hasSize(1);
    }

    @Test
    void a_charset_is_taken_a_broken_body_is_not() {
        assertThat(post(SENT.getBytes(), "application/json; charset=utf-8", SECRET)).isEqualTo(200);
        assertThat(post(SENT.getBytes(), "text/plain", SECRET)).isEqualTo(415);
        assertThat(post("{\"smsId\":")).isEqualTo(400);
        assertThat(post("{}")).isEqualTo(400);
        assertThat(post("")).isEqualTo(400);
        assertThat(post(SENT.replace("sms-1", "é").getBytes(StandardCharsets.ISO_8859_1), JSON, SECRET)).isEqualTo(400);
        assertThat(post("x".repeat(70_000))).isEqualTo(413);
    }

    @Test
    void what_is_not_stored_is_not_acknowledged() {
        var broken = new MemoryStore() {
            @Override
            boolean record(WebhookEvent event) {
                throw new IllegalStateException("no database");
            }
        };
        var request = MockMvcTester.of(controller(SECRET, broken)).post().uri("/webhooks/otpiq");
        assertThat(request.header("X-OTPIQ-Webhook-Secret", SECRET).contentType(JSON).content(SENT)).hasStatus(503);
    }

    private OtpiqController controller(String secret, MemoryStore store) {
        var work = new Work() {
            @Override
            void onEvent(WebhookEvent event) {
                done.add(event);
            }
        };
        return new OtpiqController(secret, "", store, work, Runnable::run, JsonMapper.shared());
    }

    private int post(String body) {
        return post(body.getBytes(StandardCharsets.UTF_8), JSON, SECRET);
    }

    private int post(byte[] body, String type, String secret) {
        return mvc.post()
                .uri("/webhooks/otpiq")
                .header("X-OTPIQ-Webhook-Secret", secret)
                .contentType(type)
                .content(body)
                .exchange()
                .getResponse()
                .getStatus();
    }
}
