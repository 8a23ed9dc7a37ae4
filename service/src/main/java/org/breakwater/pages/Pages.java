package org.breakwater.pages;

import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.HashMap;
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

  /**
   * A page that is read away from the service, as a file: of nobody, and leading nowhere.
   *
   * @param template as for {@link #view}; one that fills no layout
   */
  public String file(String template, Map<String, Object> model) {
    var all = new HashMap<>(model);
    Page page = frame.away();
    all.put("page", page);
    var output = new StringOutput();
    page.words().whileShown(() -> engine.render(template + ".jte", all, output));
    return output.toString();
  }
}
