package com.otpiq.rule;

import com.otpiq.message.WebhookSecret;
import com.otpiq.webhook.Delivery;
import com.otpiq.webhook.Json;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Looks at one delivery after the other: which rules does it break, and what is it after those
 * before it?
 */
public final class Inspector {
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
   * Judges webhooks as they arrive: their headers, their proof and their body.
   *
   * @param serializations the forms in which another program may have written the same JSON
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

  /** Judges webhooks that were saved: their proof is no longer there. */
  public static Inspector ofSaved() {
    return new Inspector(new Secrets(List.of(), _ -> List.of()), Rules.REPORT, InboundRules.ALL);
  }

  /** Judges one delivery; not to be called by two threads at once. */
  public Inspection inspect(Delivery delivery) {
    InspectedDelivery inspected = secrets.look(delivery);
    List<Finding> findings =
        (inspected.isReport() ? forReports : forInbound)
            .stream().flatMap(rule -> apply(rule, inspected)).toList();
    Authentication authentication = authenticate(findings);
    RecentMessages.Comparison before =
        authentication == Authentication.REFUSED
            ? RecentMessages.Comparison.NONE
            : recentMessages.add(delivery);
    return new Inspection(authentication, findings, before.annotations(), before.sincePrevious());
  }

  /** Takes one that was judged before as what came before those to be judged. */
  public void remember(Delivery delivery) {
    var _ = recentMessages.add(delivery);
  }

  private Authentication authenticate(List<Finding> findings) {
    if (findings.stream().anyMatch(finding -> finding.rule().category() == RuleCategory.SECRET)) {
      return Authentication.REFUSED;
    }
    return secrets.known().isEmpty() ? Authentication.UNVERIFIED : Authentication.VERIFIED;
  }

  private static Stream<Finding> apply(Rule rule, InspectedDelivery inspected) {
    return rule.violations().apply(inspected).stream()
        .map(violation -> new Finding(rule, violation));
  }

  /** The secrets that are known, and how to explain a proof that fits none. */
  private record Secrets(List<WebhookSecret> known, Function<Json, List<byte[]>> serializations) {
    InspectedDelivery look(Delivery delivery) {
      return switch (delivery.kind()) {
        case DELIVERY_REPORT ->
            new InspectedDelivery(
                delivery,
                known.isEmpty() ? Optional.empty() : SecretError.in(delivery.headers(), known),
                Optional.empty());
        case WHATSAPP_INBOUND ->
            new InspectedDelivery(
                delivery, Optional.empty(), SignatureError.in(delivery, known, serializations));
      };
    }
  }
}
