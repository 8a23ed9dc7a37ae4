package org.breakwater.commands;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

/** Failures in the words of whoever typed the command. */
final class Words {
  private Words() {}

  /** The innermost thing that a person can act on; never a name or a text from the record. */
  static String of(Throwable failure) {
    return switch (failure) {
      case NoSuchFileException missing -> "there is no file " + missing.getFile();
      case AccessDeniedException denied -> "no permission for " + denied.getFile();
      case IOException io when io.getMessage() != null -> io.getMessage();
      default -> {
        Throwable cause = failure.getCause();
        String message = failure.getMessage();
        boolean wrapped = failure.getClass().getName().startsWith("org.springframework.beans");
        yield cause != null && (wrapped || message == null)
            ? of(cause)
            : message == null ? failure.getClass().getSimpleName() : message;
      }
    };
  }
}
