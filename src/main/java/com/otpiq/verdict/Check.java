package com.otpiq.verdict;

import com.otpiq.rule.Basis;

/**
 * One requirement for a receiver, and how it is checked.
 *
 * @param id the name used in options and baselines; it never changes
 * @param basis whether OTPIQ documents the requirement, or otpiq assumes it
 * @param sends what is sent to the receiver
 * @param expects what the receiver must do
 * @param why the consequence of a failure
 * @param fix how to fix the receiver
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
