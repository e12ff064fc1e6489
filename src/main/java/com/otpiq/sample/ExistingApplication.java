package com.otpiq.sample;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * How an application that exists takes a receiver.
 *
 * @param markers a directory with one of these files has such an application
 * @param source a folder that has the source code of some applications: {@code src/app} says that
 *     {@code app/route.ts} is {@code src/app/route.ts} there
 * @param steps what installs the receiver and adds it; {@code {source}} is that folder's parent
 * @param exec what usually starts such an application, for {@code otpiq check --exec}
 */
public record ExistingApplication(
    List<String> markers, Optional<String> source, List<String> steps, String exec) {
  boolean isIn(Predicate<String> exists) {
    return markers.stream().anyMatch(exists);
  }

  /** The parent of the source folder with a slash; empty if the application has none. */
  String sourceParent(Predicate<String> exists) {
    return source.filter(exists).map(path -> path.substring(0, path.indexOf('/') + 1)).orElse("");
  }
}
