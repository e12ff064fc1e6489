/** Parses and writes JSON with Jackson; errors have a line and a column. */
@NullMarked
package com.otpiq.json;

import org.jspecify.annotations.NullMarked;
