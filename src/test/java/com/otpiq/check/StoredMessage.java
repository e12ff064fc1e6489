package com.otpiq.check;

import java.util.ArrayList;
import java.util.List;

/** What is stored about a message. */
public final class StoredMessage {
  final String smsId;
  public String status = "";
  public String channel = "";
  public boolean isFinal;
  String reason = "";
  String senderId = "";
  final List<String> keys = new ArrayList<>();
  int effects;

  StoredMessage(String smsId) {
    this.smsId = smsId;
  }
}
