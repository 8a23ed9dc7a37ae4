package org.breakwater.access;

import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.breakwater.pages.Option;
import org.breakwater.pages.PageFrame;
import org.breakwater.pages.Pages;
import org.breakwater.pages.Restricted;
import org.breakwater.pages.Words;
import org.breakwater.pages.Wrong;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** Where an administrator puts on record who is qualified for what, and ends it with a reason. */
@Controller
@RequestMapping("/administration/qualifications")
class QualificationPages {
  private static final int LONGEST = 200;

  private final Qualifications qualifications;
  private final Directory directory;
  private final Staff staff;
  private final Pages pages;
  private final PageFrame frame;

  QualificationPages(
      Qualifications qualifications,
      Directory directory,
      Staff staff,
      Pages pages,
      PageFrame frame) {
    this.qualifications = qualifications;
    this.directory = directory;
    this.staff = staff;
    this.pages = pages;
    this.frame = frame;
  }

  @GetMapping
  View all() {
    return page(List.of());
  }

  @PostMapping
  View put(
      Viewer viewer,
      @RequestParam(required = false) @Nullable UUID user,
      @RequestParam(defaultValue = "") String kind,
      @RequestParam(defaultValue = "") String evidence,
      @RequestParam(name = "until-day", defaultValue = "") String day,
      @RequestParam(name = "until-month", defaultValue = "") String month,
      @RequestParam(name = "until-year", defaultValue = "") String year,
      HttpServletRequest request) {
    Words words = frame.words();
    var wrong = new ArrayList<Wrong>();
    if (user == null || directory.people().stream().noneMatch(it -> it.id().equals(user))) {
      wrong.add(new Wrong(words.of("access.qualification.wrong.user"), "user"));
    }
    if (Arrays.stream(Qualification.values()).noneMatch(it -> it.name().equals(kind))) {
      wrong.add(new Wrong(words.of("access.qualification.wrong.kind"), "kind"));
    }
    if (evidence.isBlank() || evidence.length() > LONGEST) {
      wrong.add(new Wrong(words.of("access.qualification.wrong.evidence", LONGEST), "evidence"));
    }
    LocalDate until = null;
    if (!(day + month + year).isBlank()) {
      try {
        until = LocalDate.of(number(year), number(month), number(day));
      } catch (DateTimeException e) {
        wrong.add(new Wrong(words.of("access.qualification.wrong.until"), "until-day"));
      }
    }
    if (!wrong.isEmpty() || user == null) {
      return page(wrong);
    }
    staff.qualify(user, Qualification.valueOf(kind), evidence.strip(), until, viewer.author());
    return done(request);
  }

  @PostMapping("/{user}/{kind}/end")
  View end(
      Viewer viewer,
      @PathVariable UUID user,
      @PathVariable String kind,
      @RequestParam(defaultValue = "") String reason,
      HttpServletRequest request) {
    Qualification held =
        qualifications.all().stream()
            .filter(it -> it.user().equals(user) && it.kind().name().equals(kind))
            .map(Qualifications.Held::kind)
            .findFirst()
            .orElseThrow(Restricted::new);
    if (reason.isBlank()) {
      return page(
          List.of(
              new Wrong(
                  frame.words().of("access.qualification.wrong.reason"), "end-" + user + kind)));
    }
    staff.endQualification(user, held, reason.strip(), viewer.author());
    return done(request);
  }

  private View done(HttpServletRequest request) {
    PageFrame.sayNext(request, frame.words().of("access.saved"));
    return new RedirectView("/administration/qualifications");
  }

  private View page(List<Wrong> errors) {
    Words words = frame.words();
    var people = new ArrayList<Option>();
    people.add(Option.of("", words.of("access.relationship.choose"), true));
    directory.people().stream()
        .filter(it -> !it.disabled() && it.role().seesRecords())
        .forEach(it ->
            people.add(
                Option.of(
                    it.id().toString(),
                    it.name() + ", " + it.post() + ", " + it.partnerName(),
                    false)));
    return pages
        .view(
            "access/qualifications",
            Map.of(
                "held",
                qualifications.all(),
                "people",
                people,
                "kinds",
                Arrays.stream(Qualification.values())
                    .map(kind ->
                        Option.of(kind.name(), words.of("access.qualification." + kind), false))
                    .toList(),
                "errors",
                errors))
        .status(errors.isEmpty() ? HttpStatus.OK : HttpStatus.BAD_REQUEST);
  }

  private static int number(String digits) {
    return digits.strip().matches("[0-9]{1,4}") ? Integer.parseInt(digits.strip()) : 0;
  }
}
