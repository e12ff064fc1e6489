package com.otpiq.listen;

import com.otpiq.journal.JournalFile;
import com.otpiq.json.Bodies;
import com.otpiq.json.JsonText;
import com.otpiq.message.Redactor;
import com.otpiq.net.HttpService;
import com.otpiq.net.Request;
import com.otpiq.rule.Inspector;
import com.otpiq.rule.Judgement;
import com.otpiq.time.Time;
import com.otpiq.webhook.Answer;
import com.otpiq.webhook.Arrival;
import com.otpiq.webhook.Delivery;
import java.util.Optional;
import java.util.function.Function;

/** Receives webhooks: judges each, saves it, answers it, and only then tells of it. */
final class Listener implements HttpService {
  private static final byte[] NO_BODY = {};

  private final Answers answers;
  private final Inspector inspector;
  private final Redactor redactor;
  private final Optional<JournalFile> journal;
  private final Time time;
  private final Function<Visit, Runnable> visits;

  Listener(
      Orders orders, Optional<JournalFile> journal, Time time, Function<Visit, Runnable> visits) {
    this.answers = new Answers(orders.path(), orders.accept());
    this.inspector = Inspector.ofArrivals(orders.secrets(), JsonText::rewritings);
    this.redactor = new Redactor(orders.secrets());
    this.journal = journal;
    this.time = time;
    this.visits = visits;
  }

  /** A request and what became of it. */
  record Visit(Arrival arrival, Answer answer, Optional<Judgement> judgement) {}

  @Override
  public boolean wantsBody(Request head) {
    return answers.toHead(head).isEmpty();
  }

  /** Under a lock, for the order matters to the inspector and to whoever watches. */
  @Override
  public synchronized Reply reply(Request request, byte[] body) {
    Visit visit =
        answers
            .toHead(request)
            .map(answer -> turnedAway(request, answer))
            .orElseGet(() -> received(request, body));
    return Reply.of(visit.answer(), visits.apply(visit));
  }

  private Visit turnedAway(Request request, Answer answer) {
    return new Visit(presentable(request, delivery(request, NO_BODY)), answer, Optional.empty());
  }

  private Visit received(Request request, byte[] body) {
    Delivery delivery = delivery(request, body);
    Judgement judgement = inspector.judge(delivery);
    Answer answer = answers.toWebhook(judgement);
    Arrival arrival = presentable(request, delivery);
    boolean saved = journal.map(file -> file.append(arrival, answer)).orElse(true);
    return new Visit(
        arrival,
        saved || !answer.acknowledges() ? answer : Answers.NOT_SAVED,
        Optional.of(judgement));
  }

  private Delivery delivery(Request request, byte[] body) {
    return new Delivery(time.now(), request.headers(), Bodies.read(body));
  }

  private Arrival presentable(Request request, Delivery delivery) {
    String path =
        request.query().isEmpty() ? request.path() : request.path() + "?" + request.query();
    return new Arrival(request.method(), path, delivery)
        .showing(redactor.redact(path), redactor.redact(request.headers()));
  }
}
