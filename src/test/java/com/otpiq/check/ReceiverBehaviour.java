package com.otpiq.check;

import com.otpiq.json.BodyParser;
import com.otpiq.webhook.Json;
import com.otpiq.webhook.PayloadKey;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;

/**
 * The decisions of a receiver, each of which a test can replace with a wrong one; the defaults are
 * correct.
 */
abstract class ReceiverBehaviour {
  private static final int LIMIT = 64 << 10;

  /** Whether a secret is accepted. */
  public Predicate<String> acceptsSecret =
      value -> value.equals(FaultyReceiver.SECRET) || value.equals(FaultyReceiver.PREVIOUS_SECRET);

  /** Reads the secret from a request. */
  public Function<FaultyReceiver.Request, String> readSecret =
      request -> request.header("x-otpiq-webhook-secret");

  /** The status code for a method other than POST. */
  public ToIntFunction<String> otherMethodStatus = _ -> 405;

  /** The status code for the length, type and syntax of a body; 200 if they are right. */
  public ToIntFunction<FaultyReceiver.Request> validate = ReceiverBehaviour::validated;

  /** The status code for a valid webhook; 200 if it is accepted. */
  public ToIntFunction<Json.Obj> statusFor = _ -> 200;

  /** Webhooks about a message with the same key are duplicates. */
  public Function<Json.Obj, String> deduplicationKey =
      event ->
          FaultyReceiver.text(event, PayloadKey.CHANNEL)
              + " "
              + FaultyReceiver.text(event, PayloadKey.STATUS);

  /** Whether a webhook changes the status of a message that already has one. */
  public BiPredicate<StoredMessage, Json.Obj> changesStatus = (message, _) -> !message.isFinal;

  /** Whether the status of a webhook is final. */
  public Predicate<Json.Obj> isFinal =
      event -> event.value(PayloadKey.IS_FINAL).map(Json::plain).equals(Optional.of(true));

  /** Whether a webhook is acknowledged and not stored. */
  public Predicate<Json.Obj> ignores = _ -> false;

  /** The status that is stored for a webhook. */
  public Function<Json.Obj, String> statusOf =
      event -> FaultyReceiver.text(event, PayloadKey.STATUS);

  /** The channel that is stored for a webhook. */
  public BiFunction<StoredMessage, Json.Obj, String> channelOf =
      (_, event) -> FaultyReceiver.text(event, PayloadKey.CHANNEL);

  /** The reason or senderId as it is stored. */
  public UnaryOperator<String> storedText = UnaryOperator.identity();

  /** The response body for a duplicate (true) or a first event (false). */
  public Function<Boolean, String> responseBody = _ -> "";

  /** The key of a message; a correct receiver uses the whole smsId. */
  public UnaryOperator<String> messageKey = smsId -> smsId;

  /** Whether the receiver has forgotten which webhooks of this request's message it has seen. */
  public Predicate<FaultyReceiver.Request> forgets = _ -> false;

  /** Webhooks that are acknowledged with an error page. */
  public Predicate<Json.Obj> showsError = _ -> false;

  public String errorPage =
      "Traceback (most recent call last):\n  File \"/app/hooks.py\", line 12, in report\n    x['reason']\nKeyError: 'reason'\n";

  public int duplicateStatus = 200;

  /** How long after its response the event is stored, in milliseconds. */
  public int storesAfterMillis;

  public boolean actsOnDuplicates;
  public boolean closesConnections;

  /** The only spelling of the header's name that is recognised; any if empty. */
  public String exactHeader = "";

  public boolean storesRejected;
  public boolean checksThenInserts;

  /** Whether a webhook with a wrong secret counts as seen. */
  public boolean remembersRejected;

  /** Whether the first state that was looked up is shown for ever. */
  public boolean cachesLookups;

  /** Whether only a final webhook makes those before it visible. */
  public boolean commitsOnlyFinal;

  /** Whether a connection is trusted after one request with the right secret. */
  public boolean trustsConnections;

  public boolean respondsBeforeBody;
  public boolean leavesBodyUnread;

  /** The status code for a webhook about a message that was not prepared; 0 to accept it. */
  public int unknownMessageStatus;

  /** Whether what arrived first of a body is taken for the whole. */
  public boolean readsOneSegment;

  /** Whether each part of a body is decoded by itself. */
  public boolean decodesSegments;

  public String redirectTo = "";
  public int maxConcurrent = 1_000;

  /** More webhooks at the same time are acknowledged and lost. */
  public int keepsConcurrent = 1_000;

  public Function<Json.Obj, Integer> delayMillis = _ -> 0;

  private static int validated(FaultyReceiver.Request request) {
    if (request.body().length() > LIMIT) {
      return 413;
    }
    if (!request.header("content-type").startsWith("application/json")) {
      return 415;
    }
    return BodyParser.parse(request.body().getBytes(StandardCharsets.UTF_8))
        .object()
        .filter(event ->
            !FaultyReceiver.text(event, PayloadKey.SMS_ID).isEmpty()
                && !FaultyReceiver.text(event, PayloadKey.STATUS).isEmpty())
        .map(_ -> 200)
        .orElse(400);
  }
}
