package com.otpiq.generate;

import com.otpiq.manual.CommandDoc;
import com.otpiq.manual.OptionDoc;
import com.otpiq.manual.ParameterDoc;
import com.otpiq.manual.ValueDoc;
import java.util.stream.Collectors;

/** Completion for fish, 3 and newer. */
record FishCompletion(CommandDoc program) {
  private static final String HEAD =
      """
      # Completion of otpiq for fish. Generated from the command model; `otpiq completion fish` prints it.

      # Whether the commands so far are these.
      function __otpiq_at
          set -l known @COMMANDS@
          set -l chain otpiq
          for word in (commandline -opc)[2..-1]
              if contains -- "$chain $word" $known
                  set chain "$chain $word"
              end
          end
          test "$chain" = "$argv"
      end

      # What stands of a value so far.
      function __otpiq_value
          commandline -ct | string replace -r -- '^--[a-z-]+=' ''
      end

      # Words with commas between them: what is there stays, and no word comes twice. The quotes make one word of no word.
      function __otpiq_list
          set -l before (__otpiq_value | string match -r -- '.*,')
          for word in $argv
              if not contains -- $word (string split , -- "$before")
                  echo "$before$word"
              end
          end
      end

      # A word, an equals sign and a file.
      function __otpiq_word_and_file
          set -l value (__otpiq_value)
          set -l parts (string split -m 1 = -- $value)
          if test (count $parts) -gt 1
              set -l files $parts[2]*
              for file in $files
                  echo $parts[1]=$file
              end
          else
              for word in $argv
                  echo $word=
              end
          end
      end

      complete -c otpiq -f
      """;

  String script() {
    String known =
        program
            .all()
            .skip(1)
            .map(entry -> "'" + entry.name() + "'")
            .collect(Collectors.joining(" "));
    StringBuilder script = new StringBuilder(HEAD.replace("@COMMANDS@", known));
    program.all().forEach(entry -> script.append('\n').append(lines(entry)));
    return script.toString();
  }

  private static String lines(CommandDoc entry) {
    String at = "complete -c otpiq -n '__otpiq_at " + entry.name() + "'";
    StringBuilder lines = new StringBuilder();
    entry
        .commands()
        .forEach(each ->
            lines.append(at).append(" -a ").append(each.word()).append(text(each.description())));
    entry.parameters().stream()
        .filter(parameter -> parameter.values().kind() != ValueDoc.Kind.ANY)
        .forEach(parameter -> lines.append(at).append(parameter(parameter)));
    entry.options().forEach(option -> lines.append(at).append(option(option)));
    return lines.toString();
  }

  private static String parameter(ParameterDoc parameter) {
    return parameter.values().kind() == ValueDoc.Kind.FILE
        ? " -F\n"
        : action(parameter.values()) + "\n";
  }

  private static String option(OptionDoc option) {
    String names =
        option.names().stream()
            .map(name ->
                name.startsWith("--") ? " -l " + name.substring(2) : " -s " + name.substring(1))
            .collect(Collectors.joining());
    return names
        + (option.takesNextWord() ? value(option.values()) : "")
        + text(option.description());
  }

  private static String value(ValueDoc values) {
    return values.kind() == ValueDoc.Kind.FILE ? " -r -F" : " -x" + action(values);
  }

  private static String action(ValueDoc values) {
    String words = String.join(" ", values.words());
    return switch (values.kind()) {
      case ANY -> "";
      case WORD -> " -a '" + words + "'";
      case LIST -> " -a '(__otpiq_list " + words + ")'";
      case FILE -> " -F";
      case FOLDER -> " -a '(__fish_complete_directories (__otpiq_value))'";
      case WORD_AND_FILE -> " -a '(__otpiq_word_and_file " + words + ")'";
    };
  }

  private static String text(String description) {
    String brief = CompletionContexts.brief(description).replace("\\", "\\\\").replace("'", "\\'");
    return " -d '" + brief + "'\n";
  }
}
