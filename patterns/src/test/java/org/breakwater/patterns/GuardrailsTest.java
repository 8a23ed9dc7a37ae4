package org.breakwater.patterns;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.StringEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.breakwater.town.Told;
import org.breakwater.town.Town;
import org.breakwater.town.TownPlan;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What the search for patterns may not do, whatever it finds. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class GuardrailsTest {
  private static final List<String> FORBIDDEN =
      List.of(
          "ethnic",
          "religio",
          "national",
          "depriv",
          "benefit",
          "mealsfree",
          "freemeal",
          "attendance",
          "language",
          "birthplace",
          "gender",
          "postcode",
          "surname");

  @Test
  void no_class_of_the_engine_so_much_as_names_a_forbidden_feature() throws IOException {
    assertThat(named(Path.of("target/classes"))).isNotEmpty().noneMatch(GuardrailsTest::forbidden);
  }

  @Test
  void a_forbidden_feature_is_noticed_in_any_class() throws IOException {
    // This very class names them all.
    assertThat(named(Path.of("target/test-classes"))).anyMatch(GuardrailsTest::forbidden);
  }

  private static boolean forbidden(String name) {
    var small = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
    return FORBIDDEN.stream().anyMatch(small::contains);
  }

  private static Set<String> named(Path folder) throws IOException {
    var named = new TreeSet<String>();
    try (var classes = Files.walk(folder)) {
      for (Path file : classes.filter(f -> f.toString().endsWith(".class")).toList())
        StreamSupport.stream(ClassFile.of().parse(file).constantPool().spliterator(), false)
            .forEach(entry -> {
              if (entry instanceof Utf8Entry words) named.add(words.stringValue());
              if (entry instanceof StringEntry words) named.add(words.stringValue());
            });
    }
    return named;
  }

  @Test
  void two_towns_that_differ_only_in_the_origins_of_names_get_the_same_alarms() {
    var plan = TownPlan.of(5, 14_000).lasting(LocalDate.of(2009, 1, 1), LocalDate.of(2012, 1, 1));
    var dealt = alarms(plan);
    assertThat(dealt).isNotEmpty();
    assertThat(alarms(plan.mirrored())).isEqualTo(dealt);
  }

  /**
   * Everything that an alarm says, entities by their order of appearance, for a mirrored man has
   * another name.
   */
  private static List<String> alarms(TownPlan plan) {
    return Scan.withBudget(1).alarms(reports(plan), Set.of()).stream()
        .map(Scan.Alarm::pattern)
        .map(pattern ->
            pattern.surfacedBy()
                + pattern.children()
                + pattern.reports()
                + pattern.entities().size()
                + pattern.score())
        .toList();
  }

  /** A town's reports, each person being who they truly are. */
  static List<Report> reports(TownPlan plan) {
    var town = Town.of(plan);
    var people = town.people().toList();
    return town.reports().map(told -> report(told, people)).toList();
  }

  private static Report report(Told told, List<Town.TruePerson> people) {
    var report = told.report();
    var day = LocalDate.ofInstant(report.recorded(), java.time.ZoneOffset.UTC);
    var children = new java.util.ArrayList<Child>();
    var entities = new java.util.ArrayList<Entity>();
    IntStream.range(0, told.people().size())
        .forEach(i -> {
          var role = report.people().get(i).role();
          var person = people.get(told.people().get(i));
          boolean care =
              person.careFrom() != null
                  && !day.isBefore(person.careFrom())
                  && person.careTo() != null
                  && day.isBefore(person.careTo());
          if (role.equals("child") || role.equals("sibling"))
            children.add(new Child("p" + person.person(), "h" + person.household(), care));
          else if (role.startsWith("adult"))
            entities.add(new Entity("adult", "p" + person.person()));
        });
    for (var thing : report.things())
      entities.add(
          new Entity(
              thing.type(), thing.value().toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "")));
    boolean worry =
        WorryRule.worry(
            report.kind(),
            report.concerns(),
            report.people().stream().map(person -> person.role()).toList(),
            report.links().stream().map(link -> link.type()).toList());
    return new Report(
        report.ref(),
        (int) day.toEpochDay(),
        report.agency() + "/" + report.kind(),
        worry,
        children,
        entities);
  }

  @Test
  void no_alarm_lists_a_child_among_what_is_suspected() {
    var plan = TownPlan.of(6, 14_000);
    var reports = reports(plan);
    var children = new HashSet<String>();
    for (var report : reports) for (var child : report.children()) children.add(child.id());
    assertThat(Scan.withBudget(1).alarms(reports, Set.of()))
        .isNotEmpty()
        .allSatisfy(alarm ->
            assertThat(alarm.pattern().entities())
                .noneMatch(entity -> children.contains(entity.id())));
  }
}
