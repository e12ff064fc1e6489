/** The documents as pages that open from disk. Only the build needs it. */
@NullMarked
package com.otpiq.site;

import org.jspecify.annotations.NullMarked;
