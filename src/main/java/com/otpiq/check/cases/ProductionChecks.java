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
import com.otpiq.net.client.TlsProbe;
import com.otpiq.rule.Basis;
import com.otpiq.verdict.Check;
import com.otpiq.verdict.IncompleteCheckException;
import com.otpiq.verdict.Severity;
import com.otpiq.verdict.Verdict;
import com.otpiq.webhook.Headers;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Whether OTPIQ can networkPolicy a URL at all; sends nothing that an application would act on. */
public final class ProductionChecks {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final int DAYS = 14;
  private static final String HTTPS = "OTPIQ takes https URLs only";
  private static final String NOTHING = "a POST of {} without a secret";
  private static final String HANDSHAKE = "a TLS handshake";

  public static final List<CheckCase> ALL =
      List.of(
          new CheckCase(
              check(
                  "public-name",
                  ERROR,
                  DOCUMENTED,
                  "a look-up of the host name",
                  "the name is known",
                  "A URL that cannot be reached from the internet is the first cause that OTPIQ names for missing webhooks",
                  "Look at the DNS record, and wait until it has spread."),
              Phase.PRECONDITION,
              ProductionChecks::name),
          new CheckCase(
              check(
                  "public-tls",
                  ERROR,
                  DOCUMENTED,
                  HANDSHAKE,
                  "TLS 1.2 or 1.3 is spoken",
                  HTTPS + ", and older versions are refused by clients of today",
                  "Look at the port, and switch TLS 1.2 and 1.3 on in the reverse proxy."),
              Phase.PRECONDITION,
              session -> tls(session, made -> new Verdict.Passed(made.protocol()))),
          new CheckCase(
              check(
                  "public-certificate",
                  ERROR,
                  DOCUMENTED,
                  HANDSHAKE,
                  "a known authority vouches for this host, and the certificate has not expired",
                  "OTPIQ names the certificate among the causes of missing webhooks",
                  "Renew it for this very host name, and serve the whole chain, intermediates too."),
              Phase.PRECONDITION,
              session -> tls(session, ProductionChecks::certificate)),
          new CheckCase(
              check(
                  "public-answers",
                  ERROR,
                  DOCUMENTED,
                  NOTHING,
                  "the server answers",
                  "OTPIQ counts no answer as a failure, tries up to 10 more times and may disable the endpoint",
                  "Look at the firewall, the reverse proxy and the certificate."),
              Phase.PRECONDITION,
              ProductionChecks::answers),
          CheckCase.of(
              check(
                  "public-address",
                  ERROR,
                  ASSUMED,
                  "a look-up of the host name",
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
                  "the URL begins with https://",
                  HTTPS,
                  "Give the server a certificate, and OTPIQ the https URL."),
              ProductionChecks::https),
          CheckCase.of(
              check(
                  "public-certificate-days",
                  WARNING,
                  ASSUMED,
                  HANDSHAKE,
                  "the certificate is good for 14 days and more",
                  "When it expires, every webhook is lost until somebody notices",
                  "Renew it, and let that happen by itself from now on."),
              session -> tls(session, made -> daysLeft(session, made))),
          CheckCase.of(
              check(
                  "public-no-redirect",
                  ERROR,
                  DOCUMENTED,
                  NOTHING,
                  "the answer is no redirect",
                  "Only a 2xx acknowledges a webhook; a redirect turns a POST into a GET",
                  "Give OTPIQ the URL that answers itself: the right host, with or without the last slash."),
              ContactChecks::redirects),
          CheckCase.of(
              check(
                  "public-refuses",
                  ERROR,
                  DOCUMENTED,
                  NOTHING,
                  "it is refused with a 4xx, but not as an unknown route",
                  "Whoever knows the URL can report messages as delivered",
                  "Answer 401 when the header X-OTPIQ-Webhook-Secret is missing, before the body is looked at."),
              ProductionChecks::refuses),
          CheckCase.of(
              check(
                  "public-method",
                  WARNING,
                  ASSUMED,
                  "a GET without a secret",
                  "it is answered, but neither with a 2xx nor with a 5xx",
                  "A 2xx tells a monitor that webhooks work",
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
                  "the answer comes within 5 s",
                  "OTPIQ waits 10 s; what takes 5 s to refuse takes longer to accept",
                  "Look for a server that has to wake up first, and keep it awake."),
              session -> ContactChecks.slower(session, ContactChecks.QUICK)));

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

  private static Verdict answers(CheckSession session)
      throws InterruptedException, IncompleteCheckException {
    CheckResponse response = session.send(CheckRequest.post(CheckPayload.body("{}"), NOTHING));
    session.receiver().recordFirstResponses(response);
    return response.status().isPresent()
        ? Verdict.passed()
        : new Verdict.Failed(response.description());
  }

  private static Verdict name(CheckSession session) {
    String host = session.receiver().target().getHost();
    return session.transport().addresses().isEmpty()
        ? new Verdict.Failed("the host name " + host + " is not known")
        : Verdict.passed();
  }

  private static Verdict address(CheckSession session) {
    return session.transport().addresses().stream()
        .filter(ProductionChecks::isPrivate)
        .findFirst()
        .<Verdict>map(address ->
            new Verdict.Failed(address.getHostAddress() + " is reached from your own network only"))
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
    String scheme = session.receiver().target().getScheme();
    return "https".equalsIgnoreCase(scheme)
        ? Verdict.passed()
        : new Verdict.Failed("the URL begins with " + scheme + "://");
  }

  @FunctionalInterface
  private interface CertificateInspection {
    Verdict of(TlsProbe.Made made);
  }

  private static Verdict tls(CheckSession session, CertificateInspection inspection) {
    return session
        .transport()
        .handshake(TIMEOUT)
        .map(probe -> verdict(probe, inspection))
        .orElseGet(() -> new Verdict.Skipped("it needs an https URL without a proxy"));
  }

  private static Verdict verdict(TlsProbe probe, CertificateInspection inspection) {
    return switch (probe) {
      case TlsProbe.Made made -> inspection.of(made);
      case TlsProbe.Failed failed -> new Verdict.Failed(failed.reason());
      case TlsProbe.Missed _ -> new Verdict.Skipped("nothing listens there; see public-answers");
    };
  }

  private static Verdict certificate(TlsProbe.Made made) {
    return made.distrust().<Verdict>map(Verdict.Failed::new).orElse(Verdict.passed());
  }

  private static Verdict daysLeft(CheckSession session, TlsProbe.Made made) {
    long days = Duration.between(session.receiver().time().now(), made.until()).toDays();
    return days < DAYS
        ? new Verdict.Failed("it expires in " + days + " days, signed by " + made.issuer())
        : new Verdict.Passed(days + " days left, signed by " + made.issuer());
  }

  private static Verdict refuses(CheckSession session) {
    CheckResponse response = session.receiver().firstResponses().getFirst();
    return switch (response.status().orElseThrow()) {
      case 301, 302, 303, 307, 308 ->
          new Verdict.Skipped("it is redirected; see public-no-redirect");
      case 404 -> new Verdict.Failed(response.summary() + ": there is no such route");
      case 405 -> new Verdict.Failed(response.summary() + ": the route is not for POST");
      default -> ResponseFindings.expectRejection(response);
    };
  }
}
