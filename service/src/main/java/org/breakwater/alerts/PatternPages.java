package org.breakwater.alerts;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.breakwater.access.Role;
import org.breakwater.access.Viewer;
import org.breakwater.access.Viewing;
import org.breakwater.pages.JteView;
import org.breakwater.pages.PageFrame;
import org.breakwater.pages.Pages;
import org.breakwater.pages.Restricted;
import org.breakwater.pages.Words;
import org.breakwater.pages.Wrong;
import org.breakwater.record.Subject;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** The list of patterns, one of them with why it is one, and what is decided about it. */
@Controller
final class PatternPages {
  private final Viewing viewing;
  private final Patterns patterns;
  private final PatternActs acts;
  private final Membership membership;
  private final Pages pages;
  private final PageFrame frame;

  PatternPages(
      Viewing viewing,
      Patterns patterns,
      PatternActs acts,
      Membership membership,
      Pages pages,
      PageFrame frame) {
    this.viewing = viewing;
    this.patterns = patterns;
    this.acts = acts;
    this.membership = membership;
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
            all -> all.stream().map(one -> KeepPatterns.subject(one.id())).toList());
    return pages.view("patterns/list", Map.of("patterns", shown, "most", Patterns.MOST));
  }

  /**
   * @param nodes how many the picture has at most; it is opened step by step
   */
  @GetMapping("/patterns/{id}")
  View show(@PathVariable UUID id, @RequestParam(defaultValue = "") String nodes, Viewer viewer) {
    long version = acts.version(id);
    return page(whole(id, viewer), viewer, version, nodes, null, List.of());
  }

  @PostMapping("/patterns/{id}/decision")
  View decide(
      @PathVariable UUID id,
      @RequestParam MultiValueMap<String, String> typed,
      Viewer viewer,
      HttpServletRequest request) {
    WholePattern whole = whole(id, viewer);
    if (!acts.may(viewer, whole.pattern()).decide()) {
      throw new Restricted();
    }
    Words say = frame.words();
    var form = new PatternForm(typed);
    var wrong = new ArrayList<Wrong>();
    Optional<PatternForm.Chosen> chosen =
        form.chosen(viewer, acts.agencies(viewer, whole), frame.dates().today(), say, wrong);
    if (chosen.isEmpty()) {
      return page(whole, viewer, form.seen(), "", form, wrong);
    }
    return acts.decide(viewer, whole, form.seen(), chosen.get())
        .map(decision -> done(id, "patterns.decided", request))
        .orElseGet(() -> meanwhile(id, viewer, form));
  }

  @PostMapping("/patterns/{id}/discussion")
  View discuss(
      @PathVariable UUID id,
      @RequestParam MultiValueMap<String, String> typed,
      Viewer viewer,
      HttpServletRequest request) {
    WholePattern whole = whole(id, viewer);
    if (!acts.may(viewer, whole.pattern()).discuss()) {
      throw new Restricted();
    }
    Words say = frame.words();
    var form = new PatternForm(typed);
    var wrong = new ArrayList<Wrong>();
    LocalDate happened = form.day("happened", say, wrong);
    if (happened != null && happened.isAfter(frame.dates().today())) {
      wrong.add(new Wrong(say.of("patterns.wrong.happened-future"), "happened-day"));
    }
    Optional<PatternEvent.Next> next =
        List.of(PatternEvent.Next.values()).stream()
            .filter(one -> one.name().equals(form.one("next")))
            .findFirst();
    if (next.isEmpty()) {
      wrong.add(new Wrong(say.of("patterns.wrong.next"), "next"));
    }
    String words = form.needed("discussed", say, wrong);
    if (happened == null || next.isEmpty() || !wrong.isEmpty()) {
      return page(whole, viewer, form.seen(), "", form, wrong);
    }
    return acts.discuss(viewer, whole, form.seen(), happened, next.get(), words)
        ? done(id, "patterns.discussed", request)
        : meanwhile(id, viewer, form);
  }

  /** Puts somebody or something into the pattern. */
  @PostMapping("/patterns/{id}/members")
  View add(
      @PathVariable UUID id,
      @RequestParam MultiValueMap<String, String> typed,
      Viewer viewer,
      HttpServletRequest request) {
    WholePattern whole = changed(id, viewer);
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
      return page(whole, viewer, form.seen(), "", form, wrong);
    }
    return membership.add(viewer, whole, proposed.get(), words, form.seen())
        ? done(id, "patterns.added", request)
        : meanwhile(id, viewer, form);
  }

  /** Takes a member out of the pattern. */
  @PostMapping("/patterns/{id}/members/removal")
  View remove(
      @PathVariable UUID id,
      @RequestParam MultiValueMap<String, String> typed,
      Viewer viewer,
      HttpServletRequest request) {
    WholePattern whole = changed(id, viewer);
    Words say = frame.words();
    var form = new PatternForm(typed);
    var wrong = new ArrayList<Wrong>();
    Optional<WholePattern.Member> member =
        whole.within().stream().filter(one -> one.key().equals(form.one("member"))).findFirst();
    if (member.isEmpty()) {
      wrong.add(new Wrong(say.of("patterns.wrong.member"), "member"));
    }
    String words = form.needed("remove", say, wrong);
    if (member.isEmpty() || !wrong.isEmpty()) {
      return page(whole, viewer, form.seen(), "", form, wrong);
    }
    return membership.remove(viewer, whole, member.get(), words, form.seen())
        ? done(id, "patterns.removed", request)
        : meanwhile(id, viewer, form);
  }

  private WholePattern changed(UUID id, Viewer viewer) {
    WholePattern whole = whole(id, viewer);
    if (!acts.may(viewer, whole.pattern()).change()) {
      throw new Restricted();
    }
    return whole;
  }

  /** Whoever answers for an agency that holds reports says that the decision is wrong. */
  @PostMapping("/patterns/{id}/disagreement")
  View disagree(
      @PathVariable UUID id,
      @RequestParam MultiValueMap<String, String> typed,
      Viewer viewer,
      HttpServletRequest request) {
    WholePattern whole = whole(id, viewer);
    if (!acts.may(viewer, whole.pattern()).disagree()) {
      throw new Restricted();
    }
    var form = new PatternForm(typed);
    var wrong = new ArrayList<Wrong>();
    String against = form.needed("against", frame.words(), wrong);
    if (!wrong.isEmpty()) {
      return page(whole, viewer, form.seen(), "", form, wrong);
    }
    acts.disagree(viewer, whole.pattern(), against);
    return done(id, "decisions.dissent.done", request);
  }

  private View meanwhile(UUID id, Viewer viewer, PatternForm form) {
    long version = acts.version(id);
    var wrong = List.of(new Wrong(frame.words().of("patterns.wrong.meanwhile"), null));
    return page(whole(id, viewer), viewer, version, "", form, wrong).status(HttpStatus.CONFLICT);
  }

  private View done(UUID id, String words, HttpServletRequest request) {
    PageFrame.sayNext(request, frame.words().of(words));
    return new RedirectView("/patterns/" + id);
  }

  private JteView page(
      WholePattern whole,
      Viewer viewer,
      long version,
      String nodes,
      @Nullable PatternForm typed,
      List<Wrong> wrong) {
    int most =
        Picture.STEPS.stream()
            .filter(step -> nodes.equals(step.toString()))
            .findFirst()
            .orElse(Picture.STEPS.getFirst());
    Optional<Integer> more = Picture.STEPS.stream().filter(step -> step > most).findFirst();
    PatternActs.May may = acts.may(viewer, whole.pattern());
    List<PatternForm.Agency> agencies = may.decide() ? acts.agencies(viewer, whole) : List.of();
    PatternForm form =
        typed == null ? PatternForm.proposed(viewer, agencies, frame.dates().today()) : typed;
    var model = new HashMap<String, Object>();
    model.put("it", whole);
    model.put("picture", Picture.of(whole, most));
    model.put("more", more.orElse(0));
    model.put("lanes", Lanes.of(whole));
    model.put("mayDecide", may.decide());
    model.put("mayDiscuss", may.discuss());
    model.put("mayDisagree", may.disagree());
    model.put("mayChange", may.change());
    model.put("mine", acts.mine(viewer, whole.pattern()));
    model.put("agencies", agencies);
    model.put("version", version);
    model.put("form", form);
    model.put("errors", wrong);
    return pages
        .view("patterns/pattern", model)
        .status(wrong.isEmpty() ? HttpStatus.OK : HttpStatus.BAD_REQUEST);
  }

  /** The pattern for who may know of it; that they looked is on record of all whom it shows. */
  private WholePattern whole(UUID id, Viewer viewer) {
    return viewing.look(
        viewer,
        viewer.purpose(),
        "pattern",
        () -> patterns.whole(id).orElseThrow(Restricted::new),
        PatternPages::shown);
  }

  private static List<Subject> shown(WholePattern whole) {
    var shown = new ArrayList<Subject>();
    shown.add(KeepPatterns.subject(whole.pattern().id()));
    for (WholePattern.Member member : whole.members()) {
      UUID subject = member.subject();
      if (subject != null) {
        shown.add(new Subject(member.kind().equals("THING") ? "thing" : "person", subject));
      }
    }
    return shown;
  }
}
