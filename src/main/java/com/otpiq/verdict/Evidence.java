package com.otpiq.verdict;

import java.time.Duration;

/**
 * One exchange of a check, in words; secrets are hidden already.
 *
 * @param request what was sent
 * @param answer what came of it
 * @param excerpt the beginning of the answer's body; may be empty
 * @param aside whether it explains what was found rather than being what was found
 */
public record Evidence(
    String request, String answer, String excerpt, Duration took, boolean aside) {}
