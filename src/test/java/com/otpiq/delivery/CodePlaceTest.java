package com.otpiq.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodePlaceTest {
  @ParameterizedTest
  @CsvSource({
    "/home/dev/app/server.mjs, server.mjs:12, false",
    "file:///home/dev/app/server.mjs, server.mjs:12, false",
    "C:\\app\\server.js, server.js:12, false",
    "app/controllers/hook.rb, app/controllers/hook.rb:12, false",
    "webpack-internal:///(rsc)/./app/api/route.js, app/api/route.js:12, false",
    "OtpiqController.java, OtpiqController.java:12, false",
    "/app/node_modules/express/lib/router.js, router.js:12, true",
    "node:events, node:events:12, true",
    "/usr/lib/python3.11/json/decoder.py, decoder.py:12, true",
    "/usr/lib/python3/dist-packages/flask/app.py, app.py:12, true",
    "/var/www/vendor/laravel/framework/src/x.php, x.php:12, true",
    "<frozen importlib._bootstrap>, <frozen importlib._bootstrap>:12, true",
  })
  void a_file_is_named_without_its_directory_and_is_of_the_application_or_of_a_library(
      String file, String text, boolean library) {
    CodePlace place = CodePlace.of(file, "12");

    assertThat(place.text()).isEqualTo(text);
    assertThat(place.isInLibrary()).isEqualTo(library);
  }
}
