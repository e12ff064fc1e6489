package com.otpiq.manual;

/**
 * An example of a command line.
 *
 * @param command for a POSIX shell
 */
public record ExampleDoc(String command, String description) {}
