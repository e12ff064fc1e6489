package com.otpiq.site;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.heading.anchor.HeadingAnchorExtension;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.html.HtmlWriter;

/** Markdown as HTML, with an anchor at each heading. */
final class Markdown {
  private static final List<Extension> EXTENSIONS =
      List.of(TablesExtension.create(), HeadingAnchorExtension.create());
  private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).build();

  private Markdown() {}

  /**
   * The HTML of a text.
   *
   * @param links where a link or an image of the text leads to on the page
   */
  static String html(String text, UnaryOperator<String> links) {
    return HtmlRenderer.builder()
        .extensions(EXTENSIONS)
        .attributeProviderFactory(_ -> (_, _, attributes) -> follow(attributes, links))
        .nodeRendererFactory(Console::new)
        .build()
        .render(PARSER.parse(text));
  }

  private static void follow(Map<String, String> attributes, UnaryOperator<String> links) {
    attributes.computeIfPresent("href", (_, link) -> links.apply(link));
    attributes.computeIfPresent("src", (_, link) -> links.apply(link));
  }

  /** Blocks of code; in what a terminal shows, the lines that are typed stand out. */
  private record Console(HtmlNodeRendererContext context) implements NodeRenderer {
    @Override
    public Set<Class<? extends Node>> getNodeTypes() {
      return Set.of(FencedCodeBlock.class);
    }

    @Override
    public void render(Node node) {
      FencedCodeBlock block = (FencedCodeBlock) node;
      HtmlWriter html = context.getWriter();
      html.line();
      html.tag("pre", Map.of("tabindex", "0", "dir", "ltr"));
      html.tag("code");
      boolean isTyped = false;
      for (String line : block.getLiteral().lines().toList()) {
        isTyped = block.getInfo().equals("console") && (isTyped || line.startsWith("$ "));
        write(html, isTyped, line);
        isTyped = isTyped && line.endsWith("\\");
      }
      html.tag("/code");
      html.tag("/pre");
      html.line();
    }

    private static void write(HtmlWriter html, boolean isTyped, String line) {
      if (isTyped) {
        html.tag("b");
      }
      html.text(line);
      if (isTyped) {
        html.tag("/b");
      }
      html.text("\n");
    }
  }
}
