package org.breakwater.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.breakwater.identity.Description;
import org.breakwater.intake.Report;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is only typed otherwise is not shown as a disagreement. */
class IdentityTest {
  private static final Instant FIRST = Instant.parse("2014-03-01T10:00:00Z");

  /** An address of each, in the order in which they were written down. */
  private static List<Said<Report.Address>> addresses(String[]... typed) {
    var all = new ArrayList<Identity.Described>();
    for (String[] one : typed) {
      all.add(
          new Identity.Described(
              living(one[0], one.length > 1 ? one[1] : null),
              1,
              new TreeSet<>(Set.of("child")),
              new TreeSet<>(Set.of("school")),
              FIRST.plusSeconds(all.size())));
    }
    List<Said<Report.Address>> found = Identity.of(new UUID(0, 1), all).addresses();
    Collections.reverse(all);
    assertThat(Identity.of(new UUID(0, 1), all).addresses())
        .as("the order in which they are read does not matter")
        .isEqualTo(found);
    return found;
  }

  private static Description living(String line, @Nullable String postcode) {
    return new Description(
        "Wren",
        null,
        "Sallow",
        List.of(),
        null,
        null,
        null,
        null,
        List.of(new Report.Address(line, postcode)),
        List.of(),
        List.of());
  }

  private static String[] typed(String... parts) {
    return parts;
  }

  private static Stream<String> shown(List<Said<Report.Address>> all) {
    return all.stream().map(one -> one.value().line() + "|" + one.value().postcode());
  }

  @Test
  void an_address_with_and_without_its_postcode_is_one_however_it_is_typed() {
    List<Said<Report.Address>> all =
        addresses(
            typed("77 Mallard Terrace"),
            typed("77 MALLARD TERRACE,", "zz77nb"),
            typed("77 Mallard Terrace", "ZZ7 7NB"));
    assertThat(shown(all)).containsExactly("77 Mallard Terrace|ZZ7 7NB");
    assertThat(all.getFirst().reports()).isEqualTo(3);
  }

  @Test
  void one_line_in_two_postcodes_stays_two_and_without_one_it_is_neither() {
    assertThat(
            shown(
                addresses(
                    typed("1 High Street", "ZZ1 1AA"),
                    typed("1 High Street"),
                    typed("1 High Street", "ZZ2 2BB"))))
        .containsExactly("1 High Street|ZZ2 2BB", "1 High Street|null", "1 High Street|ZZ1 1AA");
  }

  @Test
  void other_numbers_are_other_addresses() {
    assertThat(addresses(typed("1 High Street"), typed("11 High Street"))).hasSize(2);
  }
}
