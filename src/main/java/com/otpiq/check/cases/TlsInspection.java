package com.otpiq.check.cases;

import com.otpiq.check.session.CheckSession;
import com.otpiq.net.client.TlsProbe;
import com.otpiq.verdict.IncompleteCheckException;
import com.otpiq.verdict.Verdict;
import java.time.Duration;

/** The result of a TLS handshake with the server: protocol, certificate and its remaining days. */
final class TlsInspection {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final int DAYS = 14;

  private TlsInspection() {}

  static Verdict protocol(CheckSession session)
      throws InterruptedException, IncompleteCheckException {
    return inspect(session, made -> new Verdict.Passed(made.protocol()));
  }

  static Verdict certificate(CheckSession session)
      throws InterruptedException, IncompleteCheckException {
    return inspect(
        session,
        made -> made.trustProblem().<Verdict>map(Verdict.Failed::new).orElse(Verdict.passed()));
  }

  static Verdict daysLeft(CheckSession session)
      throws InterruptedException, IncompleteCheckException {
    return inspect(
        session,
        made -> {
          long days = Duration.between(session.receiver().time().now(), made.until()).toDays();
          return days < DAYS
              ? new Verdict.Failed("it expires in " + days + " days, signed by " + made.issuer())
              : new Verdict.Passed(days + " days left, signed by " + made.issuer());
        });
  }

  @FunctionalInterface
  private interface CertificateInspection {
    Verdict of(TlsProbe.Succeeded made);
  }

  private static Verdict inspect(CheckSession session, CertificateInspection inspection)
      throws InterruptedException, IncompleteCheckException {
    return session
        .handshake(TIMEOUT)
        .map(probe -> verdict(probe, inspection))
        .orElseGet(() -> new Verdict.Skipped("it needs an https URL without a proxy"));
  }

  private static Verdict verdict(TlsProbe probe, CertificateInspection inspection) {
    return switch (probe) {
      case TlsProbe.Succeeded made -> inspection.of(made);
      case TlsProbe.Failed failed -> new Verdict.Failed(failed.reason());
      case TlsProbe.Unreachable _ ->
          new Verdict.Unfinished("nothing listens there; see public-answers");
    };
  }
}
