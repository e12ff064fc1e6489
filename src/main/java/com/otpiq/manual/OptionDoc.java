package com.otpiq.manual;

import java.util.List;
import java.util.Optional;

/**
 * An option of a command.
 *
 * @param names all its names: {@code -o} and {@code --output}
 * @param label the placeholder of its value; empty if it takes none
 * @param isValueOptional whether the value can be omitted
 * @param standard the default
 */
public record OptionDoc(
    List<String> names,
    Optional<String> label,
    boolean isValueOptional,
    String description,
    Optional<String> standard,
    ValueDoc values,
    boolean isRepeatable) {

  /** Whether the next argument is its value. */
  public boolean takesNextWord() {
    return label.isPresent() && !isValueOptional;
  }

  /** The option as lists show it: {@code -o, --output=FORMAT}. */
  public String shown() {
    String value = label.map(text -> isValueOptional ? "[=" + text + "]" : "=" + text).orElse("");
    return String.join(", ", names) + value;
  }
}
