/** The command listen. */
@NullMarked
package com.otpiq.cli.listen;

import org.jspecify.annotations.NullMarked;
