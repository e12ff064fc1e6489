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
    name = "info",
    description = "Show the project that the API key belongs to, and its credit.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
public final class InfoCommand implements Callable<Integer> {
  private final Host host;

  @Mixin ApiOptions api = new ApiOptions();
  @Mixin OutputOptions output = new OutputOptions();

  InfoCommand(Host host) {
    this.host = host;
  }

  @Override
  public Integer call() throws InterruptedException {
    try (ApiSession session =
        new ApiSession(host, api, api.base(), output, output.reporter(host))) {
      session.call(ApiClient::info);
      return ExitCode.OK.code;
    }
  }
}
