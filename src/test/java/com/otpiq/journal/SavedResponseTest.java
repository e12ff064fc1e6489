package com.otpiq.journal;

import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.json.BodyParser;
import com.otpiq.webhook.Json;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What otpiq itself had refused, and what an application or a script had. */
class SavedResponseTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'answer':200,'secret':'verified'} | 200 | false",
        "{'answer':401,'why':'the secret is wrong','secret':'refused'} | 401 | true",
        "{'answer':401,'why':'the secret is wrong'} | 401 | true",
        "{'answer':401,'secret':'refused'} | 401 | true",
        "{'answer':422,'why':'status-known: …','secret':'verified'} | 422 | true",
        "{'answer':404,'why':'this is not the path for webhooks'} | 404 | true",
        "{'answer':404,'why':'scripted: 404','secret':'verified'} | 404 | false",
        "{'answer':404,'why':'scripted: 404','secret':'refused'} | 404 | true",
        "{'answer':503,'why':'could not be saved; send it again'} | 503 | false",
        "{'answer':401,'secret':'verified'} | 401 | false",
        "{'answer':401,'why':'Unauthorized','secret':'verified','forwarded':[]} | 401 | false",
        "{'answer':200,'secret':'refused','forwarded':[]} | 200 | false",
        "{'answer':0,'why':'scripted: reset'} | 0 | false",
        "{'answer':'401','why':'x'} | 0 | false",
        "{'answer':1e400,'why':'x'} | 0 | false",
        "{} | 0 | false"
      })
  void a_refusal_is_a_4xx_of_otpiq_itself(String record, int answer, boolean refused) {
    assertThat(SavedResponse.of((Json.Obj) BodyParser.value(record.replace('\'', '"'))))
        .isEqualTo(new SavedResponse(answer, refused));
  }
}
