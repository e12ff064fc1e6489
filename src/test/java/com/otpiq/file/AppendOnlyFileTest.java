package com.otpiq.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.otpiq.event.Problem;
import com.otpiq.webhook.Json;
import com.otpiq.webhook.JsonObjectBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AppendOnlyFileTest {
  private @TempDir Path dir;

  @Test
  void records_are_appended_in_order_one_per_line() throws IOException {
    try (AppendOnlyFile file = AppendOnlyFile.open(path())) {
      assertThat(file.append(record(1))).isTrue();
      assertThat(file.append(record(2))).isTrue();
      assertThat(file.size()).isEqualTo(Files.size(path()));
    }

    assertThat(path()).hasContent("{\"n\":1}\n{\"n\":2}\n");
    assertThat(readComplete().stream().map(Json::plain))
        .containsExactly(record(1).plain(), record(2).plain());
  }

  @Test
  void an_existing_file_is_continued() {
    append(1);
    append(2);

    assertThat(readComplete()).hasSize(2);
  }

  @Test
  void the_file_is_created_for_its_owner_only() throws IOException {
    append(1);

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path())))
        .isEqualTo("rw-------");
  }

  @Test
  void a_missing_file_has_no_records() {
    assertThat(readComplete()).isEmpty();
  }

  @Test
  void a_malformed_file_is_an_input_error_with_line_and_column() throws IOException {
    Files.writeString(path(), "{\"n\":1}\n{\"n\":}\n");

    assertThatExceptionOfType(Problem.class)
        .isThrownBy(() -> readComplete())
        .returns(Problem.Kind.INPUT, Problem::kind)
        .withMessageStartingWith(path() + ":2:6: ");
  }

  @Test
  void a_record_with_a_key_twice_is_an_input_error_too() throws IOException {
    Files.writeString(path(), "{\"n\":1}\n{\"n\":1,\"n\":2}\n");

    assertThatExceptionOfType(Problem.class)
        .isThrownBy(() -> readComplete())
        .returns(Problem.Kind.INPUT, Problem::kind)
        .withMessage(path() + ":2:8: the key `n` occurs twice");
  }

  @Test
  void a_second_writer_is_rejected_and_seen_by_readers() throws IOException {
    try (AppendOnlyFile _ = AppendOnlyFile.open(path())) {
      assertThatExceptionOfType(Problem.class)
          .isThrownBy(() -> AppendOnlyFile.open(path()))
          .returns(Problem.Kind.LOCAL, Problem::kind)
          .withMessageContaining("another otpiq is writing to");
      assertThat(AppendOnlyFile.isBeingWritten(path())).isTrue();
    }

    assertThat(AppendOnlyFile.isBeingWritten(path())).isFalse();
  }

  @Test
  void a_file_in_a_missing_directory_is_a_local_problem() {
    assertThatExceptionOfType(Problem.class)
        .isThrownBy(() -> AppendOnlyFile.open(dir.resolve("none/x.jsonl")))
        .returns(Problem.Kind.LOCAL, Problem::kind)
        .withMessageContaining("cannot be written");
  }

  @Test
  void the_null_device_takes_records_of_several_writers_and_keeps_none() {
    Path none = Path.of("/dev/null");
    try (AppendOnlyFile one = AppendOnlyFile.open(none);
        AppendOnlyFile other = AppendOnlyFile.create(none)) {
      assertThat(one.isEmptyOrStartsWith("x")).isTrue();
      one.moveAsidePartialWrite();
      assertThat(one.append(record(1)) && other.append(record(1))).isTrue();
    }
    assertThat(none).exists();
  }

  @Test
  void a_file_that_was_closed_takes_no_record() throws IOException {
    AppendOnlyFile file = AppendOnlyFile.open(path());
    file.closeWithoutSync();

    assertThat(file.append(record(1))).isFalse();
    assertThat(path()).isEmptyFile();
  }

  private List<Json.Obj> readComplete() {
    try (AppendOnlyFile file = AppendOnlyFile.open(path())) {
      return file.readComplete(Set.of("{\"n\":"));
    }
  }

  private void append(int number) {
    try (AppendOnlyFile file = AppendOnlyFile.open(path())) {
      assertThat(file.append(record(number))).isTrue();
    }
  }

  private static Json.Obj record(int number) {
    return new JsonObjectBuilder().put("n", number).build();
  }

  private Path path() {
    return dir.resolve("records.jsonl");
  }

  @Test
  void an_existing_file_is_not_created_again() {
    append(1);

    assertThatExceptionOfType(Problem.class)
        .isThrownBy(() -> AppendOnlyFile.create(path()))
        .returns(Problem.Kind.LOCAL, Problem::kind)
        .withMessage(path() + " already exists; it was not changed");
    assertThat(path()).hasContent("{\"n\":1}\n");
  }

  @Test
  void opening_and_reading_change_nothing_and_a_partial_record_is_moved_when_asked()
      throws IOException {
    Files.writeString(path(), "{\"n\":1}\n{\"n");

    try (AppendOnlyFile file = AppendOnlyFile.open(path())) {
      assertThat(file.isEmptyOrStartsWith("{\"n\"")).isTrue();
      assertThat(file.isEmptyOrStartsWith("{\"m\"")).isFalse();
      assertThat(file.readComplete(Set.of("{\"n\":"))).hasSize(1);
      assertThat(path()).content().isEqualTo("{\"n\":1}\n{\"n");
      file.moveAsidePartialWrite();
      assertThat(file.append(record(2))).isTrue();
    }
    assertThat(path()).content().isEqualTo("{\"n\":1}\n{\"n\":2}\n");
  }
}
