package com.otpiq.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every input that a fuzzer found interesting, and some like it, without a fuzzer. */
class CorpusTest {
  private static final int LARGEST_CORPUS = 500 << 10;
  private static final int VARIANTS = 4;

  @TestFactory
  Stream<DynamicTest> no_input_of_the_corpus_breaks_its_target() {
    return FuzzTarget.all().stream()
        .map(target -> dynamicTest(target.name(), target.corpus().toUri(), () -> replay(target)));
  }

  @Test
  void the_corpus_is_small_enough_for_a_repository() {
    long size =
        FuzzTarget.all().stream()
            .flatMap(target -> target.inputs().stream())
            .mapToLong(input -> input.toFile().length())
            .sum();

    assertThat(size).isPositive().isLessThan(LARGEST_CORPUS);
  }

  private static void replay(FuzzTarget target) throws Throwable {
    MethodHandle method = target.method();
    List<Path> inputs = target.inputs();
    assertThat(inputs).isNotEmpty();
    for (Path input : inputs) {
      byte[] bytes = Files.readAllBytes(input);
      run(method, bytes, input.toString());
      Random random = new Random(bytes.length);
      for (int i = 0; i < VARIANTS; i++) {
        run(method, variant(bytes, random), input + ", variant " + i);
      }
    }
  }

  private static void run(MethodHandle method, byte[] bytes, String what) throws Throwable {
    try {
      method.invoke(bytes);
    } catch (Exception | AssertionError e) {
      throw new AssertionError(what, e);
    }
  }

  /** The input cut off somewhere, or with one byte changed. */
  private static byte[] variant(byte[] bytes, Random random) {
    int at = random.nextInt(bytes.length + 1);
    if (at == bytes.length || random.nextBoolean()) {
      return Arrays.copyOf(bytes, at);
    }
    byte[] changed = bytes.clone();
    changed[at] = (byte) random.nextInt();
    return changed;
  }
}
