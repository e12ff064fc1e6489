package com.otpiq.cli.host;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Every command of the program, in the order in which help lists them. */
public enum CommandName {
  LISTEN("listen", HelpGroup.WEBHOOKS),
  TRIGGER("trigger", HelpGroup.WEBHOOKS),
  REPLAY("replay", HelpGroup.WEBHOOKS),
  SANDBOX("sandbox", HelpGroup.WEBHOOKS),
  CHECK("check", HelpGroup.RECEIVER),
  RECEIVER("receiver", HelpGroup.RECEIVER),
  JOURNAL("journal", HelpGroup.RECEIVED),
  VALIDATE("validate", HelpGroup.RECEIVED),
  SEND("send", HelpGroup.API),
  TRACK("track", HelpGroup.API),
  INFO("info", HelpGroup.API),
  SENDER_IDS("sender-ids", HelpGroup.API),
  CONFIG("config", HelpGroup.PROGRAM),
  DOCTOR("doctor", HelpGroup.PROGRAM),
  COMMANDS("commands", HelpGroup.PROGRAM),
  COMPLETION("completion", HelpGroup.PROGRAM);

  /** The word that chooses the command. */
  public final String word;

  /** The group of the command in the help of the program. */
  public final HelpGroup group;

  CommandName(String word, HelpGroup group) {
    this.word = word;
    this.group = group;
  }

  /** The groups of commands in the help of the program, in its order. */
  public enum HelpGroup {
    WEBHOOKS("Webhooks, without OTPIQ"),
    RECEIVER("Your receiver"),
    RECEIVED("Received webhooks"),
    API("OTPIQ's API"),
    PROGRAM("This program");

    /** The line above the commands of the group. */
    public final String heading;

    HelpGroup(String heading) {
      this.heading = heading;
    }

    /** The commands of this group. */
    public List<CommandName> commands() {
      return Arrays.stream(CommandName.values()).filter(each -> each.group == this).toList();
    }
  }

  /** The words that choose a command. */
  public static List<String> words() {
    return Arrays.stream(values()).map(each -> each.word).toList();
  }

  /** The command that a word chooses, or nothing. */
  public static Optional<CommandName> of(String word) {
    return Arrays.stream(values()).filter(each -> each.word.equals(word)).findFirst();
  }
}
