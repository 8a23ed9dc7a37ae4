package org.breakwater.whoiswho;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.breakwater.access.Reach;
import org.breakwater.access.Role;
import org.breakwater.access.Viewer;
import org.breakwater.access.Viewing;
import org.breakwater.identity.Comparing;
import org.breakwater.identity.Deciding;
import org.breakwater.identity.Description;
import org.breakwater.identity.Judgement.Verdict;
import org.breakwater.identity.MentionId;
import org.breakwater.pages.JteView;
import org.breakwater.pages.PageFrame;
import org.breakwater.pages.Pages;
import org.breakwater.pages.Restricted;
import org.breakwater.pages.Wrong;
import org.breakwater.record.Subject;
import org.breakwater.story.AsKnown;
import org.breakwater.story.EntryWords;
import org.breakwater.story.Identity;
import org.breakwater.story.Saying;
import org.breakwater.story.StoryWords;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/**
 * Who may be whom, two people side by side, one person's mentions to be ticked, and each decision.
 *
 * <p>Joining shows one person's story to whoever may see the other's. So only posts that reach the
 * whole area look here, who gain nothing by it.
 */
@Controller
class WhoIsWhoPages {
  private static final int LONGEST = 4_000;

  private final Doubts doubts;
  private final Deciding deciding;
  private final SideBySide sideBySide;
  private final Comparing comparing;
  private final Viewing viewing;
  private final Saying saying;
  private final Pages pages;
  private final PageFrame frame;

  WhoIsWhoPages(
      Doubts doubts,
      Deciding deciding,
      SideBySide sideBySide,
      Comparing comparing,
      Viewing viewing,
      Saying saying,
      Pages pages,
      PageFrame frame) {
    this.doubts = doubts;
    this.deciding = deciding;
    this.sideBySide = sideBySide;
    this.comparing = comparing;
    this.viewing = viewing;
    this.saying = saying;
    this.pages = pages;
    this.frame = frame;
  }

  /** Whether this person may see who may be whom. */
  static boolean looks(Viewer viewer) {
    return viewer.reach() == Reach.AREA && viewer.role() != Role.ADMINISTRATOR;
  }

  private record Listed(
      List<Doubts.Doubt> waiting,
      List<Doubts.Parting> partings,
      Map<UUID, Identity> who,
      StoryWords say) {}

  @GetMapping("/who-is-who")
  View list(@RequestParam(defaultValue = "1") int page, Viewer viewer) {
    if (!looks(viewer)) {
      throw new Restricted();
    }
    int number = Math.clamp(page, 1, 1_000);
    Listed listed =
        viewing.look(
            viewer,
            viewer.purpose(),
            "who-is-who",
            () -> {
              List<Doubts.Doubt> waiting =
                  doubts.waiting(Doubts.A_PAGE, (number - 1L) * Doubts.A_PAGE);
              List<Doubts.Parting> partings = number == 1 ? doubts.partings(null) : List.of();
              return new Listed(
                  waiting,
                  partings,
                  doubts.who(
                      Stream.concat(
                          waiting.stream().flatMap(Doubts.Doubt::persons),
                          partings.stream().map(Doubts.Parting::person))),
                  saying.words(AsKnown.TODAY));
            },
            it -> it.who().keySet().stream().map(Subject::person).toList());
    return pages.view(
        "whoiswho/waiting",
        Map.of(
            "waiting", listed.waiting(),
            "partings", listed.partings(),
            "who", listed.who(),
            "say", listed.say(),
            "number", number));
  }

  private record Compared(SideBySide.Pair pair, StoryWords say) {}

  @GetMapping("/who-is-who/{one}/{other}")
  View compare(@PathVariable UUID one, @PathVariable UUID other, Viewer viewer) {
    return compare(compared(one, other, viewer), viewer, "", "", List.of());
  }

  @GetMapping(
      value = "/who-is-who/{one}/{other}/weight",
      produces = MediaType.APPLICATION_JSON_VALUE)
  @ResponseBody
  @Operation(
      summary = "Why two people may be one",
      description =
          "What agrees and differs, and each step of the weight, as their page shows it. For posts"
              + " that reach the whole area, in the session of the pages; the look is recorded.")
  @ApiResponse(responseCode = "200", description = "The steps add up to the weight")
  @ApiResponse(
      responseCode = "404",
      description = "Nothing that this post may see",
      content = @Content)
  WeighedPair weight(
      @PathVariable UUID one, @PathVariable UUID other, @Parameter(hidden = true) Viewer viewer) {
    Compared compared = compared(one, other, viewer);
    return WeighedPair.of(compared.pair(), compared.say());
  }

  @PostMapping("/who-is-who/{one}/{other}")
  View decide(
      @PathVariable UUID one,
      @PathVariable UUID other,
      @RequestParam(defaultValue = "") String verdict,
      @RequestParam(defaultValue = "") String reasons,
      @RequestParam(defaultValue = "-1") long seenOne,
      @RequestParam(defaultValue = "-1") long seenOther,
      Viewer viewer,
      HttpServletRequest request) {
    Compared compared = compared(one, other, viewer);
    if (!viewer.decidesForTheArea()) {
      throw new Restricted();
    }
    var wrong = new ArrayList<Wrong>();
    Optional<Verdict> chosen =
        List.of(Verdict.values()).stream().filter(it -> it.name().equals(verdict)).findFirst();
    if (chosen.isEmpty()) {
      wrong.add(new Wrong(frame.words().of("who.wrong.verdict"), "verdict"));
    }
    reasons(reasons, wrong);
    if (!wrong.isEmpty() || chosen.isEmpty()) {
      return compare(compared, viewer, verdict, reasons, wrong);
    }
    var result =
        deciding.judge(
            new Deciding.Before(compared.pair().one(), seenOne),
            new Deciding.Before(compared.pair().other(), seenOther),
            chosen.get(),
            reasons.strip(),
            viewer.author());
    return switch (result) {
      case Deciding.Result.Decided(UUID entry) ->
          done("who.decided." + chosen.get(), "/who-is-who/decisions/" + entry, request);
      case Deciding.Result.Changed _ ->
          compare(
                  compared(one, other, viewer),
                  viewer,
                  verdict,
                  reasons,
                  List.of(new Wrong(frame.words().of("who.wrong.meanwhile"), null)))
              .status(HttpStatus.CONFLICT);
    };
  }

  /** Two different persons, of both of whom the viewer may see something. */
  private Compared compared(UUID one, UUID other, Viewer viewer) {
    if (!looks(viewer)) {
      throw new Restricted();
    }
    return viewing.look(
        viewer,
        viewer.purpose(),
        "compared",
        () -> {
          UUID first = doubts.now(one);
          UUID second = doubts.now(other);
          Map<UUID, Identity> who = doubts.who(List.of(first, second).stream());
          Identity ones = who.get(first);
          Identity others = who.get(second);
          if (ones == null || others == null || first.equals(second)) {
            throw new Restricted();
          }
          StoryWords say = saying.words(AsKnown.TODAY);
          return new Compared(
              sideBySide.of(
                  ones, others, doubts.descriptions(first), doubts.descriptions(second), say),
              say);
        },
        it -> List.of(Subject.person(it.pair().one()), Subject.person(it.pair().other())));
  }

  private JteView compare(
      Compared compared, Viewer viewer, String verdict, String reasons, List<Wrong> errors) {
    var model = new HashMap<String, Object>();
    model.put("it", compared.pair());
    model.put("say", compared.say());
    model.put("decides", viewer.decidesForTheArea());
    model.put("seenOne", deciding.version(compared.pair().one()));
    model.put("seenOther", deciding.version(compared.pair().other()));
    model.put("verdict", verdict);
    model.put("reasons", reasons);
    model.put("errors", errors);
    return answered("whoiswho/compare", model, errors);
  }

  /**
   * A person to be parted.
   *
   * @param parting what the model would part, where that is asked about
   * @param apart which mentions those are
   * @param closest how near they are to the others
   */
  private record Taken(
      UUID person,
      Identity who,
      List<Doubts.Ticked> mentions,
      StoryWords say,
      Doubts.@Nullable Parting parting,
      Set<String> apart,
      Comparing.@Nullable Closest closest) {}

  @GetMapping("/people/{id}/part")
  View part(@PathVariable UUID id, @RequestParam(defaultValue = "") String apart, Viewer viewer) {
    Taken taken = taken(id, apart, viewer);
    return part(taken, taken.apart(), "", List.of());
  }

  @PostMapping("/people/{id}/part")
  View part(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") List<String> others,
      @RequestParam(defaultValue = "") String reasons,
      @RequestParam(defaultValue = "-1") long seen,
      @RequestParam(defaultValue = "") String apart,
      @RequestParam(defaultValue = "") String keep,
      Viewer viewer,
      HttpServletRequest request) {
    Taken taken = taken(id, apart, viewer);
    boolean kept = keep.equals("yes") && taken.parting() != null;
    var wrong = new ArrayList<Wrong>();
    Set<MentionId> ticked = new LinkedHashSet<>();
    for (Doubts.Ticked one : taken.mentions()) {
      if (others.contains(one.value())) {
        ticked.add(one.id());
      }
    }
    if (!kept && (ticked.isEmpty() || ticked.size() == taken.mentions().size())) {
      wrong.add(new Wrong(frame.words().of("who.wrong.ticked"), "others"));
    }
    reasons(reasons, wrong);
    if (!wrong.isEmpty()) {
      return part(taken, Set.copyOf(others), reasons, wrong);
    }
    var before = new Deciding.Before(taken.person(), seen);
    Doubts.Parting parting = taken.parting();
    var result =
        kept && parting != null
            ? deciding.keep(
                before, parting.one(), parting.other(), reasons.strip(), viewer.author())
            : deciding.part(before, ticked, reasons.strip(), viewer.author());
    return switch (result) {
      case Deciding.Result.Decided(UUID entry) ->
          done(kept ? "who.kept" : "who.parted", "/who-is-who/decisions/" + entry, request);
      case Deciding.Result.Changed _ ->
          part(
                  taken(id, apart, viewer),
                  Set.copyOf(others),
                  reasons,
                  List.of(new Wrong(frame.words().of("who.wrong.meanwhile"), null)))
              .status(HttpStatus.CONFLICT);
    };
  }

  private Taken taken(UUID id, String apart, Viewer viewer) {
    if (!viewer.decidesForTheArea()) {
      throw new Restricted();
    }
    return viewing.look(
        viewer,
        viewer.purpose(),
        "mentions",
        () -> {
          UUID now = doubts.now(id);
          Identity who = doubts.who(List.of(now).stream()).get(now);
          if (who == null) {
            throw new Restricted();
          }
          return taken(now, who, apart);
        },
        it -> List.of(Subject.person(it.person())));
  }

  private Taken taken(UUID person, Identity who, String apart) {
    List<Doubts.Ticked> mentions = doubts.mentions(person);
    StoryWords say = saying.words(AsKnown.TODAY);
    List<String> values = mentions.stream().map(Doubts.Ticked::value).toList();
    Doubts.Parting parting =
        apart.isEmpty() || !values.contains(apart)
            ? null
            : doubts.partings(person).stream()
                .filter(one -> one.value().equals(apart))
                .findFirst()
                .orElse(null);
    if (parting == null) {
      return new Taken(person, who, mentions, say, null, Set.of(), null);
    }
    Set<Integer> others =
        comparing.belongingWith(
            mentions.stream().map(Doubts.Ticked::said).toList(), values.indexOf(apart));
    return new Taken(
        person,
        who,
        mentions,
        say,
        parting,
        others.stream().map(values::get).collect(Collectors.toSet()),
        comparing
            .closest(said(mentions, others::contains), said(mentions, at -> !others.contains(at)))
            .orElse(null));
  }

  private static List<Description> said(List<Doubts.Ticked> mentions, IntPredicate which) {
    return IntStream.range(0, mentions.size())
        .filter(which)
        .mapToObj(at -> mentions.get(at).said())
        .toList();
  }

  private JteView part(Taken taken, Set<String> ticked, String reasons, List<Wrong> errors) {
    var model = new HashMap<String, Object>();
    model.put("person", taken.person());
    model.put("who", taken.who());
    model.put("mentions", taken.mentions());
    model.put("words", new EntryWords(taken.say()));
    model.put("ticked", ticked);
    model.put("seen", deciding.version(taken.person()));
    model.put("reasons", reasons);
    model.put("errors", errors);
    model.put("parting", taken.parting());
    model.put("closest", taken.closest());
    return answered("whoiswho/part", model, errors);
  }

  private record Decided(Doubts.Decision decision, Map<UUID, Identity> who, StoryWords say) {}

  @GetMapping("/who-is-who/decisions/{id}")
  View decision(@PathVariable UUID id, Viewer viewer) {
    return decision(decided(id, viewer), viewer, "", List.of());
  }

  @PostMapping("/who-is-who/decisions/{id}")
  View undo(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String reasons,
      Viewer viewer,
      HttpServletRequest request) {
    Decided decided = decided(id, viewer);
    if (!viewer.decidesForTheArea()) {
      throw new Restricted();
    }
    var wrong = new ArrayList<Wrong>();
    reasons(reasons, wrong);
    if (!wrong.isEmpty()) {
      return decision(decided, viewer, reasons, wrong);
    }
    return switch (deciding.undo(id, reasons.strip(), viewer.author())) {
      case Deciding.Result.Decided _ -> done("who.undone", "/who-is-who/decisions/" + id, request);
      case Deciding.Result.Changed _ ->
          decision(
                  decided(id, viewer),
                  viewer,
                  reasons,
                  List.of(new Wrong(frame.words().of("who.wrong.later"), null)))
              .status(HttpStatus.CONFLICT);
    };
  }

  private Decided decided(UUID id, Viewer viewer) {
    if (!looks(viewer)) {
      throw new Restricted();
    }
    return viewing.look(
        viewer,
        viewer.purpose(),
        "who-is-who",
        () -> {
          Doubts.Decision decision = doubts.decision(id).orElseThrow(Restricted::new);
          return new Decided(
              decision,
              doubts.who(List.of(decision.one(), decision.other()).stream()),
              saying.words(AsKnown.TODAY));
        },
        it -> it.who().keySet().stream().map(Subject::person).toList());
  }

  private JteView decision(Decided decided, Viewer viewer, String reasons, List<Wrong> errors) {
    var model = new HashMap<String, Object>();
    model.put("it", decided.decision());
    model.put("who", decided.who());
    model.put("say", decided.say());
    model.put("decides", viewer.decidesForTheArea());
    model.put("reasons", reasons);
    model.put("errors", errors);
    return answered("whoiswho/decision", model, errors);
  }

  private JteView answered(String template, Map<String, Object> model, List<Wrong> errors) {
    return pages
        .view(template, model)
        .status(errors.isEmpty() ? HttpStatus.OK : HttpStatus.BAD_REQUEST);
  }

  private void reasons(String typed, List<Wrong> wrong) {
    if (typed.isBlank() || typed.length() > LONGEST) {
      wrong.add(new Wrong(frame.words().of("who.wrong.reasons", LONGEST), "reasons"));
    }
  }

  private View done(String text, String to, HttpServletRequest request) {
    PageFrame.sayNext(request, frame.words().of(text));
    return new RedirectView(to);
  }
}
