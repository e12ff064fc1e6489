package com.example.otpiq;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Runs after the response, once for each event. */
@Component
class Work {

  private static final Logger log = LoggerFactory.getLogger(Work.class);

  void onEvent(WebhookEvent event) {
    // Your work: tell the user, update the order. OTPIQ has received its response already.
    log.info("{}: {} {}", event.smsId(), event.channel(), event.status());
  }
}
