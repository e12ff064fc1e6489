/** Settings from the environment and from files, and the command config. */
@NullMarked
package com.otpiq.cli.settings;

import org.jspecify.annotations.NullMarked;
