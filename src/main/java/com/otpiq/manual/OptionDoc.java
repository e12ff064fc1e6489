package com.otpiq.manual;

import java.util.List;
import java.util.Optional;

/**
 * An option of a command.
 *
 * @param names all of them, {@code -o} and {@code --output}
 * @param label what stands for its value; nothing where it takes none
 * @param isValueOptional whether it may stand without its value
 * @param standard the value that counts where it is left out
 */
public record OptionDoc(
    List<String> names,
    Optional<String> label,
    boolean isValueOptional,
    String description,
    Optional<String> standard,
    ValueDoc values,
    boolean isRepeatable) {

  /** Whether the word after it is its value. */
  public boolean takesNextWord() {
    return label.isPresent() && !isValueOptional;
  }

  /** As a list shows it: {@code -o, --output=FORMAT}. */
  public String shown() {
    String value = label.map(text -> isValueOptional ? "[=" + text + "]" : "=" + text).orElse("");
    return String.join(", ", names) + value;
  }
}
