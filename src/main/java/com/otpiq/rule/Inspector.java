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
  private final RecentMessages memory = new RecentMessages();

  private Inspector(Secrets secrets, List<Rule> forReports, List<Rule> forInbound) {
    this.secrets = secrets;
    this.forReports = forReports;
    this.forInbound = forInbound;
  }

  /**
   * Judges webhooks as they arrive: their headers, their proof and their body.
   *
   * @param rewritings the forms in which another program may have written the same JSON
   */
  public static Inspector ofArrivals(
      List<WebhookSecret> secrets, Function<Json, List<byte[]>> rewritings) {
    return new Inspector(
        new Secrets(secrets, rewritings),
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
  public Inspection judge(Delivery delivery) {
    InspectedDelivery seen = secrets.look(delivery);
    List<Finding> findings =
        (seen.isReport() ? forReports : forInbound)
            .stream().flatMap(rule -> apply(rule, seen)).toList();
    Authentication trust = trust(findings);
    RecentMessages.Recollection before =
        trust == Authentication.REFUSED ? RecentMessages.Recollection.NONE : memory.note(delivery);
    return new Inspection(trust, findings, before.marks(), before.sincePrevious());
  }

  /** Takes one that was judged before as what came before those to be judged. */
  public void remember(Delivery delivery) {
    var _ = memory.note(delivery);
  }

  private Authentication trust(List<Finding> findings) {
    if (findings.stream().anyMatch(finding -> finding.rule().concern() == RuleCategory.SECRET)) {
      return Authentication.REFUSED;
    }
    return secrets.known().isEmpty() ? Authentication.UNVERIFIED : Authentication.VERIFIED;
  }

  private static Stream<Finding> apply(Rule rule, InspectedDelivery seen) {
    return rule.breaches().apply(seen).stream().map(breach -> new Finding(rule, breach));
  }

  /** The secrets that are known, and how to explain a proof that fits none. */
  private record Secrets(List<WebhookSecret> known, Function<Json, List<byte[]>> rewritings) {
    InspectedDelivery look(Delivery delivery) {
      return switch (delivery.family()) {
        case DELIVERY_REPORT ->
            new InspectedDelivery(
                delivery,
                known.isEmpty() ? Optional.empty() : SecretError.in(delivery.headers(), known),
                Optional.empty());
        case WHATSAPP_INBOUND ->
            new InspectedDelivery(
                delivery, Optional.empty(), SignatureError.in(delivery, known, rewritings));
      };
    }
  }
}
