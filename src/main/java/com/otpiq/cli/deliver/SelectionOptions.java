package com.otpiq.cli.deliver;

import com.otpiq.cli.options.FilterArgument;
import com.otpiq.event.Problem;
import com.otpiq.replay.WebhookSelection;
import java.util.List;
import picocli.CommandLine.Option;

/** The options that select which webhooks are sent, how often and in which order. */
final class SelectionOptions {
  private static final int MAX_COPIES = 100_000;

  @Option(
      names = "--only",
      paramLabel = "KEY=VALUE",
      description = "Send only payloads with this value. Repeatable.")
  List<String> only = List.of();

  @Option(
      names = "--duplicate",
      paramLabel = "N",
      description = "Send each webhook N times in a row. Default: 1.")
  int copies = 1;

  @Option(names = "--shuffle", description = "Send in random order.")
  boolean shuffle;

  /**
   * The selection.
   *
   * @param hasAnswer whether it is known how the webhooks were answered when they were received
   */
  WebhookSelection selection(boolean hasAnswer) {
    if (copies < 1 || copies > MAX_COPIES) {
      throw Problem.of(Problem.Kind.USAGE, "--duplicate must be from 1 to " + MAX_COPIES);
    }
    return new WebhookSelection(FilterArgument.filter("--only", only, hasAnswer), copies, shuffle);
  }
}
