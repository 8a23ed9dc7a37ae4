package org.breakwater.alerts;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.breakwater.access.Viewer;
import org.breakwater.pages.PageFrame;
import org.breakwater.pages.Words;
import org.breakwater.pages.Wrong;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** On a pattern's page, what the work on it needs is asked for, given and refused. */
@Controller
final class ResourcePages {
  private final PatternPage one;
  private final Resources resources;
  private final PageFrame frame;

  ResourcePages(PatternPage one, Resources resources, PageFrame frame) {
    this.one = one;
    this.resources = resources;
    this.frame = frame;
  }

  /** Whoever leads the work asks an organisation for something. */
  @PostMapping("/patterns/{id}/resources")
  View ask(
      @PathVariable UUID id,
      @RequestParam MultiValueMap<String, String> typed,
      Viewer viewer,
      HttpServletRequest request) {
    return one.does(
        id,
        typed,
        viewer,
        request,
        PatternRights::discuss,
        "patterns.resource.asked",
        (whole, form, wrong) -> {
          Words say = frame.words();
          String what = form.needed("what", say, wrong);
          String amount = form.needed("amount", say, wrong);
          LocalDate by = form.day("needed", say, wrong);
          if (by != null && by.isBefore(frame.dates().today())) {
            wrong.add(new Wrong(say.of("patterns.wrong.needed-past"), "needed-day"));
          }
          Optional<Resources.Wanted> wanted =
              by == null ? Optional.empty() : wanted(form.one("from"), what, amount, by, viewer);
          if (by != null && wanted.isEmpty()) {
            wrong.add(new Wrong(say.of("patterns.wrong.from"), "from"));
          }
          return () ->
              PatternPage.again(
                  id, resources.ask(viewer, whole.pattern(), wanted.orElseThrow(), form.seen()));
        });
  }

  /** From whom: a person by their id, or an organisation by its code. */
  private Optional<Resources.Wanted> wanted(
      String from, String what, String amount, LocalDate by, Viewer viewer) {
    for (Resources.Whom whom : resources.whom(viewer)) {
      if (whom.partner().equals(from)) {
        return Optional.of(new Resources.Wanted(what, amount, whom.partner(), null, by));
      }
      for (Resources.Whom.Person person : whom.people()) {
        if (person.id().toString().equals(from)) {
          return Optional.of(new Resources.Wanted(what, amount, whom.partner(), person, by));
        }
      }
    }
    return Optional.empty();
  }

  /** Whoever answers for that organisation gives it or refuses it. */
  @PostMapping("/patterns/{id}/resources/{resource}")
  View answer(
      @PathVariable UUID id,
      @PathVariable UUID resource,
      @RequestParam MultiValueMap<String, String> typed,
      Viewer viewer,
      HttpServletRequest request) {
    return one.does(
        id,
        typed,
        viewer,
        request,
        _ -> resources.mine(viewer, id).contains(resource),
        "patterns.resource.answered",
        (_, form, wrong) -> {
          Words say = frame.words();
          Optional<PatternEvent.Reply> reply =
              Arrays.stream(PatternEvent.Reply.values())
                  .filter(it -> it.name().equals(form.one("reply")))
                  .findFirst();
          if (reply.isEmpty()) {
            wrong.add(new Wrong(say.of("patterns.wrong.reply"), "reply-" + resource));
          }
          String words = form.one("reply-words");
          if (words.isEmpty() || words.length() > PatternForm.LONGEST) {
            wrong.add(
                new Wrong(
                    say.of("patterns.wrong.reply-words", PatternForm.LONGEST),
                    "reply-words-" + resource));
          }
          return () ->
              PatternPage.again(id, resources.answer(viewer, resource, reply.orElseThrow(), words));
        });
  }
}
