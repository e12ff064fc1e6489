package com.otpiq.sandbox;

import com.otpiq.event.Event;
import com.otpiq.event.Reporter;
import com.otpiq.json.BodyParser;
import com.otpiq.net.Loopback;
import com.otpiq.net.server.HttpRequest;
import com.otpiq.net.server.HttpResponse;
import com.otpiq.net.server.RequestHandler;
import com.otpiq.webhook.JsonObjectBuilder;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** What every request to the sandbox passes: its form, and who sends it. */
final class Router implements RequestHandler {
  private final SandboxState world;
  private final SandboxApi api;
  private final ControlApi control;
  private final Supplier<String> description;
  private final Reporter told;

  /**
   * The door to both APIs.
   *
   * @param description the text of {@code /openapi.json}
   */
  Router(
      SandboxState world,
      SandboxApi api,
      ControlApi control,
      Supplier<String> description,
      Reporter told) {
    this.world = world;
    this.api = api;
    this.control = control;
    this.description = description;
    this.told = told;
  }

  @Override
  public boolean wantsBody(HttpRequest head) {
    return head.method().equals("POST");
  }

  @Override
  public CompletableFuture<HttpResponse> handle(HttpRequest request, byte[] body) {
    HttpResponse reply =
        request.protocolError().map(Router::protocolError).orElseGet(() -> routed(request, body));
    told.report(
        new Event.Served(
            world.now(), request.method(), request.path(), reply.status(), said(reply)));
    return CompletableFuture.completedFuture(reply);
  }

  private HttpResponse routed(HttpRequest request, byte[] body) {
    if (request.path().startsWith(ControlApi.PREFIX)) {
      return isForeign(request)
          ? SandboxApi.json(403, message("web pages of other origins may not turn the sandbox"))
          : control.reply(request, body);
    }
    return request.path().equals("/openapi.json")
        ? HttpResponse.json(200, description.get())
        : api.reply(request, body);
  }

  /** A page that a developer happens to look at must not reach the sandbox by his browser. */
  private static boolean isForeign(HttpRequest request) {
    Optional<String> host = request.headers().first("Host").map(text -> "http://" + text);
    return !isHere(host) || !isHere(request.headers().first("Origin").or(() -> host));
  }

  private static boolean isHere(Optional<String> origin) {
    try {
      return origin
          .map(URI::create)
          .filter(uri -> uri.getHost() != null && Loopback.isLiteral(uri.getHost()))
          .isPresent();
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  private static HttpResponse protocolError(HttpRequest.ProtocolError error) {
    return switch (error) {
      case TRANSFER_CODING ->
          SandboxApi.json(501, message("this transfer coding is not understood"));
      case EXPECTATION -> SandboxApi.json(417, message("this expectation cannot be met"));
      case BODY_TOO_LARGE -> SandboxApi.json(413, message("the body is larger than 1 MiB"));
      case BODY_TIMEOUT ->
          SandboxApi.json(408, message("the body did not come to its end in time"));
    };
  }

  /** The sentence of a refusal, for those who watch. */
  private static String said(HttpResponse reply) {
    if (reply.status() < 400) {
      return "";
    }
    return BodyParser.parse(reply.body().getBytes(StandardCharsets.UTF_8))
        .object()
        .flatMap(json -> json.text("error").or(() -> json.text("message")))
        .orElse("");
  }

  private static JsonObjectBuilder message(String text) {
    return new JsonObjectBuilder().put("message", text);
  }
}
