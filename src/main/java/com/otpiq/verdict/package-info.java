/** What was asked of a receiver, and what was found: facts that every report shows alike. */
@NullMarked
package com.otpiq.verdict;

import org.jspecify.annotations.NullMarked;
