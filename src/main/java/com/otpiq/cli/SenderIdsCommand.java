package com.otpiq.cli;

import com.otpiq.api.OtpiqApi;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "sender-ids",
    description = "List the project's sender names, whether they are accepted, and their prices.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class SenderIdsCommand implements Callable<Integer> {
  private final Host host;

  @Mixin ApiOptions api = new ApiOptions();
  @Mixin OutputOptions output = new OutputOptions();

  SenderIdsCommand(Host host) {
    this.host = host;
  }

  @Override
  public Integer call() throws InterruptedException {
    try (Asking asking = new Asking(host, api, api.base(), output, output.reporter(host))) {
      asking.ask(OtpiqApi::senderIds);
      return ExitCode.OK.code;
    }
  }
}
