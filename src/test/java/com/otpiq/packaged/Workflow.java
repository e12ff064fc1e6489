package com.otpiq.packaged;

import static com.otpiq.packaged.YamlFile.map;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The jobs of a workflow of GitHub's.
 *
 * @param jobs each by its name
 */
record Workflow(Map<String, Job> jobs) {
  /**
   * One of its jobs.
   *
   * @param needs the jobs that must have ended well
   * @param writes what it may change
   * @param uses the workflow that it is, or an empty text
   */
  record Job(List<String> needs, List<String> writes, String uses) {}

  /** The workflow that a file of the project holds. */
  static Workflow of(String file) throws IOException {
    Map<String, Job> jobs = new TreeMap<>();
    map(YamlFile.read(file), "jobs").forEach((name, job) -> jobs.put(name, job(map(job))));
    return new Workflow(jobs);
  }

  /** What each job may change that may change something. */
  Map<String, List<String>> writing() {
    Map<String, List<String>> writing = new TreeMap<>();
    jobs.forEach((name, job) -> {
      if (!job.writes().isEmpty()) {
        writing.put(name, job.writes());
      }
    });
    return writing;
  }

  /** All jobs that come before this one. */
  List<String> before(String name) {
    var all = new TreeSet<String>();
    for (String each : job(name).needs()) {
      all.add(each);
      all.addAll(before(each));
    }
    return List.copyOf(all);
  }

  Job job(String name) {
    return jobs.getOrDefault(name, new Job(List.of(), List.of(), ""));
  }

  private static Job job(Map<String, Object> job) {
    Map<String, Object> permissions = map(job, "permissions");
    return new Job(
        list(job.getOrDefault("needs", List.of())),
        permissions.keySet().stream().filter(key -> "write".equals(permissions.get(key))).toList(),
        YamlFile.text(job, "uses"));
  }

  private static List<String> list(Object words) {
    return words instanceof List<?> several
        ? several.stream().map(String::valueOf).toList()
        : List.of(String.valueOf(words));
  }
}
