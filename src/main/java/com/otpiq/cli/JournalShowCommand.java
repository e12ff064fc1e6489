package com.otpiq.cli;

import com.otpiq.journal.Kept;
import com.otpiq.report.Event;
import com.otpiq.rule.Inspector;
import com.otpiq.rule.Judgement;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "show",
    description =
        "Show one webhook: its headers, its body as it came, and what is to be said of it.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class JournalShowCommand implements Callable<Integer> {
  private final Host host;

  @Parameters(paramLabel = "ID", description = "Such as 17.3; `otpiq journal list` shows them.")
  String id = "";

  @Mixin OutputOptions output = new OutputOptions();

  JournalShowCommand(Host host) {
    this.host = host;
  }

  @Override
  public Integer call() {
    List<Kept> run = JournalPlace.required(host).until(id);
    Inspector inspector = Inspector.ofSaved();
    List<Judgement> judgements =
        run.stream().map(kept -> inspector.judge(kept.arrival().delivery())).toList();
    Kept kept = run.getLast();
    output
        .reporter(host)
        .report(
            new Event.Kept(
                kept.id(),
                kept.arrival(),
                kept.answer(),
                kept.trust(),
                Optional.of(judgements.getLast())));
    return ExitCode.OK.code;
  }
}
