package com.otpiq.listen;

import com.otpiq.net.Request;
import com.otpiq.rule.Concern;
import com.otpiq.rule.Finding;
import com.otpiq.rule.Judgement;
import com.otpiq.webhook.Answer;
import com.otpiq.webhook.HeaderName;
import com.otpiq.webhook.Headers;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The table of answers: what a request is told, in the order in which it is looked at. */
final class Answers {
  static final Answer NOT_SAVED = Answer.of(503, "could not be saved; send it again");

  private static final Answer ACCEPTED = Answer.of(200, "accepted");
  private static final Answer METHOD =
      new Answer(405, "webhooks are sent with POST", Optional.of("POST"));
  private static final Answer NOT_JSON_TYPE =
      Answer.of(415, "the content type must be application/json");
  private static final Pattern CHARSET =
      Pattern.compile("(?i);\\s*charset\\s*=\\s*\"?([^\";\\s]+)");

  private final Optional<String> path;
  private final boolean accept;

  Answers(Optional<String> path, boolean accept) {
    this.path = path;
    this.accept = accept;
  }

  /** What a request is told for its head alone; nothing where its body decides. */
  Optional<Answer> toHead(Request request) {
    if (path.isPresent() && !path.get().equals(request.path())) {
      return Optional.of(Answer.of(404, "webhooks go to another path"));
    }
    if (!request.method().equals("POST")) {
      return Optional.of(METHOD);
    }
    return request.flaw().map(Answers::toFlaw).or(() -> toEncoding(request.headers()));
  }

  /** What a judged webhook is told. */
  Answer toWebhook(Judgement judgement) {
    if (judgement.hasErrors(Concern.SECRET)) {
      return Answer.of(401, "the secret is not the right one");
    }
    if (accept || !judgement.hasErrors()) {
      return ACCEPTED;
    }
    return judgement.hasErrors(Concern.SYNTAX)
        ? Answer.of(400, first(judgement, Concern.SYNTAX))
        : Answer.of(422, first(judgement, Concern.PAYLOAD));
  }

  private static Answer toFlaw(Request.Flaw flaw) {
    return switch (flaw) {
      case TRANSFER_CODING -> Answer.of(501, "this transfer coding is not understood");
      case EXPECTATION -> Answer.of(417, "this expectation cannot be met");
      case TOO_LARGE -> Answer.of(413, "the body is larger than 1 MiB");
      case STALLED -> Answer.of(408, "the body did not come to its end in time");
    };
  }

  private static Optional<Answer> toEncoding(Headers headers) {
    Optional<String> coding =
        headers.first("Content-Encoding").filter(name -> !name.equalsIgnoreCase("identity"));
    if (coding.isPresent()) {
      return Optional.of(Answer.of(415, "the body must not be compressed"));
    }
    return headers.first(HeaderName.CONTENT_TYPE).flatMap(Answers::toContentType);
  }

  private static Optional<Answer> toContentType(String type) {
    String media = type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    if (!media.equals("application/json")
        && !(media.startsWith("application/") && media.endsWith("+json"))) {
      return Optional.of(NOT_JSON_TYPE);
    }
    Matcher charset = CHARSET.matcher(type);
    return charset.find() && !charset.group(1).equalsIgnoreCase("utf-8")
        ? Optional.of(Answer.of(415, "the charset must be utf-8"))
        : Optional.empty();
  }

  private static String first(Judgement judgement, Concern concern) {
    return judgement.findings().stream()
        .filter(finding -> finding.isError() && finding.rule().concern() == concern)
        .findFirst()
        .map(Answers::sentence)
        .orElseThrow();
  }

  private static String sentence(Finding finding) {
    String hint = finding.breach().hint().map(text -> ": " + text).orElse("");
    return finding.rule().id() + ": " + finding.rule().text() + hint;
  }
}
