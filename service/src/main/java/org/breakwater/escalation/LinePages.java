package org.breakwater.escalation;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.breakwater.access.Viewer;
import org.breakwater.pages.PageFrame;
import org.breakwater.pages.Pages;
import org.breakwater.pages.Restricted;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** Where an administrator says who is told when something is overdue. */
@Controller
class LinePages {
  private final Lines lines;
  private final Pages pages;
  private final PageFrame frame;

  LinePages(Lines lines, Pages pages, PageFrame frame) {
    this.lines = lines;
    this.pages = pages;
    this.frame = frame;
  }

  @GetMapping("/administration/escalation")
  View show() {
    var byPartner = new LinkedHashMap<String, List<Lines.Post>>();
    lines
        .posts()
        .forEach(
            post -> byPartner.computeIfAbsent(post.partner(), _ -> new ArrayList<>()).add(post));
    var standing = new LinkedHashMap<String, List<String>>();
    byPartner.keySet().forEach(partner -> standing.put(partner, lines.of(partner)));
    return pages.view("escalation/lines", Map.of("partners", byPartner, "lines", standing));
  }

  @PostMapping("/administration/escalation")
  View set(
      Viewer viewer,
      @RequestParam(defaultValue = "") String partner,
      @RequestParam MultiValueMap<String, String> typed,
      HttpServletRequest request) {
    var own =
        lines.posts().stream()
            .filter(post -> post.partner().equals(partner))
            .map(Lines.Post::code)
            .toList();
    if (own.isEmpty()) {
      throw new Restricted();
    }
    List<String> chosen =
        typed.getOrDefault("post", List.of()).stream()
            .filter(own::contains)
            .distinct()
            .limit(Lines.DEEPEST)
            .toList();
    lines.set(partner, chosen, viewer.author());
    PageFrame.sayNext(request, frame.words().of("escalation.saved"));
    return new RedirectView("/administration/escalation");
  }
}
