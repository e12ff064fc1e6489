package com.otpiq.sample;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A small receiver for one framework that passes every check.
 *
 * @param kind its name, such as {@code express}
 * @param language {@code typescript} or {@code javascript}; empty if the kind says it
 * @param files the receiver itself, for any application; the main file first
 * @param application what a new application needs in addition, such as a server
 * @param steps what installs, tests and runs a new application
 * @param exec what starts a new application, for {@code otpiq check --exec}
 * @param existing how an application that exists takes it
 */
public record ReceiverTemplate(
    String kind,
    String language,
    String description,
    List<TemplateFile> files,
    List<TemplateFile> application,
    List<String> steps,
    String exec,
    Optional<ExistingApplication> existing) {

  /**
   * What is written to a directory.
   *
   * @param steps what the user does next
   * @param exec what starts a new application, for {@code otpiq check --exec}
   */
  public record Plan(List<TemplateFile> files, List<String> steps, String exec) {}

  /** The file that handles webhooks. */
  public TemplateFile mainFile() {
    return files.getFirst();
  }

  /** The files of a new application. */
  public List<TemplateFile> allFiles() {
    return Stream.concat(files.stream(), application.stream()).toList();
  }

  /**
   * What is written to a directory: a new application, or the receiver alone if it has one.
   *
   * @param exists whether the directory has a file, given as a relative path with slashes
   */
  public Plan planFor(Predicate<String> exists) {
    return existing
        .filter(application -> application.isIn(exists))
        .map(application -> addTo(application, application.sourceParent(exists)))
        .orElseGet(() -> new Plan(allFiles(), steps, exec));
  }

  private Plan addTo(ExistingApplication target, String folder) {
    return new Plan(
        files.stream().map(file -> file.in(folder)).toList(),
        target.steps().stream().map(step -> step.replace("{source}", folder)).toList(),
        target.exec());
  }
}
