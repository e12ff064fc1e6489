package com.otpiq;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.Instruction;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A regular expression of the program.
 *
 * @param place the class and the method or constant that has it
 * @param pattern empty if it is built when it is used
 * @param matching how it is compared with a text
 */
record RegexUse(String place, Optional<Pattern> pattern, Matching matching) {
  /** With a whole text, with its start, or with every part of it. */
  enum Matching {
    WHOLE,
    START,
    SEARCH
  }

  private static final Set<String> OF_STRING =
      Set.of("matches", "replaceAll", "replaceFirst", "split", "splitWithDelimiters");
  private static final Set<String> WHOLE = Set.of("matches", "asMatchPredicate");
  private static final Set<String> SEARCH =
      Set.of(
          "find",
          "results",
          "replaceAll",
          "replaceFirst",
          "split",
          "splitAsStream",
          "splitWithDelimiters",
          "asPredicate");

  /** All of them, found in the class files and in the constants of the classes. */
  static List<RegexUse> all() throws IOException {
    List<RegexUse> uses = new ArrayList<>();
    for (var type : ProgramClasses.CLASSES) {
      Path file = Path.of(type.getSource().orElseThrow().getUri());
      ClassModel model = ClassFile.of().parse(Files.readAllBytes(file));
      model.methods().forEach(method -> uses.addAll(inMethod(type.getName(), method)));
      uses.addAll(inConstants(type.getName(), model));
    }
    return uses;
  }

  private static List<RegexUse> inMethod(String type, MethodModel method) {
    String name = method.methodName().stringValue().replaceAll("^lambda\\$(\\w+)\\$\\d+$", "$1");
    String place = type + "." + name;
    List<Instruction> code = instructions(method);
    List<RegexUse> uses = new ArrayList<>();
    for (int i = 0; i < code.size(); i++) {
      switch (code.get(i)) {
        case InvokeInstruction call when isRegexOfString(call) -> {
          String called = call.name().stringValue();
          Optional<Pattern> pattern = constantBefore(code, i, called.startsWith("replace"));
          uses.add(new RegexUse(place, pattern, matching(List.of(called))));
        }
        case InvokeInstruction call when isCompile(call) && !place.endsWith("<clinit>") ->
            uses.add(new RegexUse(place, Optional.empty(), Matching.SEARCH));
        case InvokeDynamicInstruction call when refersToRegex(call) ->
            uses.add(new RegexUse(place, Optional.empty(), Matching.SEARCH));
        default -> {}
      }
    }
    return uses;
  }

  private static boolean isRegexOfString(InvokeInstruction call) {
    return call.owner().asInternalName().equals("java/lang/String")
        && OF_STRING.contains(call.name().stringValue());
  }

  private static boolean isCompile(InvokeInstruction call) {
    return call.owner().asInternalName().equals("java/util/regex/Pattern")
        && Set.of("compile", "matches").contains(call.name().stringValue());
  }

  private static boolean refersToRegex(InvokeDynamicInstruction call) {
    return call.bootstrapArgs().stream()
        .map(Object::toString)
        .anyMatch(text -> text.matches("(?s).*(String[.:]+matches|Pattern[.:]+compile).*"));
  }

  /** The constant that is the regular expression of a call; a replacement may come after it. */
  private static Optional<Pattern> constantBefore(
      List<Instruction> code, int call, boolean replaces) {
    List<Instruction> before =
        code.subList(Math.max(0, call - 8), call).reversed().stream()
            .dropWhile(step -> !replaces && isNumber(step))
            .toList();
    int skipped = replaces && constant(before.getFirst()).isPresent() ? 1 : 0;
    return before.stream()
        .skip(skipped)
        .limit(replaces ? before.size() : 1)
        .flatMap(step -> constant(step).stream())
        .findFirst()
        .map(Pattern::compile);
  }

  private static boolean isNumber(Instruction step) {
    return step instanceof ConstantInstruction number && number.constantValue() instanceof Integer;
  }

  private static Optional<String> constant(Instruction step) {
    return step instanceof ConstantInstruction text && text.constantValue() instanceof String value
        ? Optional.of(value)
        : Optional.empty();
  }

  private static List<RegexUse> inConstants(String type, ClassModel model) {
    List<RegexUse> uses = new ArrayList<>();
    try {
      for (Field field : Class.forName(type).getDeclaredFields()) {
        if (Modifier.isStatic(field.getModifiers())) {
          field.setAccessible(true);
          patterns(field.get(null))
              .forEach(pattern ->
                  uses.add(
                      new RegexUse(
                          type + "." + field.getName(),
                          Optional.of(pattern),
                          matching(model, field.getName()))));
        }
      }
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(type, e);
    }
    return uses;
  }

  private static Stream<Pattern> patterns(Object value) throws IllegalAccessException {
    return switch (value) {
      case null -> Stream.empty();
      case Pattern pattern -> Stream.of(pattern);
      case Collection<?> all -> all.stream().flatMap(RegexUse::patternsOf);
      case Map<?, ?> map -> map.values().stream().flatMap(RegexUse::patternsOf);
      case Object[] array -> Arrays.stream(array).flatMap(RegexUse::patternsOf);
      case Object ours when ours.getClass().getName().startsWith("com.otpiq") ->
          Arrays.stream(ours.getClass().getDeclaredFields())
              .filter(field -> !Modifier.isStatic(field.getModifiers()))
              .filter(field -> field.getType() == Pattern.class)
              .map(field -> read(field, ours));
      default -> Stream.empty();
    };
  }

  private static Stream<Pattern> patternsOf(Object value) {
    try {
      return patterns(value);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Pattern read(Field field, Object owner) {
    try {
      field.setAccessible(true);
      return (Pattern) field.get(owner);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The most expensive way in which a method uses the constant. */
  private static Matching matching(ClassModel model, String constant) {
    return model.methods().stream()
        .filter(method -> !method.methodName().equalsString("<clinit>"))
        .map(RegexUse::instructions)
        .flatMap(code ->
            IntStream.range(0, code.size())
                .filter(i -> reads(code.get(i), model, constant))
                .mapToObj(i -> matching(regexCalls(code.subList(i + 1, code.size())))))
        .max(Comparator.naturalOrder())
        .orElse(Matching.SEARCH);
  }

  private static Matching matching(List<String> calls) {
    if (calls.stream().anyMatch(SEARCH::contains)) {
      return Matching.SEARCH;
    }
    if (calls.contains("lookingAt")) {
      return Matching.START;
    }
    return calls.stream().anyMatch(WHOLE::contains) ? Matching.WHOLE : Matching.SEARCH;
  }

  private static boolean reads(Instruction step, ClassModel model, String constant) {
    return step instanceof FieldInstruction field
        && field.owner().asInternalName().equals(model.thisClass().asInternalName())
        && field.name().equalsString(constant);
  }

  /** What is called with it: before another expression is read, unless one of the two is chosen. */
  private static List<String> regexCalls(List<Instruction> code) {
    List<String> own =
        names(
            code.stream()
                .takeWhile(step ->
                    !(step instanceof FieldInstruction field
                        && field.type().equalsString("Ljava/util/regex/Pattern;"))));
    return own.isEmpty() ? names(code.stream()) : own;
  }

  private static List<String> names(Stream<Instruction> code) {
    return code.filter(InvokeInstruction.class::isInstance)
        .map(InvokeInstruction.class::cast)
        .filter(call -> call.owner().asInternalName().startsWith("java/util/regex/"))
        .map(call -> call.name().stringValue())
        .toList();
  }

  private static List<Instruction> instructions(MethodModel method) {
    return method.code().stream()
        .flatMap(code -> code.elementStream())
        .filter((CodeElement element) -> element instanceof Instruction)
        .map(Instruction.class::cast)
        .toList();
  }
}
