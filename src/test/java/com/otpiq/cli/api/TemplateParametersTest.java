package com.otpiq.cli.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.json.JsonWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The parameters of a WhatsApp template. */
class TemplateParametersTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "1=a 2=5 | {\"body\":{\"1\":\"a\",\"2\":\"5\"}}",
        "header.imageUrl=u buttons.0.1=b | {\"header\":{\"imageUrl\":\"u\"},\"buttons\":{\"0\":{\"1\":\"b\"}}}",
        "body={\"1\":\"x\"} 2=b | {\"body\":{\"1\":\"x\",\"2\":\"b\"}}",
        "body=x 1=b | {\"body\":{\"1\":\"b\"}}",
        "`` | {}"
      })
  void parameters_become_the_json_of_a_request(String words, String json) {
    Map<String, String> params = new LinkedHashMap<>();
    for (String word : words.isEmpty() ? new String[0] : words.split(" ", -1)) {
      params.put(word.substring(0, word.indexOf('=')), word.substring(word.indexOf('=') + 1));
    }

    assertThat(JsonWriter.compact(TemplateParameters.json(params))).isEqualTo(json);
  }
}
