package org.breakwater.alerts;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.breakwater.access.Viewer;
import org.breakwater.pages.PageFrame;
import org.breakwater.pages.Restricted;
import org.breakwater.pages.Words;
import org.breakwater.pages.Wrong;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** On a pattern's page, it is merged into another, taken from it again, and split. */
@Controller
final class TogetherPages {
  private final PatternPage one;
  private final Together together;
  private final PageFrame frame;

  TogetherPages(PatternPage one, Together together, PageFrame frame) {
    this.one = one;
    this.together = together;
    this.frame = frame;
  }

  @PostMapping("/patterns/{id}/merging")
  View merge(
      @PathVariable UUID id,
      @RequestParam MultiValueMap<String, String> typed,
      Viewer viewer,
      HttpServletRequest request) {
    return one.does(
        id,
        typed,
        viewer,
        request,
        PatternRights::change,
        "patterns.merged",
        (whole, form, wrong) -> {
          Words say = frame.words();
          Optional<KnownPattern> into =
              together.targets(viewer, whole.pattern()).stream()
                  .filter(it -> it.id().toString().equals(form.one("into")))
                  .findFirst();
          if (into.isEmpty()) {
            wrong.add(new Wrong(say.of("patterns.wrong.into"), "into"));
          }
          String words = form.needed("merge", say, wrong);
          return () -> {
            KnownPattern other = into.orElseThrow();
            return PatternPage.again(
                other.id(), together.merge(viewer, whole.pattern(), other, words, form.seen()));
          };
        });
  }

  @PostMapping("/patterns/{id}/parting")
  View part(
      @PathVariable UUID id,
      @RequestParam MultiValueMap<String, String> typed,
      Viewer viewer,
      HttpServletRequest request) {
    return one.does(
        id,
        typed,
        viewer,
        request,
        PatternRights::part,
        "patterns.parted",
        (whole, form, wrong) -> {
          UUID from = whole.pattern().mergedInto();
          if (from == null) {
            throw new Restricted();
          }
          String words = form.needed("part", frame.words(), wrong);
          return () ->
              PatternPage.again(
                  id, together.part(viewer, whole.pattern(), from, words, form.seen()));
        });
  }

  @PostMapping("/patterns/{id}/splitting")
  View split(
      @PathVariable UUID id,
      @RequestParam MultiValueMap<String, String> typed,
      Viewer viewer,
      HttpServletRequest request) {
    return one.does(
        id,
        typed,
        viewer,
        request,
        PatternRights::change,
        "patterns.split",
        (whole, form, wrong) -> {
          Words say = frame.words();
          List<WholePattern.Member> go =
              whole.within().stream().filter(it -> form.has("go", it.key())).toList();
          long things = go.stream().filter(it -> !it.child()).count();
          if (things == 0 || things == whole.others().size()) {
            wrong.add(new Wrong(say.of("patterns.wrong.go"), "go"));
          }
          String words = form.needed("split", say, wrong);
          // It is called after the first of its things; children never name one.
          List<String> members =
              Stream.concat(
                      go.stream().filter(it -> !it.child()),
                      go.stream().filter(WholePattern.Member::child))
                  .map(WholePattern.Member::key)
                  .toList();
          return () -> together.split(viewer, whole, members, words, form.seen());
        });
  }
}
