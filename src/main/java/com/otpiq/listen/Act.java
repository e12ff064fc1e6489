package com.otpiq.listen;

import com.otpiq.net.HttpService.Manner;
import com.otpiq.net.HttpService.Reply;
import com.otpiq.webhook.Answer;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * One answer of a script.
 *
 * @param word how the script names it: {@code 503}, {@code reset}
 * @param headers more headers of the answer
 */
record Act(String word, int status, Map<String, String> headers, Manner manner, Duration delay) {
  /** What is answered, in the words of the script. */
  Answer answer() {
    String why = "as told: " + word + (delay.isZero() ? "" : ", late");
    return manner instanceof Manner.Nothing ? Answer.none(why) : Answer.of(status, why);
  }

  /** How it goes over the wire. */
  Reply reply(Runnable afterwards) {
    Reply reply = Reply.of(answer(), afterwards).in(manner).after(delay);
    for (Map.Entry<String, String> header : headers.entrySet()) {
      reply = reply.with(header.getKey(), header.getValue());
    }
    return reply;
  }

  /** The same in another manner. */
  Act in(Manner other) {
    return new Act(word, status, headers, other, delay);
  }

  static Act of(int status) {
    return new Act(Integer.toString(status), status, Map.of(), new Manner.Whole(), Duration.ZERO);
  }

  /** The act of this word, where it is one. */
  static Optional<Act> named(String word) {
    return switch (word) {
      case "reset" ->
          Optional.of(new Act(word, 0, Map.of(), new Manner.Nothing(true), Duration.ZERO));
      case "close" ->
          Optional.of(new Act(word, 0, Map.of(), new Manner.Nothing(false), Duration.ZERO));
      case "redirect" ->
          Optional.of(
              new Act(word, 302, Map.of("Location", "/"), new Manner.Whole(), Duration.ZERO));
      default ->
          word.matches("[2-5]\\d\\d") ? Optional.of(of(Integer.parseInt(word))) : Optional.empty();
    };
  }
}
