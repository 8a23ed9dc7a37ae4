package org.breakwater.town;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import org.breakwater.town.Scene.Known;
import org.jspecify.annotations.Nullable;

/** Writes scenes down as the seven agencies' writers would, slips and gaps included. */
final class Desk {
  private record Staff(Resident person, String post) {}

  private static final List<String> WRONG =
      List.of(
          "sexual-exploitation",
          "criminal-exploitation",
          "physical-abuse",
          "emotional-abuse",
          "neglect",
          "missing");

  private final Population town;
  private final Phrases phrases;
  private final SplittableRandom random;
  private final Map<Kind, List<Staff>> staff = new EnumMap<>(Kind.class);
  private final Map<String, Integer> numbers = new java.util.HashMap<>();

  Desk(Population town, Phrases phrases, SplittableRandom random, int people) {
    this.town = town;
    this.phrases = phrases;
    this.random = random;
    for (var kind : Kind.values()) {
      var team = new ArrayList<Staff>();
      for (int i = 0; i <= people / 4_000; i++)
        for (var post : kind.posts()) team.add(new Staff(town.adult(random), post));
      staff.put(kind, team);
    }
  }

  Told write(Scene sketch) {
    var phrase = phrases.any(sketch.voice(), random);
    var scene = complete(sketch, phrase);
    long happened = scene.day() * 86_400L + 7 * 3_600 + random.nextInt(16 * 3_600);
    long recorded = happened + delay();
    int recordedDay = (int) Math.floorDiv(recorded, 86_400L);
    var page = new Page(town, scene, recordedDay, random);
    describe(page, scene);
    var writer = writer(scene.kind());
    if (random.nextInt(100) < 14) page.professional(writer(scene.kind()).person());
    var summary = Wording.fill(phrase, scene, page.name(), random);
    return new Told(
        new Report(
            reference(scene.kind(), recordedDay),
            scene.kind().agency,
            scene.kind().kind,
            concerns(scene),
            occurred(scene, happened),
            Instant.ofEpochSecond(recorded),
            author(scene.kind(), writer, recordedDay),
            summary,
            page.people(),
            page.things(),
            page.links()),
        page.truth());
  }

  /**
   * Whom and what the phrase speaks of was there, if only someone of the town whom it might have
   * been.
   */
  private Scene complete(Scene scene, String phrase) {
    var whole = scene;
    if (phrase.contains("{friend}") && scene.friend() == null)
      whole =
          whole.with(town.child(random, scene.day(), scene.kind().youngest, scene.kind().under));
    if (phrase.contains("{nick}") && scene.man() == null)
      whole = whole.with(town.nicknamed(random), Known.NICKNAME, whole.plate());
    if (phrase.contains("{plate}") && scene.plate() == null)
      whole = whole.with(whole.man(), whole.known(), town.driver(random).plate);
    return whole;
  }

  private void describe(Page page, Scene scene) {
    var child = scene.child();
    if (child != null) {
      page.child(child, words(scene));
      if (random.nextInt(100) < scene.kind().family) page.family(child, parentWords(scene));
    }
    if (scene.friend() != null) page.friend(scene.friend());
    if (scene.man() != null) page.adult(scene.man());
    if (scene.plate() != null) page.vehicle(scene.plate());
    if (scene.phone() != null) page.phone(scene.phone());
    boolean placed =
        scene.voice().startsWith("hidden")
            || scene.voice().startsWith("lookalike")
            || scene.kind() == Kind.POLICE_INTELLIGENCE
            || scene.kind() == Kind.COMMUNITY_CONCERN;
    if (random.nextInt(100) < (placed ? 55 : 3)) page.place(scene.place());
  }

  private @Nullable String words(Scene scene) {
    int draw = random.nextInt(100);
    var said = phrases.any(scene.wordsVoice(), random);
    var child = scene.child();
    boolean speaks = child != null && child.age(scene.day()) >= 6;
    return speaks && draw < scene.words() ? Wording.fill(said, scene, "", random) : null;
  }

  private @Nullable String parentWords(Scene scene) {
    int draw = random.nextInt(100);
    var said = phrases.any("words-parent", random);
    boolean asked =
        !scene.kind().agency.equals("health") && !scene.kind().agency.equals("community");
    // What is only now and then said must not change what chance brings after it.
    return asked && draw < 9
        ? Wording.fill(said, scene, "", new SplittableRandom(scene.day()))
        : null;
  }

  /**
   * Seconds from the event to its record: mostly hours, often a day or two, now and then months.
   */
  private long delay() {
    int kind = random.nextInt(1_000);
    if (kind < 550) return 300 + random.nextInt(6 * 3_600);
    if (kind < 920) return 3_600 + random.nextInt(3 * 86_400);
    return kind < 985
        ? 86_400 + random.nextInt(30 * 86_400)
        : 86_400L * (30 + random.nextInt(400)) + random.nextInt(30_000);
  }

  /**
   * When it happened, as precisely as the writer says; one in 1,000 dates it into the coming year.
   */
  private @Nullable String occurred(Scene scene, long happened) {
    int form = random.nextInt(1_000);
    var date = LocalDate.ofEpochDay(scene.day());
    if (form < 50) return null;
    if (form < 60) return "%04d".formatted(date.getYear());
    if (form < 100) return date.toString().substring(0, 7);
    if (form < 101) return date.plusYears(1).toString();
    if (form
        > (scene.kind().agency.equals("police") || scene.kind().agency.equals("health")
            ? 650
            : 920)) return instant(date, happened);
    return date.toString();
  }

  private static String instant(LocalDate date, long happened) {
    boolean summer = date.getMonthValue() > 3 && date.getMonthValue() < 11;
    int minute = (int) Math.floorMod(happened, 86_400L) / 60 + (summer ? 60 : 0);
    var day = minute >= 1_440 ? date.plusDays(1) : date;
    return "%sT%02d:%02d%s"
        .formatted(day, minute % 1_440 / 60, minute % 60, summer ? "+01:00" : "Z");
  }

  private List<String> concerns(Scene scene) {
    int draw = random.nextInt(100);
    var wrong = WRONG.get(random.nextInt(WRONG.size()));
    if (scene.voice().startsWith("hidden")) {
      if (draw < 22) return List.of("sexual-exploitation");
      if (draw < 28) return List.of("criminal-exploitation");
      return draw < 45 && scene.kind() == Kind.POLICE_MISSING
          ? List.of("missing")
          : draw < 38 ? List.of(wrong) : List.of();
    }
    if (draw < scene.kind().concerned)
      return draw % 25 == 1
          ? List.of(scene.kind().concern, "sexual-exploitation").stream().distinct().toList()
          : List.of(scene.kind().concern);
    return draw > 97 ? List.of(wrong) : List.of();
  }

  private Staff writer(Kind kind) {
    var team = staff.get(kind);
    if (team == null) throw new IllegalStateException("nobody writes " + kind);
    return team.get(random.nextInt(team.size()));
  }

  private Report.Author author(Kind kind, Staff writer, int day) {
    int form = random.nextInt(10);
    var name = writer.person().given + " " + writer.person().family(day);
    return new Report.Author(
        kind.agency.equals("community") && form < 7
            ? "Anonymous caller"
            : form == 0 ? writer.post() : name,
        writer.post());
  }

  private String reference(Kind kind, int day) {
    var series =
        kind.agency.substring(0, 3).toUpperCase(Locale.ROOT)
            + "-"
            + LocalDate.ofEpochDay(day).getYear();
    return "%s-%06d".formatted(series, numbers.merge(series, 1, Integer::sum));
  }

  /** How well a driver, a boyfriend or a stranger is known, from a draw of 0 to 99. */
  static Known known(int draw, Kind kind) {
    if (kind == Kind.POLICE_STOP) return Known.DRIVER;
    if (draw < 62) return Known.NICKNAME;
    return draw < 82 ? Known.GIVEN_NAME : Known.IN_FULL;
  }
}
