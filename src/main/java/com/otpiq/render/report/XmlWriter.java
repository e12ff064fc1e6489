package com.otpiq.render.report;

import com.otpiq.event.SafeText;
import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes XML elements; escapes characters that XML or a terminal does not allow. */
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

  /** Starts an element with attributes, each in one line: names and values in turn. */
  XmlWriter open(String name, String... attributes) {
    write(() -> {
      writer.writeStartElement(name);
      for (int i = 0; i < attributes.length; i += 2) {
        writer.writeAttribute(attributes[i], SafeText.escape(attributes[i + 1]));
      }
    });
    return this;
  }

  /** Ends the current element. */
  XmlWriter close() {
    write(writer::writeEndElement);
    return this;
  }

  /** Adds text; keeps line breaks. */
  XmlWriter text(String more) {
    write(() -> writer.writeCharacters(lines(more)));
    return this;
  }

  /** Adds an element that has only text. */
  XmlWriter element(String name, String content, String... attributes) {
    return open(name, attributes).text(content).close();
  }

  /** Adds a line break, for human readers. */
  XmlWriter line() {
    return text("\n");
  }

  String toXml() {
    write(writer::flush);
    return text.toString();
  }

  private static String lines(String text) {
    return text.lines().map(SafeText::escape).reduce((a, b) -> a + "\n" + b).orElse("")
        + (text.endsWith("\n") ? "\n" : "");
  }

  /** Writing to memory does not fail. */
  private static void write(Writing writing) {
    try {
      writing.run();
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
  }
}
