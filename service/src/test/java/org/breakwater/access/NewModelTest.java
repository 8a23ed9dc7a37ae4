package org.breakwater.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.breakwater.identity.LearnFromRecord;
import org.breakwater.identity.ModelEvent;
import org.breakwater.identity.Rescoring;
import org.breakwater.intake.Bundles;
import org.breakwater.intake.Sender;
import org.breakwater.linkage.Linker;
import org.breakwater.linkage.Model;
import org.breakwater.record.Author;
import org.breakwater.record.Draft;
import org.breakwater.record.Entries;
import org.breakwater.record.Purpose;
import org.breakwater.town.TownFiles;
import org.breakwater.town.TownPlan;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * A model is learnt from the record and put in force: nobody is moved, what it would change waits
 * for a person, and reports that come later are judged by it. One record's history, told in order.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class NewModelTest {
  @TempDir static Path folder;
  private static AFrontDoor at;
  private static ACaller hana;
  private static List<String> later;

  @SuppressWarnings("NullAway.Init") // By the test that learns it.
  private static LearnFromRecord.Learnt learnt;

  @SuppressWarnings("NullAway.Init") // By the test that puts it in force.
  private static Set<String> before;

  private static long placeBefore;

  @BeforeAll
  static void open() throws IOException {
    at = new AFrontDoor(folder.resolve("record"));
    hana = at.hana;
    TownFiles.write(
        TownPlan.of(34, 3_000).lasting(LocalDate.of(2009, 1, 1), LocalDate.of(2012, 1, 1)),
        folder.resolve("town"));
    List<String> reports = Files.readAllLines(folder.resolve("town/reports.ndjson"));
    int most = reports.size() * 3 / 4;
    receive(reports.subList(0, most));
    later = reports.subList(most, reports.size());
  }

  @AfterAll
  static void close() {
    at.close();
  }

  private static void receive(List<String> lines) throws IOException {
    byte[] bundle = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
    at.service
        .bean(Bundles.class)
        .receive(new ByteArrayInputStream(bundle), Sender.OPERATOR, (_, _, _) -> {});
  }

  @Test
  @Order(1)
  void the_model_that_is_shipped_is_shown_with_its_charts() {
    assertThat(AFrontDoor.text(at.frances, "/who-is-who"))
        .contains("How it is worked out who may be whom");
    String models = AFrontDoor.text(at.frances, "/who-is-who/models");
    assertThat(models).contains("invented town", "In force", "From the beginning");
    HttpResponse<String> page = at.frances.get(link("invented town"));
    Document shown = Jsoup.parse(page.body());
    assertThat(shown.text())
        .contains("same date of birth", "different given names", "This version knows no names")
        .contains("less than once in 250 times", "8 times likelier than not", "once in 33 times")
        .contains("same NHS number")
        .doesNotContain("⟦");
    assertThat(shown.select("svg.bw-bar rect.bw-bar__against")).isNotEmpty();
    assertThat(shown.select("form textarea")).isEmpty();
    assertThat(at.priya.get("/who-is-who/models").statusCode()).isEqualTo(404);
    assertThat(at.frances.get("/who-is-who/models/abc").statusCode()).isEqualTo(404);
  }

  @Test
  @Order(2)
  void a_learnt_version_is_listed_and_changes_nothing() {
    before = held();
    learnt = at.service.bean(LearnFromRecord.class).learn(Linker.Progress.SILENT);
    placeBefore = number("select max(place) from record.entry");
    assertThat(AFrontDoor.text(at.frances, "/who-is-who/models"))
        .contains(learnt.model().version(), "Learnt from this record", "Never");
    String page = AFrontDoor.text(at.frances, "/who-is-who/models/" + learnt.model().hash());
    assertThat(page).contains("The commonest: Given name", "Bits in force").doesNotContain("⟦");
    assertThat(page).doesNotContain("Put this version in force", "The commonest: Postcode");
    // Whoever bears a rare name is not in the model.
    assertThat(learnt.model().chart(100_000).frequencies())
        .allSatisfy(kind ->
            assertThat(kind.commonest())
                .allSatisfy(word -> assertThat(word.people()).isGreaterThanOrEqualTo(5)));
    assertThat(held()).isEqualTo(before);
  }

  @Test
  @Order(3)
  void a_manager_of_the_area_puts_it_in_force_with_a_reason_and_nobody_is_moved() {
    String path = "/who-is-who/models/" + learnt.model().hash();
    Map<String, String> form = choice("It knows the names of this town.");
    assertThat(at.frances.post(path, form).statusCode()).isEqualTo(404);
    assertThat(at.isobel.post(path, form).statusCode()).isEqualTo(404);
    assertThat(hana.post(path, choice(" ")).statusCode()).isEqualTo(400);
    assertThat(ACaller.location(hana.post(path, form))).isEqualTo("/who-is-who/models");
    assertThat(hana.post(path, form).statusCode()).isEqualTo(409);
    assertThat(AFrontDoor.text(at.frances, "/who-is-who/models"))
        .contains("It knows the names of this town.", "Hana Rowntree");

    at.service.bean(Rescoring.class).run();
    assertThat(held()).isEqualTo(before);
    assertThat(number("select people from model_chosen")).isGreaterThan(500);
    assertThat(number("select count(*) from workspace.rescoring")).isZero();
    assertThat(AFrontDoor.text(at.frances, "/who-is-who/models")).contains("people again");
    assertThat(number("select joins from model_chosen")).isPositive();
  }

  @Test
  @Order(4)
  void what_it_would_join_waits_and_is_joined_and_undone_by_a_person() {
    List<String> pair =
        at.service.read(jdbc ->
            jdbc.query(
                    """
                    select a.person, b.person from judgement j
                    join membership a on a.entry = j.one_entry and a.at = j.one_at and a.to_place is null
                    join membership b on b.entry = j.other_entry and b.at = j.other_at and b.to_place is null
                    join record.entry e on e.id = j.entry
                    where j.verdict = 'UNSURE' and e.place > ? and e.author_post like ?
                    order by j.entry limit 1\
                    """,
                    (row, _) -> List.of(row.getString(1), row.getString(2)),
                    placeBefore,
                    "%" + learnt.model().version())
                .getFirst());
    String path = "/who-is-who/" + pair.get(0) + "/" + pair.get(1);
    Document page = Jsoup.parse(at.frances.get(path).body());
    assertThat(page.select("a[href=/who-is-who/models/" + learnt.model().hash() + "]")).hasSize(1);
    var form = new HashMap<>(Map.of("verdict", "SAME", "reasons", "One school says so."));
    for (String seen : List.of("seenOne", "seenOther")) {
      form.put(seen, page.select("input[name=" + seen + "]").val());
    }
    String decision = ACaller.location(at.frances.post(path, form));
    assertThat(held()).isNotEqualTo(before);
    assertThat(heldAt(placeBefore)).isEqualTo(before);
    assertThat(ACaller.location(at.frances.post(decision, Map.of("reasons", "Two schools."))))
        .isEqualTo(decision);
    assertThat(held()).isEqualTo(before);
  }

  @Test
  @Order(5)
  void what_it_would_part_waits_and_is_kept_or_parted_by_a_person() {
    Model stricter = stricter(learnt.model());
    String version = "/who-is-who/models/" + stricter.hash();
    at.service
        .bean(Entries.class)
        .add(
            Draft.now(
                new ModelEvent.Learnt(stricter.hash(), stricter.toJson(), 500),
                at.service.now(),
                Author.engine("test"),
                Purpose.ENGINE,
                List.of(ModelEvent.ABOUT)));
    hana.post(version, choice(version, "Too much was joined."));
    at.service.bean(Rescoring.class).run();
    assertThat(held()).isEqualTo(before);
    Document list = Jsoup.parse(at.frances.get("/who-is-who").body());
    List<String> partings = list.select("a[href*=part?apart=]").eachAttr("href");
    assertThat(partings).hasSizeGreaterThan(1);
    String kept = partings.getFirst();
    Document page = Jsoup.parse(at.frances.get(kept).body());
    assertThat(page.select("input[name=others][checked]")).isNotEmpty();
    assertThat(page.text()).contains("keep them together", "Together").doesNotContain("⟦");
    String person = kept.substring(0, kept.indexOf('?'));
    var form = new HashMap<String, String>();
    form.put("apart", page.select("input[name=apart]").val());
    form.put("seen", page.select("input[name=seen]").val());
    form.put("reasons", "Her nurse knows both addresses.");
    form.put("keep", "yes");
    String decision = ACaller.location(at.frances.post(person, form));
    assertThat(AFrontDoor.text(at.frances, decision)).contains("One person", "both addresses");
    assertThat(at.frances.get("/who-is-who").body()).doesNotContain(kept);
    assertThat(held()).isEqualTo(before);

    String parted = partings.get(1);
    Document other = Jsoup.parse(at.frances.get(parted).body());
    form.put("apart", other.select("input[name=apart]").val());
    form.put("seen", other.select("input[name=seen]").val());
    form.put("others", other.select("input[name=others][checked]").getFirst().val());
    form.remove("keep");
    String undone =
        ACaller.location(at.frances.post(parted.substring(0, parted.indexOf('?')), form));
    assertThat(held()).isNotEqualTo(before);
    at.frances.post(undone, Map.of("reasons", "They were cousins."));
    assertThat(held()).isEqualTo(before);
  }

  @Test
  @Order(6)
  void reports_that_come_later_are_judged_by_it_and_move_nobody_who_was_there_before()
      throws IOException {
    long last = number("select max(place) from record.entry");
    receive(later);
    assertThat(held()).containsAll(before);
    assertThat(
            number(
                "select count(*) from record.entry where kind = 'identity.judged' and author_post"
                    + " = 'matcher linkage/1 "
                    + stricter(learnt.model()).version()
                    + "' and place > "
                    + last))
        .isGreaterThan(100);
    assertThat(heldAt(placeBefore)).isEqualTo(before);
  }

  /** To which two reports are less likely about one person before anything is compared. */
  private static Model stricter(Model model) {
    Matcher before = Pattern.compile("\"before\":(-\\d+)").matcher(model.toJson());
    return Model.fromJson(
        before.replaceFirst(odds -> "\"before\":" + (Integer.parseInt(odds.group(1)) - 8_000)));
  }

  private static Map<String, String> choice(String reason) {
    return choice("/who-is-who/models/" + learnt.model().hash(), reason);
  }

  private static Map<String, String> choice(String path, String reason) {
    Document page = Jsoup.parse(hana.get(path).body());
    return Map.of("reason", reason, "seen", page.select("input[name=seen]").val());
  }

  private static String link(String from) {
    return Jsoup.parse(at.frances.get("/who-is-who/models").body())
        .select("tr:contains(" + from + ") a")
        .attr("href");
  }

  /** Who each mention is held to be. */
  private static Set<String> held() {
    return heldAt(Long.MAX_VALUE - 1);
  }

  /** The same as it was at a place of the record. */
  private static Set<String> heldAt(long place) {
    return new HashSet<>(
        at.service.read(jdbc ->
            jdbc.queryForList(
                "select entry || ' ' || at || ' ' || person from membership where from_place <= ?"
                    + " and coalesce(to_place, 9223372036854775807) > ?",
                String.class,
                place,
                place)));
  }

  private static long number(String sql) {
    Long number = at.service.read(jdbc -> jdbc.queryForObject(sql, Long.class));
    return number == null ? 0 : number;
  }
}
