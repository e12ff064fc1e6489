package com.otpiq.launcher;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

/** The first class of the program: any Java can read it, and prints a message if it is too old. */
public final class Launcher {
  private static final int NEEDED = 25;
  private static final int EXIT_BUG = 70;

  private Launcher() {}

  public static void main(String[] args) throws Throwable {
    String version = System.getProperty("java.specification.version", "unknown");
    if (major(version) < NEEDED) {
      System.err.println(
          "otpiq: this is Java " + version + "; otpiq needs Java " + NEEDED + " or newer.");
      System.err.println("Try: install a JDK " + NEEDED + " and set JAVA_HOME to its directory.");
      System.exit(EXIT_BUG);
    }
    Method main = Class.forName("com.otpiq.cli.Main").getMethod("main", String[].class);
    try {
      main.invoke(null, (Object) args);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private static int major(String version) {
    try {
      return Integer.parseInt(version.startsWith("1.") ? version.substring(2) : version);
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}
