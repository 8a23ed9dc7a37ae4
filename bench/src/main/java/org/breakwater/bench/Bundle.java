package org.breakwater.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.breakwater.town.TownFiles;
import org.breakwater.town.TownPlan;

/** Reports to bring in. */
record Bundle(String of, Path file) {
  /** The first report about the child with the long story. */
  static final String FIRST_OF_LONG_STORY = "BENCH-00001";

  private static final String CHILD = "p1";

  private static final LocalDate END = LocalDate.of(2026, 1, 1);
  private static final int YEARS = 20;
  private static final double REPORTING = 1.25;

  /**
   * Of what an ordinary town writes, so much makes 155,000 reports of 250,000 people in 16 years.
   */
  private static final double RARELY = 0.465;

  /** Reports that somebody of such a town is mentioned in first, over all the years. */
  private static final double REPORTS_A_PERSON = 2.05;

  private static final List<String> AGENCIES = List.of("school", "health", "police", "social-care");

  /** Seven agencies' reports over twenty years: about this many, 1,000 to 500,000. */
  static Bundle town(int reports, Path folder) throws IOException {
    int people = Math.clamp((int) (reports / REPORTS_A_PERSON), 500, 250_000);
    TownPlan ordinary = TownPlan.of(11, people).lasting(END.minusYears(YEARS), END);
    long written = write(ordinary, ordinary.rings(), REPORTING, folder);
    return in(folder, "town of " + people + ", " + written + " reports");
  }

  /**
   * Seven agencies' reports over sixteen years about an area that writes 155,000 in them if 250,000
   * people live there: about this many, 400 to 155,000.
   */
  static Bundle history(int reports, Path folder) throws IOException {
    int people = Math.clamp((long) (reports * 250.0 / 155), 500, 250_000);
    TownPlan ordinary = TownPlan.of(74, people).lasting(END.minusYears(16), END);
    long written = write(ordinary, people / 10_000, RARELY, folder);
    return in(folder, "%,d people over 16 years, %,d reports".formatted(people, written));
  }

  /** Seven agencies' reports of one year about a whole area of so many people. */
  static Bundle year(int people, Path folder) throws IOException {
    TownPlan plan = TownPlan.of(11, people).lasting(END.minusYears(1), END);
    long written = write(plan, folder);
    return in(folder, "a year of " + people + " people, " + written + " reports");
  }

  /** The same town with other rings, which writes more or less than it would. */
  private static long write(TownPlan ordinary, int rings, double reporting, Path folder)
      throws IOException {
    return write(
        new TownPlan(
            ordinary.seed(),
            ordinary.people(),
            ordinary.from(),
            ordinary.to(),
            rings,
            reporting,
            ordinary.noticing(),
            false,
            ordinary.origins()),
        folder);
  }

  private static long write(TownPlan plan, Path folder) throws IOException {
    return TownFiles.write(plan, Files.createDirectories(folder)).reports();
  }

  private static Bundle in(Path folder, String of) {
    return new Bundle(of, folder.resolve("reports.ndjson"));
  }

  /** One child in the reports of four agencies, a day apart. */
  static Bundle longStory(int reports, Path folder) throws IOException {
    Path file = folder.resolve("long-story.ndjson");
    try (var out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      for (int i = 0; i < reports; i++) {
        LocalDate day = END.minusDays(reports - i);
        out.write(
            """
            {"ref":"BENCH-%05d","agency":"%s","kind":"contact","occurred":"%s",\
            "recorded":"%sT17:00:00Z","summary":"Seen today. Note %d of a long story.",\
            "people":[{"ref":"%s","role":"child","given":"Marigold","family":"Longstory",\
            "born":"2009-05-04"}]}
            """
                .formatted(i + 1, AGENCIES.get(i % AGENCIES.size()), day, day, i + 1, CHILD));
      }
    }
    return new Bundle("one child, " + reports + " reports", file);
  }
}
