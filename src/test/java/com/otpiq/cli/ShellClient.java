package com.otpiq.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;

/**
 * An HTTP client as a shell command, for tests of {@code --exec} and {@code --state-cmd}: it needs
 * no program but the Java that runs the tests.
 */
public final class ShellClient {
  private ShellClient() {}

  /**
   * Returns a command that sends a JSON body and prints the response.
   *
   * @param url and header may use variables of the shell
   * @param header such as {@code Authorization: Bearer $OTPIQ_API_KEY}
   */
  public static String post(String url, String header, String json) {
    return command() + " POST \"" + url + "\" \"" + header + "\" '" + json + "'";
  }

  /** Returns a command that prints a resource; nothing if the status is 400 or higher. */
  public static String get(String url) {
    return command() + " GET \"" + url + "\"";
  }

  private static String command() {
    try {
      Path classes =
          Path.of(ShellClient.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      Path java = Path.of(System.getProperty("java.home"), "bin", "java");
      return "'" + java + "' -Xshare:auto -cp '" + classes + "' " + ShellClient.class.getName();
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  public static void main(String[] args) throws IOException {
    var connection = (HttpURLConnection) URI.create(args[1]).toURL().openConnection();
    connection.setRequestMethod(args[0]);
    if (args[0].equals("POST")) {
      String[] header = args[2].split(": ", 2);
      connection.setRequestProperty(header[0], header[1]);
      connection.setRequestProperty("Content-Type", "application/json");
      connection.setDoOutput(true);
      connection.getOutputStream().write(args[3].getBytes(UTF_8));
    }
    if (connection.getResponseCode() < HttpURLConnection.HTTP_BAD_REQUEST) {
      try (InputStream body = connection.getInputStream()) {
        body.transferTo(System.out);
      }
    }
  }
}
