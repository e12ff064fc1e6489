package com.otpiq.cli.deliver;

import com.otpiq.cli.options.RetryOptions;
import com.otpiq.cli.options.SecretOptions;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that replay and trigger share. */
final class DeliveryOptions {
  @Option(names = "--plan", description = "Show the retry schedule; send nothing.")
  boolean plan;

  @Option(names = "--print", description = "Print the payloads; send nothing.")
  boolean print;

  @Mixin TargetOptions target = new TargetOptions();
  @Mixin SelectionOptions selection = new SelectionOptions();
  @Mixin PayloadOptions payload = new PayloadOptions();
  @Mixin RetryOptions retry = new RetryOptions();
  @Mixin PacingOptions pacing = new PacingOptions();
  @Mixin SecretOptions secret = new SecretOptions();
}
