package com.otpiq.message;

import com.otpiq.webhook.Json;
import com.otpiq.webhook.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Checks a request to send against OTPIQ's documentation ("Send SMS"), and for common mistakes.
 * What OTPIQ does not document is only a warning.
 */
public final class RequestRules {
  private static final Pattern META_ID = Pattern.compile("[0-9]{10,20}");

  private final Json.Obj request;
  private final PersonalDataMask mask;
  private final List<RequestFinding> findings = new ArrayList<>();

  private RequestRules(Json.Obj request, PersonalDataMask mask) {
    this.request = request;
    this.mask = mask;
  }

  /**
   * Checks a request.
   *
   * @param local whether the request goes to this machine, where webhooks may be http
   * @param mask of telephone numbers in the findings
   * @return the findings, in the order of the keys in OTPIQ's reference
   */
  public static List<RequestFinding> check(Json.Obj request, boolean local, PersonalDataMask mask) {
    var rules = new RequestRules(request, mask);
    rules.checkPhone();
    rules.checkType();
    rules.checkProvider();
    rules.sender();
    new DeliveryReportRules(rules.request, local, rules.findings).check();
    rules.checkUnknownKeys();
    return List.copyOf(rules.findings);
  }

  private void checkPhone() {
    Optional<String> number = text(RequestKey.PHONE, true);
    number
        .flatMap(PhoneNumber::check)
        .ifPresent(issue ->
            add(
                issue.isError(),
                RequestKey.PHONE,
                issue.text(),
                issue.suggestion().map(mask::maskPhone)));
  }

  private void checkType() {
    Optional<String> word = text(RequestKey.TYPE, true);
    word.ifPresent(text ->
        SmsType.of(text)
            .ifPresentOrElse(
                this::checkContent,
                () ->
                    addError(
                        RequestKey.TYPE,
                        "is '" + text + "'; use " + String.join(", ", SmsType.wireNames()),
                        SmsType.suggest(text).map(SmsType::wireName))));
  }

  private void checkContent(SmsType type) {
    switch (type) {
      case VERIFICATION -> checkCode();
      case CUSTOM -> checkCustomText();
      case WHATSAPP_TEMPLATE -> checkTemplate();
    }
    warnOfUnusedKey(type, RequestKey.CODE, SmsType.VERIFICATION);
    warnOfUnusedKey(type, RequestKey.TEXT, SmsType.CUSTOM);
    warnOfUnusedKey(type, RequestKey.TEMPLATE, SmsType.WHATSAPP_TEMPLATE);
    checkIds(type == SmsType.WHATSAPP_TEMPLATE);
  }

  private void checkCode() {
    Optional<String> code = text(RequestKey.CODE, true);
    code.ifPresent(text -> {
      if (text.isEmpty() || text.length() > RequestLimits.MAX_CODE_LENGTH) {
        addError(
            RequestKey.CODE,
            "has "
                + text.length()
                + " characters; OTPIQ accepts 1 to "
                + RequestLimits.MAX_CODE_LENGTH);
      } else if (text.chars().anyMatch(c -> c > 127 && Character.isDigit(c))) {
        addWarning(RequestKey.CODE, "has Arabic digits, which the user must type as they are");
      }
    });
  }

  private void checkCustomText() {
    text(RequestKey.TEXT, true).ifPresent(text -> checkLength(text.length()));
  }

  private void checkLength(int length) {
    String text = "has " + length + " characters; OTPIQ documents at most ";
    if (length > RequestLimits.MAX_TEXT_LENGTH_ELSEWHERE) {
      addError(RequestKey.TEXT, text + RequestLimits.MAX_TEXT_LENGTH_ELSEWHERE);
    } else if (length > RequestLimits.MAX_TEXT_LENGTH) {
      addWarning(
          RequestKey.TEXT,
          text
              + RequestLimits.MAX_TEXT_LENGTH
              + " on one page and "
              + RequestLimits.MAX_TEXT_LENGTH_ELSEWHERE
              + " on another");
    } else if (length == 0) {
      addError(RequestKey.TEXT, "is empty");
    }
  }

  private void checkTemplate() {
    text(RequestKey.TEMPLATE, true);
    request
        .value(RequestKey.PARAMETERS)
        .ifPresent(value -> {
          requireObject(RequestKey.PARAMETERS, value);
          if (value instanceof Json.Obj object) {
            object
                .members()
                .forEach(
                    part -> requireObject(RequestKey.PARAMETERS + "." + part.name(), part.value()));
          }
        });
  }

  private void requireObject(String key, Json value) {
    if (!(value instanceof Json.Obj)) {
      findings.add(
          new RequestFinding(
              false,
              key,
              value instanceof Json.Arr
                  ? "is an array; OTPIQ's users send an object with \"0\", \"1\" … as keys"
                  : "is not an object",
              Optional.of("{\"1\":\"…\"}"),
              value.at()));
    }
  }

  /** Warns of a key that belongs to another type of message. */
  private void warnOfUnusedKey(SmsType type, String key, SmsType owner) {
    if (type != owner && request.value(key).isPresent()) {
      addWarning(key, "belongs to the smsType " + owner.wireName() + " and has no effect here");
    }
  }

  private void checkIds(boolean required) {
    Optional<String> account = text(RequestKey.ACCOUNT, required);
    Optional<String> phone = text(RequestKey.PHONE_ID, required);
    account.ifPresent(id -> checkId(RequestKey.ACCOUNT, id));
    phone.ifPresent(id -> checkId(RequestKey.PHONE_ID, id));
    if (account.isPresent() && account.equals(phone)) {
      addWarning(RequestKey.PHONE_ID, "is the id of the account; its phone has another one");
    }
  }

  private void checkId(String key, String id) {
    if (!RequestLimits.OTPIQ_ID.matcher(id).matches()) {
      String text =
          META_ID.matcher(id).matches()
              ? "looks like a Meta id; an OTPIQ id has 24 hex digits"
              : "is not an OTPIQ id, which has 24 hex digits";
      addError(key, text);
    }
  }

  private void checkProvider() {
    text(RequestKey.PROVIDER, false)
        .filter(word -> Provider.of(word).isEmpty())
        .ifPresent(word ->
            addError(
                RequestKey.PROVIDER,
                "is '" + word + "'; use " + String.join(", ", Provider.wireNames()),
                Provider.of(word.toLowerCase(Locale.ROOT).replace('_', '-'))
                    .map(Provider::wireName)));
  }

  private void sender() {
    text(RequestKey.SENDER, false)
        .filter(name -> name.length() > RequestLimits.MAX_SENDER_LENGTH)
        .ifPresent(name ->
            addError(
                RequestKey.SENDER,
                "has "
                    + name.length()
                    + " characters; OTPIQ accepts "
                    + RequestLimits.MAX_SENDER_LENGTH,
                Optional.empty()));
  }

  private void checkUnknownKeys() {
    request.members().stream()
        .filter(member -> !RequestKey.ALL.contains(member.name()))
        .forEach(member ->
            findings.add(
                new RequestFinding(
                    false,
                    member.name(),
                    "is a key that OTPIQ does not document",
                    Optional.ofNullable(RequestKey.ALIASES.get(member.name())),
                    member.at())));
  }

  /** A string of the request; adds an error if it is required and missing, or not a string. */
  private Optional<String> text(String key, boolean required) {
    Optional<Json> value = request.value(key);
    if (value.isEmpty()) {
      if (required) {
        addError(key, "is required");
      }
      return Optional.empty();
    }
    if (value.get() instanceof Json.Num) {
      addError(
          key,
          "is a number and must be a string; a number loses its leading zeros",
          Optional.of("\"…\" around it"));
      return Optional.empty();
    }
    if (value.get().asText().isEmpty()) {
      addError(key, "must be a string");
    }
    return value.get().asText();
  }

  private void addError(String key, String text) {
    add(true, key, text, Optional.empty());
  }

  private void addError(String key, String text, Optional<String> suggestion) {
    add(true, key, text, suggestion);
  }

  private void addWarning(String key, String text) {
    add(false, key, text, Optional.empty());
  }

  private void add(boolean isError, String key, String text, Optional<String> suggestion) {
    Position at = request.value(key).map(Json::at).orElse(request.at());
    findings.add(new RequestFinding(isError, key, text, suggestion, at));
  }
}
