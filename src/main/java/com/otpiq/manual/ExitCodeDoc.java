package com.otpiq.manual;

/** What an exit code means. */
public record ExitCodeDoc(int code, String name, String meaning) {}
