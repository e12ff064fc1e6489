package com.otpiq.message;

import com.otpiq.webhook.Json;
import com.otpiq.webhook.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What must hold for a request to send (OTPIQ, "Send SMS"), and the mistakes that people make. What
 * is not documented only warns.
 */
public final class RequestRules {
  private static final Pattern META_ID = Pattern.compile("[0-9]{10,20}");

  private final Json.Obj request;
  private final PersonalDataMask personal;
  private final List<RequestFinding> advice = new ArrayList<>();

  private RequestRules(Json.Obj request, PersonalDataMask personal) {
    this.request = request;
    this.personal = personal;
  }

  /**
   * Everything that is to be said about a request, in the order of its keys in the reference.
   *
   * @param rehearsal whether it goes to this machine, where webhooks may be http
   * @param personal how much of a telephone number a sentence may show
   */
  public static List<RequestFinding> judge(
      Json.Obj request, boolean rehearsal, PersonalDataMask personal) {
    var rules = new RequestRules(request, personal);
    rules.phone();
    rules.type();
    rules.provider();
    rules.sender();
    new DeliveryReportRules(rules.request, rehearsal, rules.advice).judge();
    rules.unknownKeys();
    return List.copyOf(rules.advice);
  }

  private void phone() {
    Optional<String> number = text(RequestKey.PHONE, true);
    number
        .flatMap(PhoneNumber::doubt)
        .ifPresent(doubt ->
            add(
                doubt.isError(),
                RequestKey.PHONE,
                doubt.what(),
                doubt.meant().map(personal::phone)));
  }

  private void type() {
    Optional<String> word = text(RequestKey.TYPE, true);
    word.ifPresent(text ->
        SmsType.of(text)
            .ifPresentOrElse(
                this::content,
                () ->
                    error(
                        RequestKey.TYPE,
                        "is '" + text + "'; it is " + String.join(", ", SmsType.words()),
                        SmsType.meant(text).map(SmsType::word))));
  }

  private void content(SmsType type) {
    switch (type) {
      case VERIFICATION -> code();
      case CUSTOM -> customText();
      case WHATSAPP_TEMPLATE -> template();
    }
    foreignTo(type, RequestKey.CODE, SmsType.VERIFICATION);
    foreignTo(type, RequestKey.TEXT, SmsType.CUSTOM);
    foreignTo(type, RequestKey.TEMPLATE, SmsType.WHATSAPP_TEMPLATE);
    ids(type == SmsType.WHATSAPP_TEMPLATE);
  }

  private void code() {
    Optional<String> code = text(RequestKey.CODE, true);
    code.ifPresent(text -> {
      if (text.isEmpty() || text.length() > RequestLimits.MAX_CODE_LENGTH) {
        error(
            RequestKey.CODE,
            "has "
                + text.length()
                + " characters; OTPIQ takes 1 to "
                + RequestLimits.MAX_CODE_LENGTH,
            Optional.empty());
      } else if (text.chars().anyMatch(c -> c > 127 && Character.isDigit(c))) {
        warn(
            RequestKey.CODE,
            "has Arabic digits, which the user must type just so",
            Optional.empty());
      }
    });
  }

  private void customText() {
    text(RequestKey.TEXT, true).ifPresent(text -> length(text.length()));
  }

  private void length(int length) {
    String what = "has " + length + " characters; OTPIQ documents at most ";
    if (length > RequestLimits.MAX_TEXT_LENGTH_ELSEWHERE) {
      error(RequestKey.TEXT, what + RequestLimits.MAX_TEXT_LENGTH_ELSEWHERE, Optional.empty());
    } else if (length > RequestLimits.MAX_TEXT_LENGTH) {
      warn(
          RequestKey.TEXT,
          what
              + RequestLimits.MAX_TEXT_LENGTH
              + " on one page and "
              + RequestLimits.MAX_TEXT_LENGTH_ELSEWHERE
              + " on another",
          Optional.empty());
    } else if (length == 0) {
      error(RequestKey.TEXT, "is empty", Optional.empty());
    }
  }

  private void template() {
    text(RequestKey.TEMPLATE, true);
    request
        .value(RequestKey.PARAMETERS)
        .ifPresent(value -> {
          mustBeObject(RequestKey.PARAMETERS, value);
          if (value instanceof Json.Obj object) {
            object
                .members()
                .forEach(
                    part -> mustBeObject(RequestKey.PARAMETERS + "." + part.name(), part.value()));
          }
        });
  }

  private void mustBeObject(String key, Json value) {
    if (!(value instanceof Json.Obj)) {
      advice.add(
          new RequestFinding(
              false,
              key,
              value instanceof Json.Arr
                  ? "is an array; OTPIQ's users send an object with \"0\", \"1\" … as keys"
                  : "is no object",
              Optional.of("{\"1\":\"…\"}"),
              value.at()));
    }
  }

  /** What belongs to another kind of message has no effect. */
  private void foreignTo(SmsType type, String key, SmsType home) {
    if (type != home && request.value(key).isPresent()) {
      warn(
          key,
          "belongs to the smsType " + home.word() + " and has no effect here",
          Optional.empty());
    }
  }

  private void ids(boolean required) {
    Optional<String> account = text(RequestKey.ACCOUNT, required);
    Optional<String> phone = text(RequestKey.PHONE_ID, required);
    account.ifPresent(id -> id(RequestKey.ACCOUNT, id));
    phone.ifPresent(id -> id(RequestKey.PHONE_ID, id));
    if (account.isPresent() && account.equals(phone)) {
      warn(
          RequestKey.PHONE_ID,
          "is the account's id; a phone of the account has another one",
          Optional.empty());
    }
  }

  private void id(String key, String id) {
    if (!RequestLimits.OTPIQ_ID.matcher(id).matches()) {
      String what =
          META_ID.matcher(id).matches()
              ? "looks like an id of Meta's; OTPIQ's own has 24 hex digits"
              : "is no id of OTPIQ's, which has 24 hex digits";
      error(key, what, Optional.empty());
    }
  }

  private void provider() {
    text(RequestKey.PROVIDER, false)
        .filter(word -> Provider.of(word).isEmpty())
        .ifPresent(word ->
            error(
                RequestKey.PROVIDER,
                "is '" + word + "'; it is " + String.join(", ", Provider.words()),
                Provider.of(word.toLowerCase(Locale.ROOT).replace('_', '-')).map(Provider::word)));
  }

  private void sender() {
    text(RequestKey.SENDER, false)
        .filter(name -> name.length() > RequestLimits.MAX_SENDER_LENGTH)
        .ifPresent(name ->
            error(
                RequestKey.SENDER,
                "has "
                    + name.length()
                    + " characters; OTPIQ takes "
                    + RequestLimits.MAX_SENDER_LENGTH,
                Optional.empty()));
  }

  private void unknownKeys() {
    request.members().stream()
        .filter(member -> !RequestKey.ALL.contains(member.name()))
        .forEach(member ->
            advice.add(
                new RequestFinding(
                    false,
                    member.name(),
                    "is a key that OTPIQ does not document",
                    Optional.ofNullable(RequestKey.MEANT.get(member.name())),
                    member.at())));
  }

  /** A string of the request; where it is missing or something else, that is said. */
  private Optional<String> text(String key, boolean required) {
    Optional<Json> value = request.value(key);
    if (value.isEmpty()) {
      if (required) {
        error(key, "must be there", Optional.empty());
      }
      return Optional.empty();
    }
    if (value.get() instanceof Json.Num) {
      error(
          key,
          "is a number and must be a string; a number loses its leading zeros",
          Optional.of("\"…\" around it"));
      return Optional.empty();
    }
    if (value.get().asText().isEmpty()) {
      error(key, "must be a string", Optional.empty());
    }
    return value.get().asText();
  }

  private void error(String key, String what, Optional<String> meant) {
    add(true, key, what, meant);
  }

  private void warn(String key, String what, Optional<String> meant) {
    add(false, key, what, meant);
  }

  private void add(boolean isError, String key, String what, Optional<String> meant) {
    Position at = request.value(key).map(Json::at).orElse(request.at());
    advice.add(new RequestFinding(isError, key, what, meant, at));
  }
}
