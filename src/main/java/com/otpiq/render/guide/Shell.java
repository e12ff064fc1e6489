package com.otpiq.render.guide;

import com.otpiq.manual.CommandDoc;

/** The shells that complete command lines. */
public enum Shell {
  BASH("otpiq.bash"),
  ZSH("_otpiq"),
  FISH("otpiq.fish"),
  POWERSHELL("otpiq.ps1");

  private final String file;

  Shell(String file) {
    this.file = file;
  }

  /** The name of the file with the script, as the shell looks for it. */
  public String file() {
    return file;
  }

  /** The script that makes this shell complete the program. */
  public String script(CommandDoc program) {
    return switch (this) {
      case BASH -> new BashCompletion(program).script();
      case ZSH -> new ZshCompletion(program).script();
      case FISH -> new FishCompletion(program).script();
      case POWERSHELL -> new PowerShellCompletion(program).script();
    };
  }
}
