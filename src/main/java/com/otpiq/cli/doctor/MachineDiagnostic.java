package com.otpiq.cli.doctor;

import com.otpiq.cli.host.Host;
import com.otpiq.cli.host.Version;
import com.otpiq.event.DiagnosticEvent;
import com.otpiq.event.DiagnosticEvent.DiagnosticResult;
import com.otpiq.file.InputFile;
import com.otpiq.render.text.ColourMode;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Checks the machine: Java, the start-up cache, the clock, the terminal and the locale. */
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

  /** Some operating systems do not show a process its own arguments. */
  private static DiagnosticEvent.DiagnosticResult start() {
    String[] arguments = ProcessHandle.current().info().arguments().orElse(new String[0]);
    Optional<Path> cache =
        Arrays.stream(arguments)
            .filter(argument -> argument.startsWith(CACHE))
            .map(argument -> Path.of(argument.substring(CACHE.length())))
            .filter(InputFile::isReadable)
            .findFirst();
    return cache
        .map(file -> DiagnosticResult.ok("start", "with the start-up cache " + file))
        .orElseGet(() ->
            DiagnosticResult.note(
                "start",
                "without a start-up cache, so commands start more slowly",
                "use the launcher `otpiq` of the bundle or of a clone"));
  }

  private DiagnosticEvent.DiagnosticResult clock() {
    LocalDateTime now = LocalDateTime.ofInstant(host.time().now(), host.zone().get());
    String text = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).format(now);
    boolean isSane = now.getYear() >= EARLIEST && now.getYear() <= LATEST;
    return isSane
        ? DiagnosticResult.ok("clock", text + ", time zone " + host.zone().get())
        : DiagnosticResult.problem(
            "clock",
            "it is probably not " + text + ": certificates and signatures would be rejected",
            "set the clock of this machine");
  }

  private DiagnosticEvent.DiagnosticResult terminal() {
    boolean isTerminal = host.outIsTerminal().getAsBoolean();
    return DiagnosticResult.ok(
        "terminal",
        (isTerminal ? "standard output is a terminal" : "standard output is a pipe or a file")
            + ", colours are "
            + (ColourMode.AUTO.isEnabled(host.env(), isTerminal) ? "on" : "off"));
  }

  /** Windows has no such locale. */
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
                + ": Arabic and Kurdish text may be unreadable, and files with such names may not open",
            "LC_ALL=C.UTF-8");
  }
}
