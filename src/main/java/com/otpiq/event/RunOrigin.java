package com.otpiq.event;

import java.util.OptionalInt;

/**
 * Where a run of {@code otpiq listen} was started.
 *
 * @param project the directory of the project
 * @param port on which it listened; empty if it is not known
 */
public record RunOrigin(String project, OptionalInt port) {}
