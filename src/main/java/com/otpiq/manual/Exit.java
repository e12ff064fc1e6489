package com.otpiq.manual;

/** What an exit code means. */
public record Exit(int code, String name, String meaning) {}
