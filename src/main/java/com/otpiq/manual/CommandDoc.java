package com.otpiq.manual;

import java.util.List;
import java.util.stream.Stream;

/**
 * A command as help, the manual and completions describe it.
 *
 * @param name with its parents: {@code otpiq journal list}
 * @param exits the meaning of its exit codes
 * @param commands its subcommands
 */
public record CommandDoc(
    String name,
    String description,
    List<ParameterDoc> parameters,
    List<OptionDoc> options,
    CommandNotes notes,
    List<ExitCodeDoc> exits,
    List<CommandDoc> commands) {

  /** The last word of the name: {@code list}. */
  public String word() {
    return name.substring(name.lastIndexOf(' ') + 1);
  }

  /** The name with hyphens: {@code otpiq-journal-list}. */
  public String hyphenatedName() {
    return name.replace(' ', '-');
  }

  /** This command and all its subcommands. */
  public Stream<CommandDoc> all() {
    return Stream.concat(Stream.of(this), commands.stream().flatMap(CommandDoc::all));
  }

  /** The usage line: {@code otpiq replay [OPTIONS] [FILE...]}. */
  public String synopsis() {
    String tail = commands.isEmpty() ? " [OPTIONS]" : " COMMAND [OPTIONS]";
    StringBuilder line = new StringBuilder(name).append(tail);
    parameters.forEach(parameter -> line.append(' ').append(parameter.shown()));
    return line.toString();
  }
}
