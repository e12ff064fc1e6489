package com.otpiq.render.text;

import com.otpiq.event.ApiEvent;

/** What the commands that call OTPIQ's API print on standard output. */
final class ApiView {
  private final RequestView requests;
  private final ApiResponseView responses;

  ApiView(Theme theme) {
    this.requests = new RequestView(theme);
    this.responses = new ApiResponseView(theme);
  }

  String pretty(ApiEvent event) {
    return switch (event) {
      case ApiEvent.RequestPrepared prepared -> requests.prepared(prepared);
      case ApiEvent.ApiResponseReceived received -> responses.pretty(received);
      case ApiEvent.RequestFindingReported _, ApiEvent.SmsPartsCounted _, ApiEvent.ApiCallMade _ ->
          "";
    };
  }

  String compact(ApiEvent event) {
    return event instanceof ApiEvent.ApiResponseReceived received
        ? responses.compact(received)
        : pretty(event);
  }
}
