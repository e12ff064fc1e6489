/** The journal and other files of saved webhooks: writing and reading them. */
@NullMarked
package com.otpiq.journal;

import org.jspecify.annotations.NullMarked;
