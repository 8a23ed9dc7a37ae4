package org.breakwater.pages;

import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.View;

/** A page made from a template; see {@link Pages#view}. */
public final class JteView implements View {
  private final TemplateEngine engine;
  private final PageFrame frame;
  private final String template;
  private final Map<String, Object> model;
  private final HttpStatus status;

  JteView(
      TemplateEngine engine,
      PageFrame frame,
      String template,
      Map<String, Object> model,
      HttpStatus status) {
    this.engine = engine;
    this.frame = frame;
    this.template = template;
    this.model = model;
    this.status = status;
  }

  /** The same page under another status, such as 400 for a form that must be mended. */
  public JteView status(HttpStatus other) {
    return new JteView(engine, frame, template, model, other);
  }

  @Override
  public String getContentType() {
    return "text/html;charset=UTF-8";
  }

  @Override
  public void render(
      @Nullable Map<String, ?> ignored, HttpServletRequest request, HttpServletResponse response)
      throws java.io.IOException {
    var all = new HashMap<>(model);
    Page page = frame.of(request);
    all.put("page", page);
    // Rendered whole before the first byte goes out: a template that fails must not send half a
    // page.
    var output = new Utf8ByteOutput();
    page.words().whileShown(() -> engine.render(template + ".jte", all, output));
    response.setStatus(status.value());
    response.setContentType(getContentType());
    response.setContentLength(output.getContentLength());
    output.writeTo(response.getOutputStream());
  }
}
