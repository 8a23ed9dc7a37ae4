package org.breakwater.decisions;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.breakwater.access.Reach;
import org.breakwater.access.Viewer;
import org.breakwater.access.Viewing;
import org.breakwater.database.Transactions;
import org.breakwater.pages.PageFrame;
import org.breakwater.pages.Pages;
import org.breakwater.pages.Restricted;
import org.breakwater.pages.Wrong;
import org.breakwater.record.Subject;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** One decision: why, by whom, on what, and who disagrees; and the list of every overruling. */
@Controller
class DecisionPages {

  private static final String PEOPLE =
      "select distinct person from membership where entry = ? and to_place is null";

  private final Decisions decisions;
  private final Dissents dissents;
  private final Viewing viewing;
  private final Transactions transactions;
  private final Pages pages;
  private final PageFrame frame;

  DecisionPages(
      Decisions decisions,
      Dissents dissents,
      Viewing viewing,
      Transactions transactions,
      Pages pages,
      PageFrame frame) {
    this.decisions = decisions;
    this.dissents = dissents;
    this.viewing = viewing;
    this.transactions = transactions;
    this.pages = pages;
    this.frame = frame;
  }

  @GetMapping("/decisions/{id}")
  View show(@PathVariable UUID id, Viewer viewer) {
    return page(whole(id, viewer), viewer, "", List.of());
  }

  @PostMapping("/decisions/{id}/dissent")
  View dissent(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String reasons,
      Viewer viewer,
      HttpServletRequest request) {
    Decision.Whole whole = whole(id, viewer);
    if (!Dissents.mayDissent(whole, viewer)) {
      throw new Restricted();
    }
    if (empty(reasons)) {
      return page(whole, viewer, reasons, wrong("decisions.dissent.empty", "dissent"));
    }
    dissents.dissent(whole, viewer, reasons.strip());
    return done(id, "decisions.dissent.done", request);
  }

  @PostMapping("/decisions/{id}/dissents/{dissent}")
  View answer(
      @PathVariable UUID id,
      @PathVariable UUID dissent,
      @RequestParam(defaultValue = "") String answer,
      @RequestParam(defaultValue = "") String reasons,
      Viewer viewer,
      HttpServletRequest request) {
    Decision.Whole whole = whole(id, viewer);
    Decision.Dissent one =
        whole.dissents().stream()
            .filter(it -> it.entry().equals(dissent))
            .findFirst()
            .orElseThrow(Restricted::new);
    if (one.answer() != null) {
      return done(id, "decisions.answer.already", request);
    }
    if (!Dissents.mayAnswer(whole, one, viewer)) {
      throw new Restricted();
    }
    boolean known =
        Arrays.stream(DecisionEvent.Answer.values()).anyMatch(it -> it.name().equals(answer));
    if (!known || empty(reasons)) {
      return page(whole, viewer, reasons, wrong("decisions.answer.empty", "answer-" + dissent));
    }
    boolean stands =
        dissents.answer(whole, one, viewer, DecisionEvent.Answer.valueOf(answer), reasons.strip());
    return done(id, stands ? "decisions.answer.done" : "decisions.answer.already", request);
  }

  @PostMapping("/decisions/{id}/review")
  View review(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String worked,
      @RequestParam(defaultValue = "") String words,
      Viewer viewer,
      HttpServletRequest request) {
    Decision.Whole whole = whole(id, viewer);
    if (!Dissents.mayReview(whole, viewer)) {
      throw new Restricted();
    }
    boolean known =
        Arrays.stream(DecisionEvent.Worked.values()).anyMatch(it -> it.name().equals(worked));
    if (!known || empty(words)) {
      return page(whole, viewer, words, wrong("decisions.review.empty", "worked"));
    }
    dissents.review(whole, viewer, DecisionEvent.Worked.valueOf(worked), words.strip());
    return done(id, "decisions.review.done", request);
  }

  @GetMapping("/overrulings")
  View overrulings(Viewer viewer) {
    if (viewer.reach() == Reach.NONE) {
      throw new Restricted();
    }
    return pages.view(
        "decisions/overrulings",
        Map.of("overrulings", viewing.read(viewer, decisions::overrulings)));
  }

  private View page(Decision.Whole whole, Viewer viewer, String typed, List<Wrong> errors) {
    return pages
        .view(
            "decisions/decision",
            Map.of(
                "it",
                whole,
                "mayDissent",
                Dissents.mayDissent(whole, viewer),
                "mayReview",
                Dissents.mayReview(whole, viewer),
                "answerable",
                whole.dissents().stream()
                    .filter(one -> Dissents.mayAnswer(whole, one, viewer))
                    .map(Decision.Dissent::entry)
                    .toList(),
                "typed",
                typed,
                "errors",
                errors))
        .status(errors.isEmpty() ? HttpStatus.OK : HttpStatus.BAD_REQUEST);
  }

  /** The decision for who may see it; that they saw it is on the records of those it is about. */
  private Decision.Whole whole(UUID id, Viewer viewer) {
    record Read(Decision.Whole whole, List<Subject> people) {}
    return viewing
        .look(
            viewer,
            viewer.purpose(),
            "decision",
            () -> {
              Decision.Whole whole = decisions.whole(id).orElseThrow(Restricted::new);
              var shown = new ArrayList<Subject>();
              shown.add(new Subject("decision", id));
              transactions
                  .batch()
                  .queryForList(PEOPLE, UUID.class, whole.decision().concern())
                  .forEach(person -> shown.add(Subject.person(person)));
              return new Read(whole, shown);
            },
            Read::people)
        .whole();
  }

  private View done(UUID id, String words, HttpServletRequest request) {
    PageFrame.sayNext(request, frame.words().of(words));
    return new RedirectView("/decisions/" + id);
  }

  private List<Wrong> wrong(String words, String field) {
    return List.of(new Wrong(frame.words().of(words, Decisions.LONGEST), field));
  }

  private static boolean empty(String text) {
    return text.isBlank() || text.length() > Decisions.LONGEST;
  }
}
