/**
 * Runs the fuzz targets: their corpus in each build, and the fuzzer in the profile {@code fuzz}.
 */
@NullMarked
package com.otpiq.fuzz;

import org.jspecify.annotations.NullMarked;
