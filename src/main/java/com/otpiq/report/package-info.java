/** What the tool says: events, and the problems that stop it. */
@NullMarked
package com.otpiq.report;

import org.jspecify.annotations.NullMarked;
