/** Checks and their results, as every report format shows them. */
@NullMarked
package com.otpiq.verdict;

import org.jspecify.annotations.NullMarked;
