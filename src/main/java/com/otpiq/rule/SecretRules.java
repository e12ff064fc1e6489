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
              "secret-missing", SecretError.MISSING, "`" + HeaderName.SECRET + "` must be there"),
          secret(
              "secret-twice", SecretError.TWICE, "`" + HeaderName.SECRET + "` must be there once"),
          secret(
              "secret-other-header",
              SecretError.OTHER_HEADER,
              "the secret must stand in `" + HeaderName.SECRET + "`, not in another header"),
          secret(
              "secret-stray-space",
              SecretError.STRAY_SPACE,
              DIFFERS + "this one has a space or a line break around it"),
          secret(
              "secret-other-case",
              SecretError.OTHER_CASE,
              DIFFERS + "this one differs in upper and lower case"),
          secret(
              "secret-looks-signed",
              SecretError.LOOKS_SIGNED,
              DIFFERS
                  + "this looks like an HMAC signature, and OTPIQ does not sign delivery reports"),
          secret(
              "secret-padded",
              SecretError.PADDED,
              DIFFERS + "this one has more around it, or is only a part"),
          secret("secret-wrong", SecretError.WRONG, DIFFERS + "this is another one"));

  /** Every rule for the signature of an inbound message; at most one is broken at a time. */
  public static final List<Rule> SIGNATURE =
      List.of(
          signature(
              "signature-missing",
              SignatureError.MISSING,
              "`" + HeaderName.SIGNATURE + "` must be there"),
          signature(
              "signature-form",
              SignatureError.FORM,
              "`" + HeaderName.SIGNATURE + "` must be `sha256=` and 64 hex digits"),
          signature(
              "signature-hex-case",
              SignatureError.HEX_CASE,
              SIGNED + "this one is right but in upper case"),
          signature(
              "signature-newline",
              SignatureError.NEWLINE,
              SIGNED
                  + "it fits with white space at the ends of the body added or taken away on the way"),
          signature(
              "signature-body-rewritten",
              SignatureError.BODY_REWRITTEN,
              SIGNED
                  + "it fits the same JSON written in another way: something parsed the body and wrote it again"),
          signature(
              "signature-body-only",
              SignatureError.BODY_ONLY,
              SIGNED + "it fits the body without the timestamp"),
          signature(
              "signature-other-secret",
              SignatureError.OTHER_SECRET,
              SIGNED
                  + "no usual mistake fits, so it was made with another secret, timestamp or body"));

  /** Both kinds. */
  public static final List<Rule> ALL = Stream.concat(SECRET.stream(), SIGNATURE.stream()).toList();

  private SecretRules() {}

  private static Rule secret(String id, SecretError kind, String text) {
    return new Rule(
        id,
        RuleCategory.SECRET,
        Basis.DOCUMENTED,
        HeaderName.SECRET,
        text,
        inspected -> violations(inspected.secretError(), kind));
  }

  private static Rule signature(String id, SignatureError kind, String text) {
    return new Rule(
        id,
        RuleCategory.SECRET,
        Basis.DOCUMENTED,
        HeaderName.SIGNATURE,
        text,
        inspected -> violations(inspected.signatureError(), kind));
  }

  private static <K extends Enum<K>> List<Violation> violations(
      Optional<AuthenticationError<K>> fault, K kind) {
    return fault.stream()
        .filter(found -> found.kind() == kind)
        .map(found -> new Violation(Optional.empty(), found.hint()))
        .toList();
  }
}
