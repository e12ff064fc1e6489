package com.otpiq.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.otpiq.cli.error.ExitCode;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A checkout can have a link to a device that never ends, and huge files that git makes small. */
class EndlessFilesTest {
  private @TempDir Path dir;

  @BeforeEach
  void makeFiles() throws IOException {
    assumeTrue(Files.exists(Path.of("/dev/zero")), "the system has no /dev/zero");
    Files.createSymbolicLink(dir.resolve("device"), Path.of("/dev/zero"));
    try (var huge = new RandomAccessFile(dir.resolve("huge").toFile(), "rw")) {
      huge.setLength(3L << 29);
    }
    Files.writeString(dir.resolve("a.json"), "{}");
  }

  @ParameterizedTest
  @CsvSource({
    "validate FILE, 1 MiB, 1 GiB",
    "replay FILE --to 1, 1 MiB, 1 GiB",
    "send --request FILE, 1 MiB, 1 MiB",
    "trigger delivered --to 1 --secret-file FILE, 64 KiB, 64 KiB",
    "trigger delivered --to https://127.0.0.1:1 --cacert FILE, 1 MiB, 1 MiB",
    "info --base-url http://127.0.0.1:1 --api-key-file FILE, 64 KiB, 64 KiB",
    "listen --port 0 --no-journal --timeout 1ms --cert FILE --key FILE, 1 MiB, 1 MiB",
    "sandbox --port 0 --exec true --scenario-file FILE, 1 MiB, 1 MiB",
    "check 127.0.0.1:1/ --baseline FILE, 1 MiB, 64 MiB"
  })
  void no_file_takes_more_memory_than_what_it_is_for(String line, String ofDevice, String ofFile) {
    assertRefused(line.replace("FILE", "device"), ofDevice);
    assertRefused(line.replace("FILE", "huge"), ofFile);
  }

  private void assertRefused(String line, String limit) {
    Program program = new Program(dir);

    int exit = program.run(line.split(" "));

    assertThat(program.err()).contains(" is larger than " + limit);
    assertThat(exit).as(line).isEqualTo(ExitCode.INPUT.code);
  }
}
