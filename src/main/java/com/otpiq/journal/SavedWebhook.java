package com.otpiq.journal;

import com.otpiq.webhook.Delivery;
import com.otpiq.webhook.Position;

/**
 * A delivery that was read from a file.
 *
 * @param source the file as the user named it, or {@code -} for standard input
 * @param position where in the file its body, or the record that holds it, begins
 */
public record SavedWebhook(String source, Position position, Delivery delivery) {}
