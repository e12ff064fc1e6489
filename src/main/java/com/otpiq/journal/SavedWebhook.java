package com.otpiq.journal;

import com.otpiq.webhook.Delivery;
import com.otpiq.webhook.Position;

/**
 * A delivery that was read from a file.
 *
 * @param source the file name that the user gave, or {@code -} for standard input
 * @param position where its body, or the record that holds it, starts in the file
 * @param isBody whether the body itself starts there, so that its lines are lines of the file
 * @param response to it when it was received
 */
public record SavedWebhook(
    String source, Position position, Delivery delivery, boolean isBody, SavedResponse response) {}
