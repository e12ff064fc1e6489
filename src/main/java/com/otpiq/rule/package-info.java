/** What must hold for a webhook, as values, and the inspector that looks. */
@NullMarked
package com.otpiq.rule;

import org.jspecify.annotations.NullMarked;
