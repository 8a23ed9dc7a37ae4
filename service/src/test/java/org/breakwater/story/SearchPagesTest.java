package org.breakwater.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.breakwater.access.Reach;
import org.breakwater.access.Role;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Finding a child by whatever is known of her. */
class SearchPagesTest {
  @TempDir static Path folder;
  private static ARecord record;
  private static AVisitor bo;
  private static UUID tamsin;

  @BeforeAll
  static void start() {
    record = new ARecord(folder);
    tamsin = record.person(record.receiveTamsin().getFirst(), 0);
    record.worker("bo", "Bo Lind", "front-door", Role.PRACTITIONER, Reach.AREA);
    bo = AVisitor.signedIn(record, "bo");
  }

  @AfterAll
  static void stop() {
    record.close();
  }

  @Test
  void a_name_is_found_as_said_as_heard_and_as_misspelt() {
    for (String name :
        List.of(
            "Tamsin Orrell", "tamsin", "Orrell", "Tamzin Orel", "Tamsin Orrel", "Tamsni Orrell")) {
      assertThat(people(name)).as(name).contains("/people/" + tamsin);
    }
    assertThat(search("Tamsin Orrell").select(".bw-result").eachText().getFirst())
        .contains("Tamsin Orrell", "Born 17 May 2001", "Sallow Court", "Known to", "The same name");
  }

  @Test
  void a_worker_finds_their_own_child_among_hundreds_of_namesakes_and_no_other() {
    List<UUID> namesakes =
        record.receive(
            java.util.stream.IntStream.range(0, 450)
                .mapToObj(
                    n ->
                        """
                        {"ref":"NAMESAKE-%1$d","agency":"school","kind":"concern","recorded":"2024-05-01T10:00:00Z",\
                        "summary":"Noted.","people":[{"ref":"p1","role":"child","given":"Mary","family":"Common",\
                        "addresses":[{"line":"%1$d Long Row"}]}]}"""
                            .formatted(n))
                .toList());
    UUID theirs = record.person(namesakes.get(433), 0);
    record.relate(
        theirs,
        record.worker("cy", "Cy Marl", "social-care", Role.PRACTITIONER, Reach.CASELOAD));
    AVisitor cy = AVisitor.signedIn(record, "cy");
    assertThat(cy.page("/search?q=Mary+Common").select(".bw-result a[href^=/people/]").eachAttr("href"))
        .containsExactly("/people/" + theirs);
  }

  @Test
  void a_nickname_finds_somebody_of_whom_nothing_else_is_known() {
    assertThat(search("Kaz").select(".bw-result").text()).contains("Kaz", "Adult of concern");
  }

  @Test
  void a_date_of_birth_finds_alone_and_ranks_with_a_name() {
    assertThat(people("17 May 2001")).containsExactly("/people/" + tamsin);
    assertThat(people("born 2001")).contains("/people/" + tamsin);
    Document both = search("Tamsyn 17/05/2001");
    assertThat(both.select(".bw-result").eachText().getFirst()).contains("the date of birth fits");
  }

  @Test
  void a_number_finds_in_any_spelling() {
    assertThat(people("999 123 4500")).contains("/people/" + tamsin);
    assertThat(people("9991234500")).contains("/people/" + tamsin);
  }

  @Test
  void a_plate_finds_half_seen_or_misread() {
    for (String plate : List.of("YJ55 KZT", "yj5?kzt", "YJ55", "KZT")) {
      assertThat(search(plate).text()).as(plate).contains("YJ55KZT");
    }
    assertThat(search("YJ55 KZT").text()).contains("YJ5?KZT", "May be this plate");
  }

  @Test
  void a_phone_a_place_a_postcode_and_an_address_find_what_is_there_and_whose_it_is() {
    assertThat(search("+447700900456").text()).contains("07700900456", "Kaz", "their phone");
    assertThat(search("Harbor Kebab").text()).contains("Harbour Kebab");
    assertThat(search("QX4 7LM").text()).contains("14 Kiln Row", "Tamsin Orrell", "their address");
    assertThat(search("Kiln Row").text()).contains("14 Kiln Row");
  }

  @Test
  void a_reference_finds_its_report() {
    assertThat(search("pol-2014-1187").select("a[href^=/entries/]")).hasSize(1);
  }

  @Test
  void what_is_not_there_is_said_in_the_same_words_as_what_may_not_be_seen() {
    assertThat(search("Zzyzx").text())
        .contains("Nothing that you may see matches", "What you may not see is not shown here");
  }

  @Test
  void a_search_that_showed_people_is_on_the_record_and_one_that_showed_nobody_is_not() {
    long before = looks();
    search("Zzyzx");
    assertThat(looks()).isEqualTo(before);
    search("Tamsin Orrell");
    assertThat(looks()).isGreaterThan(before);
  }

  private static long looks() {
    return record.read(jdbc ->
        jdbc.sql("select count(*) from look where page = 'search'").query(Long.class).single());
  }

  private static Document search(String typed) {
    return bo.page("/search?q=" + URLEncoder.encode(typed, StandardCharsets.UTF_8));
  }

  private static List<String> people(String typed) {
    return search(typed).select(".bw-result a[href^=/people/]").eachAttr("href");
  }
}
