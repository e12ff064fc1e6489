package com.otpiq.cli;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What every command needs and Java takes long to make ready, begun beside the start of the
 * program. Only who needs the same waits for it, and without it all works as well, later.
 */
final class Ahead {
  private Ahead() {}

  static void start() {
    Stream.<Runnable>of(Ahead::annotations, Ahead::numbers, Ahead::jar).forEach(Ahead::beside);
  }

  /** What goes wrong here goes wrong again, and is told, where somebody needs it. */
  private static void beside(Runnable task) {
    Thread.ofPlatform().daemon().uncaughtExceptionHandler((_, _) -> {}).start(task);
  }

  /** Java makes a class for each kind of annotation that is read; these have most kinds. */
  private static List<Annotation> annotations() {
    return Stream.of(Otpiq.class, ValidateCommand.class)
        .flatMap(type -> Stream.concat(Stream.of(type), Stream.of(type.getDeclaredFields())))
        .map(AnnotatedElement::getAnnotations)
        .flatMap(Stream::of)
        .toList();
  }

  /** JSON is read with these, and their tables are large. */
  private static void numbers() {
    Objects.requireNonNull(BigDecimal.ZERO);
  }

  /** It has thousands of entries. */
  private static void jar() {
    Version.number();
  }
}
