/** The rules for webhooks, and the inspector that checks them. */
@NullMarked
package com.otpiq.rule;

import org.jspecify.annotations.NullMarked;
