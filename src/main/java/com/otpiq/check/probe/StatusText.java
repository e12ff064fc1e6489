package com.otpiq.check.probe;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What of a status says which status it is. A status may be a text with a time in it, or a whole
 * object with the times of its events: what differs although the status is the same, is masked.
 *
 * @param masksDigits whether the numbers in a text are masked
 * @param masked the patterns of the fields of an object that are masked: only their type counts
 */
public record StatusText(boolean masksDigits, Set<String> masked) {
  /** Also with a fraction, and the hours of a time. */
  private static final Pattern DIGITS = Pattern.compile("\\d[\\d.:]*");

  /** Two texts of the same status. */
  public record Pair(String one, String other) {}

  /** What must be masked so that the texts of each pair are equal, if that is possible. */
  public static StatusText of(List<Pair> pairs) {
    boolean differ = false;
    Set<String> masked = new HashSet<>();
    for (Pair pair : pairs) {
      DocumentFields one = DocumentFields.of(pair.one());
      if (one.isStructured()) {
        one.differences(DocumentFields.of(pair.other()), Set.of())
            .forEach(difference -> masked.add(difference.pattern()));
      } else {
        differ |= !pair.one().equals(pair.other());
      }
    }
    return new StatusText(differ, Set.copyOf(masked));
  }

  /** The status with all masked that does not say which status it is. */
  public String term(String status) {
    DocumentFields fields = DocumentFields.of(status);
    if (fields.isStructured()) {
      return fields.canonical(masked);
    }
    return masksDigits ? DIGITS.matcher(status).replaceAll("#") : status;
  }

  /** Whether both texts of a pair are the same status. */
  public boolean isSame(Pair pair) {
    return term(pair.one()).equals(term(pair.other()));
  }
}
