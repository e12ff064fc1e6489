package com.otpiq.packaged;

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

  /** The workflow that a file holds, which was read as YAML. */
  static Workflow of(Object yaml) {
    Map<String, Job> jobs = new TreeMap<>();
    map(map(yaml).getOrDefault("jobs", Map.of()))
        .forEach((name, job) -> jobs.put(name, job(map(job))));
    return new Workflow(jobs);
  }

  /** The jobs that may change something. */
  List<String> writing() {
    return jobs.keySet().stream().filter(name -> !job(name).writes().isEmpty()).toList();
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
    Map<String, Object> permissions = map(job.getOrDefault("permissions", Map.of()));
    return new Job(
        list(job.getOrDefault("needs", List.of())),
        permissions.keySet().stream().filter(key -> "write".equals(permissions.get(key))).toList(),
        String.valueOf(job.getOrDefault("uses", "")));
  }

  private static List<String> list(Object words) {
    return words instanceof List<?> several
        ? several.stream().map(String::valueOf).toList()
        : List.of(String.valueOf(words));
  }

  private static Map<String, Object> map(Object yaml) {
    Map<String, Object> map = new TreeMap<>();
    ((Map<?, ?>) yaml).forEach((key, value) -> map.put(String.valueOf(key), value));
    return map;
  }
}
