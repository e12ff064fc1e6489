package com.otpiq.cli.api;

import com.otpiq.api.ApiClient;
import com.otpiq.cli.error.ExitCode;
import com.otpiq.cli.host.Host;
import com.otpiq.cli.host.Version;
import com.otpiq.cli.options.ApiOptions;
import com.otpiq.cli.options.OutputOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "sender-ids",
    description = "List the project's sender names, whether they are accepted, and their prices.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
public final class SenderIdsCommand implements Callable<Integer> {
  private final Host host;

  @Mixin ApiOptions api = new ApiOptions();
  @Mixin OutputOptions output = new OutputOptions();

  SenderIdsCommand(Host host) {
    this.host = host;
  }

  @Override
  public Integer call() throws InterruptedException {
    try (ApiSession session =
        new ApiSession(host, api, api.base(), output, output.reporter(host))) {
      session.call(ApiClient::senderIds);
      return ExitCode.OK.code;
    }
  }
}
