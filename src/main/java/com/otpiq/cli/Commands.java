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
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.IFactory;

/** The commands there are. Only the chosen one is built; all of them for help. */
public final class Commands {
  private static final Map<String, Class<?>> ALL = new LinkedHashMap<>();

  static {
    ALL.put("send", SendCommand.class);
    ALL.put("track", TrackCommand.class);
    ALL.put("info", InfoCommand.class);
    ALL.put("sender-ids", SenderIdsCommand.class);
    ALL.put("listen", ListenCommand.class);
    ALL.put("trigger", TriggerCommand.class);
    ALL.put("replay", ReplayCommand.class);
    ALL.put("journal", JournalCommand.class);
    ALL.put("sandbox", SandboxCommand.class);
    ALL.put("validate", ValidateCommand.class);
    ALL.put("check", CheckCommand.class);
    ALL.put("receiver", ReceiverCommand.class);
    ALL.put("config", ConfigCommand.class);
    ALL.put("doctor", DoctorCommand.class);
    ALL.put("commands", CommandsCommand.class);
    ALL.put("completion", CompletionCommand.class);
  }

  private Commands() {}

  /**
   * The program with the command that is chosen, as much as it takes to run it; for help with all
   * that it shows, and with every command where none is chosen.
   */
  public static CommandLine line(Host host, RawArguments given) {
    Optional<String> chosen = given.command().filter(ALL::containsKey);
    if (chosen.isEmpty() || given.isHelp()) {
      return chosen.map(name -> line(host, name)).orElseGet(() -> line(host));
    }
    var grammar = new Grammar(new Factory(host));
    CommandLine line = grammar.line("otpiq");
    line.addSubcommand(chosen.get(), grammar.line(chosen.get()));
    configure(line, host);
    return line;
  }

  /** The program with all that is known of every command. */
  public static CommandLine line(Host host) {
    return line(host, ALL.keySet());
  }

  /** The program with all that is known of one command. */
  public static CommandLine line(Host host, String name) {
    return line(host, Set.of(name));
  }

  private static CommandLine line(Host host, Set<String> names) {
    CommandLine line = new CommandLine(Otpiq.class, new Factory(host));
    names.forEach(name -> add(line, name, host));
    configure(line, host);
    return line;
  }

  private static void add(CommandLine line, String name, Host host) {
    line.addSubcommand(name, new CommandLine(ALL.get(name), new Factory(host)));
  }

  private static void configure(CommandLine line, Host host) {
    Ansi ansi = ColourMode.AUTO.on(host.env(), false) ? Ansi.ON : Ansi.OFF;
    line.setOut(new PrintWriter(host.out(), true, StandardCharsets.UTF_8))
        .setErr(new PrintWriter(host.err(), true, StandardCharsets.UTF_8))
        .setColorScheme(Help.defaultColorScheme(ansi))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExpandAtFiles(false)
        .setHelpFactory(new HelpPages());
  }

  /** Hands the host to what wants one. */
  record Factory(Host host) implements IFactory {
    @Override
    public <K> K create(Class<K> type) throws Exception {
      for (Constructor<?> constructor : type.getDeclaredConstructors()) {
        if (Arrays.equals(constructor.getParameterTypes(), new Class<?>[] {Host.class})) {
          constructor.setAccessible(true);
          return type.cast(constructor.newInstance(host));
        }
      }
      return CommandLine.defaultFactory().create(type);
    }
  }
}
