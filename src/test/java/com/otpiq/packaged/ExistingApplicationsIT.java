package com.otpiq.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code otpiq receiver --into .} prints makes an application receive webhooks. */
@Tag("long")
class ExistingApplicationsIT {
  private @TempDir Path dir;

  /**
   * An application.
   *
   * @param needs what it uses of the machine
   * @param create makes it
   * @param follow does what {@code $steps} says, which {@code step} finds by its first words
   */
  record Application(String kind, String needs, String create, String follow) {
    @Override
    public String toString() {
      return kind;
    }
  }

  static Stream<Application> applications() {
    return Stream.of(
        new Application(
            "php",
            "phpunit php php:dom php:mbstring php:pdo_sqlite",
            "mkdir public && touch public/index.php",
            """
            { echo '<?php'; step 'at the beginning'; echo 'echo "the shop";'; } > public/index.php
            php otpiq/migrate.php && phpunit otpiq/ReceiverTest.php\
            """),
        python("flask", "app.py", "from flask import Flask\napp = Flask(__name__)"),
        python("fastapi", "main.py", "from fastapi import FastAPI\napp = FastAPI()"),
        new Application(
            "django",
            "python3 python:django",
            "$python -m django startproject shop .",
            """
            { echo 'import os'; echo -n 'INSTALLED_APPS.append("otpiq"); '
              step 'in your settings' | sed 's/.*INSTALLED_APPS; //'; } >> shop/settings.py
            { echo 'from django.urls import include'
              echo "urlpatterns.append($(step 'in your urls.py'))"; } >> shop/urls.py
            $python manage.py migrate -v0 && $python manage.py test --noinput otpiq\
            """),
        new Application(
            "go",
            "go",
            "printf 'module shop\\n\\ngo 1.19\\n' > go.mod",
            """
            { echo 'package main'; echo 'import ("net/http"; "os"; "shop/otpiq")'
              echo 'func main() {'
              step 'in your program' | sed 's/, then /\\n/' | sed 's/$/; if err != nil { panic(err) }/'
              echo 'mux := http.NewServeMux()'
              step 'in your routes' | sed 's/, and for the check /\\n/'
              echo 'panic(http.ListenAndServe("127.0.0.1:" + os.Getenv("PORT"), mux)) }'; } > main.go
            go test ./otpiq\
            """));
  }

  private static Application python(String kind, String file, String text) {
    return new Application(
        kind,
        "python3 python:" + kind + (kind.equals("fastapi") ? " python:uvicorn python:httpx" : ""),
        "echo '" + text + "' > " + file,
        """
        { echo 'import os'; echo 'from otpiq.receiver import otpiq'
          echo 'from otpiq.store import SqliteStore'; echo 'from otpiq.work import on_delivery_report'
          step 'in your application'; } >> %s
        $python -m unittest otpiq.test_receiver\
        """
            .formatted(file));
  }

  @Requires
  @ParameterizedTest
  @MethodSource("applications")
  void receives_webhooks(Application application) throws IOException {
    String python = Requirements.assumeMet(application.needs()).python();
    String root = "http://127.0.0.1:" + Ports.free();
    Shell shell = new Shell(dir).env("python", python).env("root", root);

    Shell.Result made =
        shell.run(
            """
            set -e
            mkdir app bin && ln -s "$python" bin/python3 && cd app
            step() { sed -n "s/^note: $1[^:]*: //p" ../steps; }
            %s
            ../otpiq receiver %s --into . 2> ../steps
            %s\
            """
                .formatted(application.create(), application.kind(), application.follow()));
    assertThat(made.exit()).as(made.text()).isZero();

    Shell.Result checked =
        shell.run(
            """
            cd app
            export PATH="$PWD/../bin:$PATH"
            exec=$(sed -n "s/^note: otpiq check .* --exec '\\([^']*\\)'.*/\\1/p" ../steps)
            ../otpiq check $root/webhooks/otpiq --exec "$exec" --state-url "$root/sms/{smsId}" \\
              --effects-path /events --only 'sms-*,secret-*,late-sent,duplicate-once' --skip secret-old\
            """);
    assertThat(checked.text()).contains("nothing wrong");
    assertThat(checked.exit()).isZero();
  }
}
