package com.otpiq.cli.startup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Range;

/**
 * What the commands take, from lists that are made from their annotations: to read those takes Java
 * longer than most commands run. What only help shows is not in them.
 */
public final class Grammar {
  private final IFactory factory;

  public Grammar(IFactory factory) {
    this.factory = factory;
  }

  /** The list of a command and those below it, beside this class. */
  public static String file(String name) {
    return "grammar/" + name + ".tsv";
  }

  /** A command, and those below it. */
  public CommandLine line(String name) {
    List<CommandSpec> specs = new ArrayList<>();
    for (GrammarLine each : lines(name)) {
      switch (each.kind()) {
        case COMMAND -> specs.add(command(each));
        case OPTION, HELP, VERSION -> specs.getLast().addOption(option(each, specs.getLast()));
        case PARAMETER -> specs.getLast().addPositional(parameter(each, specs.getLast()));
      }
    }
    CommandLine line = new CommandLine(specs.removeFirst(), factory);
    specs.forEach(spec -> line.addSubcommand(new CommandLine(spec, factory)));
    return line;
  }

  private static List<GrammarLine> lines(String name) {
    try (var stream = Objects.requireNonNull(Grammar.class.getResourceAsStream(file(name)))) {
      String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().map(GrammarLine::read).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private CommandSpec command(GrammarLine line) {
    String name = line.command().substring(line.command().lastIndexOf(' ') + 1);
    return CommandSpec.wrapWithoutInspection(made(line.types().getFirst()), factory).name(name);
  }

  // The parser keeps what its two builders have in common to itself.
  private OptionSpec option(GrammarLine line, CommandSpec spec) {
    Class<?> type = type(line.types().getFirst());
    var place = new OptionField(spec.userObject(), line.place());
    return OptionSpec.builder(line.names().toArray(String[]::new))
        .usageHelp(line.kind() == GrammarLine.Kind.HELP)
        .versionHelp(line.kind() == GrammarLine.Kind.VERSION)
        .fallbackValue(line.fallback())
        .type(type)
        .auxiliaryTypes(inner(line))
        .arity(arity(line, type))
        .paramLabel(line.label())
        .required(line.isRequired())
        .splitRegex(line.split())
        .converters(converters(line))
        .completionCandidates(candidates(line))
        .hasInitialValue(type == Optional.class)
        .initialValue(Optional.empty())
        .getter(place)
        .setter(place)
        .build();
  }

  private PositionalParamSpec parameter(GrammarLine line, CommandSpec spec) {
    Class<?> type = type(line.types().getFirst());
    var place = new OptionField(spec.userObject(), line.place());
    return PositionalParamSpec.builder()
        .index(line.names().getFirst())
        .type(type)
        .auxiliaryTypes(inner(line))
        .arity(arity(line, type))
        .paramLabel(line.label())
        .required(line.isRequired())
        .converters(converters(line))
        .completionCandidates(candidates(line))
        .hasInitialValue(type == Optional.class)
        .initialValue(Optional.empty())
        .getter(place)
        .setter(place)
        .build();
  }

  /** Where none is said, {@code --flag=false} is allowed as well. */
  private static Range arity(GrammarLine line, Class<?> type) {
    return line.arity().isEmpty()
        ? Range.valueOf(type == boolean.class ? "0" : "1").unspecified(true)
        : Range.valueOf(line.arity());
  }

  private static Class<?>[] inner(GrammarLine line) {
    return line.types().stream().skip(1).map(Grammar::type).toArray(Class<?>[]::new);
  }

  private ITypeConverter<?>[] converters(GrammarLine line) {
    return line.converter().isEmpty()
        ? new ITypeConverter<?>[0]
        : new ITypeConverter<?>[] {(ITypeConverter<?>) made(line.converter())};
  }

  @SuppressWarnings("unchecked")
  private @Nullable Iterable<String> candidates(GrammarLine line) {
    return line.candidates().isEmpty() ? null : (Iterable<String>) made(line.candidates());
  }

  private Object made(String name) {
    try {
      return factory.create(type(name));
    } catch (Exception e) {
      throw new IllegalStateException(name, e);
    }
  }

  /** A class by its qualified name, or a primitive type. */
  private static Class<?> type(String name) {
    try {
      return switch (name) {
        case "boolean" -> boolean.class;
        case "int" -> int.class;
        case "long" -> long.class;
        default -> Class.forName(name);
      };
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(name, e);
    }
  }
}
