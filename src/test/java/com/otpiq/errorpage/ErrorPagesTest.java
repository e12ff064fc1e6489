package com.otpiq.errorpage;

import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.delivery.ApplicationError;
import com.otpiq.delivery.CodePlace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The error pages of frameworks, most of them as the framework sent them. */
class ErrorPagesTest {
  private static final Path PAGES = Path.of("src/test/resources/errorpages");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          express.html         | TypeError: Cannot read properties of undefined (reading 'id') at server.mjs:6
          express-body.html    | SyntaxError: Expected property name or '}' in JSON at position 1
          express.json         | TypeError: Cannot read properties of undefined (reading 'id') at json.mjs:4
          next.html            | TypeError: Cannot read properties of undefined (reading 'id') at pages/api/otpiq2.js:7
          nest.json            | Internal server error
          nest-validation.json | Bad Request: smsId must be a string; status must be one of sent
          flask.html           | KeyError: 'nothing' at app.py:9
          flask-form.html      | werkzeug.exceptions.BadRequestKeyError: 400 Bad Request: The browser (or proxy) sent a request that this server could not understand. KeyError: 'smsid' at app.py:6
          flask-400.html       | Bad Request: Failed to decode JSON object: Expecting property name enclosed in double quotes: line 1 column 2 (char 1)
          django.html          | KeyError: 'nothing' at app.py:12
          fastapi.txt          | KeyError: 'nothing' at main.py:7
          php.html             | TypeError: store(): Argument #1 ($id) must be of type string, null given at index.php:11
          php-text.txt         | TypeError: store(): Argument #1 ($id) must be of type string, null given at index.php:11
          php-warning.html     | Warning: Undefined array key "nothing" at index.php:4
          xdebug.html          | TypeError: store(): Argument #1 ($id) must be of type string, null given at index.php:11
          laravel.html         | ErrorException: Undefined array key "nothing" at OtpiqController.php:14
          laravel.json         | ErrorException: Undefined array key "nothing" at OtpiqController.php:14
          laravel-vendor.json  | Illuminate\\Database\\QueryException: SQLSTATE[HY000]: General error: 1 no such table: messages at OtpiqController.php:21
          spring.html          | java.lang.NullPointerException: Cannot invoke "String.strip()" because "smsId" is null at OtpiqController.java:41
          spring-short.html    | Internal Server Error
          spring.json          | Internal Server Error
          spring-trace.json    | java.lang.IllegalStateException: no message sms_1 at MemoryStore.java:28
          rails.html           | NoMethodError: undefined method 'strip' for nil at app/controllers/webhooks_controller.rb:5
          rails.json           | NoMethodError: undefined method 'strip' for nil at app/controllers/webhooks_controller.rb:5
          aspnet.html          | System.Collections.Generic.KeyNotFoundException: The given key 'nothing' was not present in the dictionary. at Program.cs:7
          aspnet.txt           | System.Collections.Generic.KeyNotFoundException: The given key 'nothing' was not present in the dictionary. at Program.cs:7
          nginx-502.html       | 502 Bad Gateway: nginx/1.22.1
          nginx-413.html       | 413 Request Entity Too Large: nginx/1.22.1
          """)
  void a_page_becomes_its_sentence_and_the_place_in_the_code(String page, String error)
      throws IOException {
    assertThat(ErrorPages.errorIn(Files.readString(PAGES.resolve(page))))
        .map(ApplicationError::text)
        .contains(error);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "KeyError: 'id'~ | KeyError: 'id'",
        "~KeyError: 'id'~~During handling of the above exception, another exception occurred:~~Traceback (most recent call last):~ValueError: 2~ | KeyError: 'id'",
        "ValidationError: 1 error for Event~smsId~  Field required [type=missing]~    For more, see https://example.com~ | ValidationError: 1 error for Event smsId Field required [type=missing]",
        "OperationalError: no such table: sms~[SQL: SELECT 1]~ | OperationalError: no such table: sms [SQL: SELECT 1]",
        "AssertionError~ | AssertionError",
      })
  void a_message_of_python_may_have_several_lines(String message, String shown) {
    String trace =
        "Traceback (most recent call last):\n  File \"/app/app.py\", line 9, in store\n    event()\n    ^^^^^\n"
            + message.replace("~", "\n");

    assertThat(ErrorPages.errorIn(trace)).map(ApplicationError::message).contains(shown);
  }

  @Test
  void the_place_has_the_whole_path_of_the_file() throws IOException {
    assertThat(ErrorPages.errorIn(Files.readString(PAGES.resolve("express.html"))))
        .flatMap(ApplicationError::place)
        .contains(new CodePlace("/home/dev/otpiq-app/server.mjs", 6));
  }

  /** Only the first 64 KiB of a body are read, and a page of Flask has its trace at the end. */
  @ParameterizedTest
  @ValueSource(strings = {"flask.html", "django.html", "laravel.html", "php.html", "express.html"})
  void a_page_that_is_cut_off_still_has_a_sentence(String name) throws IOException {
    String page = Files.readString(PAGES.resolve(name));
    String whole = ErrorPages.errorIn(page).orElseThrow().message();
    for (int end = page.length() / 2; end < page.length(); end += page.length() / 50) {
      assertThat(ErrorPages.errorIn(page.substring(0, end))).as("cut at %s", end).isPresent();
    }
    assertThat(ErrorPages.errorIn(page.substring(0, page.length() * 9 / 10)))
        .map(ApplicationError::message)
        .hasValueSatisfying(cut -> assertThat(whole).startsWith(cut.substring(0, 8)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Oops",
        "not found\nat all",
        "{\"error\":\"wrong secret\"}",
        "{\"message\":\"wrong secret\",\"code\":7}",
        "{\"error\":{\"code\":7}}",
        "{\"stack\":",
        "[]",
        "<",
        "<html></html>",
      })
  void what_an_application_says_itself_stays_as_it_is(String body) {
    assertThat(ErrorPages.errorIn(body)).isEmpty();
  }
}
