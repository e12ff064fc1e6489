/** Check reports: JUnit XML, TAP, SARIF, GitHub annotations, HTML. */
@NullMarked
package com.otpiq.render.report;

import org.jspecify.annotations.NullMarked;
