package org.breakwater.alerts;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.breakwater.access.Role;
import org.breakwater.access.Viewer;
import org.breakwater.access.Viewing;
import org.breakwater.pages.PageFrame;
import org.breakwater.pages.Pages;
import org.breakwater.pages.Restricted;
import org.breakwater.pages.Words;
import org.breakwater.pages.Wrong;
import org.breakwater.story.Asked;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The list of patterns, one of them with why it is one, and what is decided about it. */
@Controller
final class PatternPages {
  private final Viewing viewing;
  private final Patterns patterns;
  private final PatternActs acts;
  private final Membership membership;
  private final PatternPage one;
  private final Pages pages;
  private final PageFrame frame;

  PatternPages(
      Viewing viewing,
      Patterns patterns,
      PatternActs acts,
      Membership membership,
      PatternPage one,
      Pages pages,
      PageFrame frame) {
    this.viewing = viewing;
    this.patterns = patterns;
    this.acts = acts;
    this.membership = membership;
    this.one = one;
    this.pages = pages;
    this.frame = frame;
  }

  @GetMapping("/patterns")
  View list(Viewer viewer) {
    if (viewer.role() == Role.ADMINISTRATOR) {
      throw new Restricted();
    }
    List<KnownPattern> shown =
        viewing.look(
            viewer,
            viewer.purpose(),
            "patterns",
            patterns::all,
            all -> all.stream().map(it -> KeepPatterns.subject(it.id())).toList());
    return pages.view("patterns/list", Map.of("patterns", shown, "most", Patterns.MOST));
  }

  /**
   * @param typed how many nodes the picture has at most, which is opened step by step; or of which
   *     day of the past the pattern is to be shown
   */
  @GetMapping("/patterns/{id}")
  View show(
      @PathVariable UUID id, @RequestParam MultiValueMap<String, String> typed, Viewer viewer) {
    Asked asked = Asked.of(PatternPage.address(id), typed, frame.words());
    if (asked.asKnown().day() != null) {
      return one.then(id, viewer, asked);
    }
    long version = acts.version(id);
    String nodes = typed.toSingleValueMap().getOrDefault("nodes", "");
    return one.page(one.whole(id, viewer), viewer, version, nodes, asked, null, asked.wrong());
  }

  @PostMapping("/patterns/{id}/decision")
  View decide(
      @PathVariable UUID id,
      @RequestParam MultiValueMap<String, String> typed,
      Viewer viewer,
      HttpServletRequest request) {
    WholePattern whole = one.whole(id, viewer, PatternRights::decide);
    Words say = frame.words();
    var form = new PatternForm(typed);
    var wrong = new ArrayList<Wrong>();
    Optional<PatternForm.Chosen> chosen =
        form.chosen(viewer, acts.agencies(viewer, whole), frame.dates().today(), say, wrong);
    if (chosen.isEmpty()) {
      return one.wrong(whole, viewer, form, wrong);
    }
    return acts.decide(viewer, whole, form.seen(), chosen.get())
        .map(decision -> one.done(id, "patterns.decided", request))
        .orElseGet(() -> one.meanwhile(id, viewer, form));
  }

  @PostMapping("/patterns/{id}/discussion")
  View discuss(
      @PathVariable UUID id,
      @RequestParam MultiValueMap<String, String> typed,
      Viewer viewer,
      HttpServletRequest request) {
    WholePattern whole = one.whole(id, viewer, PatternRights::discuss);
    Words say = frame.words();
    var form = new PatternForm(typed);
    var wrong = new ArrayList<Wrong>();
    LocalDate happened = form.day("happened", say, wrong);
    if (happened != null && happened.isAfter(frame.dates().today())) {
      wrong.add(new Wrong(say.of("patterns.wrong.happened-future"), "happened-day"));
    }
    Optional<PatternEvent.Next> next =
        List.of(PatternEvent.Next.values()).stream()
            .filter(it -> it.name().equals(form.one("next")))
            .findFirst();
    if (next.isEmpty()) {
      wrong.add(new Wrong(say.of("patterns.wrong.next"), "next"));
    }
    String words = form.needed("discussed", say, wrong);
    if (happened == null || next.isEmpty() || !wrong.isEmpty()) {
      return one.wrong(whole, viewer, form, wrong);
    }
    return acts.discuss(viewer, whole, form.seen(), happened, next.get(), words)
        ? one.done(id, "patterns.discussed", request)
        : one.meanwhile(id, viewer, form);
  }

  /** Puts somebody or something into the pattern. */
  @PostMapping("/patterns/{id}/members")
  View add(
      @PathVariable UUID id,
      @RequestParam MultiValueMap<String, String> typed,
      Viewer viewer,
      HttpServletRequest request) {
    WholePattern whole = one.whole(id, viewer, PatternRights::change);
    Words say = frame.words();
    var form = new PatternForm(typed);
    var wrong = new ArrayList<Wrong>();
    Optional<Membership.Proposed> proposed = membership.at(form.one("address"), viewer);
    if (proposed.isEmpty()) {
      wrong.add(new Wrong(say.of("patterns.wrong.address"), "address"));
    }
    proposed
        .filter(
            it -> whole.within().stream().anyMatch(member -> it.subject().equals(member.subject())))
        .ifPresent(_ -> wrong.add(new Wrong(say.of("patterns.wrong.already"), "address")));
    String words = form.needed("add", say, wrong);
    if (proposed.isEmpty() || !wrong.isEmpty()) {
      return one.wrong(whole, viewer, form, wrong);
    }
    return membership.add(viewer, whole, proposed.get(), words, form.seen())
        ? one.done(id, "patterns.added", request)
        : one.meanwhile(id, viewer, form);
  }

  /** Takes a member out of the pattern. */
  @PostMapping("/patterns/{id}/members/removal")
  View remove(
      @PathVariable UUID id,
      @RequestParam MultiValueMap<String, String> typed,
      Viewer viewer,
      HttpServletRequest request) {
    WholePattern whole = one.whole(id, viewer, PatternRights::change);
    Words say = frame.words();
    var form = new PatternForm(typed);
    var wrong = new ArrayList<Wrong>();
    Optional<WholePattern.Member> member =
        whole.within().stream().filter(it -> it.key().equals(form.one("member"))).findFirst();
    if (member.isEmpty()) {
      wrong.add(new Wrong(say.of("patterns.wrong.member"), "member"));
    }
    String words = form.needed("remove", say, wrong);
    if (member.isEmpty() || !wrong.isEmpty()) {
      return one.wrong(whole, viewer, form, wrong);
    }
    return membership.remove(viewer, whole, member.get(), words, form.seen())
        ? one.done(id, "patterns.removed", request)
        : one.meanwhile(id, viewer, form);
  }

  /** Whoever answers for an agency that holds reports says that the decision is wrong. */
  @PostMapping("/patterns/{id}/disagreement")
  View disagree(
      @PathVariable UUID id,
      @RequestParam MultiValueMap<String, String> typed,
      Viewer viewer,
      HttpServletRequest request) {
    WholePattern whole = one.whole(id, viewer, PatternRights::disagree);
    var form = new PatternForm(typed);
    var wrong = new ArrayList<Wrong>();
    String against = form.needed("against", frame.words(), wrong);
    if (!wrong.isEmpty()) {
      return one.wrong(whole, viewer, form, wrong);
    }
    acts.disagree(viewer, whole.pattern(), against);
    return one.done(id, "decisions.dissent.done", request);
  }
}
