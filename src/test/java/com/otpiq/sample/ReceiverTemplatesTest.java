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
    assertThat(template.allFiles())
        .extracting(TemplateFile::path)
        .doesNotHaveDuplicates()
        .contains(template.mainFile().path())
        .noneMatch(path -> path.startsWith("/") || path.contains(".."));
    assertThat(template.allFiles())
        .extracting(TemplateFile::text)
        .allMatch(text -> text.isEmpty() || text.endsWith("\n"));
    assertThat(template.steps()).isNotEmpty();
    assertThat(template.description()).isNotBlank();
  }

  @Test
  void a_template_is_found_by_its_kind() {
    assertThat(ReceiverTemplates.find("express").map(ReceiverTemplate::kind)).hasValue("express");
    assertThat(ReceiverTemplates.find("none")).isEmpty();
  }

  @Test
  void a_kind_in_two_languages_is_in_the_list_once() {
    assertThat(ReceiverTemplates.kinds()).doesNotHaveDuplicates().contains("express", "node");
    assertThat(ReceiverTemplates.find("express").map(ReceiverTemplate::language))
        .hasValue("typescript");
    assertThat(ReceiverTemplates.findInJavaScript("express").map(ReceiverTemplate::language))
        .hasValue("javascript");
    assertThat(ReceiverTemplates.findInJavaScript("go")).isEmpty();
  }

  @Test
  void a_file_without_a_resource_is_an_error() {
    TemplateFile file = TemplateFile.parse("none", "node");

    assertThatIllegalArgumentException().isThrownBy(file::text).withMessageContaining("node/none");
  }
}
