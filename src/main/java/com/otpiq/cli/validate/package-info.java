/** The command validate. */
@NullMarked
package com.otpiq.cli.validate;

import org.jspecify.annotations.NullMarked;
