package org.breakwater.alerts;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
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
  private final Budget budget;
  private final PatternPage one;
  private final Pages pages;
  private final PageFrame frame;

  PatternPages(
      Viewing viewing,
      Patterns patterns,
      PatternActs acts,
      Membership membership,
      Budget budget,
      PatternPage one,
      Pages pages,
      PageFrame frame) {
    this.viewing = viewing;
    this.patterns = patterns;
    this.acts = acts;
    this.membership = membership;
    this.budget = budget;
    this.one = one;
    this.pages = pages;
    this.frame = frame;
  }

  /**
   * @param typed of which day of the past the patterns are to be shown
   */
  @GetMapping("/patterns")
  View list(@RequestParam MultiValueMap<String, String> typed, Viewer viewer) {
    if (viewer.role() == Role.ADMINISTRATOR) {
      throw new Restricted();
    }
    Asked asked = Asked.of("/patterns", typed, frame.words());
    if (asked.asKnown().day() != null) {
      return one.allThen(viewer, asked);
    }
    List<KnownPattern> shown =
        viewing.look(
            viewer,
            viewer.purpose(),
            "patterns",
            patterns::all,
            all -> all.stream().map(it -> KeepPatterns.subject(it.id())).toList());
    OptionalDouble accepted =
        BudgetPages.knows(viewer)
            ? OptionalDouble.of(viewing.read(viewer, budget::perMonth))
            : OptionalDouble.empty();
    return pages.view(
        "patterns/list",
        Map.of("asked", asked, "patterns", shown, "most", Patterns.MOST, "accepted", accepted));
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
    return one.does(
        id,
        typed,
        viewer,
        request,
        PatternRights::decide,
        "patterns.decided",
        (whole, form, wrong) -> {
          Optional<PatternForm.Chosen> chosen =
              form.chosen(
                  viewer,
                  acts.agencies(viewer, whole),
                  frame.dates().today(),
                  frame.words(),
                  wrong);
          return () -> acts.decide(viewer, whole, form.seen(), chosen.orElseThrow()).map(_ -> id);
        });
  }

  @PostMapping("/patterns/{id}/discussion")
  View discuss(
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
        "patterns.discussed",
        (whole, form, wrong) -> {
          Words say = frame.words();
          Optional<LocalDate> happened = Optional.ofNullable(form.day("happened", say, wrong));
          if (happened.stream().anyMatch(day -> day.isAfter(frame.dates().today()))) {
            wrong.add(new Wrong(say.of("patterns.wrong.happened-future"), "happened-day"));
          }
          Optional<PatternEvent.Next> next =
              Arrays.stream(PatternEvent.Next.values())
                  .filter(it -> it.name().equals(form.one("next")))
                  .findFirst();
          if (next.isEmpty()) {
            wrong.add(new Wrong(say.of("patterns.wrong.next"), "next"));
          }
          String words = form.needed("discussed", say, wrong);
          return () ->
              PatternPage.again(
                  id,
                  acts.discuss(
                      viewer,
                      whole,
                      form.seen(),
                      happened.orElseThrow(),
                      next.orElseThrow(),
                      words));
        });
  }

  /** Puts somebody or something into the pattern. */
  @PostMapping("/patterns/{id}/members")
  View add(
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
        "patterns.added",
        (whole, form, wrong) -> {
          Words say = frame.words();
          Optional<Membership.Proposed> proposed = membership.at(form.one("address"), viewer);
          if (proposed.isEmpty()) {
            wrong.add(new Wrong(say.of("patterns.wrong.address"), "address"));
          }
          proposed
              .filter(it ->
                  whole.within().stream().anyMatch(member -> it.subject().equals(member.subject())))
              .ifPresent(_ -> wrong.add(new Wrong(say.of("patterns.wrong.already"), "address")));
          String words = form.needed("add", say, wrong);
          return () ->
              PatternPage.again(
                  id, membership.add(viewer, whole, proposed.orElseThrow(), words, form.seen()));
        });
  }

  /** Takes a member out of the pattern. */
  @PostMapping("/patterns/{id}/members/removal")
  View remove(
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
        "patterns.removed",
        (whole, form, wrong) -> {
          Words say = frame.words();
          Optional<WholePattern.Member> member =
              whole.within().stream().filter(it -> it.key().equals(form.one("member"))).findFirst();
          if (member.isEmpty()) {
            wrong.add(new Wrong(say.of("patterns.wrong.member"), "member"));
          }
          String words = form.needed("remove", say, wrong);
          return () ->
              PatternPage.again(
                  id, membership.remove(viewer, whole, member.orElseThrow(), words, form.seen()));
        });
  }

  /** Whoever answers for an agency that holds reports says that the decision is wrong. */
  @PostMapping("/patterns/{id}/disagreement")
  View disagree(
      @PathVariable UUID id,
      @RequestParam MultiValueMap<String, String> typed,
      Viewer viewer,
      HttpServletRequest request) {
    return one.does(
        id,
        typed,
        viewer,
        request,
        PatternRights::disagree,
        "decisions.dissent.done",
        (whole, form, wrong) -> {
          String against = form.needed("against", frame.words(), wrong);
          return () -> {
            acts.disagree(viewer, whole.pattern(), against);
            return Optional.of(id);
          };
        });
  }
}
