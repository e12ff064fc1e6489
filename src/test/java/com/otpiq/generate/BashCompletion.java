package com.otpiq.generate;

import com.otpiq.manual.CommandDoc;
import com.otpiq.manual.ParameterDoc;
import com.otpiq.manual.ValueDoc;
import java.util.List;
import java.util.stream.Collectors;

/** Completion for bash, 3.2 and newer. */
record BashCompletion(CommandDoc program) {
  private static final String HEAD =
      """
      # shellcheck shell=bash
      # Completion of otpiq for bash. Generated from the command model; `otpiq completion bash` prints it.

      # The words that begin as the value does.
      _otpiq_words() {
        local word
        for word in $1; do
          if [[ $word == "$value"* ]]; then COMPREPLY+=("$lead$word"); fi
        done
      }

      # The same, for words with commas between them: what is there stays, and no word comes twice.
      _otpiq_list() {
        local word before=
        if [[ $value == *,* ]]; then before=${value%,*},; fi
        for word in $1; do
          if [[ $before$word == "$value"* && ,$before != *",$word,"* ]]; then
            COMPREPLY+=("$lead$before$word")
          fi
        done
        compopt -o nospace 2>/dev/null
      }

      # Files, or with -d folders.
      _otpiq_files() {
        local name
        while IFS= read -r name; do COMPREPLY+=("$lead$name"); done < <(compgen "$1" -- "${value//\\\\/}")
        compopt -o filenames 2>/dev/null
      }

      # A word, an equals sign and a file.
      _otpiq_word_and_file() {
        local word
        if [[ $value == *=* ]]; then
          if [[ $COMP_WORDBREAKS != *=* ]]; then lead+=${value%%=*}=; fi
          value=${value#*=}
          _otpiq_files -f
        else
          for word in $1; do
            if [[ $word == "$value"* ]]; then COMPREPLY+=("$lead$word="); fi
          done
          compopt -o nospace 2>/dev/null
        fi
      }

      _otpiq() {
        local line=${COMP_LINE:0:COMP_POINT} command=otpiq lead='' word words
        local value=${line##*[^\\\\][[:space:]]}
        local before=${line%"$value"}
        read -ra words <<<"$before"
        local last=${words[${#words[@]} - 1]}
        COMPREPLY=()
        for word in "${words[@]:1}"; do
          case "$command $word" in
            @COMMANDS@) command+=" $word" ;;
          esac
        done
        if [[ $value == --*=* ]]; then
          last=${value%%=*}
          value=${value#*=}
          if [[ $COMP_WORDBREAKS != *=* ]]; then lead=$last=; fi
        fi
        case "$command $last" in
      """;

  String script() {
    StringBuilder script =
        new StringBuilder(
            HEAD.replace(
                "@COMMANDS@", either(program.all().skip(1).map(CommandDoc::name).toList())));
    CompletionContexts.ofOptions(program)
        .forEach((values, places) ->
            script
                .append("    ")
                .append(either(places))
                .append(") ")
                .append(action(values))
                .append("return ;;\n"));
    script.append("  esac\n  if [[ $value != -* ]]; then\n    case $command in\n");
    program.all().filter(BashCompletion::hasWords).forEach(entry -> script.append(words(entry)));
    script.append("    esac\n  fi\n  if [[ ${#COMPREPLY[@]} -gt 0 ]]; then return; fi\n");
    script.append("  case $command in\n");
    program.all().forEach(entry -> script.append(options(entry)));
    return script.append("  esac\n}\n\ncomplete -F _otpiq otpiq\n").toString();
  }

  private static boolean hasWords(CommandDoc entry) {
    return !entry.commands().isEmpty()
        || entry.parameters().stream().anyMatch(one -> !action(one.values()).isEmpty());
  }

  private static String words(CommandDoc entry) {
    String action =
        entry.commands().isEmpty()
            ? entry.parameters().stream()
                .map(ParameterDoc::values)
                .map(BashCompletion::action)
                .collect(Collectors.joining())
            : "_otpiq_words '" + CompletionContexts.commands(entry) + "'; ";
    return "      '" + entry.name() + "') " + action + ";;\n";
  }

  private static String options(CommandDoc entry) {
    return "    '"
        + entry.name()
        + "') _otpiq_words '"
        + CompletionContexts.options(entry)
        + "' ;;\n";
  }

  private static String action(ValueDoc values) {
    String words = "'" + String.join(" ", values.words()) + "'; ";
    return switch (values.kind()) {
      case ANY -> "";
      case WORD -> "_otpiq_words " + words;
      case LIST -> "_otpiq_list " + words;
      case FILE -> "_otpiq_files -f; ";
      case FOLDER -> "_otpiq_files -d; ";
      case WORD_AND_FILE -> "_otpiq_word_and_file " + words;
    };
  }

  private static String either(List<String> words) {
    return words.stream().map(word -> "'" + word + "'").collect(Collectors.joining(" | "));
  }
}
