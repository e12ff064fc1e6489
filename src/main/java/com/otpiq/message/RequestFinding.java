package com.otpiq.message;

import com.otpiq.webhook.Position;
import java.util.Optional;

/**
 * What is wrong or odd about a request, before it is sent.
 *
 * @param isError whether OTPIQ documents that it does not take it
 * @param key where in the request
 * @param what one sentence, after the key
 * @param meant what was probably meant; nothing is changed of our own accord
 */
public record RequestFinding(
    boolean isError, String key, String what, Optional<String> meant, Position at) {}
