/** The checks of a receiver, one class for each group. */
@NullMarked
package com.otpiq.check.cases;

import org.jspecify.annotations.NullMarked;
