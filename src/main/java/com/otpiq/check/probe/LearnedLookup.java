package com.otpiq.check.probe;

import java.util.Map;

/**
 * What is known of the application's look-up.
 *
 * @param vocabulary the terms for the statuses
 * @param volatileFields the fields that change by themselves
 * @param controls the states of messages, by smsId, about which nothing is sent any more: what
 *     changes there changes by itself
 */
public record LearnedLookup(
    StatusVocabulary vocabulary,
    VolatileFields volatileFields,
    Map<String, ObservedState> controls) {}
