package com.otpiq.manual;

/**
 * A command line that works.
 *
 * @param command as it is typed into a POSIX shell
 */
public record Example(String command, String description) {}
