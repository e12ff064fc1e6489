package com.otpiq.verdict;

import java.time.Duration;

/**
 * One request and its response, described for people; secrets are redacted.
 *
 * @param request what was sent
 * @param response status line, or why there was none
 * @param excerpt the beginning of the response body; may be empty
 * @param supplementary whether the request was made to explain a failure found before
 */
public record Evidence(
    String request, String response, String excerpt, Duration took, boolean supplementary) {}
