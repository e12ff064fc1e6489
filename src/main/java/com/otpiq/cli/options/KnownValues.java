package com.otpiq.cli.options;

import com.otpiq.check.Checks;
import com.otpiq.cli.host.CommandName;
import com.otpiq.message.Provider;
import com.otpiq.sample.ReceiverTemplates;
import com.otpiq.sample.SampleScenarios;
import com.otpiq.sandbox.scenario.Scenarios;
import com.otpiq.verdict.Check;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/** The accepted values of options, for completion, help and messages. */
public final class KnownValues {
  private KnownValues() {}

  /** The scenarios of {@code trigger}. */
  public static final class ScenarioNames implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return SampleScenarios.names().iterator();
    }
  }

  /** The scenarios of a message in the sandbox. */
  public static final class SandboxScenarioNames implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Scenarios.names().iterator();
    }
  }

  /** The commands. */
  public static final class CommandNames implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return CommandName.words().iterator();
    }
  }

  /** The ids of all checks. */
  public static final class CheckIds implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Stream.concat(Checks.all().stream(), Checks.production().stream())
          .map(Check::id)
          .iterator();
    }
  }

  /** The kinds of receivers that {@code otpiq receiver} can write. */
  public static final class ReceiverKinds implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return names().iterator();
    }

    public static List<String> names() {
      return ReceiverTemplates.kinds();
    }
  }

  /** The providers of a message. */
  public static final class ProviderNames implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Provider.wireNames().iterator();
    }
  }
}
