/** Help pages, and the commands that describe the program. */
@NullMarked
package com.otpiq.cli.help;

import org.jspecify.annotations.NullMarked;
