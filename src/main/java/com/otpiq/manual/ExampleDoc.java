package com.otpiq.manual;

/**
 * A command line that works.
 *
 * @param command as it is typed into a POSIX shell
 */
public record ExampleDoc(String command, String description) {}
