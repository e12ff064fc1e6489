package com.otpiq.cli.options;

import static com.otpiq.message.Redactor.HIDDEN;

/** What is hidden of a value before it is shown, because it may be a secret. */
public enum ValueRedaction {
  /** Nothing. */
  NONE {
    @Override
    public String apply(String text) {
      return text;
    }
  },

  /** The user name, password, query and fragment of a URL, valid or not. */
  URL {
    @Override
    public String apply(String text) {
      return text.replaceFirst("(?s)^(\\w+:/++)?.*@", "$1" + HIDDEN + "@")
          .replaceFirst("(?s)([?#]).*", "$1" + HIDDEN);
    }
  },

  /** The arguments of a command; the first word as well if it sets a variable or is a URL. */
  COMMAND {
    @Override
    public String apply(String text) {
      String[] words = text.strip().split("\\s+", 2);
      if (words[0].matches(".*[=@].*")) {
        return HIDDEN;
      }
      return words.length > 1 ? words[0] + " " + HIDDEN : words[0];
    }
  };

  /** The text without what may be a secret. */
  public abstract String apply(String text);
}
