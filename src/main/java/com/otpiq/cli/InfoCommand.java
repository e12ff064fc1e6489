package com.otpiq.cli;

import com.otpiq.api.OtpiqApi;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "info",
    description = "Show the project that the API key belongs to, and its credit.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class InfoCommand implements Callable<Integer> {
  private final Host host;

  @Mixin ApiOptions api = new ApiOptions();
  @Mixin OutputOptions output = new OutputOptions();

  InfoCommand(Host host) {
    this.host = host;
  }

  @Override
  public Integer call() throws InterruptedException {
    try (Asking asking = new Asking(host, api, api.base(), output, output.reporter(host))) {
      asking.ask(OtpiqApi::info);
      return ExitCode.OK.code;
    }
  }
}
