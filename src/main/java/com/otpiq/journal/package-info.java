/** All files of deliveries: saved as they arrive, read back to be judged or sent. */
@NullMarked
package com.otpiq.journal;

import org.jspecify.annotations.NullMarked;
