/** How events are shown: the interface of output formats, and the standard streams. */
@NullMarked
package com.otpiq.render;

import org.jspecify.annotations.NullMarked;
