package com.otpiq.generate;

import com.otpiq.manual.CommandDoc;
import com.otpiq.manual.ParameterDoc;
import com.otpiq.manual.ValueDoc;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Completion for PowerShell, 5 and newer; where it has nothing to say, PowerShell offers files. */
record PowerShellCompletion(CommandDoc program) {
  private static final String HEAD =
      """
      # Completion of otpiq for PowerShell. Generated from the command model; `otpiq completion powershell` prints it.

      Register-ArgumentCompleter -Native -CommandName otpiq -ScriptBlock {
        param($wordToComplete, $commandAst, $cursorPosition)

        # What may follow each command, with what is said of it.
        $follow = @{
      @FOLLOW@  }

        # The words that may be a value.
        $values = @{
      @VALUES@  }

        # Options whose values have commas between them.
        $lists = @(@LISTS@)

        # Options that take any value, or a file.
        $others = @(@OTHERS@)

        $before = @($commandAst.CommandElements |
          Where-Object { $_.Extent.EndOffset -lt $cursorPosition } |
          ForEach-Object { $_.Extent.Text })
        $command = 'otpiq'
        foreach ($word in $before | Select-Object -Skip 1) {
          if ($follow.ContainsKey("$command $word")) { $command = "$command $word" }
        }
        $place = "$command $($before[-1])"
        $lead = ''
        $value = $wordToComplete
        if ($value -match '^(--[a-z-]+)=(.*)$') {
          $place = "$command $($Matches[1])"
          $lead = "$($Matches[1])="
          $value = $Matches[2]
        }
        if ($lists -contains $place -and $value.Contains(',')) {
          $end = $value.LastIndexOf(',') + 1
          $lead += $value.Substring(0, $end)
          $value = $value.Substring($end)
        }

        if ($values.ContainsKey($place)) {
          $candidates = $values[$place] | ForEach-Object { @{ Word = $_; Text = $_ } }
        } elseif ($others -contains $place) {
          return
        } else {
          $candidates = @($follow[$command].GetEnumerator() | ForEach-Object { @{ Word = $_.Key; Text = $_.Value } })
          if ($values.ContainsKey($command)) {
            $candidates += @($values[$command] | ForEach-Object { @{ Word = $_; Text = $_ } })
          }
        }
        $candidates | Where-Object { $_.Word.StartsWith($value) } | ForEach-Object {
          [System.Management.Automation.CompletionResult]::new("$lead$($_.Word)", $_.Word, 'ParameterValue', $_.Text)
        }
      }
      """;

  String script() {
    Map<ValueDoc, List<String>> places = CompletionContexts.ofOptions(program);
    String values =
        Stream.concat(
                places.entrySet().stream().flatMap(PowerShellCompletion::ofOptions), ofParameters())
            .collect(Collectors.joining());
    return HEAD.replace(
            "@FOLLOW@",
            program.all().map(PowerShellCompletion::follow).collect(Collectors.joining()))
        .replace("@VALUES@", values)
        .replace("@LISTS@", quoted(places, each -> each.kind() == ValueDoc.Kind.LIST))
        .replace("@OTHERS@", quoted(places, each -> each.words().isEmpty()));
  }

  /** By their long names, for -h and -H would be one key of a hashtable. */
  private static String follow(CommandDoc entry) {
    Stream<String> commands =
        entry.commands().stream().map(each -> pair(each.word(), each.description()));
    Stream<String> options =
        entry.options().stream()
            .map(option -> pair(option.names().getLast(), option.description()));
    return "    '"
        + entry.name()
        + "' = [ordered]@{\n"
        + Stream.concat(commands, options).collect(Collectors.joining())
        + "    }\n";
  }

  private static String pair(String word, String description) {
    return "      '"
        + word
        + "' = '"
        + CompletionContexts.brief(description).replace("'", "''")
        + "'\n";
  }

  private static Stream<String> ofOptions(Map.Entry<ValueDoc, List<String>> taken) {
    return taken.getKey().words().isEmpty()
        ? Stream.empty()
        : taken.getValue().stream().map(place -> words(place, taken.getKey()));
  }

  private Stream<String> ofParameters() {
    return program
        .all()
        .flatMap(entry ->
            entry.parameters().stream()
                .map(ParameterDoc::values)
                .filter(values -> !values.words().isEmpty())
                .map(values -> words(entry.name(), values)));
  }

  private static String words(String place, ValueDoc values) {
    String end = values.kind() == ValueDoc.Kind.WORD_AND_FILE ? "=" : "";
    return values.words().stream()
        .map(word -> "'" + word + end + "'")
        .collect(Collectors.joining(", ", "    '" + place + "' = @(", ")\n"));
  }

  private static String quoted(Map<ValueDoc, List<String>> places, Predicate<ValueDoc> which) {
    return places.entrySet().stream()
        .filter(taken -> which.test(taken.getKey()))
        .flatMap(taken -> taken.getValue().stream())
        .map(place -> "'" + place + "'")
        .collect(Collectors.joining(", "));
  }
}
