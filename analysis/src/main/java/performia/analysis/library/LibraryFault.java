// SPDX-License-Identifier: GPL-3.0-or-later
package performia.analysis.library;

import java.io.EOFException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.h2.api.ErrorCode;
import org.jspecify.annotations.Nullable;
import performia.engine.PerformiaException;

/// Turns what the database complains of into one sentence a musician can act on. Stateless; any
/// thread.
final class LibraryFault {
  private LibraryFault() {}

  static PerformiaException of(SQLException trouble, Path file) {
    String where = file.toString();
    if (isFull(trouble)) {
      return new PerformiaException(
          "the disk is full, so this was not saved",
          where,
          "free some space and try again; what was saved before is safe",
          trouble);
    }
    if (isShort(trouble)) {
      return damaged(file, trouble);
    }
    return switch (trouble.getErrorCode()) {
      case ErrorCode.DATABASE_ALREADY_OPEN_1 ->
          new PerformiaException(
              "another Performia is using this library",
              where,
              "close the other one, or give this one a home of its own with --home FOLDER",
              trouble);
      case ErrorCode.DATABASE_IS_READ_ONLY, ErrorCode.ACCESS_DENIED_TO_CLASS_1 ->
          notWritable(file, trouble);
      case ErrorCode.FILE_CORRUPTED_1,
          ErrorCode.GENERAL_ERROR_1,
          ErrorCode.FILE_VERSION_ERROR_1,
          ErrorCode.WRONG_USER_OR_PASSWORD,
          ErrorCode.FILE_ENCRYPTION_ERROR_1 ->
          damaged(file, trouble);
      default ->
          new PerformiaException(
              "the library cannot be used (" + reason(trouble) + ")",
              where,
              "check the disk and the rights of the folder, then try again",
              trouble);
    };
  }

  static PerformiaException damaged(Path file, Throwable trouble) {
    return new PerformiaException(
        "the library file is damaged; it was left as it is",
        file.toString(),
        "put a backup copy in its place, or rename it and Performia begins a new library",
        trouble);
  }

  static PerformiaException notWritable(Path place, @Nullable Throwable trouble) {
    return new PerformiaException(
        "the library cannot be written",
        place.toString(),
        "allow writing there, or choose another home with --home FOLDER",
        trouble);
  }

  /// The words of the operating systems for a full disk, a spent quota and the largest file
  /// allowed.
  private static boolean isFull(Throwable trouble) {
    for (Throwable t : causes(trouble)) {
      String message = String.valueOf(t.getMessage()).toLowerCase(Locale.ROOT);
      if (message.contains("no space left")
          || message.contains("not enough space")
          || message.contains("quota exceeded")
          || message.contains("file too large")) {
        return true;
      }
    }
    return false;
  }

  /// A file that ends where the database must go on, which H2 reports as any trouble with the disk.
  private static boolean isShort(Throwable trouble) {
    return causes(trouble).stream().anyMatch(EOFException.class::isInstance);
  }

  /// The trouble and what lies behind it; bounded, because H2 can tie causes into a ring.
  private static List<Throwable> causes(Throwable trouble) {
    var causes = new ArrayList<Throwable>();
    for (Throwable t = trouble; t != null && causes.size() < 16; t = t.getCause()) {
      causes.add(t);
    }
    return causes;
  }

  private static String reason(SQLException trouble) {
    String message = String.valueOf(trouble.getMessage());
    int end = message.indexOf("; SQL statement");
    return "error "
        + trouble.getErrorCode()
        + ": "
        + (end < 0 ? message : message.substring(0, end));
  }
}
