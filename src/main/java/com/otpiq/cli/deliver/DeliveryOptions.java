package com.otpiq.cli.deliver;

import com.otpiq.cli.options.RetryOptions;
import com.otpiq.cli.options.SecretOptions;
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
  @Mixin SelectionOptions select = new SelectionOptions();
  @Mixin PayloadOptions shape = new PayloadOptions();
  @Mixin RetryOptions retry = new RetryOptions();
  @Mixin PacingOptions pace = new PacingOptions();
  @Mixin SecretOptions secret = new SecretOptions();
}
