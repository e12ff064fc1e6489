package com.otpiq.cli.api;

import com.otpiq.cli.options.Configurable;
import com.otpiq.cli.options.KnownValues;
import com.otpiq.event.Problem;
import com.otpiq.message.Message;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** The options for the message, its recipient and its channel. */
final class MessageOptions {
  @Option(
      names = "--to",
      paramLabel = "NUMBER",
      description = "Telephone number, such as 9647701234567.")
  Optional<String> to = Optional.empty();

  @Option(names = "--code", paramLabel = "CODE", description = "Send this verification code.")
  Optional<String> code = Optional.empty();

  @Option(names = "--message", paramLabel = "TEXT", description = "Send this text.")
  Optional<String> text = Optional.empty();

  @Option(
      names = "--template",
      paramLabel = "NAME",
      description = "WhatsApp template; needs --account and --phone-id.")
  Optional<String> template = Optional.empty();

  @Option(
      names = "--param",
      paramLabel = "PLACE=TEXT",
      description = "Template parameter, such as 1=Ali. Repeatable.")
  Map<String, String> params = new LinkedHashMap<>();

  @Configurable(byProject = false, yieldsTo = "--request")
  @Option(
      names = "--provider",
      paramLabel = "WAY",
      completionCandidates = KnownValues.ProviderNames.class,
      description = "Channels, such as whatsapp-sms. Default: auto.")
  Optional<String> provider = Optional.empty();

  @Configurable(byProject = false, yieldsTo = "--request")
  @Option(names = "--sender-id", paramLabel = "NAME", description = "Sender name.")
  Optional<String> senderId = Optional.empty();

  @Configurable(byProject = false, yieldsTo = "--request")
  @Option(
      names = "--account",
      paramLabel = "ID",
      description = "OTPIQ's id of the WhatsApp account.")
  Optional<String> account = Optional.empty();

  @Configurable(byProject = false, yieldsTo = "--request")
  @Option(
      names = "--phone-id",
      paramLabel = "ID",
      description = "OTPIQ's id of the account's phone.")
  Optional<String> phoneId = Optional.empty();

  /** Whether any of the options is given. */
  boolean isGiven() {
    return Stream.of(to, code, text, template, provider, senderId, account, phoneId)
            .anyMatch(Optional::isPresent)
        || !params.isEmpty();
  }

  /** The telephone number; a URL belongs to the {@code --to} of other commands. */
  String to() {
    String number =
        to.orElseThrow(() -> Problem.of(Problem.Kind.USAGE, "--to is missing", "--to 9647…"));
    if (number.contains("://") || number.startsWith("localhost")) {
      throw Problem.of(
          Problem.Kind.USAGE,
          "--to takes a telephone number here, and " + number + " is a URL",
          "otpiq trigger delivered --to " + number);
    }
    return number;
  }

  /** The one message that the options describe. */
  Message message() {
    long kinds = Stream.of(code, text, template).filter(Optional::isPresent).count();
    if (kinds != 1) {
      throw Problem.of(
          Problem.Kind.USAGE,
          "give one of --code, --message and --template; "
              + (kinds == 0 ? "none is" : kinds + " are")
              + " given",
          "--code 123456");
    }
    if (template.isEmpty() && !params.isEmpty()) {
      throw Problem.of(Problem.Kind.USAGE, "--param belongs to --template");
    }
    return code.<Message>map(Message.Verification::new)
        .or(() -> text.map(Message.Custom::new))
        .or(() ->
            template.map(
                name -> new Message.WhatsAppTemplate(name, TemplateParameters.json(params))))
        .orElseThrow();
  }
}
