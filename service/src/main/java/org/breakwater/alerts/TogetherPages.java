package org.breakwater.alerts;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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
    WholePattern whole = one.whole(id, viewer, PatternRights::change);
    Words say = frame.words();
    var form = new PatternForm(typed);
    var wrong = new ArrayList<Wrong>();
    Optional<KnownPattern> into =
        together.targets(viewer, whole.pattern()).stream()
            .filter(it -> it.id().toString().equals(form.one("into")))
            .findFirst();
    if (into.isEmpty()) {
      wrong.add(new Wrong(say.of("patterns.wrong.into"), "into"));
    }
    String words = form.needed("merge", say, wrong);
    if (into.isEmpty() || !wrong.isEmpty()) {
      return one.wrong(whole, viewer, form, wrong);
    }
    return together.merge(viewer, whole.pattern(), into.get(), words, form.seen())
        ? one.done(into.get().id(), "patterns.merged", request)
        : one.meanwhile(id, viewer, form);
  }

  @PostMapping("/patterns/{id}/parting")
  View part(
      @PathVariable UUID id,
      @RequestParam MultiValueMap<String, String> typed,
      Viewer viewer,
      HttpServletRequest request) {
    WholePattern whole = one.whole(id, viewer, PatternRights::part);
    UUID from = whole.pattern().mergedInto();
    if (from == null) {
      throw new Restricted();
    }
    var form = new PatternForm(typed);
    var wrong = new ArrayList<Wrong>();
    String words = form.needed("part", frame.words(), wrong);
    if (!wrong.isEmpty()) {
      return one.wrong(whole, viewer, form, wrong);
    }
    return together.part(viewer, whole.pattern(), from, words, form.seen())
        ? one.done(id, "patterns.parted", request)
        : one.meanwhile(id, viewer, form);
  }

  @PostMapping("/patterns/{id}/splitting")
  View split(
      @PathVariable UUID id,
      @RequestParam MultiValueMap<String, String> typed,
      Viewer viewer,
      HttpServletRequest request) {
    WholePattern whole = one.whole(id, viewer, PatternRights::change);
    Words say = frame.words();
    var form = new PatternForm(typed);
    var wrong = new ArrayList<Wrong>();
    List<WholePattern.Member> go =
        whole.within().stream().filter(it -> form.has("go", it.key())).toList();
    long things = go.stream().filter(it -> !it.child()).count();
    if (things == 0 || things == whole.others().size()) {
      wrong.add(new Wrong(say.of("patterns.wrong.go"), "go"));
    }
    String words = form.needed("split", say, wrong);
    if (!wrong.isEmpty()) {
      return one.wrong(whole, viewer, form, wrong);
    }
    // It is called after the first of its things; children never name one.
    List<String> members =
        java.util.stream.Stream.concat(
                go.stream().filter(it -> !it.child()),
                go.stream().filter(WholePattern.Member::child))
            .map(WholePattern.Member::key)
            .toList();
    return together
        .split(viewer, whole, members, words, form.seen())
        .map(into -> one.done(into, "patterns.split", request))
        .orElseGet(() -> one.meanwhile(id, viewer, form));
  }
}
