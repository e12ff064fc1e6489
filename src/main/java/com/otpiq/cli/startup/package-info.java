/** Makes the program start fast: preloading, and the command line without annotations. */
@NullMarked
package com.otpiq.cli.startup;

import org.jspecify.annotations.NullMarked;
