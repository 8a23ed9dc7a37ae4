package org.breakwater.alerts;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.breakwater.access.Viewer;
import org.breakwater.access.Viewing;
import org.breakwater.log.AsOf;
import org.breakwater.log.History;
import org.breakwater.pages.JteView;
import org.breakwater.pages.PageFrame;
import org.breakwater.pages.Pages;
import org.breakwater.pages.Restricted;
import org.breakwater.pages.Wrong;
import org.breakwater.record.Subject;
import org.breakwater.story.AsKnown;
import org.breakwater.story.Asked;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** The page of one pattern, as all that is done on it answers. */
final class PatternPage {
  private final Viewing viewing;
  private final Patterns patterns;
  private final PatternActs acts;
  private final Resources resources;
  private final Together together;
  private final History history;
  private final Pages pages;
  private final PageFrame frame;

  PatternPage(
      Viewing viewing,
      Patterns patterns,
      PatternActs acts,
      Resources resources,
      Together together,
      History history,
      Pages pages,
      PageFrame frame) {
    this.viewing = viewing;
    this.patterns = patterns;
    this.acts = acts;
    this.resources = resources;
    this.together = together;
    this.history = history;
    this.pages = pages;
    this.frame = frame;
  }

  /** The pattern for who may know of it; that they looked is on record of all whom it shows. */
  WholePattern whole(UUID id, Viewer viewer) {
    return viewing.look(
        viewer,
        viewer.purpose(),
        "pattern",
        () -> patterns.whole(id).orElseThrow(Restricted::new),
        PatternPage::shown);
  }

  /**
   * A past day of a pattern.
   *
   * @param then absent where nothing stood out by then, it had not been found, or how it grew was
   *     not kept
   * @param log what the log was like on that day; nothing where the reports' own clock is asked
   */
  record Then(WholePattern today, @Nullable WholePattern then, boolean kept, List<String> log) {
    private List<Subject> shown() {
      return then == null
          ? List.of(KeepPatterns.subject(today.pattern().id()))
          : PatternPage.shown(then);
    }
  }

  /** The pattern as it could have been seen on a past day. */
  JteView then(UUID id, Viewer viewer, Asked asked) {
    AsKnown asKnown = asked.asKnown();
    Optional<Finding> finding = patterns.finding(id, asKnown);
    Then it =
        viewing.look(
            viewer,
            viewer.purpose(),
            "pattern-then",
            () -> {
              WholePattern today = patterns.whole(id).orElseThrow(Restricted::new);
              return new Then(
                  today,
                  finding.flatMap(found -> patterns.then(today, found, asKnown)).orElse(null),
                  asKnown instanceof AsKnown.AvailableHere
                      || finding.stream().anyMatch(found -> found.steps() != null),
                  asKnown instanceof AsKnown.AvailableHere here
                      ? AsOf.said(history.at(here.by()), frame.words(), frame.dates())
                      : List.of());
            },
            Then::shown);
    var model = new HashMap<String, Object>();
    model.put("asked", asked);
    model.put("today", it.today());
    model.put("it", it.then());
    model.put("kept", it.kept());
    model.put("log", it.log());
    if (it.then() != null) {
      model.put("picture", Picture.of(it.then(), Picture.STEPS.getLast()));
      model.put("lanes", Lanes.of(it.then()));
    }
    return pages.view("patterns/then", model);
  }

  /** What could have been seen of all patterns on a past day, the newest report first. */
  JteView allThen(Viewer viewer, Asked asked) {
    AsKnown asKnown = asked.asKnown();
    Map<UUID, Finding> findings = new LinkedHashMap<>();
    for (KnownPattern one : viewing.read(viewer, patterns::all)) {
      patterns.finding(one.id(), asKnown).ifPresent(found -> findings.put(one.id(), found));
    }
    List<KnownPattern> then =
        viewing.look(
            viewer,
            viewer.purpose(),
            "patterns-then",
            () ->
                findings.entrySet().stream()
                    .flatMap(found ->
                        patterns
                            .whole(found.getKey())
                            .flatMap(today -> patterns.then(today, found.getValue(), asKnown))
                            .map(WholePattern::pattern)
                            .stream())
                    .sorted(Comparator.comparing(KnownPattern::lastOn).reversed())
                    .toList(),
            all -> all.stream().map(it -> KeepPatterns.subject(it.id())).toList());
    return pages.view("patterns/allThen", Map.of("asked", asked, "patterns", then));
  }

  /** The same for who may do something about it. */
  WholePattern whole(UUID id, Viewer viewer, Predicate<PatternRights> right) {
    WholePattern whole = whole(id, viewer);
    if (!right.test(acts.may(viewer, whole.pattern()))) {
      throw new Restricted();
    }
    return whole;
  }

  private static List<Subject> shown(WholePattern whole) {
    var shown = new ArrayList<Subject>();
    shown.add(KeepPatterns.subject(whole.pattern().id()));
    for (WholePattern.Member member : whole.members()) {
      UUID subject = member.subject();
      if (subject != null) {
        shown.add(new Subject(member.thing() ? "thing" : "person", subject));
      }
    }
    return shown;
  }

  /** Reads what was typed for one thing that is done on the page. */
  interface Typed {
    /**
     * What is to be done, if nothing is wrong.
     *
     * @param wrong takes what is wrong
     * @return does it, and says of which pattern the page comes next; nothing where something
     *     happened to the pattern since its page was opened
     */
    Supplier<Optional<UUID>> read(WholePattern whole, PatternForm form, List<Wrong> wrong);
  }

  /** Does what was typed on the page of a pattern, for who may, and answers. */
  View does(
      UUID id,
      MultiValueMap<String, String> typed,
      Viewer viewer,
      HttpServletRequest request,
      Predicate<PatternRights> right,
      String done,
      Typed what) {
    WholePattern whole = whole(id, viewer, right);
    var form = new PatternForm(typed);
    var wrong = new ArrayList<Wrong>();
    Supplier<Optional<UUID>> deed = what.read(whole, form, wrong);
    if (!wrong.isEmpty()) {
      return page(whole, viewer, form.seen(), "", today(id), form, wrong);
    }
    return deed.get()
        .map(next -> done(next, done, request))
        .orElseGet(() -> meanwhile(id, viewer, form));
  }

  /** The page comes again if it was done. */
  static Optional<UUID> again(UUID id, boolean done) {
    return done ? Optional.of(id) : Optional.empty();
  }

  /** Something happened to the pattern meanwhile, and nothing was saved. */
  private View meanwhile(UUID id, Viewer viewer, PatternForm form) {
    long version = acts.version(id);
    var wrong = List.of(new Wrong(frame.words().of("patterns.wrong.meanwhile"), null));
    return page(whole(id, viewer), viewer, version, "", today(id), form, wrong)
        .status(HttpStatus.CONFLICT);
  }

  private Asked today(UUID id) {
    return Asked.of(address(id), new LinkedMultiValueMap<>(), frame.words());
  }

  static String address(UUID id) {
    return "/patterns/" + id;
  }

  /** It is done, which the page says. */
  private View done(UUID id, String words, HttpServletRequest request) {
    PageFrame.sayNext(request, frame.words().of(words));
    return new RedirectView(address(id));
  }

  /**
   * The page.
   *
   * @param nodes how many the picture has at most
   * @param asked of which day
   */
  JteView page(
      WholePattern whole,
      Viewer viewer,
      long version,
      String nodes,
      Asked asked,
      @Nullable PatternForm typed,
      List<Wrong> wrong) {
    int most =
        Picture.STEPS.stream()
            .filter(step -> nodes.equals(step.toString()))
            .findFirst()
            .orElse(Picture.STEPS.getFirst());
    Optional<Integer> more = Picture.STEPS.stream().filter(step -> step > most).findFirst();
    PatternRights may = acts.may(viewer, whole.pattern());
    List<PatternForm.Agency> agencies = may.decide() ? acts.agencies(viewer, whole) : List.of();
    PatternForm form =
        typed == null
            ? PatternForm.proposed(viewer, agencies, acts.heldBy(), frame.dates().today())
            : typed;
    UUID id = whole.pattern().id();
    var model = new HashMap<String, Object>();
    model.put("it", whole);
    model.put("picture", Picture.of(whole, most));
    model.put("more", more.orElse(0));
    model.put("lanes", Lanes.of(whole));
    model.put("may", may);
    model.put("mine", acts.mine(viewer, whole.pattern()));
    model.put("agencies", agencies);
    model.put("resources", resources.of(viewer, id));
    model.put("toAnswer", resources.mine(viewer, id));
    model.put("whom", may.discuss() ? resources.whom(viewer) : List.of());
    model.put("targets", may.change() ? together.targets(viewer, whole.pattern()) : List.of());
    model.put("asked", asked);
    model.put("version", version);
    model.put("form", form);
    model.put("errors", wrong);
    return pages
        .view("patterns/pattern", model)
        .status(wrong.isEmpty() ? HttpStatus.OK : HttpStatus.BAD_REQUEST);
  }
}
