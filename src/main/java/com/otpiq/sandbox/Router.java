package com.otpiq.sandbox;

import com.otpiq.event.EventBoundary;
import com.otpiq.event.Reporter;
import com.otpiq.event.SandboxEvent;
import com.otpiq.event.ServerEvent;
import com.otpiq.event.UnreadableRequest;
import com.otpiq.json.BodyParser;
import com.otpiq.message.ApiError;
import com.otpiq.message.Redactor;
import com.otpiq.net.server.HttpRequest;
import com.otpiq.net.server.HttpResponse;
import com.otpiq.net.server.RequestHandler;
import com.otpiq.sandbox.validation.ErrorBody;
import com.otpiq.webhook.JsonObjectBuilder;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Routes each request to OTPIQ's API or to the control API, and reports the response. */
final class Router implements RequestHandler {
  private final SandboxState state;
  private final SandboxApi api;
  private final ControlApi control;
  private final ControlAccess access;
  private final Supplier<String> description;
  private final Redactor redactor;
  private final EventBoundary boundary;

  /**
   * The router of both APIs.
   *
   * @param description the text of {@code /openapi.json}
   * @param redactor hides secrets in the paths that are reported
   */
  Router(
      SandboxState state,
      SandboxApi api,
      ControlApi control,
      ControlAccess access,
      Supplier<String> description,
      Redactor redactor,
      Reporter reporter) {
    this.state = state;
    this.api = api;
    this.control = control;
    this.access = access;
    this.description = description;
    this.redactor = redactor;
    this.boundary = new EventBoundary(reporter);
  }

  @Override
  public EventBoundary boundary() {
    return boundary;
  }

  @Override
  public void unreadable(UnreadableRequest request, long further) {
    ServerEvent.RequestUnreadable event = request.event(state.now(), redactor, false, further);
    state.countUnreadable(event.count());
    boundary.report(event);
  }

  @Override
  public CompletableFuture<HttpResponse> handle(HttpRequest request, byte[] body) {
    return boundary
        .attempt(() -> failure(request), () -> respond(request, body))
        .orElseGet(() -> CompletableFuture.completedFuture(internalError()))
        .exceptionally(cause -> {
          boundary.failed(failure(request), cause);
          return internalError();
        })
        .thenApply(response -> {
          var _ =
              boundary.run(
                  () -> "a request could not be reported", () -> report(request, response));
          return response;
        });
  }

  private CompletableFuture<HttpResponse> respond(HttpRequest request, byte[] body) {
    return request.protocolError().map(Router::protocolError).orElseGet(() -> route(request, body));
  }

  private void report(HttpRequest request, HttpResponse response) {
    boundary.report(
        new SandboxEvent.ApiRequestHandled(
            state.now(), request.method(), shown(request), response.status(), errorText(response)));
  }

  private String failure(HttpRequest request) {
    return request.method() + " " + shown(request) + " could not be handled";
  }

  private String shown(HttpRequest request) {
    return redactor.redactUrl(request.target().text());
  }

  private static HttpResponse internalError() {
    return SandboxApi.json(500, ErrorBody.of(ApiError.SERVER_ERROR));
  }

  private CompletableFuture<HttpResponse> route(HttpRequest request, byte[] body) {
    if (request.path().startsWith(ControlApi.PREFIX)) {
      return access
          .refusal(request)
          .map(reason -> error(403, reason))
          .orElseGet(() -> control.handle(request, body));
    }
    return CompletableFuture.completedFuture(
        request.path().equals("/openapi.json")
            ? HttpResponse.json(200, description.get())
            : api.handle(request, body));
  }

  private static CompletableFuture<HttpResponse> protocolError(HttpRequest.ProtocolError error) {
    return error(error.status(), error.text());
  }

  private static CompletableFuture<HttpResponse> error(int status, String text) {
    return CompletableFuture.completedFuture(
        SandboxApi.json(status, new JsonObjectBuilder().put("message", text)));
  }

  /** The text of an error response; empty for a success. */
  private static String errorText(HttpResponse response) {
    if (response.status() < 400) {
      return "";
    }
    return BodyParser.parse(response.content().bytes())
        .object()
        .flatMap(json -> json.text("error").or(() -> json.text("message")))
        .orElse("");
  }
}
