package com.otpiq.cli.doctor;

import com.otpiq.cli.host.CommandTree;
import com.otpiq.cli.host.Host;
import com.otpiq.cli.options.ApiOptions;
import com.otpiq.cli.options.PreviousSecretOptions;
import com.otpiq.cli.options.SecretFile;
import com.otpiq.cli.options.SecretOptions;
import com.otpiq.cli.settings.Configuration;
import com.otpiq.cli.settings.EffectiveSettings;
import com.otpiq.cli.settings.EnvironmentVariables;
import com.otpiq.cli.settings.KnownSettings;
import com.otpiq.cli.settings.SettingArguments;
import com.otpiq.cli.settings.SettingsFiles;
import com.otpiq.event.DiagnosticEvent;
import com.otpiq.event.DiagnosticEvent.DiagnosticResult;
import com.otpiq.event.Event;
import com.otpiq.event.Problem;
import com.otpiq.event.Reporter;
import com.otpiq.event.SettingsEvent;
import com.otpiq.file.DotenvFile;
import com.otpiq.file.FileAccess;
import com.otpiq.message.Redactor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Checks the settings: the files, their values, and the permissions of files with secrets. */
final class SettingsDiagnostic {
  private static final String NAME = "settings";
  private static final String SECRET = "secret";

  private final Host host;
  private final CommandTree commands;
  private final Optional<Configuration> configuration;
  private final Optional<Problem> unreadable;

  /** Reads the settings. */
  SettingsDiagnostic(Host host, CommandTree commands) {
    this.host = host;
    this.commands = commands;
    Optional<Configuration> read = Optional.empty();
    Optional<Problem> stopped = Optional.empty();
    try {
      read = Optional.of(Configuration.of(host));
    } catch (Problem problem) {
      stopped = Optional.of(problem);
    }
    this.configuration = read;
    this.unreadable = stopped;
  }

  /** The settings; empty if a file cannot be read. */
  Optional<Configuration> configuration() {
    return configuration;
  }

  Stream<DiagnosticEvent.DiagnosticResult> results() {
    return Stream.concat(
        unreadable.stream().map(problem -> DiagnosticResult.of(NAME, problem)),
        configuration.stream().flatMap(set -> Stream.concat(settings(set), secrets(set))));
  }

  private Stream<DiagnosticEvent.DiagnosticResult> settings(Configuration configuration) {
    var effective = new EffectiveSettings(host, commands, configuration);
    List<DiagnosticEvent.DiagnosticResult> all = new ArrayList<>();
    effective.problems().forEach(problem -> all.add(DiagnosticResult.of(NAME, problem)));
    if (all.isEmpty()) {
      all.add(DiagnosticResult.ok(NAME, summary(effective)));
    }
    EnvironmentVariables.unknown(host.env())
        .forEach(each -> all.add(DiagnosticResult.note(NAME, each.text(), "unset the wrong one")));
    return all.stream();
  }

  private String summary(EffectiveSettings effective) {
    String files =
        String.join(
            " and ",
            SettingsFiles.events(host).stream()
                .filter(SettingsEvent.SettingsFileShown::exists)
                .flatMap(file -> file.path().stream())
                .toList());
    return "%d set, %s; `otpiq config` shows them"
        .formatted(effective.configured().size(), files.isEmpty() ? "no file" : "in " + files);
  }

  private Stream<DiagnosticEvent.DiagnosticResult> secrets(Configuration configuration) {
    return Stream.of(
            files(
                configuration,
                "secret-file",
                SecretFile.SECRET,
                SECRET,
                SettingsDiagnostic::validateSecret),
            files(
                configuration,
                "old-secret-file",
                SecretFile.OLD_SECRET,
                SECRET,
                SettingsDiagnostic::validateSecret),
            files(
                configuration,
                "api-key-file",
                SecretFile.API_KEY,
                "API key",
                SettingsDiagnostic::validateKey),
            variable(SecretOptions.VARIABLE, SECRET, SettingsDiagnostic::validateSecret),
            variable(PreviousSecretOptions.VARIABLE, SECRET, SettingsDiagnostic::validateSecret),
            variable(ApiOptions.KEY_VARIABLE, "API key", SettingsDiagnostic::validateKey))
        .flatMap(results -> results);
  }

  private static void validateSecret(String name, String text, Reporter unused) {
    SecretOptions.secret("the secret in " + name, text);
  }

  private static void validateKey(String name, String text, Reporter reporter) {
    ApiOptions.key(reporter, "the key in " + name, text);
  }

  private Stream<DiagnosticEvent.DiagnosticResult> files(
      Configuration configuration,
      String option,
      SecretFile kind,
      String what,
      Validator validator) {
    return KnownSettings.all().stream()
        .filter(setting -> setting.option().equals(option))
        .flatMap(setting ->
            setting.commands().stream().flatMap(each -> configuration.of(setting, each).stream()))
        .distinct()
        .flatMap(value -> file(value, kind, what, validator));
  }

  private Stream<DiagnosticEvent.DiagnosticResult> file(
      Configuration.Value value, SecretFile kind, String what, Validator validator) {
    try {
      String file = SettingArguments.file(value, host.workDir());
      Path name = Path.of(file);
      String text = kind.read(host, name);
      return validate(
          what,
          file,
          text,
          validator,
          access(what, DotenvFile.source(name, host.workDir()).file()));
    } catch (Problem problem) {
      return Stream.of(DiagnosticResult.of(what, problem));
    }
  }

  private List<DiagnosticEvent.DiagnosticResult> access(String what, Path file) {
    try {
      return FileAccess.othersCanRead(host.workDir().resolve(file))
          ? List.of(
              DiagnosticResult.note(
                  what, "other users of this machine can read " + file, "chmod 600 " + file))
          : List.of();
    } catch (IOException _) {
      return List.of(
          DiagnosticResult.note(what, "cannot find out who can read " + file, "ls -l " + file));
    }
  }

  private Stream<DiagnosticEvent.DiagnosticResult> variable(
      String name, String what, Validator validator) {
    return Optional.ofNullable(host.env().get(name)).filter(text -> !text.isEmpty()).stream()
        .flatMap(text -> validate(what, name, text, validator, List.of()));
  }

  /** Validates a secret, and adds the results to those that are known already. */
  private static Stream<DiagnosticEvent.DiagnosticResult> validate(
      String what,
      String place,
      String text,
      Validator validator,
      List<DiagnosticEvent.DiagnosticResult> known) {
    List<DiagnosticEvent.DiagnosticResult> found = new ArrayList<>(known);
    try {
      validator.check(
          place,
          text,
          event -> {
            if (event instanceof Event.Notice notice) {
              found.add(DiagnosticResult.note(what, notice.text(), "copy it again: " + place));
            }
          });
    } catch (Problem problem) {
      found.add(DiagnosticResult.of(what, problem));
    }
    return found.isEmpty()
        ? Stream.of(DiagnosticResult.ok(what, "in " + place + " " + Redactor.HIDDEN))
        : found.stream();
  }

  /**
   * Validates a secret or key: throws a problem if it is invalid, and reports a notice if it is
   * odd.
   */
  private interface Validator {
    void check(String name, String text, Reporter reporter);
  }
}
