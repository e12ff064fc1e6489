package com.otpiq;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;

/** The compiled classes of the program, imported once for all tests of their dependencies. */
final class ProgramClasses {
  static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(location -> !location.contains("/test-classes/"))
          .importPackages("com.otpiq");

  private ProgramClasses() {}

  static void check(ArchRule rule) {
    rule.check(CLASSES);
  }
}
