package com.otpiq.render.text;

/** What each kind of text looks like; without colour, nothing is added. */
public final class Theme {
  private final boolean colour;

  public Theme(boolean colour) {
    this.colour = colour;
  }

  public String error(String text) {
    return paint("31", text);
  }

  public String warning(String text) {
    return paint("33", text);
  }

  public String good(String text) {
    return paint("32", text);
  }

  String mark(String text) {
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

  public String dim(String text) {
    return paint("2", text);
  }

  public String strong(String text) {
    return paint("1", text);
  }

  /** The colour of an HTTP status: good for 2xx, an error for the rest. */
  String status(int status) {
    String text = Integer.toString(status);
    return status >= 200 && status <= 299 ? good(text) : error(text);
  }

  private String paint(String code, String text) {
    return colour ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }
}
