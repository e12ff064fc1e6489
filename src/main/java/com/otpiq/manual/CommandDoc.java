package com.otpiq.manual;

import java.util.List;
import java.util.stream.Stream;

/**
 * A command, as help, the manual and completions tell of it.
 *
 * @param name with those above it: {@code otpiq journal list}
 * @param exits what its exit codes mean
 * @param commands those below it
 */
public record CommandDoc(
    String name,
    String description,
    List<ParameterDoc> parameters,
    List<OptionDoc> options,
    CommandNotes notes,
    List<ExitCodeDoc> exits,
    List<CommandDoc> commands) {

  /** Its last word: {@code list}. */
  public String word() {
    return name.substring(name.lastIndexOf(' ') + 1);
  }

  /** As one word: {@code otpiq-journal-list}. */
  public String dashed() {
    return name.replace(' ', '-');
  }

  /** Itself and every one below it. */
  public Stream<CommandDoc> all() {
    return Stream.concat(Stream.of(this), commands.stream().flatMap(CommandDoc::all));
  }

  /** How it is called: {@code otpiq replay [OPTIONS] [FILE...]}. */
  public String synopsis() {
    String tail = commands.isEmpty() ? " [OPTIONS]" : " COMMAND [OPTIONS]";
    StringBuilder line = new StringBuilder(name).append(tail);
    parameters.forEach(parameter -> line.append(' ').append(parameter.shown()));
    return line.toString();
  }
}
