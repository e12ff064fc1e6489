package com.otpiq.cli.options;

import com.otpiq.check.Checks;
import com.otpiq.cli.host.CommandName;
import com.otpiq.message.Provider;
import com.otpiq.sample.ReceiverTemplate;
import com.otpiq.sample.ReceiverTemplates;
import com.otpiq.sample.SampleScenarios;
import com.otpiq.sandbox.scenario.Scenarios;
import com.otpiq.verdict.Check;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/** The words that a value may be; looked up only where somebody asks which there are. */
public final class KnownValues {
  private KnownValues() {}

  /** The scenarios of {@code trigger}. */
  public static final class ScenarioNames implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return SampleScenarios.names().iterator();
    }
  }

  /** What can become of a message of the sandbox. */
  public static final class FateNames implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Scenarios.names().iterator();
    }
  }

  /** The commands that there are. */
  public static final class CommandNames implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return CommandName.words().iterator();
    }
  }

  /** The checks of a receiver, and those of a public URL. */
  public static final class CheckIds implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Stream.concat(Checks.all().stream(), Checks.production().stream())
          .map(Check::id)
          .iterator();
    }
  }

  /** The kinds of receiver that can be written. */
  public static final class ReceiverKinds implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return names().iterator();
    }

    public static List<String> names() {
      return ReceiverTemplates.all().stream().map(ReceiverTemplate::kind).toList();
    }
  }

  /** The ways that a message can go. */
  public static final class ProviderWords implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Provider.wireNames().iterator();
    }
  }
}
