package org.breakwater.erasure;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.breakwater.access.Door;
import org.breakwater.access.Role;
import org.breakwater.access.Viewer;
import org.breakwater.access.Viewing;
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
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** Proposing an erasure, agreeing to one of another partner, and holding what must be kept. */
@Controller
final class ErasurePages {
  private final Viewing viewing;
  private final Door door;
  private final Erasures erasures;
  private final Pages pages;
  private final PageFrame frame;

  ErasurePages(Viewing viewing, Door door, Erasures erasures, Pages pages, PageFrame frame) {
    this.viewing = viewing;
    this.door = door;
    this.erasures = erasures;
    this.pages = pages;
    this.frame = frame;
  }

  @GetMapping("/people/{id}/erasure")
  View whole(@PathVariable UUID id, Viewer viewer) {
    var empty = new ErasureForm(new LinkedMultiValueMap<>());
    return let(id, viewer, purpose -> page(id, viewer, purpose, empty, List.of()));
  }

  private View page(UUID id, Viewer viewer, Purpose purpose, ErasureForm form, List<Wrong> wrong) {
    Erasures.Whole whole = look(id, viewer, purpose);
    return pages
        .view(
            "erasure/person",
            Map.of(
                "person", id,
                "form", form,
                "reports", whole.reports(),
                "rules", whole.rules(),
                "holds", whole.holds(),
                "liftable",
                    whole.holds().stream()
                        .filter(hold -> Erasures.mayLift(viewer, hold))
                        .map(LegalHold::entry)
                        .toList(),
                "earlier", whole.earlier(),
                "errors", wrong))
        .status(wrong.isEmpty() ? HttpStatus.OK : HttpStatus.BAD_REQUEST);
  }

  private Erasures.Whole look(UUID id, Viewer viewer, Purpose purpose) {
    return viewing.look(
        viewer, purpose, "erasure", () -> erasures.whole(id), _ -> List.of(Subject.person(id)));
  }

  @PostMapping("/people/{id}/erasure")
  View propose(
      @PathVariable UUID id,
      @RequestParam MultiValueMap<String, String> typed,
      Viewer viewer,
      HttpServletRequest request) {
    var form = new ErasureForm(typed);
    return let(
        id,
        viewer,
        purpose -> {
          var wrong = new ArrayList<Wrong>();
          propose(id, viewer, form, look(id, viewer, purpose), wrong);
          return wrong.isEmpty()
              ? done("/erasures", "erasure.proposed", request)
              : page(id, viewer, purpose, form, wrong);
        });
  }

  private void propose(
      UUID id, Viewer viewer, ErasureForm form, Erasures.Whole whole, List<Wrong> wrong) {
    Words words = frame.words();
    List<Erasable> chosen =
        whole.reports().stream().filter(report -> form.chosen(report.entry())).toList();
    if (chosen.isEmpty()) {
      wrong.add(new Wrong(words.of("erasure.wrong.nothing"), "entry"));
    }
    Optional<ErasureEvent.Ground> ground =
        Arrays.stream(ErasureEvent.Ground.values())
            .filter(one -> one.name().equals(form.one("ground")))
            .findFirst();
    if (ground.isEmpty()) {
      wrong.add(new Wrong(words.of("erasure.wrong.ground"), "ground"));
    }
    if (empty(form.one("reasons"))) {
      wrong.add(new Wrong(words.of("erasure.wrong.reasons", ErasureForm.LONGEST), "reasons"));
    }
    RetentionRule rule = null;
    if (ground.equals(Optional.of(ErasureEvent.Ground.RETENTION))) {
      rule = erasures.rule(form.one("rule")).orElse(null);
      due(rule, chosen, whole.last(), wrong);
    }
    if (wrong.isEmpty() && ground.isPresent()) {
      erasures
          .propose(
              viewer,
              id,
              chosen.stream().map(Erasable::entry).toList(),
              ground.get(),
              rule,
              form.one("reasons"))
          .ifPresent(no -> wrong.add(new Wrong(words.of("erasure.no." + no), "entry")));
    }
  }

  /** A schedule lets nothing go before its day. */
  private void due(
      @Nullable RetentionRule rule, List<Erasable> chosen, LocalDate last, List<Wrong> wrong) {
    Words words = frame.words();
    if (rule == null) {
      wrong.add(new Wrong(words.of("erasure.wrong.rule"), "rule"));
      return;
    }
    for (Erasable report : chosen) {
      Optional<LocalDate> until = erasures.keptUntil(rule, report, last);
      if (until.isEmpty()) {
        wrong.add(new Wrong(words.of("erasure.wrong.unknown", report.ref()), "entry"));
      } else if (until.get().isAfter(erasures.today())) {
        wrong.add(
            new Wrong(
                words.of("erasure.wrong.early", report.ref(), frame.dates().day(until.get())),
                "entry"));
      }
    }
  }

  @PostMapping("/people/{id}/holds")
  View hold(
      @PathVariable UUID id,
      @RequestParam(name = "hold-reasons", defaultValue = "") String reasons,
      Viewer viewer,
      HttpServletRequest request) {
    return let(
        id,
        viewer,
        purpose -> {
          if (empty(reasons.strip())) {
            var form = new ErasureForm(new LinkedMultiValueMap<>());
            return page(id, viewer, purpose, form, List.of(noReasons("hold-reasons")));
          }
          erasures.hold(viewer, id, reasons.strip());
          return done("/people/" + id + "/erasure", "erasure.held", request);
        });
  }

  @PostMapping("/erasures/hold")
  View holdAll(
      @RequestParam(name = "hold-reasons", defaultValue = "") String reasons,
      Viewer viewer,
      HttpServletRequest request) {
    if (viewer.role() != Role.SCRUTINEER) {
      throw new Restricted();
    }
    if (empty(reasons.strip())) {
      return list(viewer, List.of(noReasons("hold-reasons")));
    }
    erasures.hold(viewer, null, reasons.strip());
    return done("/erasures", "erasure.held", request);
  }

  @PostMapping("/holds/{hold}/lift")
  View lift(
      @PathVariable UUID hold,
      @RequestParam(defaultValue = "") String reasons,
      Viewer viewer,
      HttpServletRequest request) {
    LegalHold standing =
        viewing.read(viewer, () -> erasures.holdOf(hold).orElseThrow(Restricted::new));
    if (!Erasures.mayLift(viewer, standing)) {
      throw new Restricted();
    }
    if (empty(reasons.strip())) {
      return list(viewer, List.of(noReasons("lift-" + hold)));
    }
    erasures.lift(viewer, standing, reasons.strip());
    return done("/erasures", "erasure.lifted", request);
  }

  @GetMapping("/erasures")
  View all(Viewer viewer) {
    if (!Erasures.answers(viewer)) {
      throw new Restricted();
    }
    return list(viewer, List.of());
  }

  private View list(Viewer viewer, List<Wrong> wrong) {
    List<LegalHold> holds = viewing.read(viewer, erasures::holds);
    return pages
        .view(
            "erasure/list",
            Map.of(
                "proposals",
                viewing.read(viewer, erasures::all),
                "holds",
                holds,
                "liftable",
                holds.stream()
                    .filter(hold -> Erasures.mayLift(viewer, hold))
                    .map(LegalHold::entry)
                    .toList(),
                "mayHoldAll",
                viewer.role() == Role.SCRUTINEER,
                "errors",
                wrong))
        .status(wrong.isEmpty() ? HttpStatus.OK : HttpStatus.BAD_REQUEST);
  }

  @GetMapping("/erasures/{id}")
  View one(@PathVariable UUID id, Viewer viewer) {
    return shown(id, viewer, List.of());
  }

  private View shown(UUID id, Viewer viewer, List<Wrong> wrong) {
    Proposal known = known(id, viewer);
    if (!known.state().equals("WAITING")) {
      return page(known, List.of(), false, false, wrong);
    }
    return let(
        known.person(),
        viewer,
        purpose -> {
          Erasures.Whole whole = look(known.person(), viewer, purpose);
          List<Erasable> reports =
              whole.reports().stream()
                  .filter(report -> known.entries().contains(report.entry()))
                  .toList();
          boolean sees = reports.size() == known.entries().size();
          boolean agrees = sees && Erasures.mayAgree(viewer, known);
          boolean refuses = agrees || viewer.id().equals(known.proposer());
          return page(known, reports, agrees, refuses, wrong);
        });
  }

  private View page(
      Proposal it, List<Erasable> reports, boolean agrees, boolean refuses, List<Wrong> wrong) {
    return pages
        .view(
            "erasure/proposal",
            Map.of(
                "it", it,
                "reports", reports,
                "agrees", agrees,
                "refuses", refuses,
                "errors", wrong))
        .status(wrong.isEmpty() ? HttpStatus.OK : HttpStatus.BAD_REQUEST);
  }

  private Proposal known(UUID id, Viewer viewer) {
    if (!Erasures.answers(viewer)) {
      throw new Restricted();
    }
    return viewing.read(viewer, () -> erasures.one(id).orElseThrow(Restricted::new));
  }

  @PostMapping("/erasures/{id}")
  View answer(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String answer,
      @RequestParam(defaultValue = "") String reasons,
      Viewer viewer,
      HttpServletRequest request) {
    Proposal known = known(id, viewer);
    boolean agrees = answer.equals("agree");
    boolean theirs =
        Erasures.mayAgree(viewer, known) || (!agrees && viewer.id().equals(known.proposer()));
    if (!theirs) {
      throw new Restricted();
    }
    if (empty(reasons.strip()) || !List.of("agree", "refuse").contains(answer)) {
      return shown(id, viewer, List.of(noReasons("reasons")));
    }
    Optional<Erasures.No> no =
        agrees
            ? erasures.agree(viewer, known, reasons.strip())
            : erasures.refuse(viewer, known, reasons.strip());
    return no.<View>map(why ->
            shown(id, viewer, List.of(new Wrong(frame.words().of("erasure.no." + why), "reasons"))))
        .orElseGet(
            () -> done("/erasures/" + id, agrees ? "erasure.done" : "erasure.refused", request));
  }

  private Wrong noReasons(String field) {
    return new Wrong(frame.words().of("erasure.wrong.reasons", ErasureForm.LONGEST), field);
  }

  private static boolean empty(String text) {
    return text.isBlank() || text.length() > ErasureForm.LONGEST;
  }

  private View done(String to, String words, HttpServletRequest request) {
    PageFrame.sayNext(request, frame.words().of(words));
    return new RedirectView(to);
  }

  private View let(UUID id, Viewer viewer, Function<Purpose, View> page) {
    if (!Erasures.answers(viewer)) {
      throw new Restricted();
    }
    return door.open(viewer, Subject.person(id), page);
  }
}
