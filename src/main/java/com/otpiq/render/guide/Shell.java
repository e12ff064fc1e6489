package com.otpiq.render.guide;

import com.otpiq.manual.Entry;

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
  public String script(Entry program) {
    return switch (this) {
      case BASH -> new Bash(program).script();
      case ZSH -> new Zsh(program).script();
      case FISH -> new Fish(program).script();
      case POWERSHELL -> new PowerShell(program).script();
    };
  }
}
