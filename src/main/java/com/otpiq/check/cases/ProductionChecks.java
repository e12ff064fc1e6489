package com.otpiq.check.cases;

import static com.otpiq.rule.Basis.ASSUMED;
import static com.otpiq.rule.Basis.DOCUMENTED;
import static com.otpiq.verdict.CheckGroup.PRODUCTION;
import static com.otpiq.verdict.Severity.ERROR;
import static com.otpiq.verdict.Severity.WARNING;

import com.otpiq.check.session.CheckCase;
import com.otpiq.check.session.CheckCase.Phase;
import com.otpiq.check.session.CheckPayload;
import com.otpiq.check.session.CheckRequest;
import com.otpiq.check.session.CheckResponse;
import com.otpiq.check.session.CheckSession;
import com.otpiq.rule.Basis;
import com.otpiq.verdict.Cause;
import com.otpiq.verdict.Check;
import com.otpiq.verdict.IncompleteCheckException;
import com.otpiq.verdict.Severity;
import com.otpiq.verdict.Verdict;
import com.otpiq.webhook.Headers;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/** Checks of a public URL; they send nothing that an application acts on. */
public final class ProductionChecks {
  private static final String HTTPS = "OTPIQ accepts only https URLs";
  private static final String NOTHING = "a POST of {} without a secret";
  private static final String HANDSHAKE = "a TLS handshake";

  public static final List<CheckCase> ALL =
      List.of(
          new CheckCase(
              check(
                  "public-name",
                  ERROR,
                  DOCUMENTED,
                  "a DNS look-up of the host name",
                  "the name resolves",
                  "OTPIQ lists a URL that cannot be reached from the internet first among the causes of missing webhooks",
                  "Check the DNS record, and wait until it has propagated."),
              Phase.PRECONDITION,
              ProductionChecks::name),
          new CheckCase(
              check(
                  "public-tls",
                  ERROR,
                  DOCUMENTED,
                  HANDSHAKE,
                  "the server supports TLS 1.2 or 1.3",
                  HTTPS + ", and current clients reject older versions",
                  "Check the port, and enable TLS 1.2 and 1.3 in the reverse proxy."),
              Phase.PRECONDITION,
              TlsInspection::protocol),
          new CheckCase(
              check(
                  "public-certificate",
                  ERROR,
                  DOCUMENTED,
                  HANDSHAKE,
                  "the certificate is valid for this host, not expired, and signed by a trusted authority",
                  "OTPIQ lists the certificate among the causes of missing webhooks",
                  "Renew it for this host name, and serve the whole chain with the intermediate certificates."),
              Phase.PRECONDITION,
              TlsInspection::certificate),
          new CheckCase(
              check(
                  "public-answers",
                  ERROR,
                  DOCUMENTED,
                  NOTHING,
                  "the server responds",
                  "OTPIQ counts a missing response as a failure, tries up to 10 more times, and may disable the endpoint",
                  "Check the firewall, the reverse proxy and the certificate."),
              Phase.PRECONDITION,
              ProductionChecks::responds),
          CheckCase.of(
              check(
                  "public-address",
                  ERROR,
                  ASSUMED,
                  "a DNS look-up of the host name",
                  "no address is private",
                  "OTPIQ's servers are not in your network",
                  "Publish the address of the reverse proxy or of the tunnel."),
              ProductionChecks::address),
          CheckCase.of(
              check(
                  "public-https",
                  ERROR,
                  DOCUMENTED,
                  "nothing",
                  "the URL starts with https://",
                  HTTPS,
                  "Install a certificate, and give OTPIQ the https URL."),
              ProductionChecks::https),
          CheckCase.of(
              check(
                  "public-certificate-days",
                  WARNING,
                  ASSUMED,
                  HANDSHAKE,
                  "the certificate is valid for at least 14 days",
                  "When it expires, every webhook is lost until you notice",
                  "Renew it, and automate the renewal."),
              TlsInspection::daysLeft),
          CheckCase.of(
              check(
                  "public-no-redirect",
                  ERROR,
                  DOCUMENTED,
                  NOTHING,
                  "the response is not a redirect",
                  "Only a 2xx acknowledges a webhook. A redirect turns a POST into a GET",
                  "Give OTPIQ the final URL: the right host, with or without the trailing slash."),
              ContactChecks::redirect),
          CheckCase.of(
              check(
                  "public-refuses",
                  ERROR,
                  DOCUMENTED,
                  NOTHING,
                  "it is rejected with a 4xx other than 404 and 405",
                  "Anyone who knows the URL can report messages as delivered",
                  "Respond with 401 if the header X-OTPIQ-Webhook-Secret is missing, before you read the body."),
              ProductionChecks::rejects),
          CheckCase.of(
              check(
                  "public-method",
                  WARNING,
                  ASSUMED,
                  "a GET without a secret",
                  "the response is neither a 2xx nor a 5xx",
                  "With a 2xx, a monitor believes that webhooks work",
                  "Register the route for POST only."),
              session ->
                  ResponseFindings.expectNotAccepted(
                      session.send(
                          new CheckRequest("GET", Headers.NONE, Optional.empty(), "GET")))),
          CheckCase.of(
              check(
                  "public-quick",
                  WARNING,
                  ASSUMED,
                  NOTHING,
                  "the response comes within 5 s",
                  "OTPIQ waits 10 s. A receiver that takes 5 s to reject a webhook takes longer to accept one",
                  "If the server has to start first, keep it running."),
              session -> ContactChecks.responseTime(session, ContactChecks.QUICK)));

  private ProductionChecks() {}

  private static Check check(
      String id,
      Severity severity,
      Basis basis,
      String sends,
      String expects,
      String why,
      String fix) {
    return new Check(id, PRODUCTION, severity, basis, sends, expects, why, fix);
  }

  private static Verdict responds(CheckSession session)
      throws InterruptedException, IncompleteCheckException {
    CheckResponse response = session.send(CheckRequest.post(CheckPayload.body("{}"), NOTHING));
    session.receiver().recordFirstResponses(response);
    return response.status().isPresent()
        ? Verdict.passed()
        : new Verdict.Failed(response.description());
  }

  private static Verdict name(CheckSession session) {
    String host = session.receiver().target().host();
    return session.addresses().isEmpty()
        ? new Verdict.Failed("the host name " + host + " is not known")
        : Verdict.passed();
  }

  private static Verdict address(CheckSession session) {
    return session.addresses().stream()
        .filter(ProductionChecks::isPrivate)
        .findFirst()
        .<Verdict>map(address ->
            new Verdict.Failed(
                address.getHostAddress() + " is reachable only from your own network"))
        .orElse(Verdict.passed());
  }

  private static boolean isPrivate(InetAddress address) {
    boolean uniqueLocal =
        address.getAddress().length == 16 && (address.getAddress()[0] & 0xFE) == 0xFC;
    return uniqueLocal
        || address.isLoopbackAddress()
        || address.isSiteLocalAddress()
        || address.isLinkLocalAddress()
        || address.isAnyLocalAddress();
  }

  private static Verdict https(CheckSession session) {
    return session.receiver().target().isHttps()
        ? Verdict.passed()
        : new Verdict.Failed("the URL starts with http://");
  }

  private static Verdict rejects(CheckSession session) {
    CheckResponse response = session.receiver().firstResponses().getFirst();
    return switch (response.status().orElseThrow()) {
      case 301, 302, 303, 307, 308 ->
          new Verdict.Unfinished("it is redirected; see public-no-redirect");
      case 404 -> response.failure(": the route does not exist");
      case 405 -> response.failure(": the route is not for POST");
      default ->
          ResponseFindings.expectRejection(
              response,
              new Cause("secret-not-compared", "a request without the secret is acknowledged"));
    };
  }
}
