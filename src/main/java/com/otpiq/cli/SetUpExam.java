package com.otpiq.cli;

import com.otpiq.report.Event;
import com.otpiq.report.Event.Examined;
import com.otpiq.report.Problem;
import com.otpiq.report.Reporter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What is set: whether the files can be read, the values are right, the secrets are secret. */
final class SetUpExam {
  private static final String WHAT = "settings";
  private static final String SECRET = "secret";

  private final Host host;

  SetUpExam(Host host) {
    this.host = host;
  }

  /** What is set, where the files that set it can be read. */
  Optional<Configuration> configuration() {
    try {
      return Optional.of(Configuration.of(host));
    } catch (Problem _) {
      return Optional.empty();
    }
  }

  Stream<Event.Examined> all() {
    try {
      var configuration = Configuration.of(host);
      return Stream.concat(settings(configuration), secrets(configuration));
    } catch (Problem problem) {
      return Stream.of(Examined.of(WHAT, problem));
    }
  }

  private Stream<Event.Examined> settings(Configuration configuration) {
    var effective = new Effective(host, configuration);
    List<Event.Examined> all = new ArrayList<>();
    effective.wrong().forEach(problem -> all.add(Examined.of(WHAT, problem)));
    if (all.isEmpty()) {
      all.add(Examined.ok(WHAT, told(effective)));
    }
    Variables.strangers(host.env())
        .forEach(each -> all.add(Examined.note(WHAT, each.text(), "unset the one that is not")));
    return all.stream();
  }

  private String told(Effective effective) {
    String files =
        String.join(
            " and ",
            ConfigPlaces.told(host).stream()
                .filter(Event.SettingsFile::isThere)
                .flatMap(file -> file.path().stream())
                .toList());
    return "%d set, %s; `otpiq config` shows them"
        .formatted(effective.set().size(), files.isEmpty() ? "no file" : "in " + files);
  }

  private Stream<Event.Examined> secrets(Configuration configuration) {
    return Stream.of(
            files(configuration, "secret-file", SECRET, SetUpExam::secret),
            files(configuration, "old-secret-file", SECRET, SetUpExam::secret),
            files(configuration, "api-key-file", "API key", SetUpExam::key),
            variable(SecretOptions.VARIABLE, SECRET, SetUpExam::secret),
            variable(OldSecretOptions.VARIABLE, SECRET, SetUpExam::secret),
            variable(ApiOptions.KEY_VARIABLE, "API key", SetUpExam::key))
        .flatMap(exams -> exams);
  }

  private static void secret(String name, String text, Reporter unused) {
    SecretOptions.secret("the secret in " + name, text);
  }

  private static void key(String name, String text, Reporter reporter) {
    ApiOptions.key(reporter, "the key in " + name, text);
  }

  private Stream<Event.Examined> files(
      Configuration configuration, String option, String what, Right right) {
    return Configurable.all().stream()
        .filter(setting -> setting.option().equals(option))
        .flatMap(setting ->
            setting.commands().stream().flatMap(each -> configuration.of(setting, each).stream()))
        .distinct()
        .flatMap(value -> {
          String file = Typed.file(value, host.workDir());
          return exam(
              what, file, reporter -> right.check(file, text(file, what, reporter), reporter));
        });
  }

  private String text(String file, String what, Reporter reporter) {
    return SecretText.read(host, host.workDir().resolve(file), what + " file", reporter);
  }

  private Stream<Event.Examined> variable(String name, String what, Right right) {
    return Optional.ofNullable(host.env().get(name)).filter(text -> !text.isEmpty()).stream()
        .flatMap(text -> exam(what, name, reporter -> right.check(name, text, reporter)));
  }

  /** What a look at one place brings to light. */
  private static Stream<Event.Examined> exam(String what, String place, Look look) {
    List<Event.Examined> found = new ArrayList<>();
    try {
      look.at(event -> {
        if (event instanceof Event.Notice notice) {
          boolean isOpen = notice.text().startsWith("others");
          found.add(
              Examined.note(
                  what, notice.text(), isOpen ? "chmod 600 " + place : "copy it again: " + place));
        }
      });
    } catch (Problem problem) {
      found.add(Examined.of(what, problem));
    }
    return found.isEmpty()
        ? Stream.of(Examined.ok(what, "in " + place + " [hidden]"))
        : found.stream();
  }

  /** Whether a text is what it should be; stops where it is not, tells where it is odd. */
  private interface Right {
    void check(String name, String text, Reporter reporter);
  }

  /** Looks, and tells of what it sees. */
  private interface Look {
    void at(Reporter reporter);
  }
}
