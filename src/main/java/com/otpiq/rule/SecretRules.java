package com.otpiq.rule;

import com.otpiq.webhook.HeaderName;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The rules for authentication: the secret of a delivery report, and the signature of an inbound
 * message.
 */
public final class SecretRules {
  private static final String WRONG_SECRET =
      "`" + HeaderName.SECRET + "` must be exactly the secret; ";
  private static final String WRONG_SIGNATURE =
      "`" + HeaderName.SIGNATURE + "` must be the HMAC of timestamp, dot and raw body; ";

  /** The rules for the secret of a delivery report; at most one is violated at a time. */
  public static final List<Rule> SECRET =
      List.of(
          secret("secret-missing", SecretError.MISSING, "`" + HeaderName.SECRET + "` is required"),
          secret(
              "secret-twice",
              SecretError.TWICE,
              "`" + HeaderName.SECRET + "` must occur only once"),
          secret(
              "secret-other-header",
              SecretError.OTHER_HEADER,
              "the secret must be in `" + HeaderName.SECRET + "`, not in another header"),
          secret(
              "secret-stray-space",
              SecretError.STRAY_SPACE,
              WRONG_SECRET + "this one has extra white space or quotes"),
          secret(
              "secret-other-case",
              SecretError.OTHER_CASE,
              WRONG_SECRET + "this one differs only in letter case"),
          secret(
              "secret-looks-signed",
              SecretError.LOOKS_SIGNED,
              WRONG_SECRET
                  + "this one looks like an HMAC signature, but OTPIQ does not sign delivery reports"),
          secret(
              "secret-padded",
              SecretError.PADDED,
              WRONG_SECRET + "this one has extra characters, or is only a part of it"),
          secret("secret-wrong", SecretError.WRONG, WRONG_SECRET + "this is a different secret"));

  /** The rules for the signature of an inbound message; at most one is violated at a time. */
  public static final List<Rule> SIGNATURE =
      List.of(
          signature(
              "signature-missing",
              SignatureError.MISSING,
              "`" + HeaderName.SIGNATURE + "` is required"),
          signature(
              "signature-form",
              SignatureError.FORM,
              "`" + HeaderName.SIGNATURE + "` must be `sha256=` and 64 hex digits"),
          signature(
              "signature-hex-case",
              SignatureError.HEX_CASE,
              WRONG_SIGNATURE + "this one is in upper case"),
          signature(
              "signature-newline",
              SignatureError.NEWLINE,
              WRONG_SIGNATURE
                  + "this one matches if white space at the ends of the body was added or removed on the way"),
          signature(
              "signature-body-rewritten",
              SignatureError.BODY_REWRITTEN,
              WRONG_SIGNATURE
                  + "this one matches the same JSON in another format: a program parsed the body and wrote it again"),
          signature(
              "signature-body-only",
              SignatureError.BODY_ONLY,
              WRONG_SIGNATURE + "this one matches the body without the timestamp"),
          signature(
              "signature-other-secret",
              SignatureError.OTHER_SECRET,
              WRONG_SIGNATURE + "this one was created with another secret, timestamp or body"));

  /** All of them. */
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
      Optional<AuthenticationError<K>> error, K kind) {
    return error.stream()
        .filter(found -> found.kind() == kind)
        .map(found -> new Violation(Optional.empty(), found.hint()))
        .toList();
  }
}
