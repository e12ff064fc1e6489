package com.otpiq.render.text;

import com.otpiq.event.ApiEvent;
import com.otpiq.event.SafeText;
import com.otpiq.message.ApiResponse;
import com.otpiq.message.PersonalDataMask;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The responses of OTPIQ's API, as text. */
public final class ApiResponseView {
  private static final int MOST_DIGITS = 15;

  private final Theme theme;

  public ApiResponseView(Theme theme) {
    this.theme = theme;
  }

  /** All details of a response. */
  String pretty(ApiEvent.ApiResponseReceived replied) {
    return switch (replied.response()) {
      case ApiResponse.Accepted accepted -> SafeText.shorten(accepted.smsId()) + "\n";
      case ApiResponse.Tracked tracked ->
          new TextBlock()
              .add(head(tracked))
              .indent(details(tracked, replied.mask()))
              .indent(tracked.legs().stream().map(this::leg).toList())
              .block();
      case ApiResponse.Project project -> project(project);
      case ApiResponse.Senders senders ->
          senders.senders().stream().map(this::sender).collect(Collectors.joining());
      case ApiResponse.Refused _, ApiResponse.Unavailable _ -> "";
    };
  }

  /** One line for a response, or for each of its items. */
  String compact(ApiEvent.ApiResponseReceived replied) {
    return replied.response() instanceof ApiResponse.Tracked tracked
        ? head(tracked) + "\n"
        : pretty(replied);
  }

  /** The cost of an accepted message; empty for other responses, which are data or an error. */
  public String message(ApiEvent.ApiResponseReceived replied) {
    if (!(replied.response() instanceof ApiResponse.Accepted accepted)) {
      return "";
    }
    String facts =
        Stream.of(
                accepted.cost().map(cost -> "cost " + dinars(cost)),
                accepted.remainingCredit().map(credit -> "remaining credit " + dinars(credit)),
                accepted.paymentType().map(SafeText::inline),
                accepted
                    .canCover()
                    .filter(covered -> !covered)
                    .map(_ -> theme.warning("the credit does not cover it")))
            .flatMap(Optional::stream)
            .collect(Collectors.joining(", "));
    return theme.good("accepted by OTPIQ") + (facts.isEmpty() ? "" : ": " + facts) + "\n";
  }

  private String head(ApiResponse.Tracked tracked) {
    String status = SafeText.inline(tracked.status());
    return SafeText.inline(tracked.smsId())
        + "  "
        + (tracked.isDelivered()
            ? theme.good(status)
            : tracked.isFinal() ? theme.error(status) : theme.strong(status))
        + (tracked.isFinal() ? ", final" : "");
  }

  private static List<String> details(ApiResponse.Tracked tracked, PersonalDataMask mask) {
    List<String> details = new ArrayList<>();
    tracked
        .phoneNumber()
        .map(number -> "to " + SafeText.shorten(mask.maskPhone(number)))
        .ifPresent(details::add);
    tracked.cost().map(cost -> "cost " + dinars(cost)).ifPresent(details::add);
    return details;
  }

  private String leg(ApiResponse.Leg leg) {
    String outcome =
        leg.success()
            .map(done -> done ? theme.good("ok") : theme.error("failed"))
            .orElse(leg.tried() ? "in progress" : "not tried");
    return SafeText.inline(leg.channel())
        + "  "
        + outcome
        + leg.refunded().filter(isRefunded -> isRefunded).map(_ -> ", refunded").orElse("")
        + leg.error().map(error -> "  " + SafeText.shorten(error)).orElse("");
  }

  private static String project(ApiResponse.Project project) {
    return SafeText.inline(project.name())
        + project.credit().map(credit -> "  " + dinars(credit)).orElse("")
        + "\n";
  }

  private String sender(ApiResponse.Sender sender) {
    String status = SafeText.inline(sender.status());
    String prices =
        sender.prices().entrySet().stream()
            .map(ApiResponseView::price)
            .collect(Collectors.joining(", "));
    return SafeText.inline(sender.name())
        + "  "
        + (sender.status().equals("accepted") ? theme.good(status) : theme.warning(status))
        + (prices.isEmpty() ? "" : "  " + prices)
        + "\n";
  }

  private static String price(Map.Entry<String, BigDecimal> price) {
    return SafeText.inline(price.getKey()) + " " + dinars(price.getValue());
  }

  /** {@code 14,800 IQD}; a number with too many digits is not formatted. */
  private static String dinars(BigDecimal amount) {
    boolean hasTooManyDigits =
        Math.abs((long) amount.precision() - amount.scale()) > MOST_DIGITS
            || amount.scale() > MOST_DIGITS;
    int decimals = Math.max(0, amount.stripTrailingZeros().scale());
    return (hasTooManyDigits
            ? amount.toString()
            : String.format(Locale.ROOT, "%,." + decimals + "f", amount))
        + " IQD";
  }
}
