package org.breakwater.pages;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;

/** The pages that say the same to everyone. */
@Controller
class StandingPages {
  private final Pages pages;
  private final PageFrame frame;

  StandingPages(Pages pages, PageFrame frame) {
    this.pages = pages;
    this.frame = frame;
  }

  @GetMapping("/help")
  View help() {
    return text("pages.help.title", "pages.help.lost", "pages.help.emergency", "pages.help.draft");
  }

  @GetMapping("/accessibility")
  View accessibility() {
    return text(
        "pages.accessibility.title",
        "pages.accessibility.text",
        "pages.accessibility.tested",
        "pages.accessibility.report");
  }

  private View text(String title, String... paragraphs) {
    Words words = frame.words();
    return pages.view(
        "pages/text",
        Map.of(
            "title",
            words.of(title),
            "paragraphs",
            List.of(paragraphs).stream().map(key -> words.of(key)).toList()));
  }
}
