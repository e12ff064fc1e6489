package com.otpiq.file;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.jspecify.annotations.Nullable;

/** Why a file could not be used, as the end of an error message. */
final class FailureReason {
  private FailureReason() {}

  /** A colon and the reason; empty if it is not known. */
  static String of(IOException failure) {
    @Nullable String reason =
        switch (failure) {
          case NoSuchFileException _ -> "there is no such file";
          case AccessDeniedException _ -> "this user has no permission";
          case FileSystemException other -> other.getReason();
          default -> failure.getMessage();
        };
    return reason == null ? "" : ": " + reason;
  }
}
