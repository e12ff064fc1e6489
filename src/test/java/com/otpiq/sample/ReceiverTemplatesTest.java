package com.otpiq.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReceiverTemplatesTest {
  @ParameterizedTest
  @MethodSource("com.otpiq.sample.ReceiverTemplates#all")
  void every_file_of_a_template_exists_and_is_empty_or_ends_with_a_newline(
      ReceiverTemplate template) {
    assertThat(template.files()).isNotEmpty().doesNotHaveDuplicates().contains(template.mainFile());
    assertThat(template.files())
        .allMatch(file -> template.text(file).isEmpty() || template.text(file).endsWith("\n"))
        .noneMatch(file -> file.startsWith("/") || file.contains(".."));
    assertThat(template.steps()).isNotEmpty();
    assertThat(template.description()).isNotBlank();
  }

  @ParameterizedTest
  @ValueSource(strings = {"store.py", "delivery_report.py"})
  void flask_and_fastapi_share_what_knows_no_framework(String file) {
    assertThat(ReceiverTemplates.find("flask").orElseThrow().text(file))
        .isEqualTo(ReceiverTemplates.find("fastapi").orElseThrow().text(file));
  }

  @Test
  void a_template_is_found_by_its_kind() {
    assertThat(ReceiverTemplates.find("express").map(ReceiverTemplate::kind)).hasValue("express");
    assertThat(ReceiverTemplates.find("none")).isEmpty();
  }

  @Test
  void a_file_that_is_not_in_the_template_is_an_error() {
    ReceiverTemplate template = ReceiverTemplates.all().getFirst();

    assertThatIllegalArgumentException().isThrownBy(() -> template.text("none"));
  }
}
