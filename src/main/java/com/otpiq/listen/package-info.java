/** The engine of {@code otpiq listen}: receive, judge, save, answer. */
@NullMarked
package com.otpiq.listen;

import org.jspecify.annotations.NullMarked;
