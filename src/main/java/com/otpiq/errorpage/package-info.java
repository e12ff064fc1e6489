/** Finds what an application says about its own error in the pages that frameworks send. */
@NullMarked
package com.otpiq.errorpage;

import org.jspecify.annotations.NullMarked;
