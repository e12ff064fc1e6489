package com.otpiq.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.check.session.CheckTransport;
import com.otpiq.delivery.Outcome;
import com.otpiq.net.client.Call;
import com.otpiq.net.client.PartialCall;
import com.otpiq.net.client.Segments;
import com.otpiq.net.client.TlsProbe;
import com.otpiq.time.Time;
import com.otpiq.verdict.Check;
import com.otpiq.verdict.CheckReport;
import com.otpiq.verdict.ResultLevel;
import com.otpiq.webhook.Headers;
import com.otpiq.webhook.ResponseBody;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The checks of a public URL, with a scripted network. */
class ProductionChecksTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  private final CheckScenario scenario = new CheckScenario();
  private Server server;

  /** A server on a public address, as a test describes it. */
  static final class Server implements CheckTransport {
    private final Time time;
    private final List<Call> calls = new ArrayList<>();
    private String address = "203.0.113.7";
    private int postStatus = 401;
    private int getStatus = 405;
    private Duration delay = Duration.ZERO;
    private boolean closesConnections;
    private Optional<TlsProbe> handshake = valid(NOW.plus(Duration.ofDays(90)));

    Server(Time time) {
      this.time = time;
    }

    @Override
    public Outcome send(Call call, Duration deadline) throws InterruptedException {
      calls.add(call);
      if (closesConnections) {
        return new Outcome.Failed("the connection was closed", true);
      }
      time.sleep(delay);
      int status = call.method().equals("POST") ? postStatus : getStatus;
      return new Outcome.Responded(
          status, "", Headers.NONE.with("Location", "/login"), ResponseBody.NONE, Optional.empty());
    }

    @Override
    public boolean canSendInSegments() {
      return false;
    }

    @Override
    public PartialCall.Result sendInSegments(Call call, Segments segments, Duration pause) {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<InetAddress> addresses() {
      try {
        return address.isEmpty() ? List.of() : List.of(InetAddress.getByName(address));
      } catch (UnknownHostException e) {
        throw new AssertionError(e);
      }
    }

    @Override
    public Optional<TlsProbe> handshake(Duration timeout) {
      return handshake;
    }

    @Override
    public void close() {}
  }

  private static Optional<TlsProbe> valid(Instant until) {
    return Optional.of(new TlsProbe.Succeeded("TLSv1.3", "CN=Test CA", until, Optional.empty()));
  }

  private static Optional<TlsProbe> untrusted() {
    return Optional.of(
        new TlsProbe.Succeeded(
            "TLSv1.3", "CN=Test CA", NOW.plus(Duration.ofDays(90)), Optional.of("it has expired")));
  }

  @BeforeEach
  void open() {
    scenario.url = "https://hooks.example.com/otpiq";
    server = new Server(scenario.time);
    scenario.transports = () -> server;
  }

  @Test
  void a_correct_server_passes_every_check() throws InterruptedException {
    CheckReport report = scenario.run(Checks.PRODUCTION);

    assertThat(CheckScenario.problems(report)).isEmpty();
    assertThat(report.count(ResultLevel.PASSED)).isEqualTo(Checks.production().size());
    assertThat(CheckScenario.text(report, "public-tls")).isEqualTo("TLSv1.3");
    assertThat(CheckScenario.text(report, "public-certificate-days"))
        .isEqualTo("90 days left, signed by CN=Test CA");
  }

  static Stream<Arguments> defects() {
    return Stream.of(
        defect("public-no-redirect", server -> server.postStatus = 301),
        defect("public-refuses", server -> server.postStatus = 200),
        defect("public-refuses", server -> server.postStatus = 404),
        defect("public-refuses", server -> server.postStatus = 405),
        defect("public-refuses", server -> server.postStatus = 500),
        defect("public-method", server -> server.getStatus = 200),
        defect("public-method", server -> server.getStatus = 503),
        defect("public-quick", server -> server.delay = Duration.ofMillis(5_001)),
        defect("public-answers", server -> server.closesConnections = true),
        defect("public-name", server -> server.address = ""),
        defect(
            "public-tls",
            server -> server.handshake = Optional.of(new TlsProbe.Failed("no TLS 1.2"))),
        defect("public-certificate", server -> server.handshake = untrusted()),
        defect(
            "public-certificate-days",
            server -> server.handshake = valid(NOW.plus(Duration.ofDays(13)))));
  }

  private static Arguments defect(String check, Consumer<Server> change) {
    return Arguments.of(check, change);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("defects")
  void a_defect_is_found_by_its_check(String check, Consumer<Server> defect)
      throws InterruptedException {
    defect.accept(server);

    assertThat(CheckScenario.problems(scenario.run(Checks.PRODUCTION))).containsExactly(check);
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1",
    "10.1.2.3",
    "172.16.0.1",
    "192.168.1.1",
    "169.254.1.1",
    "0.0.0.0",
    "::1",
    "fd00::1",
    "fe80::1"
  })
  void a_private_address_is_a_problem(String address) throws InterruptedException {
    server.address = address;

    assertThat(CheckScenario.problems(scenario.run(Checks.PRODUCTION)))
        .containsExactly("public-address");
  }

  @ParameterizedTest
  @CsvSource({"203.0.113.7", "2001:db8::1"})
  void a_public_address_is_none(String address) throws InterruptedException {
    server.address = address;

    assertThat(CheckScenario.problems(scenario.run(Checks.PRODUCTION))).isEmpty();
  }

  @Test
  void a_plain_http_url_is_a_problem_and_has_no_certificate() throws InterruptedException {
    scenario.url = "http://hooks.example.com/otpiq";
    server.handshake = Optional.empty();
    CheckReport report = scenario.run(Checks.PRODUCTION);

    assertThat(CheckScenario.problems(report)).containsExactly("public-https");
    assertThat(CheckScenario.result(report, "public-tls").level()).isEqualTo(ResultLevel.SKIPPED);
  }

  @Test
  void a_closed_port_is_reported_once() throws InterruptedException {
    server.handshake = Optional.of(new TlsProbe.Unreachable());
    server.closesConnections = true;

    assertThat(CheckScenario.problems(scenario.run(Checks.PRODUCTION)))
        .containsExactly("public-answers");
  }

  @Test
  void nothing_is_sent_that_an_application_acts_on() throws InterruptedException {
    scenario.run(Checks.PRODUCTION);

    assertThat(server.calls).extracting(Call::method).containsExactly("POST", "GET");
    assertThat(server.calls)
        .allMatch(call -> call.body().isEmpty() || call.body().get().bytes().length == 2)
        .allMatch(call -> call.headers().first("X-OTPIQ-Webhook-Secret").isEmpty());
  }

  @Test
  void each_check_has_a_defect_that_it_finds() {
    List<String> found =
        Stream.concat(
                defects().map(each -> String.valueOf(each.get()[0])),
                Stream.of("public-address", "public-https"))
            .toList();

    assertThat(Checks.production().stream().map(Check::id)).allMatch(found::contains);
  }
}
