package org.breakwater;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** The walls between needs, and the rules of the house that no compiler holds. */
class ArchitectureTest {
  private static final String[] ENGINES = {
    "org.breakwater.ledger..",
    "org.breakwater.linkage..",
    "org.breakwater.patterns..",
    "org.breakwater.town.."
  };

  private static final JavaClasses OURS =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.breakwater");

  @Test
  void needs_reach_each_other_only_through_front_doors_and_never_in_a_circle() {
    // The engines are libraries with packages of their own, not needs of the service; and a
    // template
    // is its need's own, whichever package the generator puts it in.
    ApplicationModules.of(
            Application.class,
            resideInAnyPackage(ENGINES).or(resideInAnyPackage("org.breakwater.pages.templates..")))
        .verify();
  }

  @Test
  void nobody_reads_the_wall_clock() {
    nobodyReadsTheWallClock().check(OURS);
  }

  @Test
  void somebody_who_reads_the_wall_clock_is_noticed() {
    JavaClasses careless = new ClassFileImporter().importClasses(Careless.class);
    assertThatThrownBy(() -> nobodyReadsTheWallClock().check(careless))
        .isInstanceOf(AssertionError.class);
  }

  @Test
  void the_record_knows_nobody() {
    noClasses()
        .that()
        .resideInAPackage("org.breakwater.record..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.breakwater.intake..",
            "org.breakwater.identity..",
            "org.breakwater.story..",
            "org.breakwater.access..",
            "org.breakwater.pages..")
        .because("everyone may append to the record, and it knows none of them")
        .check(OURS);
  }

  @Test
  void engines_know_nothing_of_spring_or_sql() {
    noClasses()
        .that()
        .resideInAnyPackage(ENGINES)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.springframework..", "java.sql..", "javax.sql..")
        .allowEmptyShould(true)
        .because("an engine is useful alone to someone who never heard of the rest")
        .check(OURS);
  }

  private static ArchRule nobodyReadsTheWallClock() {
    return noClasses()
        .that()
        .resideInAPackage("org.breakwater..")
        .should()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(java.time.LocalDate.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callConstructor(Random.class)
        .because("a test must be able to say what time it is and what chance brings");
  }

  /** Breaks the rule on purpose. */
  static final class Careless {
    Instant late() {
      return Instant.now();
    }
  }
}
