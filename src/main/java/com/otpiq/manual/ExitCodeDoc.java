package com.otpiq.manual;

/** The meaning of an exit code. */
public record ExitCodeDoc(int code, String name, String meaning) {}
