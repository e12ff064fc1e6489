package com.otpiq.render.text;

/** The colour of each kind of text; without colour, text stays as it is. */
public final class Theme {
  private final boolean colour;

  /** A theme with colours, or without. */
  public Theme(boolean colour) {
    this.colour = colour;
  }

  /** Text about an error or a failure. */
  public String error(String text) {
    return paint("31", text);
  }

  /** Text about a warning. */
  public String warning(String text) {
    return paint("33", text);
  }

  /** Text about a success. */
  public String good(String text) {
    return paint("32", text);
  }

  String note(String text) {
    return paint("35", text);
  }

  String key(String text) {
    return paint("36", text);
  }

  String string(String text) {
    return paint("32", text);
  }

  String literal(String text) {
    return paint("33", text);
  }

  /** Text of less importance. */
  public String dim(String text) {
    return paint("2", text);
  }

  /** Text of more importance. */
  public String strong(String text) {
    return paint("1", text);
  }

  /** An HTTP status: good for 2xx, an error for all others. */
  String status(int status) {
    String text = Integer.toString(status);
    return status >= 200 && status <= 299 ? good(text) : error(text);
  }

  private String paint(String code, String text) {
    return colour && !text.isEmpty() ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }
}
