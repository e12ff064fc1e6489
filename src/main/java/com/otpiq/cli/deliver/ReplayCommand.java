package com.otpiq.cli.deliver;

import com.otpiq.cli.error.ExitCode;
import com.otpiq.cli.host.Host;
import com.otpiq.cli.host.Version;
import com.otpiq.cli.options.OutputOptions;
import com.otpiq.delivery.OutgoingWebhook;
import com.otpiq.event.Event;
import com.otpiq.event.Problem;
import com.otpiq.event.Reporter;
import com.otpiq.journal.SavedWebhook;
import com.otpiq.journal.SavedWebhooks;
import com.otpiq.journal.SavedWebhooksReader;
import com.otpiq.rule.Inspector;
import com.otpiq.webhook.WebhookKind;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "replay",
    description = "Send saved webhooks to a URL, with retries as OTPIQ makes them.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
public final class ReplayCommand implements Callable<Integer> {
  /** A message names so many places. */
  private static final int MAX_NAMED = 3;

  private final Host host;

  @Parameters(
      paramLabel = "FILE",
      arity = "0..*",
      description = "Saved webhooks of any kind; - is standard input.")
  List<String> files = List.of();

  @Option(names = "--keep-timing", description = "Keep the recorded gaps between the webhooks.")
  boolean keepTiming;

  @Option(
      names = "--include-refused",
      description = "Also send webhooks that otpiq listen refused.")
  boolean includeRefused;

  @Mixin JournalSelectionOptions journal = new JournalSelectionOptions();
  @Mixin DeliveryOptions delivery = new DeliveryOptions();
  @Mixin OutputOptions output = new OutputOptions();

  ReplayCommand(Host host) {
    this.host = host;
  }

  @Override
  public Integer call() throws InterruptedException {
    Reporter reporter = output.reporter(host);
    var run = new DeliveryRun(host, delivery, reporter, OptionalInt.empty(), true);
    if (files.isEmpty() && !journal.isGiven() && delivery.plan) {
      run.plan(WebhookKind.DELIVERY_REPORT, 0);
      return ExitCode.OK.code;
    }
    if (keepTiming && delivery.selection.shuffle) {
      throw Problem.of(Problem.Kind.USAGE, "--keep-timing and --shuffle contradict each other");
    }
    SavedWebhooks read = saved();
    run.reportOmissions(read);
    boolean asked = includeRefused || run.only().hasAnswer() || journal.namesWebhooks();
    List<SavedWebhook> saved =
        RefusedWebhooks.leaveOut(read.webhooks(), run.only(), asked, reporter);
    warnOfViolations(saved, reporter);
    if (keepTiming) {
      requireTimes(saved);
    }
    return run.deliver(saved.stream().map(ReplayCommand::outgoing).toList(), keepTiming).code;
  }

  private static OutgoingWebhook outgoing(SavedWebhook saved) {
    return OutgoingWebhook.of(saved.delivery(), saved.response().answer());
  }

  private SavedWebhooks saved() {
    if (journal.isGiven()) {
      return journal.saved(host, files);
    }
    if (files.isEmpty()) {
      throw Problem.of(Problem.Kind.USAGE, "no file given", "otpiq replay saved.jsonl");
    }
    return SavedWebhooksReader.readAll(files, host.workDir(), host.in());
  }

  /** The places of all webhooks without a time that can be read, up to a few. */
  private static void requireTimes(List<SavedWebhook> saved) {
    List<String> without =
        saved.stream()
            .filter(webhook -> outgoing(webhook).receivedAt().isEmpty())
            .map(webhook -> webhook.source() + ":" + webhook.position().line())
            .toList();
    if (!without.isEmpty()) {
      int others = without.size() - MAX_NAMED;
      throw Problem.of(
          Problem.Kind.INPUT,
          "--keep-timing needs the time at which each webhook was received; none can be read at "
              + String.join(", ", without.subList(0, Math.min(MAX_NAMED, without.size())))
              + (others > 0 ? " and " + others + " more" : "")
              + " ("
              + without.size()
              + " of "
              + saved.size()
              + " webhooks)",
          "correct the time there, or leave out --keep-timing");
    }
  }

  /** Reports payloads that break a rule. They are sent all the same, to test the receiver. */
  private static void warnOfViolations(List<SavedWebhook> saved, Reporter reporter) {
    Inspector inspector = Inspector.ofSaved();
    long invalid =
        saved.stream()
            .filter(webhook -> inspector.inspect(webhook.delivery()).errors() > 0)
            .count();
    if (invalid > 0) {
      reporter.report(
          new Event.Notice(
              invalid
                  + " of "
                  + saved.size()
                  + " payloads break a documented rule and are sent unchanged; otpiq validate shows why"));
    }
  }
}
