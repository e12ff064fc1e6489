package com.otpiq.cli.help;

/** A shell with a completion script for otpiq. */
public enum CompletionShell {
  BASH("otpiq.bash"),
  ZSH("_otpiq"),
  FISH("otpiq.fish"),
  POWERSHELL("otpiq.ps1");

  private final String file;

  CompletionShell(String file) {
    this.file = file;
  }

  /** Returns the file name of the script, as the shell looks for it. */
  public String file() {
    return file;
  }
}
