package com.otpiq.json;

import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;

/** Settings for JSON with a space after each colon and comma, as Python writes it. */
final class SpacedOutputContext extends ObjectWriteContext.Base {
  static final ObjectWriteContext INSTANCE = new SpacedOutputContext();

  private static final Separators SEPARATORS =
      Separators.createDefaultInstance()
          .withObjectNameValueSpacing(Separators.Spacing.AFTER)
          .withObjectEntrySpacing(Separators.Spacing.AFTER)
          .withArrayElementSpacing(Separators.Spacing.AFTER)
          .withObjectEmptySeparator("")
          .withArrayEmptySeparator("");

  @Override
  public PrettyPrinter getPrettyPrinter() {
    var oneLine = new DefaultPrettyPrinter.NopIndenter();
    return new DefaultPrettyPrinter(SEPARATORS)
        .withArrayIndenter(oneLine)
        .withObjectIndenter(oneLine);
  }
}
