package com.otpiq.manual;

/** What stands in a command line without a name. */
public record ParameterDoc(
    String label, boolean isRequired, boolean isRepeatable, String description, ValueDoc values) {

  /** As a synopsis has it: {@code [FILE...]}. */
  public String shown() {
    String text = label + (isRepeatable ? "..." : "");
    return isRequired ? text : "[" + text + "]";
  }
}
