package com.otpiq.manual;

/** A positional parameter of a command. */
public record ParameterDoc(
    String label, boolean isRequired, boolean isRepeatable, String description, ValueDoc values) {

  /** The parameter as a usage line shows it: {@code [FILE...]}. */
  public String shown() {
    String text = label + (isRepeatable ? "..." : "");
    return isRequired ? text : "[" + text + "]";
  }
}
