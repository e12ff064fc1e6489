package com.otpiq.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.event.Event;
import com.otpiq.event.Faults;
import com.otpiq.event.SandboxEvent;
import com.otpiq.event.ServerEvent;
import com.otpiq.event.UnreadableRequest;
import com.otpiq.message.Redactor;
import com.otpiq.net.server.HttpRequest;
import com.otpiq.net.server.HttpResponse;
import com.otpiq.net.server.RequestTarget;
import com.otpiq.webhook.Headers;
import java.net.InetAddress;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class RouterTest {
  @Test
  void each_path_goes_to_its_api() throws InterruptedException {
    try (var sandbox = new SandboxFixture(200)) {
      assertThat(handle(sandbox, SandboxFixture.request("GET", "/openapi.json")).body())
          .isEqualTo("{\"openapi\":\"3\"}");
      assertThat(handle(sandbox, SandboxFixture.request("GET", "/_sandbox/state")).body())
          .contains("webhooksFailed");
      assertThat(handle(sandbox, SandboxFixture.request("GET", "/api/info")).body())
          .contains("projectName");
    }
  }

  @Test
  void each_response_is_reported_and_an_error_with_its_text() throws InterruptedException {
    try (var sandbox = new SandboxFixture(200)) {
      handle(sandbox, SandboxFixture.request("GET", "/api/info"));
      handle(sandbox, SandboxFixture.request("GET", "/api/nothing"));

      assertThat(sandbox.events(SandboxEvent.ApiRequestHandled.class))
          .containsExactly(
              new SandboxEvent.ApiRequestHandled(SandboxFixture.START, "GET", "/api/info", 200, ""),
              new SandboxEvent.ApiRequestHandled(
                  SandboxFixture.START, "GET", "/api/nothing", 404, "Not found"));
    }
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"HTTP_ON_TLS", "CERTIFICATE_REJECTED", "TLS_VERSION", "TLS_HANDSHAKE"})
  void the_hint_about_an_unreadable_request_names_no_option_that_the_sandbox_lacks(
      UnreadableRequest.Cause cause) {
    try (var sandbox = new SandboxFixture(200)) {
      sandbox.router.unreadable(
          new UnreadableRequest(cause, "why", Optional.empty(), Optional.empty()), 0);

      assertThat(sandbox.events(ServerEvent.RequestUnreadable.class))
          .singleElement()
          .satisfies(event -> assertThat(event.hint()).doesNotContain("listen", "--"));
    }
  }

  @ParameterizedTest
  @EnumSource(HttpRequest.ProtocolError.class)
  void a_protocol_error_is_refused_before_its_path_matters(HttpRequest.ProtocolError error)
      throws InterruptedException {
    try (var sandbox = new SandboxFixture(200)) {
      var request =
          new HttpRequest(
              "POST",
              RequestTarget.of("/api/sms"),
              Headers.NONE,
              InetAddress.getLoopbackAddress(),
              Optional.of(error));
      HttpResponse response = handle(sandbox, request);

      assertThat(response.status())
          .isEqualTo(
              switch (error) {
                case TARGET -> 400;
                case TRANSFER_CODING -> 501;
                case WEB_PAGE -> 403;
                case EXPECTATION -> 417;
                case BODY_TOO_LARGE -> 413;
                case BODY_TIMEOUT -> 408;
              });
      assertThat(SandboxFixture.json(response).text("message")).isPresent();
    }
  }

  private static HttpResponse handle(SandboxFixture sandbox, HttpRequest request) {
    return sandbox.router.handle(request, new byte[0]).join();
  }

  @ParameterizedTest
  @MethodSource("com.otpiq.event.Faults#all")
  void a_request_that_cannot_be_handled_is_otpiqs_server_error(Throwable fault) {
    try (SandboxFixture sandbox = new SandboxFixture(200)) {
      var router =
          new Router(
              sandbox.state,
              sandbox.api,
              sandbox.control,
              new ControlAccess(Optional.empty()),
              () -> {
                throw Faults.unchecked(fault);
              },
              Redactor.UNKNOWN_SECRETS,
              sandbox.events::add);

      HttpResponse response =
          router.handle(SandboxFixture.request("GET", "/openapi.json"), new byte[0]).join();

      assertThat(response.status()).isEqualTo(500);
      assertThat(sandbox.events)
          .contains(new Event.EventFailed("GET /openapi.json could not be handled", fault));
      assertThat(sandbox.events(SandboxEvent.ApiRequestHandled.class))
          .extracting(SandboxEvent.ApiRequestHandled::status)
          .containsExactly(500);
    }
  }
}
