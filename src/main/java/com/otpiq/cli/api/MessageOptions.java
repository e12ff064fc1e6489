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

/** What is sent to whom, and which way. */
final class MessageOptions {
  @Option(
      names = "--to",
      paramLabel = "NUMBER",
      description = "The telephone number in international form, digits only: 9647701234567.")
  Optional<String> to = Optional.empty();

  @Option(names = "--code", paramLabel = "CODE", description = "A verification code to send.")
  Optional<String> code = Optional.empty();

  @Option(names = "--message", paramLabel = "TEXT", description = "A text of your own to send.")
  Optional<String> text = Optional.empty();

  @Option(
      names = "--template",
      paramLabel = "NAME",
      description = "A WhatsApp template to send; needs --account and --phone-id.")
  Optional<String> template = Optional.empty();

  @Option(
      names = "--param",
      paramLabel = "PLACE=TEXT",
      description =
          "What goes into a place of the template: 1=…, header.imageUrl=…, buttons.0.1=… Repeatable.")
  Map<String, String> params = new LinkedHashMap<>();

  @Configurable(yieldsTo = "--request")
  @Option(
      names = "--provider",
      paramLabel = "WAY",
      completionCandidates = KnownValues.ProviderWords.class,
      description =
          "auto, sms, whatsapp, telegram, whatsapp-sms, telegram-sms or whatsapp-telegram-sms. Default: OTPIQ's, auto.")
  Optional<String> provider = Optional.empty();

  @Configurable(yieldsTo = "--request")
  @Option(names = "--sender-id", paramLabel = "NAME", description = "The sender's name.")
  Optional<String> senderId = Optional.empty();

  @Configurable(yieldsTo = "--request")
  @Option(
      names = "--account",
      paramLabel = "ID",
      description = "OTPIQ's id of the WhatsApp account: 24 hex digits.")
  Optional<String> account = Optional.empty();

  @Configurable(yieldsTo = "--request")
  @Option(
      names = "--phone-id",
      paramLabel = "ID",
      description = "OTPIQ's id of the account's phone: 24 hex digits.")
  Optional<String> phoneId = Optional.empty();

  /** Whether any of these was given. */
  boolean isGiven() {
    return Stream.of(to, code, text, template, provider, senderId, account, phoneId)
            .anyMatch(Optional::isPresent)
        || !params.isEmpty();
  }

  /** The number; a URL is somebody else's {@code --to}. */
  String to() {
    String number =
        to.orElseThrow(() -> Problem.of(Problem.Kind.USAGE, "to which number?", "--to 9647…"));
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
          "a message is one of --code, --message and --template, and "
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
