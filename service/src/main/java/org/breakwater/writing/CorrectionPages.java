package org.breakwater.writing;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.breakwater.access.Role;
import org.breakwater.access.Viewer;
import org.breakwater.access.Viewing;
import org.breakwater.database.Transactions;
import org.breakwater.intake.Corrected;
import org.breakwater.intake.Corrections;
import org.breakwater.intake.Sender;
import org.breakwater.pages.PageFrame;
import org.breakwater.pages.Pages;
import org.breakwater.pages.Restricted;
import org.breakwater.pages.Words;
import org.breakwater.pages.Wrong;
import org.breakwater.record.Purpose;
import org.breakwater.record.Subject;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/**
 * The pages on which an agency's own people put one of its reports right, in the open: before and
 * after are shown side by side, with the reason, to everyone who may read the report.
 */
@Controller
@RequestMapping("/entries/{id}/correct")
final class CorrectionPages {
  private static final String PEOPLE =
      "select distinct person from membership where entry = ? and to_place is null";

  private final Corrections corrections;
  private final Viewing viewing;
  private final Transactions transactions;
  private final Pages pages;
  private final PageFrame frame;

  CorrectionPages(
      Corrections corrections,
      Viewing viewing,
      Transactions transactions,
      Pages pages,
      PageFrame frame) {
    this.corrections = corrections;
    this.viewing = viewing;
    this.transactions = transactions;
    this.pages = pages;
    this.frame = frame;
  }

  @GetMapping
  View open(@PathVariable UUID id, Viewer viewer) {
    Corrections.Today today = today(id, viewer);
    String seen = today.newest() == null ? "" : today.newest().toString();
    return form(today, CorrectionForm.of(today.report(), seen), List.of());
  }

  @PostMapping
  View typed(
      @PathVariable UUID id, @RequestParam MultiValueMap<String, String> fields, Viewer viewer) {
    Corrections.Today today = today(id, viewer);
    var typed = new Typed(fields);
    CorrectionForm form = CorrectionForm.of(typed);
    if (typed.one("do").equals("change")) {
      return form(today, form, List.of());
    }
    Words say = frame.words();
    var wrong = new ArrayList<Wrong>();
    String occurred = form.occurred(today.report(), say, wrong);
    if (!form.seen().equals(Objects.toString(today.newest(), ""))) {
      wrong.add(new Wrong(say.of("writing.correct.meanwhile"), null));
      form =
          new CorrectionForm(
              Objects.toString(today.newest(), ""),
              form.summary(),
              form.happened(),
              form.time(),
              form.unknown(),
              form.reason());
    }
    wrong(form, today, occurred, say, wrong);
    if (!wrong.isEmpty()) {
      return form(today, form, wrong);
    }
    return typed.one("do").equals("send")
        ? send(today, form, occurred, viewer)
        : pages.view(
            "writing/correctCheck",
            Map.of(
                "today",
                today,
                "form",
                form,
                "before",
                when(today.report().occurred(), say),
                "after",
                when(occurred, say)));
  }

  private static void wrong(
      CorrectionForm form,
      Corrections.Today today,
      @Nullable String occurred,
      Words say,
      List<Wrong> wrong) {
    if (form.summary().isBlank()) {
      wrong.add(new Wrong(say.of("writing.wrong.summary"), "summary"));
    } else if (wrong.isEmpty()
        && form.summary().equals(today.report().summary())
        && Objects.equals(occurred, today.report().occurred())) {
      wrong.add(new Wrong(say.of("writing.correct.nothing"), "summary"));
    }
    int reason = form.reason().codePointCount(0, form.reason().length());
    if (reason == 0 || reason > CorrectionForm.LONGEST_REASON) {
      wrong.add(
          new Wrong(say.of("writing.correct.no-reason", CorrectionForm.LONGEST_REASON), "reason"));
    }
  }

  private View send(
      Corrections.Today today, CorrectionForm form, @Nullable String occurred, Viewer viewer) {
    var sender = new Sender(viewer.id(), viewer.postName(), viewer.partner());
    return switch (corrections.correct(today, form.summary(), occurred, form.reason(), sender)) {
      case Corrected.Kept kept -> ReportPages.to("/entries/" + kept.entry());
      case Corrected.Meanwhile _ ->
          form(
              today, form, List.of(new Wrong(frame.words().of("writing.correct.meanwhile"), null)));
      case Corrected.Unreadable unreadable ->
          form(
              today,
              form,
              unreadable.faults().stream()
                  .map(fault ->
                      new Wrong(frame.words().of("writing.wrong.text", fault.reason()), "summary"))
                  .toList());
    };
  }

  private View form(Corrections.Today today, CorrectionForm form, List<Wrong> wrong) {
    return pages
        .view("writing/correct", Map.of("today", today, "form", form, "wrong", wrong))
        .status(wrong.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
  }

  /** The report for those who may correct it; whoever opens it is on record as having looked. */
  private Corrections.Today today(UUID id, Viewer viewer) {
    record Read(Corrections.Today today, List<Subject> people) {}
    if (viewer.role() != Role.PRACTITIONER && viewer.role() != Role.MANAGER) {
      throw new Restricted();
    }
    return viewing
        .look(
            viewer,
            Purpose.REPORTING,
            "correction",
            () -> {
              Corrections.Today today =
                  corrections
                      .today(id)
                      .filter(one -> one.report().agency().equals(viewer.partner()))
                      .orElseThrow(Restricted::new);
              return new Read(
                  today,
                  transactions.batch().queryForList(PEOPLE, UUID.class, id).stream()
                      .map(Subject::person)
                      .toList());
            },
            Read::people)
        .today();
  }

  private String when(@Nullable String occurred, Words say) {
    if (occurred == null) {
      return say.of("writing.unknown.yes");
    }
    return occurred.contains("T")
        ? frame.dates().time(OffsetDateTime.parse(occurred).toInstant())
        : frame.dates().born(occurred);
  }
}
