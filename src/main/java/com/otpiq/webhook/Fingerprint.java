package com.otpiq.webhook;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;

/**
 * Stands for a value from outside where it is only compared with later ones, so that what otpiq
 * remembers of a webhook has a size that its sender does not choose.
 */
public final class Fingerprint {
  /** Longer texts are hashed. */
  private static final int MAX_CHARACTERS = 64;

  private Fingerprint() {}

  /** The text itself, or a hash of it if it is long. */
  public static String of(String text) {
    if (text.length() <= MAX_CHARACTERS) {
      return text;
    }
    MessageDigest digest = digest();
    update(digest, 's', text);
    return text(digest);
  }

  /** A hash of a value; the order of the keys of objects and the layout do not matter. */
  public static String of(Json value) {
    MessageDigest digest = digest();
    update(digest, value);
    return text(digest);
  }

  private static void update(MessageDigest digest, Json value) {
    switch (value) {
      case Json.Text text -> update(digest, 's', text.value());
      case Json.Num number -> update(digest, 'n', number.literal());
      case Json.Bool bool -> digest.update((byte) (bool.value() ? 't' : 'f'));
      case Json.Null _ -> digest.update((byte) '0');
      case Json.Arr array -> {
        update(digest, '[', Integer.toString(array.items().size()));
        array.items().forEach(item -> update(digest, item));
      }
      case Json.Obj object -> {
        List<Json.Member> members =
            object.members().stream().sorted(Comparator.comparing(Json.Member::name)).toList();
        update(digest, '{', Integer.toString(members.size()));
        members.forEach(member -> {
          update(digest, 'k', member.name());
          update(digest, member.value());
        });
      }
    }
  }

  /** The length comes first, so that no two values give the same bytes. */
  private static void update(MessageDigest digest, char kind, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_16BE);
    digest.update(
        (kind + Integer.toString(bytes.length) + ":").getBytes(StandardCharsets.US_ASCII));
    digest.update(bytes);
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Longer than a text that is not hashed, so that it equals none. */
  private static String text(MessageDigest digest) {
    String hash = Base64.getEncoder().encodeToString(digest.digest());
    return hash + "#".repeat(MAX_CHARACTERS + 1 - hash.length());
  }
}
