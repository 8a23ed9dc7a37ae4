package org.breakwater.pages;

import gg.jte.TemplateEngine;
import java.util.Map;
import org.springframework.http.HttpStatus;

/** Makes pages from templates. */
public final class Pages {
  private final TemplateEngine engine;
  private final PageFrame frame;

  Pages(TemplateEngine engine, PageFrame frame) {
    this.engine = engine;
    this.frame = frame;
  }

  /**
   * A page.
   *
   * @param template below src/main/jte, without {@code .jte}
   * @param model the template's parameters; {@code page} is added
   */
  public JteView view(String template, Map<String, Object> model) {
    return new JteView(engine, frame, template, model, HttpStatus.OK);
  }
}
