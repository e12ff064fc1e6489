package com.example.otpiq;

/**
 * An event of a message, and the state of the message after it.
 *
 * @param reason may be null
 * @param senderId may be null
 */
record DeliveryReport(
        String smsId,
        String channel,
        String status,
        boolean isFinal,
        String reason,
        String senderId) {}
