package com.otpiq.message;

import com.otpiq.webhook.Position;
import java.util.Optional;

/**
 * An error or a warning about a request, before it is sent.
 *
 * @param isError whether OTPIQ documents that it refuses the request
 * @param key of the request that it is about
 * @param text one sentence, which begins after the key
 * @param suggestion what was probably meant; otpiq does not change the request by itself
 */
public record RequestFinding(
    boolean isError, String key, String text, Optional<String> suggestion, Position at) {}
