package com.otpiq.render.report;

import com.otpiq.event.SafeText;
import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes elements; what would be no XML, or would move a reader's cursor, is escaped. */
final class XmlWriter {
  private static final XMLOutputFactory FACTORY = XMLOutputFactory.newDefaultFactory();

  private final StringWriter text = new StringWriter();
  private final XMLStreamWriter writer;

  XmlWriter() {
    try {
      writer = FACTORY.createXMLStreamWriter(text);
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
  }

  @FunctionalInterface
  private interface Writing {
    void run() throws XMLStreamException;
  }

  /** Begins an element, with names and values of its attributes. */
  XmlWriter open(String name, String... attributes) {
    write(() -> {
      writer.writeStartElement(name);
      for (int i = 0; i < attributes.length; i += 2) {
        writer.writeAttribute(attributes[i], lines(attributes[i + 1]));
      }
    });
    return this;
  }

  /** Ends the element that began last. */
  XmlWriter close() {
    write(writer::writeEndElement);
    return this;
  }

  /** Adds text, line breaks kept. */
  XmlWriter text(String more) {
    write(() -> writer.writeCharacters(lines(more)));
    return this;
  }

  /** An element that holds only text. */
  XmlWriter element(String name, String content, String... attributes) {
    return open(name, attributes).text(content).close();
  }

  /** Begins a line, so that people can read it too. */
  XmlWriter line() {
    return text("\n");
  }

  String made() {
    write(writer::flush);
    return text.toString();
  }

  private static String lines(String text) {
    return text.lines().map(SafeText::escape).reduce((a, b) -> a + "\n" + b).orElse("")
        + (text.endsWith("\n") ? "\n" : "");
  }

  /** Nothing can go wrong where text is written to memory. */
  private static void write(Writing writing) {
    try {
      writing.run();
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
  }
}
