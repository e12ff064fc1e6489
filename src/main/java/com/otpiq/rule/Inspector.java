package com.otpiq.rule;

import com.otpiq.message.WebhookSecret;
import com.otpiq.webhook.Delivery;
import com.otpiq.webhook.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Inspects deliveries in order: checks the rules, and compares each delivery with earlier ones. */
public final class Inspector {
  /** A body may have thousands of unknown keys: more findings of one rule are only counted. */
  static final int MOST_FINDINGS = 10;

  private final Secrets secrets;
  private final List<Rule> forReports;
  private final List<Rule> forInbound;
  private final RecentMessages recentMessages = new RecentMessages();

  private Inspector(Secrets secrets, List<Rule> forReports, List<Rule> forInbound) {
    this.secrets = secrets;
    this.forReports = forReports;
    this.forInbound = forInbound;
  }

  /**
   * An inspector for webhooks as they are received: checks secret or signature, headers and body.
   *
   * @param serializations the texts that other programs may write for the same JSON, to explain a
   *     wrong signature
   */
  public static Inspector ofReceived(
      List<WebhookSecret> secrets, Function<Json, List<byte[]>> serializations) {
    return new Inspector(
        new Secrets(secrets, serializations),
        Stream.of(SecretRules.SECRET, List.of(Rules.CONTENT_TYPE), Rules.REPORT)
            .flatMap(List::stream)
            .toList(),
        Stream.of(SecretRules.SIGNATURE, InboundRules.ALL).flatMap(List::stream).toList());
  }

  /** An inspector for saved webhooks, whose secrets were redacted. */
  public static Inspector ofSaved() {
    return new Inspector(new Secrets(List.of(), _ -> List.of()), Rules.REPORT, InboundRules.ALL);
  }

  /** Inspects a delivery. Not thread-safe. */
  public Inspection inspect(Delivery delivery) {
    InspectedDelivery inspected = secrets.authenticate(delivery);
    List<Finding> findings = new ArrayList<>();
    List<Inspection.MoreFindings> more = new ArrayList<>();
    for (Rule rule : inspected.isReport() ? forReports : forInbound) {
      List<Violation> violations = rule.violations().apply(inspected);
      violations.stream()
          .limit(MOST_FINDINGS)
          .forEach(violation -> findings.add(new Finding(rule, violation)));
      if (violations.size() > MOST_FINDINGS) {
        more.add(new Inspection.MoreFindings(rule, violations.size() - MOST_FINDINGS));
      }
    }
    Authentication authentication = authenticate(findings);
    RecentMessages.Comparison comparison =
        authentication == Authentication.REFUSED
            ? RecentMessages.Comparison.NONE
            : recentMessages.add(delivery);
    return new Inspection(
        authentication,
        List.copyOf(findings),
        List.copyOf(more),
        comparison.annotations(),
        comparison.sincePrevious());
  }

  /** Remembers an earlier delivery, to compare later ones with it. */
  public void remember(Delivery delivery) {
    var _ = recentMessages.add(delivery);
  }

  private Authentication authenticate(List<Finding> findings) {
    if (findings.stream().anyMatch(finding -> finding.rule().category() == RuleCategory.SECRET)) {
      return Authentication.REFUSED;
    }
    return secrets.configured().isEmpty() ? Authentication.UNVERIFIED : Authentication.VERIFIED;
  }

  /** The configured secrets. */
  private record Secrets(
      List<WebhookSecret> configured, Function<Json, List<byte[]>> serializations) {
    InspectedDelivery authenticate(Delivery delivery) {
      return switch (delivery.kind()) {
        case DELIVERY_REPORT ->
            new InspectedDelivery(
                delivery,
                configured.isEmpty()
                    ? Optional.empty()
                    : SecretError.in(delivery.headers(), configured),
                Optional.empty());
        case WHATSAPP_INBOUND ->
            new InspectedDelivery(
                delivery,
                Optional.empty(),
                SignatureError.in(delivery, configured, serializations));
      };
    }
  }
}
