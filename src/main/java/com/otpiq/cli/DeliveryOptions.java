package com.otpiq.cli;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Everything about sending webhooks, wherever they come from. */
final class DeliveryOptions {
  @Option(
      names = "--plan",
      description =
          "Show when each attempt would come, and how far chance may move it; send nothing.")
  boolean plan;

  @Option(names = "--print", description = "Print the payloads instead of sending them.")
  boolean print;

  @Mixin TargetOptions target = new TargetOptions();
  @Mixin SelectOptions select = new SelectOptions();
  @Mixin ShapeOptions shape = new ShapeOptions();
  @Mixin RetryOptions retry = new RetryOptions();
  @Mixin PaceOptions pace = new PaceOptions();
  @Mixin SecretOptions secret = new SecretOptions();
}
