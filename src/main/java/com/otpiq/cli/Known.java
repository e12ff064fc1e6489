package com.otpiq.cli;

import com.otpiq.check.Checks;
import com.otpiq.message.Provider;
import com.otpiq.sample.Receiver;
import com.otpiq.sample.Receivers;
import com.otpiq.sample.Scenarios;
import com.otpiq.sandbox.Fates;
import com.otpiq.verdict.Check;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/** The words that a value may be; looked up only where somebody asks which there are. */
final class Known {
  private Known() {}

  /** The scenarios of {@code trigger}. */
  static final class ScenarioNames implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Scenarios.names().iterator();
    }
  }

  /** What can become of a message of the sandbox. */
  static final class FateNames implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Fates.names().iterator();
    }
  }

  /** The commands that there are. */
  static final class CommandNames implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return names().iterator();
    }

    static List<String> names() {
      return HelpPages.GROUPS.values().stream().flatMap(List::stream).toList();
    }
  }

  /** The checks of a receiver, and those of a public URL. */
  static final class CheckIds implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Stream.concat(Checks.all().stream(), Checks.production().stream())
          .map(Check::id)
          .iterator();
    }
  }

  /** The kinds of receiver that can be written. */
  static final class ReceiverKinds implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return names().iterator();
    }

    static List<String> names() {
      return Receivers.all().stream().map(Receiver::kind).toList();
    }
  }

  /** The ways that a message can go. */
  static final class ProviderWords implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Provider.words().iterator();
    }
  }
}
