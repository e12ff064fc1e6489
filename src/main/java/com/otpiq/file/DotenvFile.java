package com.otpiq.file;

import com.otpiq.event.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The variables of a file such as {@code .env}, as the dotenv libraries read them: {@code
 * NAME=value} or {@code export NAME=value}, quotes, comments, values of several lines in quotes. A
 * variable in a value is not expanded.
 */
public final class DotenvFile {
  private static final Pattern KEY = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*+");
  private static final Pattern ENTRY =
      Pattern.compile(
          "^[ \\t]*+(?:export[ \\t]++)?+(?<key>[A-Za-z_][A-Za-z0-9_.-]*+)[ \\t]*+=[ \\t]*+"
              + "(?:'(?<literal>[^']*+)'|\"(?<escaped>[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+)\"|`(?<back>[^`]*+)`|(?<bare>[^\\r\\n]*+))",
          Pattern.MULTILINE | Pattern.DOTALL);
  private static final Pattern COMMENT = Pattern.compile("(?:^|\\s)#.*+");

  private final String shown;
  private final List<MatchResult> entries;

  private DotenvFile(String shown, List<MatchResult> entries) {
    this.shown = shown;
    this.entries = entries;
  }

  /**
   * A file name, perhaps with the variable that is meant: {@code .env#NAME}.
   *
   * @param key empty if the name has none
   */
  public record Source(Path file, Optional<String> key) {
    /** Whether the name is one that dotenv files have. */
    public boolean isDotenv() {
      String name = String.valueOf(file.getFileName());
      return key.isPresent() || name.matches("\\.env(\\..*)?+") || name.endsWith(".env");
    }
  }

  /** Splits a name; a file that exists under the whole name has no variable. */
  public static Source source(Path name, Path workDir) {
    String text = name.toString();
    int end = text.lastIndexOf('#');
    return end > 0
            && KEY.matcher(text.substring(end + 1)).matches()
            && !PrivateFile.exists(workDir.resolve(name))
        ? new Source(Path.of(text.substring(0, end)), Optional.of(text.substring(end + 1)))
        : new Source(name, Optional.empty());
  }

  /**
   * Parses the text of a file.
   *
   * @param shown the file's name for error messages
   */
  public static DotenvFile parse(String text, String shown) {
    return new DotenvFile(shown, ENTRY.matcher(text).results().toList());
  }

  /**
   * The value of a variable; if it is set several times, the last one.
   *
   * @throws Problem INPUT if the libraries differ about its value
   */
  public Optional<String> value(String key) {
    return entries.stream()
        .filter(entry -> entry.group("key").equals(key))
        .reduce((_, last) -> last)
        .map(this::value);
  }

  /** The names of the variables that contain a word. */
  public List<String> keysWith(String word) {
    return entries.stream()
        .map(entry -> entry.group("key"))
        .filter(key -> key.toUpperCase(Locale.ROOT).contains(word))
        .toList();
  }

  private String value(MatchResult entry) {
    if (entry.group("literal") != null) {
      return entry.group("literal");
    }
    if (entry.group("back") != null) {
      return entry.group("back");
    }
    if (entry.group("escaped") != null) {
      return entry.group("escaped").replace("\\n", "\n").replaceAll("\\\\([\"\\\\$])", "$1");
    }
    String text = COMMENT.matcher(entry.group("bare")).replaceFirst("").strip();
    if (text.contains("#")) {
      throw Problem.of(
          Problem.Kind.INPUT,
          entry.group("key")
              + " in "
              + shown
              + " has a # and no quotes, so libraries differ about it",
          entry.group("key") + "='…' in quotes");
    }
    return text;
  }
}
