package com.otpiq.cli.host;

import picocli.CommandLine;

/** The commands and their options, for code that describes the program or validates settings. */
public interface CommandTree {
  /** The program with all its commands. */
  CommandLine whole();

  /** The program with this command as the only one. */
  CommandLine only(CommandName command);
}
