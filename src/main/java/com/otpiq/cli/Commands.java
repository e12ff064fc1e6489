package com.otpiq.cli;

import com.otpiq.cli.api.InfoCommand;
import com.otpiq.cli.api.SendCommand;
import com.otpiq.cli.api.SenderIdsCommand;
import com.otpiq.cli.api.TrackCommand;
import com.otpiq.cli.check.CheckCommand;
import com.otpiq.cli.deliver.ReplayCommand;
import com.otpiq.cli.deliver.TriggerCommand;
import com.otpiq.cli.doctor.DoctorCommand;
import com.otpiq.cli.help.CommandsCommand;
import com.otpiq.cli.help.CompletionCommand;
import com.otpiq.cli.help.HelpPages;
import com.otpiq.cli.host.CommandName;
import com.otpiq.cli.host.CommandTree;
import com.otpiq.cli.host.Host;
import com.otpiq.cli.journal.JournalCommand;
import com.otpiq.cli.listen.ListenCommand;
import com.otpiq.cli.receiver.ReceiverCommand;
import com.otpiq.cli.sandbox.SandboxCommand;
import com.otpiq.cli.settings.ConfigCommand;
import com.otpiq.cli.settings.RawArguments;
import com.otpiq.cli.startup.Grammar;
import com.otpiq.cli.validate.ValidateCommand;
import com.otpiq.render.text.ColourMode;
import java.io.PrintWriter;
import java.lang.reflect.Constructor;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.IFactory;

/** Builds the command line parser: of the chosen command alone to run it, of more for help. */
public final class Commands implements CommandTree, IFactory {
  private final Host host;

  /** The commands, for this host. */
  public Commands(Host host) {
    this.host = host;
  }

  /**
   * The parser for a command line: the chosen command, without annotations if it is to run; every
   * command if none is chosen.
   */
  public CommandLine chosen(RawArguments arguments) {
    Optional<CommandName> chosen = arguments.command().flatMap(CommandName::of);
    if (chosen.isEmpty() || arguments.isHelp()) {
      return chosen.map(this::only).orElseGet(this::whole);
    }
    var grammar = new Grammar(this);
    CommandLine line = grammar.line("otpiq");
    String word = chosen.get().word;
    line.addSubcommand(word, grammar.line(word));
    return configured(line);
  }

  @Override
  public CommandLine whole() {
    return annotated(CommandName.values());
  }

  @Override
  public CommandLine only(CommandName command) {
    return annotated(command);
  }

  private CommandLine annotated(CommandName... commands) {
    CommandLine line = new CommandLine(Otpiq.class, this);
    for (CommandName each : commands) {
      line.addSubcommand(each.word, new CommandLine(type(each), this));
    }
    return configured(line);
  }

  private static Class<?> type(CommandName command) {
    return switch (command) {
      case LISTEN -> ListenCommand.class;
      case TRIGGER -> TriggerCommand.class;
      case REPLAY -> ReplayCommand.class;
      case SANDBOX -> SandboxCommand.class;
      case CHECK -> CheckCommand.class;
      case RECEIVER -> ReceiverCommand.class;
      case JOURNAL -> JournalCommand.class;
      case VALIDATE -> ValidateCommand.class;
      case SEND -> SendCommand.class;
      case TRACK -> TrackCommand.class;
      case INFO -> InfoCommand.class;
      case SENDER_IDS -> SenderIdsCommand.class;
      case CONFIG -> ConfigCommand.class;
      case DOCTOR -> DoctorCommand.class;
      case COMMANDS -> CommandsCommand.class;
      case COMPLETION -> CompletionCommand.class;
    };
  }

  private CommandLine configured(CommandLine line) {
    Ansi ansi = ColourMode.AUTO.isEnabled(host.env(), false) ? Ansi.ON : Ansi.OFF;
    return line.setOut(new PrintWriter(host.out(), true, StandardCharsets.UTF_8))
        .setErr(new PrintWriter(host.err(), true, StandardCharsets.UTF_8))
        .setColorScheme(Help.defaultColorScheme(ansi))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExpandAtFiles(false)
        .setHelpFactory(new HelpPages());
  }

  /** An instance for the parser; its constructor may take the host, and the commands after it. */
  @Override
  public <K> K create(Class<K> type) throws Exception {
    for (Constructor<?> constructor : type.getDeclaredConstructors()) {
      Class<?>[] parameterTypes = constructor.getParameterTypes();
      if (parameterTypes.length > 0 && parameterTypes[0] == Host.class) {
        constructor.setAccessible(true);
        return type.cast(
            parameterTypes.length == 1
                ? constructor.newInstance(host)
                : constructor.newInstance(host, this));
      }
    }
    return CommandLine.defaultFactory().create(type);
  }
}
