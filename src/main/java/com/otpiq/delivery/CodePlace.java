package com.otpiq.delivery;

import java.util.regex.Pattern;

/**
 * A line in the code of an application.
 *
 * @param file its path, as the application wrote it
 */
public record CodePlace(String file, int line) {
  /** What Node.js and Next.js write before the path of a module. */
  private static final Pattern SCHEME =
      Pattern.compile("^(?:file://|webpack-internal:///(?:\\([^)]*\\)/)?(?:\\./)?)");

  private static final Pattern LIBRARY =
      Pattern.compile(
          "(?:^|[/\\\\])(?:node_modules|site-packages|dist-packages|vendor|gems)[/\\\\]"
              + "|^node:|[/\\\\]lib[/\\\\]python3|^<|^internal/");

  /** A place without the scheme of its path, on one line. */
  public CodePlace {
    file = SCHEME.matcher(file.strip()).replaceFirst("").replaceAll("\\s+", " ");
  }

  /** A place whose line number is text of digits. */
  public static CodePlace of(String file, String line) {
    return new CodePlace(file, Integer.parseInt(line));
  }

  /** Whether the file belongs to a library or to the platform. */
  public boolean isInLibrary() {
    return LIBRARY.matcher(file).find();
  }

  /** The line in a relative path, or in a file without its directory: {@code server.mjs:12}. */
  public String text() {
    return name() + ":" + line;
  }

  /** The file: its relative path, or its name without the directory. */
  public String name() {
    boolean isAbsolute = file.startsWith("/") || file.matches("[A-Za-z]:[/\\\\].*");
    return isAbsolute
        ? file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1)
        : file;
  }
}
