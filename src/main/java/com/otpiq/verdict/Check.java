package com.otpiq.verdict;

import com.otpiq.rule.Basis;

/**
 * One thing that a receiver must do.
 *
 * @param id the name that people put into configuration; it never changes
 * @param basis whether OTPIQ documents what is sent and expected, or we assume it
 * @param sends what the receiver is sent
 * @param expects a sentence that says what must hold
 * @param why what goes wrong otherwise
 * @param fix how to make it hold
 */
public record Check(
    String id,
    CheckGroup group,
    Severity severity,
    Basis basis,
    String sends,
    String expects,
    String why,
    String fix) {}
