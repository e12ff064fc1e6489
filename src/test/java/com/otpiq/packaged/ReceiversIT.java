package com.otpiq.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.sample.ReceiverTemplates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every receiver that {@code otpiq receiver} writes passes its own test, is started for real, and
 * passes every check.
 */
@Tag("long")
@Execution(ExecutionMode.CONCURRENT)
class ReceiversIT {
  private static final String ALL_WELL =
      "\\d+ checks of http://127\\.0\\.0\\.1:\\d+/webhooks/otpiq: nothing wrong  \\(.*";

  private static final String TYPESCRIPT =
      "npm:tsx npm:typescript npm:@types/node npm:@types/better-sqlite3";

  /** They are the same as none. */
  private static final String EMPTY_VARIABLES =
      "export HOST= OTPIQ_DATABASE= OTPIQ_WEBHOOK_SECRET_OLD=";

  private @TempDir Path dir;
  private String python = "python3";

  /**
   * How a receiver comes to life here.
   *
   * @param needs what it uses of the machine
   * @param settings what holds for all that follows
   * @param install what comes before the first start
   * @param test its own test
   * @param start what goes on until it is ended
   */
  record Life(
      String kind, String needs, String settings, String install, String test, String start) {
    @Override
    public String toString() {
      return kind;
    }
  }

  static Stream<Life> lives() {
    return Stream.of(javascript(), php(), python(), others()).flatMap(each -> each);
  }

  private static Stream<Life> javascript() {
    return Stream.of(
        script("express", "npm:express npm:@types/express " + TYPESCRIPT),
        script("express --javascript", "npm:express"),
        express4(),
        script("node", ""),
        script("fastify", "npm:fastify " + TYPESCRIPT),
        script("hono", "npm:hono npm:@hono/node-server " + TYPESCRIPT),
        script(
            "nestjs",
            "npm:@nestjs/common npm:@nestjs/core npm:@nestjs/platform-express npm:reflect-metadata npm:rxjs npm:@types/express "
                + TYPESCRIPT),
        nextjs("nextjs", TYPESCRIPT),
        nextjs("nextjs --javascript", ""),
        new Life(
            "supabase",
            "node npm:deno",
            "export DENO_NO_UPDATE_CHECK=1 PATH=\"$OTPIQ_NODE_MODULES/.bin:$PATH\"",
            "deno check supabase/functions/otpiq/*.ts",
            "deno test -A supabase/functions/otpiq",
            "deno run -A supabase/functions/otpiq/local.ts"));
  }

  /** With the oldest version that the receiver supports. */
  private static Life express4() {
    Life life = script("express --javascript", "npm:express4");
    return new Life(
        life.kind(),
        life.needs(),
        life.settings(),
        "mkdir node_modules && ln -s \"$OTPIQ_NODE_MODULES\"/* node_modules"
            + " && ln -sfn \"$OTPIQ_NODE_MODULES\"/express4 node_modules/express",
        life.test(),
        life.start());
  }

  /** A receiver whose package.json starts and tests it, with a store in SQLite. */
  private static Life script(String kind, String modules) {
    return new Life(
        kind,
        "node npm npm:better-sqlite3 " + modules,
        EMPTY_VARIABLES,
        "ln -s \"$OTPIQ_NODE_MODULES\" node_modules",
        (modules.contains(TYPESCRIPT) ? "npm run typecheck && " : "") + "npm test",
        "npm start");
  }

  private static Life nextjs(String kind, String modules) {
    return new Life(
        kind,
        "node npm npm:better-sqlite3 npm:next npm:react npm:react-dom npm:@types/react " + modules,
        "export NEXT_TELEMETRY_DISABLED=1; " + EMPTY_VARIABLES,
        // Links are faster, where the folders are of the same disk and owner.
        "{ cp -al \"$OTPIQ_NODE_MODULES\" node_modules 2>/dev/null || cp -a \"$OTPIQ_NODE_MODULES\"/. node_modules; }"
            + " && npm run build",
        "npm test",
        "npm start");
  }

  private static Stream<Life> php() {
    String extensions = "php php:dom php:mbstring php:pdo_sqlite";
    String start = "PHP_CLI_SERVER_WORKERS=4 php -S 127.0.0.1:$PORT public/index.php";
    return Stream.of(
        new Life(
            "php",
            "phpunit " + extensions,
            "",
            "php otpiq/migrate.php",
            "phpunit otpiq/ReceiverTest.php",
            start),
        new Life(
            "laravel",
            "phpunit laravel " + extensions,
            "",
            "cp -R \"$HARNESS\"/laravel/. . && touch database/database.sqlite && php artisan migrate --force",
            "phpunit",
            start));
  }

  private static Stream<Life> python() {
    String test = "$python -m unittest";
    String start = "$python server.py";
    String migrate = "$python manage.py migrate -v0";
    return Stream.of(
        new Life(
            "fastapi", "python3 python:fastapi python:uvicorn python:httpx", "", "", test, start),
        new Life("flask", "python3 python:flask", "", "", test, start),
        new Life(
            "django",
            "python3 python:django",
            "",
            migrate,
            "$python manage.py test --noinput",
            "$python manage.py runserver --noreload"));
  }

  private static Stream<Life> others() {
    return Stream.of(
        new Life(
            "go",
            "go",
            "",
            "go build -o receiver .",
            "test -z \"$(gofmt -l .)\" && go vet ./... && go test ./...",
            "./receiver"),
        new Life(
            "spring",
            "mvn",
            "PATH=$JAVA_HOME/bin:$PATH",
            "mvn -B -q -ntp package -DskipTests",
            "mvn -B -q -ntp test",
            "java -jar target/otpiq-receiver-1.0.0.jar"));
  }

  @Requires
  @ParameterizedTest
  @MethodSource("lives")
  void is_right(Life life) throws IOException {
    python = Requirements.assumeMet(life.needs()).python();
    passes("./otpiq receiver " + life.kind() + " --into app");
    passes("cd app\n" + life.settings() + "\n" + life.install());
    passes("cd app\n" + life.settings() + "\n" + life.test());

    Shell.Result checked = shell().run("cd app\n" + life.settings() + "\n" + check(life));
    assertThat(checked.text()).containsPattern(ALL_WELL);
    assertThat(checked.exit()).isZero();
  }

  @ParameterizedTest
  @MethodSource("lives")
  void its_recipe_and_its_next_steps_start_it_in_the_same_way(Life life) throws IOException {
    String start = life.start().replace("$python", "python3");

    assertThat(Files.readString(Shell.PROJECT.resolve("docs/recipes.md")))
        .contains("--exec '" + start + "'");
    assertThat(ReceiverTemplates.find(life.kind().split(" ", 2)[0]).orElseThrow().exec())
        .isEqualTo(start);
  }

  private void passes(String script) {
    Shell.Result result = shell().run(script);
    assertThat(result.exit()).as(result.text()).isZero();
  }

  private static String check(Life life) throws IOException {
    String root = "http://127.0.0.1:" + Ports.free();
    return "../otpiq check "
        + root
        + "/webhooks/otpiq --exec '"
        + life.start()
        + "' --old-secret former --state-url '"
        + root
        + "/sms/{smsId}' --effects-path /events --prepare-cmd true";
  }

  private Shell shell() {
    return new Shell(dir)
        .env("python", python)
        .env("HARNESS", Shell.PROJECT.resolve("src/test/resources/receivers").toString());
  }
}
