/** Options and argument types that several commands share. */
@NullMarked
package com.otpiq.cli.options;

import org.jspecify.annotations.NullMarked;
