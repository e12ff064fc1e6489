package com.otpiq.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

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

  @Test
  void receivers_in_python_share_what_knows_no_framework() {
    assertThat(text("fastapi", "store.py")).isEqualTo(text("flask", "store.py"));
    assertThat(text("fastapi", "delivery_report.py"))
        .isEqualTo(text("flask", "delivery_report.py"))
        .isEqualTo(text("django", "otpiq/delivery_report.py"));
  }

  private static String text(String kind, String file) {
    return ReceiverTemplates.find(kind).orElseThrow().text(file);
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
