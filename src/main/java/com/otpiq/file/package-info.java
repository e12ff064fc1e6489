/** File access: private files and directories, locks, append-only files. */
@NullMarked
package com.otpiq.file;

import org.jspecify.annotations.NullMarked;
