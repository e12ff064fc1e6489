package com.otpiq.render.text;

import com.otpiq.delivery.ForwardResult;
import com.otpiq.errorpage.ErrorPages;
import com.otpiq.event.ListenEvent;
import com.otpiq.event.SafeText;
import com.otpiq.event.ServerEvent;
import com.otpiq.event.UnreadableRequest;
import com.otpiq.render.LocalTimeFormat;
import com.otpiq.rule.Authentication;
import com.otpiq.rule.Inspection;
import com.otpiq.time.Durations;
import com.otpiq.webhook.Body;
import com.otpiq.webhook.Delivery;
import com.otpiq.webhook.HeaderBytes;
import com.otpiq.webhook.HeaderName;
import com.otpiq.webhook.Position;
import com.otpiq.webhook.WebhookKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Received requests as text: a block with the body and its findings, or one line. */
final class ListenView {
  private final Theme theme;
  private final LocalTimeFormat clock;
  private final boolean verbose;
  private final InspectionView inspections;

  ListenView(Theme theme, LocalTimeFormat clock, boolean verbose) {
    this.theme = theme;
    this.clock = clock;
    this.verbose = verbose;
    this.inspections = new InspectionView(theme);
  }

  String pretty(ListenEvent event) {
    return switch (event) {
      case ListenEvent.Received received -> block(received);
      case ListenEvent.TrustShown trust -> TrustInstructions.text(trust);
      case ListenEvent.ListenerReady _,
          ListenEvent.TargetHealthChanged _,
          ListenEvent.ListenSummary _ ->
          "";
    };
  }

  String compact(ListenEvent event) {
    return switch (event) {
      case ListenEvent.Received received -> line(received);
      case ListenEvent.TrustShown trust -> TrustInstructions.text(trust);
      case ListenEvent.ListenerReady _,
          ListenEvent.TargetHealthChanged _,
          ListenEvent.ListenSummary _ ->
          "";
    };
  }

  /** A request that could not be read, on one line; what the client sent comes last. */
  String unreadable(ServerEvent event) {
    return switch (event) {
      case ServerEvent.RequestUnreadable unreadable -> unreadable(unreadable);
    };
  }

  private String unreadable(ServerEvent.RequestUnreadable event) {
    UnreadableRequest request = event.request();
    String hint = event.hint();
    return TextLayout.columns(
        List.of(
            theme.dim(clock.time(event.at())),
            request.status().map(theme::status).orElse("no response"),
            theme.error(
                event.further() == 0
                    ? "unreadable request"
                    : Phrases.plural(event.further(), "more unreadable request")),
            (event.further() > 1 ? "the last: " : "")
                + SafeText.inline(request.why())
                + (hint.isEmpty() ? "" : ": " + SafeText.inline(hint)),
            request.request().map(SafeText::shorten).orElse("")));
  }

  private String block(ListenEvent.Received received) {
    Delivery delivery = received.request().delivery();
    TextBlock lines = new TextBlock().add(firstLine(received)).indent(details(received));
    if (verbose) {
      received
          .journalId()
          .ifPresent(id -> lines.indent(List.of(theme.dim("journal " + SafeText.shorten(id)))));
      lines.indent(DeliveryView.headerLines(theme, delivery.headers()));
    }
    lines.indent(bodyLines(received));
    received
        .inspection()
        .ifPresent(inspection ->
            lines.indent(inspections.lines(delivery.body(), inspection, Position.START)));
    return lines.add("").block();
  }

  private List<String> bodyLines(ListenEvent.Received received) {
    Body body = received.request().delivery().body();
    return (received.inspection().isPresent()
            ? Optional.<String>empty()
            : BodyText.withoutText(body))
        .map(List::of)
        .orElseGet(() -> new BodyText(theme).received(body));
  }

  private String firstLine(ListenEvent.Received received) {
    return theme.dim(clock.time(received.request().delivery().at()))
        + "  #"
        + received.number()
        + "  "
        + theme.strong(what(received))
        + "  → "
        + Phrases.responseStatus(theme, received.response())
        + (received.response().acknowledges()
            ? ""
            : " " + SafeText.shorten(received.response().detail()));
  }

  /** The event that a webhook reports; the method where the request was not inspected. */
  private static String what(ListenEvent.Received received) {
    return received.inspection().isPresent()
        ? Phrases.event(received.request().delivery())
        : SafeText.inline(received.request().method());
  }

  private List<String> details(ListenEvent.Received received) {
    List<String> details = new ArrayList<>();
    received.inspection().map(this::authentication).ifPresent(details::add);
    received
        .inspection()
        .flatMap(Inspection::sincePrevious)
        .ifPresent(gap -> details.add(Durations.show(gap) + " after the message's previous event"));
    if (received.inspection().isEmpty() || !received.request().path().equals("/")) {
      details.add("path " + SafeText.shorten(received.request().path()));
    }
    if (received.inspection().isEmpty()) {
      received
          .request()
          .delivery()
          .headers()
          .first(HeaderName.CONTENT_TYPE)
          .ifPresent(
              type -> details.add("content type " + SafeText.shorten(HeaderBytes.readable(type))));
    }
    received.forwarded().forEach(result -> details.addAll(forwarded(result)));
    details.addAll(inboundHeaders(received.request().delivery()));
    return details;
  }

  /** The response of a forward target, and whether OTPIQ would accept it. */
  private List<String> forwarded(ForwardResult result) {
    List<String> lines = new ArrayList<>();
    lines.add(
        theme.strong(SafeText.inline(result.url())) + "  → " + Phrases.forwarded(theme, result));
    if (!result.outcome().isAcknowledged()) {
      DeliveryView.responseLines(result.outcome()).forEach(line -> lines.add("  " + line));
    }
    return lines;
  }

  /** The headers that identify an inbound message. */
  private static List<String> inboundHeaders(Delivery delivery) {
    if (delivery.kind() == WebhookKind.DELIVERY_REPORT) {
      return List.of();
    }
    return Stream.of(HeaderName.EVENT_ID, HeaderName.ATTEMPT, HeaderName.TIMESTAMP)
        .flatMap(name ->
            delivery
                .headers()
                .first(name)
                .map(value -> name + ": " + SafeText.shorten(HeaderBytes.readable(value)))
                .stream())
        .toList();
  }

  private String authentication(Inspection inspection) {
    return switch (inspection.authentication()) {
      case VERIFIED -> theme.good("secret verified");
      case UNVERIFIED ->
          theme.warning("unverified: no secret is configured, so the sender is unknown");
      case REFUSED -> theme.error("secret refused");
    };
  }

  private String line(ListenEvent.Received received) {
    return TextLayout.columns(
        List.of(
            clock.time(received.request().delivery().at()),
            Phrases.responseStatus(theme, received.response()),
            what(received),
            received.inspection().map(Phrases::sincePrevious).orElse(""),
            received
                .inspection()
                .filter(found -> found.authentication() == Authentication.UNVERIFIED)
                .map(_ -> theme.warning("unverified"))
                .orElse(""),
            received
                .inspection()
                .map(inspections::ids)
                .orElse(theme.error(SafeText.inline(received.response().detail()))),
            received.forwarded().stream()
                .map(result ->
                    SafeText.inline(result.url(), " → ") + Phrases.forwarded(theme, result))
                .collect(Collectors.joining("  ")),
            Phrases.ending(
                received.inspection().isPresent()
                    ? Phrases.idAndReason(received.request().delivery().body())
                    : Stream.of(received.request().path()),
                received.forwarded().stream()
                    .flatMap(result -> ErrorPages.errorIn(result.outcome()).stream()))));
  }
}
