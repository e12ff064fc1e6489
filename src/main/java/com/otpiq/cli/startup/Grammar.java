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
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Range;

/**
 * Builds the parser of a command from a generated list of its options instead of its annotations,
 * because reading annotations takes longer than most commands run. The list has no help texts.
 */
public final class Grammar {
  private final IFactory factory;

  public Grammar(IFactory factory) {
    this.factory = factory;
  }

  /** The list of a command and its subcommands, beside this class. */
  public static String file(String name) {
    return "grammar/" + name + ".tsv";
  }

  /** The parser of a command and its subcommands. */
  public CommandLine line(String name) {
    List<CommandSpec> specs = new ArrayList<>();
    for (GrammarLine each : lines(name)) {
      if (each.kind() == GrammarLine.Kind.COMMAND) {
        specs.add(command(each));
      } else {
        specs.getLast().add(argument(each, specs.getLast()));
      }
    }
    CommandLine line = new CommandLine(specs.removeFirst(), factory);
    specs.forEach(spec -> line.addSubcommand(new CommandLine(spec, factory)));
    return line;
  }

  private static List<GrammarLine> lines(String name) {
    try (var stream = Objects.requireNonNull(Grammar.class.getResourceAsStream(file(name)))) {
      String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().map(GrammarLine::parse).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private CommandSpec command(GrammarLine line) {
    String name = line.command().substring(line.command().lastIndexOf(' ') + 1);
    return CommandSpec.wrapWithoutInspection(create(line.types().getFirst()), factory).name(name);
  }

  private ArgSpec argument(GrammarLine line, CommandSpec spec) {
    return line.kind() == GrammarLine.Kind.PARAMETER ? parameter(line, spec) : option(line, spec);
  }

  // The common superclass of the two builders of picocli is not public.
  private OptionSpec option(GrammarLine line, CommandSpec spec) {
    Class<?> type = type(line.types().getFirst());
    var field = new OptionField(spec.userObject(), line.fields());
    return OptionSpec.builder(line.names().toArray(String[]::new))
        .usageHelp(line.kind() == GrammarLine.Kind.HELP)
        .versionHelp(line.kind() == GrammarLine.Kind.VERSION)
        .fallbackValue(line.fallback())
        .type(type)
        .auxiliaryTypes(auxiliaryTypes(line))
        .arity(arity(line, type))
        .paramLabel(line.label())
        .required(line.isRequired())
        .splitRegex(line.split())
        .converters(converters(line))
        .completionCandidates(candidates(line))
        .hasInitialValue(type == Optional.class)
        .initialValue(Optional.empty())
        .getter(field)
        .setter(field)
        .build();
  }

  private PositionalParamSpec parameter(GrammarLine line, CommandSpec spec) {
    Class<?> type = type(line.types().getFirst());
    var field = new OptionField(spec.userObject(), line.fields());
    return PositionalParamSpec.builder()
        .index(line.names().getFirst())
        .type(type)
        .auxiliaryTypes(auxiliaryTypes(line))
        .arity(arity(line, type))
        .paramLabel(line.label())
        .required(line.isRequired())
        .converters(converters(line))
        .completionCandidates(candidates(line))
        .hasInitialValue(type == Optional.class)
        .initialValue(Optional.empty())
        .getter(field)
        .setter(field)
        .build();
  }

  /** The arity; a flag without one also accepts {@code --flag=false}. */
  private static Range arity(GrammarLine line, Class<?> type) {
    return line.arity().isEmpty()
        ? Range.valueOf(type == boolean.class ? "0" : "1").unspecified(true)
        : Range.valueOf(line.arity());
  }

  private static Class<?>[] auxiliaryTypes(GrammarLine line) {
    return line.types().stream().skip(1).map(Grammar::type).toArray(Class<?>[]::new);
  }

  private ITypeConverter<?>[] converters(GrammarLine line) {
    return line.converter().isEmpty()
        ? new ITypeConverter<?>[0]
        : new ITypeConverter<?>[] {(ITypeConverter<?>) create(line.converter())};
  }

  @SuppressWarnings("unchecked")
  private @Nullable Iterable<String> candidates(GrammarLine line) {
    return line.candidates().isEmpty() ? null : (Iterable<String>) create(line.candidates());
  }

  private Object create(String name) {
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
