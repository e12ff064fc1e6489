package com.otpiq.rule;

import com.otpiq.webhook.HeaderName;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The rules for the proof that a sender gives: the secret of a report, the signature of an inbound
 * message.
 */
public final class SecretRules {
  private static final String DIFFERS = "`" + HeaderName.SECRET + "` must be the secret, exactly; ";
  private static final String SIGNED =
      "`" + HeaderName.SIGNATURE + "` must be the HMAC of timestamp, dot and raw body; ";

  /** Every rule for the secret of a delivery report; at most one is broken at a time. */
  public static final List<Rule> SECRET =
      List.of(
          secret(
              "secret-missing", SecretFault.MISSING, "`" + HeaderName.SECRET + "` must be there"),
          secret(
              "secret-twice", SecretFault.TWICE, "`" + HeaderName.SECRET + "` must be there once"),
          secret(
              "secret-other-header",
              SecretFault.OTHER_HEADER,
              "the secret must stand in `" + HeaderName.SECRET + "`, not in another header"),
          secret(
              "secret-stray-space",
              SecretFault.STRAY_SPACE,
              DIFFERS + "this one has a space or a line break around it"),
          secret(
              "secret-other-case",
              SecretFault.OTHER_CASE,
              DIFFERS + "this one differs in upper and lower case"),
          secret(
              "secret-looks-signed",
              SecretFault.LOOKS_SIGNED,
              DIFFERS
                  + "this looks like an HMAC signature, and OTPIQ does not sign delivery reports"),
          secret(
              "secret-padded",
              SecretFault.PADDED,
              DIFFERS + "this one has more around it, or is only a part"),
          secret("secret-wrong", SecretFault.WRONG, DIFFERS + "this is another one"));

  /** Every rule for the signature of an inbound message; at most one is broken at a time. */
  public static final List<Rule> SIGNATURE =
      List.of(
          signature(
              "signature-missing",
              SignatureFault.MISSING,
              "`" + HeaderName.SIGNATURE + "` must be there"),
          signature(
              "signature-form",
              SignatureFault.FORM,
              "`" + HeaderName.SIGNATURE + "` must be `sha256=` and 64 hex digits"),
          signature(
              "signature-hex-case",
              SignatureFault.HEX_CASE,
              SIGNED + "this one is right but in upper case"),
          signature(
              "signature-newline",
              SignatureFault.NEWLINE,
              SIGNED
                  + "it fits with white space at the ends of the body added or taken away on the way"),
          signature(
              "signature-body-rewritten",
              SignatureFault.BODY_REWRITTEN,
              SIGNED
                  + "it fits the same JSON written in another way: something parsed the body and wrote it again"),
          signature(
              "signature-body-only",
              SignatureFault.BODY_ONLY,
              SIGNED + "it fits the body without the timestamp"),
          signature(
              "signature-other-secret",
              SignatureFault.OTHER_SECRET,
              SIGNED
                  + "no usual mistake fits, so it was made with another secret, timestamp or body"));

  /** Both kinds. */
  public static final List<Rule> ALL = Stream.concat(SECRET.stream(), SIGNATURE.stream()).toList();

  private SecretRules() {}

  private static Rule secret(String id, SecretFault kind, String text) {
    return new Rule(
        id,
        Concern.SECRET,
        Basis.DOCUMENTED,
        HeaderName.SECRET,
        text,
        seen -> breaches(seen.secretFault(), kind));
  }

  private static Rule signature(String id, SignatureFault kind, String text) {
    return new Rule(
        id,
        Concern.SECRET,
        Basis.DOCUMENTED,
        HeaderName.SIGNATURE,
        text,
        seen -> breaches(seen.signatureFault(), kind));
  }

  private static <K extends Enum<K>> List<Breach> breaches(Optional<Fault<K>> fault, K kind) {
    return fault.stream()
        .filter(found -> found.kind() == kind)
        .map(found -> new Breach(Optional.empty(), found.hint()))
        .toList();
  }
}
