/** What the sandbox does with a message: scenarios and magic numbers. */
@NullMarked
package com.otpiq.sandbox.scenario;

import org.jspecify.annotations.NullMarked;
