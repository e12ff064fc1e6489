package com.otpiq.verdict;

import com.otpiq.delivery.ApplicationError;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * The application ended, or stopped responding, while it was checked.
 *
 * @param what for example "the application ended (exit code 1)"
 * @param after the request that causes it, if that is proven; otherwise those in flight and just
 *     before, in their order
 * @param proven whether the application ended again when the check of this request ran alone
 * @param checks the ids of the checks that sent these requests
 * @param error the error in its last output, if that has one
 * @param output the last lines of its output
 */
public record Outage(
    String what,
    List<String> after,
    boolean proven,
    List<String> checks,
    Optional<ApplicationError> error,
    List<String> output) {
  /** More requests than this are counted and not listed. */
  private static final int MOST = 8;

  /**
   * One line: what happened, after which request, and why; such as "the application ended (exit
   * code 1) after `sms failed`; its last output: TypeError: … at server.mjs:12".
   */
  public String text() {
    return what + cause() + lastWords().map(text -> "; its last output: " + text).orElse("");
  }

  private String cause() {
    if (after.isEmpty()) {
      return "";
    }
    String listed =
        after.stream().limit(MOST).map(each -> "`" + each + "`").collect(Collectors.joining(", "));
    String more = after.size() > MOST ? " and " + (after.size() - MOST) + " more" : "";
    return (after.size() == 1 ? " after " : " after one of ") + listed + more;
  }

  /** The error, or the last line that is not blank. */
  private Optional<String> lastWords() {
    return error
        .map(ApplicationError::text)
        .or(() -> output.stream().filter(line -> !line.isBlank()).reduce((_, last) -> last));
  }

  /** A copy with its texts changed. */
  public Outage map(UnaryOperator<String> change) {
    return new Outage(
        change.apply(what),
        after.stream().map(change).toList(),
        proven,
        checks,
        error.map(each -> new ApplicationError(change.apply(each.message()), each.place())),
        output.stream().map(change).toList());
  }
}
