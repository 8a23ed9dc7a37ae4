package org.breakwater.concerns;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.breakwater.access.Viewer;
import org.breakwater.decisions.DecisionEvent;
import org.breakwater.decisions.Decisions;
import org.breakwater.decisions.Dissents;
import org.breakwater.pages.JteView;
import org.breakwater.pages.PageFrame;
import org.breakwater.pages.Pages;
import org.breakwater.pages.Restricted;
import org.breakwater.pages.Words;
import org.breakwater.pages.Wrong;
import org.springframework.stereotype.Controller;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** What else is done about a concern: it is shared or not, and who sent it may disagree. */
@Controller
class ConcernActs {
  private final FrontDoor frontDoor;
  private final WholeConcerns wholes;
  private final Dissents dissents;
  private final Pages pages;
  private final PageFrame frame;

  ConcernActs(
      FrontDoor frontDoor, WholeConcerns wholes, Dissents dissents, Pages pages, PageFrame frame) {
    this.frontDoor = frontDoor;
    this.wholes = wholes;
    this.dissents = dissents;
    this.pages = pages;
    this.frame = frame;
  }

  @PostMapping("/concerns/{id}/sharing")
  View share(
      @PathVariable UUID id,
      @RequestParam MultiValueMap<String, String> typed,
      Viewer viewer,
      HttpServletRequest request) {
    WholeConcern whole = wholes.one(id, viewer);
    if (!frontDoor.decides(viewer, id)) {
      throw new Restricted();
    }
    Words say = frame.words();
    var form = new DecisionForm(typed);
    var wrong = new ArrayList<Wrong>();
    boolean withheld = form.one("sharing").equals("WITHHELD");
    String partner = form.one("partner");
    if (whole.partners().stream().noneMatch(it -> it.code().equals(partner))) {
      wrong.add(new Wrong(say.of("concerns.wrong.partner"), "partner"));
    }
    // To share is the duty; to withhold needs a reason (Children Act 2004, section 16LA).
    String words = withheld ? "" : form.needed("words", "concerns.wrong.words", say, wrong);
    List<Numbered> without = withheld ? List.of() : without(whole.numbers(), form);
    // So is the number that names the child everywhere (section 16LC).
    String absent =
        without.isEmpty() ? "" : form.needed("absent", "concerns.wrong.absent", say, wrong);
    String reasons =
        withheld
            ? form.needed("withheld", "concerns.wrong.withheld", say, wrong)
            : shared(words, without, absent, say);
    var review = form.review("share-review", frame.dates().today(), say, wrong);
    if (!wrong.isEmpty()) {
      return page(whole, viewer, form, wrong);
    }
    var choice =
        new Decisions.Choice(
            DecisionEvent.About.SHARING,
            id,
            partner,
            List.of("SHARED", "WITHHELD"),
            withheld ? "WITHHELD" : "SHARED",
            reasons,
            null,
            List.of(new DecisionEvent.Seat("social-care", viewer.id(), viewer.name())),
            say.of(withheld ? "concerns.sharing.withheld-measure" : "concerns.sharing.measure"),
            Objects.requireNonNull(review));
    UUID decision =
        frontDoor.share(
            viewer, whole.concern(), choice, words, numbers(whole.numbers(), without, say));
    PageFrame.sayNext(request, say.of("concerns.sharing.done"));
    return new RedirectView("/decisions/" + decision);
  }

  /** The children whose number does not go with it. */
  private static List<Numbered> without(List<Numbered> all, DecisionForm form) {
    boolean left = form.one("number").equals("WITHOUT");
    return all.stream().filter(child -> left || child.number() == null).toList();
  }

  private static String shared(String words, List<Numbered> without, String absent, Words say) {
    String duty = say.of("concerns.sharing.duty", words);
    return without.isEmpty()
        ? duty
        : duty + "\n" + say.of("concerns.sharing.without", names(without, say), absent);
  }

  /** What the partner is told about each child's number; empty where it is about no child. */
  private static String numbers(List<Numbered> all, List<Numbered> without, Words say) {
    return all.stream()
        .map(child -> number(child, without.contains(child), say))
        .collect(Collectors.joining(" "));
  }

  private static String number(Numbered child, boolean without, Words say) {
    String number = child.number();
    return number == null || without
        ? say.of("concerns.sharing.number.not", name(child, say))
        : say.of("concerns.sharing.number", name(child, say), number);
  }

  private static String names(List<Numbered> children, Words say) {
    return children.stream().map(child -> name(child, say)).collect(Collectors.joining(", "));
  }

  private static String name(Numbered child, Words say) {
    String name = child.name();
    return name == null ? say.of("concerns.unnamed") : name;
  }

  /** Whoever sent it disagrees with what was decided. */
  @PostMapping("/concerns/{id}/disagreement")
  View disagree(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String against,
      Viewer viewer,
      HttpServletRequest request) {
    WholeConcern whole = wholes.one(id, viewer);
    UUID decision = whole.concern().decision();
    if (decision == null || !whole.mayDisagree(viewer)) {
      throw new Restricted();
    }
    var typed = new LinkedMultiValueMap<String, String>();
    typed.add("against", against);
    var form = new DecisionForm(typed);
    var wrong = new ArrayList<Wrong>();
    String reasons = form.needed("against", "decisions.dissent.empty", frame.words(), wrong);
    if (!wrong.isEmpty()) {
      return page(whole, viewer, form, wrong);
    }
    dissents.dissentOfSender(decision, viewer, reasons);
    PageFrame.sayNext(request, frame.words().of("decisions.dissent.done"));
    return new RedirectView("/concerns/" + id);
  }

  private JteView page(WholeConcern whole, Viewer viewer, DecisionForm form, List<Wrong> wrong) {
    UUID id = whole.concern().entry();
    return ConcernPages.page(
        pages, whole, viewer, frontDoor.decides(viewer, id), frontDoor.version(id), form, wrong);
  }
}
