package com.otpiq.generate;

import com.otpiq.manual.CommandDoc;
import com.otpiq.manual.OptionDoc;
import com.otpiq.manual.ParameterDoc;
import com.otpiq.manual.ValueDoc;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Completion for zsh, by its own {@code _arguments}. */
record ZshCompletion(CommandDoc program) {
  private static final String HEAD =
      """
      #compdef otpiq
      # Completion of otpiq for zsh. Generated from the command model; `otpiq completion zsh` prints it.

      # A word, an equals sign and a file.
      _otpiq_word_and_file() {
        if compset -P 1 '*='; then
          _files
        else
          compadd -S '=' -- "$@"
        fi
      }

      """;

  String script() {
    StringBuilder script = new StringBuilder(HEAD);
    program.all().forEach(entry -> script.append(function(entry)));
    return script
        .append(
            """
            if [[ ${funcstack[1]} == _otpiq ]]; then
              _otpiq "$@"
            else
              compdef _otpiq otpiq
            fi
            """)
        .toString();
  }

  private static String function(CommandDoc entry) {
    List<String> specs = new ArrayList<>();
    entry.options().forEach(option -> specs.add(option(option)));
    if (!entry.commands().isEmpty()) {
      specs.add("'1:command:((" + commands(entry) + "))'");
      specs.add("'*::argument:->argument'");
    }
    for (int i = 0; i < entry.parameters().size(); i++) {
      specs.add(parameter(i + 1, entry.parameters().get(i)));
    }
    String body = "  _arguments " + String.join(" \\\n    ", specs) + "\n";
    return name(entry)
        + "() {\n"
        + (entry.commands().isEmpty()
            ? body.replaceFirst("_arguments", "_arguments -s -S")
            : below(entry, body))
        + "}\n\n";
  }

  private static String below(CommandDoc entry, String body) {
    String cases =
        entry.commands().stream()
            .map(each -> "    " + each.word() + ") " + name(each) + " ;;\n")
            .collect(Collectors.joining());
    return "  local curcontext=$curcontext state state_descr line ret=1\n"
        + "  typeset -A opt_args\n"
        + body.replaceFirst("_arguments", "_arguments -C").replaceFirst("\n$", " && ret=0\n")
        + "  [[ $state == argument ]] || return ret\n"
        + "  case $words[1] in\n"
        + cases
        + "  esac\n";
  }

  private static String commands(CommandDoc entry) {
    return entry.commands().stream()
        .map(each -> each.word() + "\\:" + quoted(CompletionContexts.brief(each.description())))
        .collect(Collectors.joining(" "));
  }

  private static String option(OptionDoc option) {
    String names = String.join(" ", option.names());
    String text =
        "[" + bracketed(CompletionContexts.brief(option.description())) + "]" + value(option);
    String many = option.isRepeatable() ? "*" : "";
    if (option.names().size() == 1) {
      return "'"
          + many
          + option.names().getFirst()
          + sign(option.names().getFirst(), option)
          + text
          + "'";
    }
    String each =
        option.names().stream()
            .map(name -> name + sign(name, option))
            .collect(Collectors.joining(","));
    return "'" + (many.isEmpty() ? "(" + names + ")" : many) + "'{" + each + "}'" + text + "'";
  }

  /** Where the value stands: behind the name, in the next word, or either. */
  private static String sign(String name, OptionDoc option) {
    if (option.label().isEmpty()) {
      return "";
    }
    if (option.isValueOptional()) {
      return "=-";
    }
    return name.startsWith("--") ? "=" : "+";
  }

  private static String value(OptionDoc option) {
    return option
        .label()
        .map(label ->
            (option.isValueOptional() ? "::" : ":")
                + message(label)
                + ":"
                + action(option.values()))
        .orElse("");
  }

  private static String parameter(int place, ParameterDoc parameter) {
    String where = parameter.isRepeatable() ? "*" : place + (parameter.isRequired() ? "" : ":");
    return "'" + where + ":" + message(parameter.label()) + ":" + action(parameter.values()) + "'";
  }

  private static String action(ValueDoc values) {
    String words = String.join(" ", values.words());
    return switch (values.kind()) {
      case ANY -> " ";
      case WORD -> "(" + words + ")";
      case LIST -> "_sequence compadd - " + words;
      case FILE -> "_files";
      case FOLDER -> "_files -/";
      case WORD_AND_FILE -> "_otpiq_word_and_file " + words;
    };
  }

  private static String name(CommandDoc entry) {
    return "_" + entry.hyphenatedName().replace('-', '_');
  }

  private static String message(String text) {
    return text.replace("'", "").replace(":", "\\:");
  }

  private static String bracketed(String text) {
    return text.replace("'", "’").replace("[", "\\[").replace("]", "\\]").replace("`", "");
  }

  /** In double quotes within the single ones of a specification. */
  private static String quoted(String text) {
    return "\"" + text.replace("'", "’").replace(":", "\\:").replace("`", "") + "\"";
  }
}
