package com.otpiq.packaged;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One command of a console block and what it prints.
 *
 * @param command what stands behind the prompt, lines that end with a backslash joined
 * @param printed the lines up to the next prompt
 */
record Transcript(String command, String printed) {
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```console\\n(.*?)^```$");

  /** What a shell takes for the name of a command, also within the text of another. */
  private static final Pattern FIRST_WORD = Pattern.compile("(?:^|[|;&('\"])\\s*(\\w[\\w.-]*)");

  /** Every command of every console block of a document, in order. */
  static List<Transcript> all(String document) {
    List<Transcript> all = new ArrayList<>();
    Matcher blocks = BLOCK.matcher(document);
    while (blocks.find()) {
      all.addAll(of(blocks.group(1)));
    }
    return all;
  }

  /** Whether these commands write and start a receiver for Node.js. */
  static boolean needNodeModules(List<Transcript> transcripts) {
    return transcripts.stream().anyMatch(each -> each.command().contains("receiver node"));
  }

  /** The programs of {@code requirements.txt} that these commands start. */
  static String[] programs(List<Transcript> transcripts) {
    Set<String> first = new HashSet<>();
    for (Transcript each : transcripts) {
      FIRST_WORD.matcher(each.command()).results().map(word -> word.group(1)).forEach(first::add);
    }
    return Requirement.known()
        .map(Requirement::name)
        .filter(first::contains)
        .sorted()
        .toArray(String[]::new);
  }

  /** A server runs until the others are done, as it would in a terminal of its own. */
  boolean isServer() {
    return command.matches("./otpiq (listen|sandbox)\\b.*")
        && !command.contains("--exec")
        && printed.contains("Ctrl-C stops");
  }

  /** The word of the command: {@code listen}. */
  String word() {
    return command.split(" ", 3)[1];
  }

  /** Whether the reader is to press Ctrl-C in the end. */
  boolean isInterrupted() {
    return printed.contains("^C");
  }

  /** The text without what differs from run to run: times, durations, what Ctrl-C echoes. */
  static String normal(String text) {
    return text.replaceAll("(\\d{4}-\\d\\d-\\d\\d )?\\d\\d:\\d\\d:\\d\\d\\.\\d{3}", "TIME")
        .replaceAll("\\d+(\\.\\d)? (ms|s)\\b", "DURATION")
        .replaceAll("\"at\":\"[^\"]*\"", "\"at\":\"INSTANT\"")
        .replaceAll("(\"\\w+Ms\":)\\d+", "$1N")
        .replaceAll("sms-[0-9a-f]{24}", "sms-ID")
        .replaceAll("127\\.0\\.0\\.1:[34]\\d{4}", "127.0.0.1:PORT")
        .replaceAll("(?m)^\\^C\\n?", "")
        .strip();
  }

  private static List<Transcript> of(String block) {
    List<Transcript> found = new ArrayList<>();
    for (String part : block.split("(?m)^\\$ ", -1)) {
      if (!part.isBlank()) {
        String[] lines = part.replace("\\\n", "").split("\n", 2);
        found.add(new Transcript(lines[0].strip(), lines.length > 1 ? lines[1] : ""));
      }
    }
    return found;
  }
}
