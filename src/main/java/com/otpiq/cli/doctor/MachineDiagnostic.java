package com.otpiq.cli.doctor;

import com.otpiq.cli.host.Host;
import com.otpiq.cli.host.Version;
import com.otpiq.event.DiagnosticEvent;
import com.otpiq.event.DiagnosticEvent.DiagnosticResult;
import com.otpiq.render.text.ColourMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How the machine is: Java, how it starts, the clock, and whether Arabic gets through. */
final class MachineDiagnostic {
  private static final int EARLIEST = 2026;
  private static final int LATEST = 2100;
  private static final String CACHE = "-XX:AOTCache=";

  private final Host host;

  MachineDiagnostic(Host host) {
    this.host = host;
  }

  Stream<DiagnosticEvent.DiagnosticResult> results() {
    return Stream.of(version(), start(), clock(), terminal(), text());
  }

  private static DiagnosticEvent.DiagnosticResult version() {
    return DiagnosticResult.ok(
        "version",
        "otpiq %s, Java %s of %s, %s %s"
            .formatted(
                Version.number(),
                System.getProperty("java.version"),
                System.getProperty("java.vendor"),
                System.getProperty("os.name"),
                System.getProperty("os.arch")));
  }

  /** Some systems do not tell a process how it was started. */
  private static DiagnosticEvent.DiagnosticResult start() {
    String[] words = ProcessHandle.current().info().arguments().orElse(new String[0]);
    Optional<Path> cache =
        Arrays.stream(words)
            .filter(word -> word.startsWith(CACHE))
            .map(word -> Path.of(word.substring(CACHE.length())))
            .filter(Files::isReadable)
            .findFirst();
    return cache
        .map(file -> DiagnosticResult.ok("start", "with the cache " + file))
        .orElseGet(() ->
            DiagnosticResult.note(
                "start",
                "without a cache, so each command starts slower than it could",
                "the launcher `otpiq`, of the bundle or of a clone, which starts with one"));
  }

  private DiagnosticEvent.DiagnosticResult clock() {
    LocalDateTime now = LocalDateTime.ofInstant(host.time().now(), host.zone().get());
    String text = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).format(now);
    boolean isSane = now.getYear() >= EARLIEST && now.getYear() <= LATEST;
    return isSane
        ? DiagnosticResult.ok("clock", text + ", time zone " + host.zone().get())
        : DiagnosticResult.problem(
            "clock",
            "it is not " + text + ": certificates and signatures will be taken for wrong",
            "set the clock of this machine");
  }

  private DiagnosticEvent.DiagnosticResult terminal() {
    boolean isThere = host.outIsTerminal().getAsBoolean();
    return DiagnosticResult.ok(
        "terminal",
        (isThere ? "standard output is one" : "standard output is a pipe or a file")
            + ", colours are "
            + (ColourMode.AUTO.on(host.env(), isThere) ? "on" : "off"));
  }

  /** Windows has no locale of this kind. */
  private DiagnosticEvent.DiagnosticResult text() {
    Optional<String> locale =
        Stream.of("LC_ALL", "LC_CTYPE", "LANG")
            .map(name -> host.env().getOrDefault(name, ""))
            .filter(value -> !value.isEmpty())
            .findFirst();
    boolean isWindows = System.getProperty("os.name", "").startsWith("Windows");
    boolean isUtf8 =
        locale.filter(value -> value.matches("(?i).*utf-?8.*")).isPresent() || isWindows;
    return isUtf8
        ? DiagnosticResult.ok("text", "UTF-8, as otpiq writes it: " + locale.orElse("Windows"))
        : DiagnosticResult.note(
            "text",
            "otpiq writes UTF-8, and the locale is "
                + locale.orElse("not set")
                + ": Arabic and Kurdish may look broken, files with such names may not open",
            "LC_ALL=C.UTF-8");
  }
}
