package com.otpiq.json;

import com.otpiq.event.SafeText;
import com.otpiq.webhook.Json;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;

/** Writes JSON values as text. */
public final class JsonWriter {
  private static final JsonFactory PLAIN =
      JsonFactory.builder().disable(JsonWriteFeature.WRITE_HEX_UPPER_CASE).build();
  private static final JsonFactory ASCII =
      JsonFactory.builder()
          .disable(JsonWriteFeature.WRITE_HEX_UPPER_CASE)
          .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
          .build();

  /** A regular expression sees a pair as one character, so only a half is of this class. */
  private static final Pattern HALF_PAIR = Pattern.compile("\\p{Cs}");

  private JsonWriter() {}

  /**
   * One line without spaces, as OTPIQ writes its bodies. Half of a surrogate pair is written as an
   * escape, because it has no bytes in UTF-8.
   */
  public static String compact(Json json) {
    String text = write(PLAIN, json, ObjectWriteContext.empty());
    return HALF_PAIR
        .matcher(text)
        .replaceAll(half -> "\\\\u" + HexFormat.of().toHexDigits(half.group().charAt(0)));
  }

  /**
   * One line, with the characters escaped that could control a terminal or change text direction.
   */
  public static String escaped(Json json) {
    return SafeText.escape(compact(json));
  }

  /**
   * The same, for other programs: half of a surrogate pair, which some of them refuse also as an
   * escape, becomes the replacement character U+FFFD.
   */
  public static String readable(Json json) {
    String text = write(PLAIN, json, ObjectWriteContext.empty());
    return SafeText.escape(HALF_PAIR.matcher(text).replaceAll("\uFFFD"));
  }

  /**
   * The different texts that common programs write for the same JSON: Node, PHP and Python, with
   * and without escapes.
   */
  public static List<byte[]> serializations(Json json) {
    return List.of(
            compact(json),
            compact(json).replace("/", "\\/"),
            write(ASCII, json, ObjectWriteContext.empty()),
            write(ASCII, json, ObjectWriteContext.empty()).replace("/", "\\/"),
            write(PLAIN, json, SpacedOutputContext.INSTANCE),
            write(ASCII, json, SpacedOutputContext.INSTANCE))
        .stream()
        .map(text -> text.getBytes(StandardCharsets.UTF_8))
        .toList();
  }

  private static String write(JsonFactory factory, Json json, ObjectWriteContext context) {
    StringWriter text = new StringWriter();
    try (JsonGenerator generator = factory.createGenerator(context, text)) {
      writeValue(generator, json);
    }
    return text.toString();
  }

  private static void writeValue(JsonGenerator generator, Json json) {
    switch (json) {
      case Json.Text text -> generator.writeString(text.value());
      case Json.Num num -> generator.writeNumber(num.literal());
      case Json.Bool bool -> generator.writeBoolean(bool.value());
      case Json.Null _ -> generator.writeNull();
      case Json.Arr arr -> {
        generator.writeStartArray();
        arr.items().forEach(item -> writeValue(generator, item));
        generator.writeEndArray();
      }
      case Json.Obj obj -> {
        generator.writeStartObject();
        obj.members().forEach(member -> writeMember(generator, member));
        generator.writeEndObject();
      }
    }
  }

  private static void writeMember(JsonGenerator generator, Json.Member member) {
    generator.writeName(member.name());
    writeValue(generator, member.value());
  }
}
