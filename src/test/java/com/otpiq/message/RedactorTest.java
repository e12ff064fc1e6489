package com.otpiq.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.webhook.HeaderName;
import com.otpiq.webhook.Headers;
import com.otpiq.webhook.Json;
import com.otpiq.webhook.JsonObjectBuilder;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactorTest {
  @Test
  void replaces_each_secret_of_a_text() {
    var redactor = new Redactor(List.of(WebhookSecret.of("one"), WebhookSecret.of("two")));

    assertThat(redactor.redact("one, two and one")).isEqualTo("[hidden], [hidden] and [hidden]");
  }

  @Test
  void hides_the_key_and_the_secret_of_a_request() {
    Json.Obj request =
        new JsonObjectBuilder()
            .put("deliveryReport", new JsonObjectBuilder().put("webhookSecret", "s3cret").build())
            .build();

    assertThat(Redactor.of(ApiKey.of("k3y"), Optional.of(request)).redact("k3y s3cret"))
        .isEqualTo("[hidden] [hidden]");
    assertThat(Redactor.of(ApiKey.of("k3y"), Optional.empty()).redact("k3y s3cret"))
        .isEqualTo("[hidden] s3cret");
    assertThat(
            Redactor.of(
                    ApiKey.of("k3y"),
                    Optional.of(new JsonObjectBuilder().put("deliveryReport", 1).build()))
                .redact("k3y"))
        .isEqualTo("[hidden]");
  }

  @Test
  void hides_the_secrets_of_headers_with_and_without_their_scheme() {
    Redactor redactor =
        Redactor.ofSent(Headers.NONE.with("Authorization", "Bearer abc").with("Accept", "json"));

    assertThat(redactor.redact("Bearer abc, abc, json")).isEqualTo("[hidden], [hidden], json");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {HeaderName.SECRET, "Authorization", "Cookie", "X-API-Key", "x-auth-token"})
  void hides_the_whole_value_of_a_sensitive_header(String name) {
    var redactor = new Redactor(List.of());

    assertThat(redactor.redact(Headers.NONE.with(name, "value")).first(name)).contains("[hidden]");
  }

  @Test
  void hides_only_the_secret_in_other_headers() {
    var redactor = new Redactor(List.of(WebhookSecret.of("s3cret")));

    assertThat(redactor.redact(Headers.NONE.with("X-Note", "a s3cret b")).first("X-Note"))
        .contains("a [hidden] b");
  }

  @ParameterizedTest
  @ValueSource(strings = {"s3cretX", "S3CRETX", "S3cretx", "X-s3cretX", "s3cretX-Signature"})
  void hides_the_name_of_a_header_that_has_the_secret_in_it(String name) {
    var redactor = new Redactor(List.of(WebhookSecret.of("s3cretX")));

    assertThat(redactor.redact(Headers.NONE.with(name, "1").with("Accept", "a")).lines())
        .extracting(Headers.Line::name)
        .containsExactly("[hidden]", "Accept");
  }

  @ParameterizedTest
  @CsvSource({
    "/hook?token=abc, /hook?token=[hidden]",
    "/hook?a=1&SECRET=a=b&c=2, /hook?a=1&SECRET=[hidden]&c=2",
    "/hook?apiKey=abc&x-api-key=abc&key=abc, /hook?apiKey=[hidden]&x-api-key=[hidden]&key=[hidden]",
    "/hook?password=abc&user_pass=a&pwd=b, /hook?password=[hidden]&user_pass=[hidden]&pwd=[hidden]",
    "/hook?signature=abc&sig=a&X-Amz-Signature=b, "
        + "/hook?signature=[hidden]&sig=[hidden]&X-Amz-Signature=[hidden]",
    "/hook?%74oken=abc, /hook?%74oken=[hidden]",
    "/hook?token=a;b&c=d, /hook?token=[hidden]&c=d",
    "/hook?a=1;token=b;c&d=e, /hook?a=1;token=[hidden]&d=e",
    "/hook;token=abc/next;v=1, /hook;token=[hidden]/next;v=1",
    "/hook?sk_live_abc, /hook?[hidden]",
    "/hook?a=%73k_dev_abc, /hook?a=[hidden]",
    "/hooks/sk_live_abc/x, /hooks/[hidden]/x",
    "/hook?next=http%3A%2F%2Fx%2F%3Ftoken%3Dabc, /hook?next=[hidden]",
    "/hook?a=http://x/?token=abc/d?e&f=g, /hook?a=http://x/?token=[hidden]&f=g",
    "/hook?a=b#access_token=abc, /hook?a=b#access_token=[hidden]",
    "/hook#access_token=abc, /hook#access_token=[hidden]",
    "http://user:pass@host/path?a=b, http://[hidden]@host/path?a=b",
    "http://a@b@host, http://[hidden]@host",
    "/s3cret+x/%733cret%2bx?a=s3cret%2Bx, /[hidden]/[hidden]?a=[hidden]",
  })
  void hides_what_is_or_looks_like_a_secret_in_a_url(String url, String shown) {
    var redactor = new Redactor(List.of(WebhookSecret.of("s3cret+x")));

    assertThat(redactor.redactUrl(url)).isEqualTo(shown);
    assertThat(redactor.redactUrl(shown)).isEqualTo(shown);
  }

  /** The names that frameworks, clouds and OAuth give to secrets. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "code",
        "Code",
        "auth_code",
        "access-code",
        "accessCode",
        "function_code",
        "hmac",
        "X-Hmac",
        "bearer",
        "bearer_auth",
        "sid",
        "PHPSESSID",
        "connect.sid",
        "JSESSIONID",
        "auth",
        "x_auth",
        "oauth_verifier",
        "credential",
        "X-Amz-Credential",
        "credentials",
        "pass",
        "userpass",
        "passwd",
        "passphrase",
        "pwd",
        "user_pwd",
        "password",
        "session",
        "session_id",
        "sessionid",
        "sig",
        "sign",
        "signature",
        "X-Goog-Signature",
        "jwt",
        "id_token",
        "refresh_token",
        "csrf-token",
        "X-Amz-Security-Token",
        "client_secret",
        "client_assertion",
        "SAMLResponse",
        "private_key",
        "apikey",
        "subscription-key",
        "sv_sig",
        "hash",
        "nonce",
        "pin",
        "otp",
        "ticket"
      })
  void a_parameter_is_hidden_by_its_name(String name) {
    assertThat(Redactor.UNKNOWN_SECRETS.redactUrl("/hook?a=1&" + name + "=canary&b=2"))
        .isEqualTo("/hook?a=1&" + name + "=[hidden]&b=2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "status",
        "channel",
        "page",
        "lang",
        "zipcode",
        "country_code",
        "countryCode",
        "errorCode",
        "codec",
        "encoding",
        "smsId",
        "reason",
        "author",
        "authority",
        "design",
        "assign",
        "signal",
        "passage",
        "compass",
        "bypass",
        "keyword",
        "monkeys",
        "side",
        "inside",
        "residence",
        "consider",
        "spin",
        "pinned",
        "shipping",
        "option",
        "hashtag",
        "estate",
        "q",
        "id",
        "limit",
        "type",
        "reportType",
        "next",
        "redirect_uri",
        "client_id",
        "scope",
        "grant_type",
        "response_type"
      })
  void a_parameter_with_an_ordinary_name_is_shown(String name) {
    String url = "/hook?a=1&" + name + "=value&b=2";

    assertThat(Redactor.UNKNOWN_SECRETS.redactUrl(url)).isEqualTo(url);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "*",
        "/?",
        "/a//b/../c;v=1;w/?x&y=&=z&&",
        "/a?author=x&monkeys=1&design=2&keyword=k&passage=p&page=2&smsId=a",
        "/%D8%B3%3F%20%zz%?q=%FF%",
        "http://host:80/a@b?mail=a@b",
        "/a?at=10:15#part"
      })
  void the_rest_of_a_url_is_not_changed(String url) {
    assertThat(Redactor.UNKNOWN_SECRETS.redactUrl(url)).isEqualTo(url);
  }

  @ParameterizedTest
  @ValueSource(strings = {"?", ";", "/", "&", "%25", "%", "token=", "?token=%"})
  void a_long_hostile_url_takes_no_time(String repeated) {
    String url = "/" + repeated.repeat(32_000);

    assertThat(Redactor.UNKNOWN_SECRETS.redactUrl(url)).startsWith("/");
  }
}
