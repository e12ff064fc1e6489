package com.otpiq.tls;

import com.otpiq.event.Problem;
import com.otpiq.exec.ShellCommand;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs Java's keytool, which creates keys and certificates, without a shell. */
public final class Keytool {
  private static final int TIMEOUT_SECONDS = 60;
  private static final String VARIABLE = "OTPIQ_STORE_PASSWORD";

  private Keytool() {}

  /**
   * Runs keytool on a PKCS#12 key store. The password is passed in the environment, because process
   * lists show arguments.
   *
   * @throws Problem LOCAL if keytool is missing or fails
   */
  public static void run(Path store, String password, List<String> arguments)
      throws InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    // Start fast, read times in UTC, and print errors in English.
    command.addAll(
        List.of(
            "-J-XX:TieredStopAtLevel=1",
            "-J-XX:+UseSerialGC",
            "-J-Duser.timezone=UTC",
            "-J-Duser.language=en"));
    command.addAll(arguments);
    command.addAll(
        List.of("-storetype", "PKCS12", "-storepass:env", VARIABLE, "-keystore", store.toString()));
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put(VARIABLE, password);
    await(started(builder));
  }

  private static Process started(ProcessBuilder builder) {
    try {
      return builder.start();
    } catch (IOException e) {
      throw Problem.of(
              Problem.Kind.LOCAL,
              "Java's keytool, which creates the certificate, could not be started",
              "a JDK, or a certificate of your own: --cert cert.pem --key key.pem")
          .causedBy(e);
    }
  }

  private static void await(Process process) throws InterruptedException {
    try {
      if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
        throw failed("it did not finish within " + TIMEOUT_SECONDS + " s");
      }
      if (process.exitValue() != 0) {
        throw failed(
            ShellCommand.readOutput(process).strip().lines().reduce("", (_, last) -> last));
      }
    } finally {
      process.destroyForcibly();
    }
  }

  private static Problem failed(String why) {
    return Problem.of(
        Problem.Kind.LOCAL,
        "Java's keytool could not create the certificate: " + why,
        "a certificate of your own: --cert cert.pem --key key.pem");
  }
}
