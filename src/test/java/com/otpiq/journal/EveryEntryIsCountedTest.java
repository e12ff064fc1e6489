package com.otpiq.journal;

import static org.assertj.core.api.Assertions.assertThat;

import com.otpiq.event.Event;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Generated files: whatever is mixed in them, each entry is read or reported as left out. */
class EveryEntryIsCountedTest extends SavedFileTestBase {
  private static final List<String> WEBHOOKS =
      List.of(
          "{'request':{'method':'POST','postData':{'text':'{`smsId`:`1`}'}}}",
          "{'request':{'method':'POST','postData':{'encoding':'base64','text':'eyJzbXNJZCI6MX0='}}}",
          "{'request':{'method':'POST','headers':[{'name':'X-OTPIQ-Webhook-Secret','value':'s'}],"
              + "'postData':{'text':'not JSON'}},'startedDateTime':'2026-01-01T00:00:00+0530'}");

  private static final List<String> RECORDS =
      List.of(
          "{'type':'payload','body':'{`smsId`:`1`}'}",
          "{'type':'received','method':'POST','body':''}",
          "{'smsId':'1'}",
          "{'uuid':'1','token_id':'2','content':'{`smsId`:`1`}','headers':{}}");

  private static final List<String> OTHERS =
      List.of(
          "{'request':{'method':'GET','headers':[]}}",
          "{'request':{'method':'POST','headers':[],'postData':{'text':'{}'}}}",
          "{'request':{'method':'POST','postData':{'params':[{'name':'a'}]}}}");

  private static final List<String> OTHER_RECORDS =
      List.of(
          "{'type':'notice','text':'x'}",
          "{'type':'attempt','smsId':'1','acknowledged':true}",
          "{'type':'delivery','method':'GET','body':'{`smsId`:`1`}'}");

  private static final List<String> UNREADABLE =
      List.of(
          "{'request':{'method':'POST','headers':[{'name':'X-OTPIQ-Webhook-Event','value':'e'}]}}",
          "{'request':{'method':'POST','postData':{'params':[{'name':'smsId'}]}}}",
          "{'request':{'method':'POST','postData':{'text':'{`smsId`:`1'},'bodySize':99}}");

  private static final List<String> UNREADABLE_RECORDS =
      List.of("{'type':'journal-entry','id':'1.1'}", "{'type':'delivery','bodyBase64':'%'}");

  static IntStream seeds() {
    return IntStream.range(0, 300);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void read_and_left_out_are_together_all_entries(int seed) {
    var random = new Random(seed);
    boolean isArchive = random.nextBoolean();
    List<String> webhooks = some(random, 1, WEBHOOKS, isArchive ? WEBHOOKS : RECORDS);
    List<String> others = some(random, 0, OTHERS, isArchive ? OTHERS : OTHER_RECORDS);
    List<String> unreadable =
        some(random, 0, UNREADABLE, isArchive ? UNREADABLE : UNREADABLE_RECORDS);
    List<String> all = new ArrayList<>(webhooks);
    all.addAll(others);
    all.addAll(unreadable);
    Collections.shuffle(all, random);

    String file = isArchive ? archive(random, all) : documents(random, all);
    SavedWebhooks saved = read(json(file));

    assertThat(saved.webhooks()).as(file).hasSameSizeAs(webhooks);
    assertThat(saved.omissions().stream().mapToInt(Event.EntriesOmitted::others).sum())
        .as(file)
        .isEqualTo(others.size());
    assertThat(saved.unreadable()).as(file).isEqualTo(unreadable.size());
    assertThat(bodies(saved)).as(file).noneMatch(body -> body.contains("request"));
  }

  private static List<String> some(
      Random random, int least, List<String> first, List<String> rest) {
    return IntStream.range(0, least + random.nextInt(4))
        .mapToObj(_ -> random.nextBoolean() ? first : rest)
        .map(kind -> kind.get(random.nextInt(kind.size())))
        .toList();
  }

  private static String archive(Random random, List<String> entries) {
    String log = "'log':{'version':'1.2','entries':[%s]}".formatted(String.join(",", entries));
    return switch (random.nextInt(3)) {
      case 0 -> "{" + log + "}";
      case 1 -> "{'comment':'x'," + log + "}";
      default -> "\n{ " + log + ",'z':[1] }\n";
    };
  }

  private static String documents(Random random, List<String> entries) {
    return switch (random.nextInt(4)) {
      case 0 -> String.join("\n", entries);
      case 1 -> "[" + String.join(",\r\n", entries) + "]";
      case 2 -> String.join(" ", entries);
      default -> "[" + String.join("][", entries) + "]";
    };
  }
}
