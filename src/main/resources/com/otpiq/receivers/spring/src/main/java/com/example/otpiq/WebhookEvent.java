package com.example.otpiq;

/** What OTPIQ reports; the reason and the sender id may be null. */
record WebhookEvent(String smsId, String channel, String status, boolean isFinal, String reason, String senderId) {
}
