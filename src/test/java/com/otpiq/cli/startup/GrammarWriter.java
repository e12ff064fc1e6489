package com.otpiq.cli.startup;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Makes the grammar lists from the annotations of the commands. */
public final class GrammarWriter {
  private static final String PACKAGE = "com.otpiq.";

  private GrammarWriter() {}

  /** The list of a command and its subcommands; for the whole program, of its own options only. */
  public static String of(CommandLine line) {
    boolean isWhole = line.getParent() == null;
    Stream<GrammarLine> lines =
        isWhole ? own(line.getCommandSpec(), line.getCommandName()) : lines(line, "");
    return lines.map(each -> each.text() + "\n").collect(Collectors.joining());
  }

  private static Stream<GrammarLine> lines(CommandLine line, String above) {
    String command = above + line.getCommandName();
    return Stream.concat(
        own(line.getCommandSpec(), command),
        line.getSubcommands().values().stream().flatMap(each -> lines(each, command + " ")));
  }

  private static Stream<GrammarLine> own(CommandSpec spec, String command) {
    Class<?> type = spec.userObject().getClass();
    Map<Field, List<String>> paths = new HashMap<>();
    find(type, List.of(), paths);
    return Stream.of(
            Stream.of(line(GrammarLine.Kind.COMMAND, command, type)),
            spec.options().stream().map(option -> option(command, option, paths)),
            spec.positionalParameters().stream()
                .map(parameter -> parameter(command, parameter, paths)))
        .flatMap(lines -> lines);
  }

  /** Finds the path of fields from a command through its mixins to each field. */
  private static void find(Class<?> type, List<String> path, Map<Field, List<String>> paths) {
    for (Field field : type.getDeclaredFields()) {
      List<String> inner = new ArrayList<>(path);
      inner.add(field.getName());
      paths.put(field, inner);
      if (field.isAnnotationPresent(Mixin.class)) {
        find(field.getType(), inner, paths);
      }
    }
  }

  private static GrammarLine line(GrammarLine.Kind kind, String command, Class<?> type) {
    return new GrammarLine(
        kind, command, List.of(), List.of(), List.of(name(type)), "", "", false, "", "", "", "");
  }

  private static GrammarLine option(
      String command, OptionSpec option, Map<Field, List<String>> paths) {
    GrammarLine.Kind kind =
        option.usageHelp()
            ? GrammarLine.Kind.HELP
            : option.versionHelp() ? GrammarLine.Kind.VERSION : GrammarLine.Kind.OPTION;
    return arg(kind, command, List.of(option.names()), option, option.fallbackValue(), paths);
  }

  private static GrammarLine parameter(
      String command, PositionalParamSpec parameter, Map<Field, List<String>> paths) {
    return arg(
        GrammarLine.Kind.PARAMETER,
        command,
        List.of(parameter.index().toString()),
        parameter,
        "",
        paths);
  }

  private static GrammarLine arg(
      GrammarLine.Kind kind,
      String command,
      List<String> names,
      ArgSpec arg,
      String fallback,
      Map<Field, List<String>> paths) {
    Field field = (Field) Objects.requireNonNull(arg.userObject());
    boolean isOurs = kind == GrammarLine.Kind.OPTION || kind == GrammarLine.Kind.PARAMETER;
    return new GrammarLine(
        kind,
        command,
        names,
        isOurs ? Objects.requireNonNull(paths.get(field)) : List.of(),
        types(arg),
        arg.paramLabel(),
        arg.arity().isUnspecified() ? "" : arg.arity().toString(),
        arg.required(),
        Arrays.stream(arg.converters())
            .map(converter -> name(converter.getClass()))
            .collect(Collectors.joining()),
        candidates(arg),
        arg.splitRegex(),
        fallback);
  }

  /** The type of the value and its type arguments. */
  private static List<String> types(ArgSpec arg) {
    return Stream.concat(Stream.of(arg.type()), Stream.of(arg.auxiliaryTypes()))
        .map(GrammarWriter::name)
        .toList();
  }

  /** The class that an annotation names; an enum needs none. */
  private static String candidates(ArgSpec arg) {
    Iterable<String> words = arg.completionCandidates();
    boolean isNamed = words != null && words.getClass().getName().startsWith(PACKAGE);
    return isNamed ? name(words.getClass()) : "";
  }

  private static String name(Class<?> type) {
    return type.getName();
  }
}
