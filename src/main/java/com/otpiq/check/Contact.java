package com.otpiq.check;

import java.util.List;

/** What the first webhooks met: the life of one message. */
record Contact(Reply sent, Reply delivered) {
  List<Reply> both() {
    return List.of(sent, delivered);
  }
}
