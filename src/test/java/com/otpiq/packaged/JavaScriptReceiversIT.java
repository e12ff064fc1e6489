package com.otpiq.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The sources of the receivers in JavaScript and TypeScript. */
class JavaScriptReceiversIT {
  private static final Path RECEIVERS =
      Shell.PROJECT.resolve("src/main/resources/com/otpiq/receivers");

  private @TempDir Path dir;

  @Requires({"node", "npm:typescript", "npm:ts-blank-space", "npm:prettier"})
  @ParameterizedTest
  @CsvSource({"typescript, javascript", "express, express-javascript", "nextjs, nextjs-javascript"})
  void the_form_in_javascript_is_the_one_in_typescript_without_types(String from, String to)
      throws IOException {
    Path target =
        Boolean.getBoolean("otpiq.write") ? RECEIVERS.resolve(to) : dir.resolve("written");

    Shell.Result derived =
        shell().run("node \"$DERIVE\" \"" + RECEIVERS.resolve(from) + "\" \"" + target + '"');

    assertThat(derived.exit()).as(derived.text()).isZero();
    assertThat(contents(RECEIVERS.resolve(to)))
        .as("again: mvn verify -Dit.test=JavaScriptReceiversIT -Dotpiq.write=true")
        .isEqualTo(contents(target));
  }

  @Requires({"node", "npm:prettier"})
  @Test
  void every_file_is_formatted_with_prettier() {
    Shell.Result checked =
        shell()
            .run(
                "node \"$OTPIQ_NODE_MODULES/prettier/bin/prettier.cjs\" --single-quote --print-width 120 --check '"
                    + RECEIVERS
                    + "/**/*.{js,mjs,ts,json}' '!**/supabase/**' '!**/receivers.json'");

    assertThat(checked.exit()).as(checked.text()).isZero();
  }

  /** The application is the user's own; the printed lines go to the places that they name. */
  @Tag("long")
  @Requires
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "express --javascript | npm:express                             | express.mjs",
        "node                 | npm                                     | node.mjs",
        "fastify              | npm:tsx npm:fastify                     | fastify.ts",
        "hono                 | npm:tsx npm:hono npm:@hono/node-server  | hono.ts"
      })
  void an_existing_application_takes_the_receiver_with_the_printed_lines(
      String kind, String modules, String server) throws IOException {
    Requirements.assumeMet("node npm npm:better-sqlite3", modules);
    String start = (server.endsWith(".ts") ? "tsx " : "node ") + server;
    Path application = Files.createDirectory(dir.resolve("app"));
    Files.writeString(
        application.resolve("package.json"),
        "{\"type\": \"module\", \"scripts\": {\"start\": \"" + start + "\"}}");
    String printed = shell().run("./otpiq receiver " + kind + " --into app").text();
    Files.writeString(
        application.resolve(server),
        Files.readString(Shell.PROJECT.resolve("src/test/resources/receivers/existing/" + server))
            .replace("// IMPORTS", line(printed, "in your server", 0))
            .replace("// ROUTES", line(printed, "in your server", 1))
            .replace("// LISTENER", line(printed, "in its request listener", 0)));

    String root = "http://127.0.0.1:" + Ports.free();
    Shell.Result checked =
        shell()
            .withNodeModules()
            .run(
                "./otpiq check "
                    + root
                    + "/webhooks/otpiq --exec 'cd app && npm start' --state-url '"
                    + root
                    + "/sms/{smsId}' --only accepts,secret-wrong,delivered-after-sent,body-large");

    assertThat(checked.text()).contains("nothing wrong");
    assertThat(checked.exit()).isZero();
  }

  /** It would end the process in Express 4, which does not wait for asynchronous handlers. */
  @Tag("long")
  @Requires({"node", "npm:express", "npm:express4"})
  @ParameterizedTest
  @CsvSource({"express", "express4"})
  void a_body_that_express_has_parsed_before_is_an_error_and_the_application_goes_on(String version)
      throws IOException {
    Files.createDirectory(dir.resolve("app"));
    Files.writeString(
        dir.resolve("app/server.mjs"),
        """
        import { createRequire } from 'node:module';
        import { Secrets } from './otpiq/delivery-report.mjs';
        import { otpiq } from './otpiq/receiver.mjs';
        import express from 'express';

        const fails = { record() {}, async find() { throw new Error('no such table'); } };
        const options = { secrets: new Secrets('secret'), store: fails, check: true };
        const server = express().use(express.json()).use(otpiq(options)).listen(0, async () => {
          const url = `http://127.0.0.1:${server.address().port}`;
          const headers = { 'Content-Type': 'application/json', 'X-OTPIQ-Webhook-Secret': 'secret' };
          const webhook = { method: 'POST', headers, body: '{"smsId": "sms-1"}' };
          const statuses = [];
          for (const request of ['/webhooks/otpiq', '/webhooks/otpiq', '/sms/sms-1', '/sms/sms-1']) {
            const { status } = await fetch(url + request, request.startsWith('/sms') ? {} : webhook);
            statuses.push(status);
          }
          console.log(createRequire(import.meta.url)('express/package.json').version, statuses.join());
          server.close();
        });
        """);

    Shell.Result result =
        shell()
            .run(
                "./otpiq receiver express --javascript --into new 2>/dev/null && mv new/otpiq app && cd app && mkdir node_modules"
                    + " && ln -s \"$OTPIQ_NODE_MODULES/"
                    + version
                    + "\" node_modules/express && node server.mjs");

    assertThat(result.text())
        .contains("put otpiq() before express.json()", "no such table", "500,500,500,500");
    assertThat(result.exit()).isZero();
  }

  /** The code of one of the printed lines, which begins with the place where it goes. */
  private static String line(String printed, String place, int index) {
    return printed
        .lines()
        .filter(each -> each.startsWith("note: " + place))
        .skip(index)
        .map(each -> each.substring(each.indexOf(": ", "note: ".length()) + 2))
        .findFirst()
        .orElse("");
  }

  private Shell shell() {
    return new Shell(dir)
        .env(
            "DERIVE",
            Shell.PROJECT.resolve("src/test/resources/receivers/javascript/derive.mjs").toString());
  }

  private static Map<String, String> contents(Path folder) throws IOException {
    Map<String, String> contents = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        contents.put(folder.relativize(file).toString(), Files.readString(file));
      }
    }
    return contents;
  }
}
