/** Settings from the environment and from files, and the {@code config} command. */
@NullMarked
package com.otpiq.cli.settings;

import org.jspecify.annotations.NullMarked;
