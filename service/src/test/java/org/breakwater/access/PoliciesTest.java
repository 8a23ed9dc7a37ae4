package org.breakwater.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.breakwater.database.Database;
import org.breakwater.database.Transactions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/** What the database itself lets each of the area's people see, whatever a page may ask of it. */
class PoliciesTest {
  private static final List<String> EVERYONE =
      List.of(
          "frances", "samira", "martin", "priya", "iain", "leila", "nadia", "yusuf", "vera",
          "isobel", "adam");

  /** Each with the column that names the entry which it tells of. */
  private static final Map<String, String> OF_AN_ENTRY =
      Map.ofEntries(
          Map.entry("readings.standing", "entry"),
          Map.entry("readings.report", "entry"),
          Map.entry("readings.appearance", "entry"),
          Map.entry("readings.mention", "entry"),
          Map.entry("readings.membership", "entry"),
          Map.entry("readings.thing_mention", "entry"),
          Map.entry("readings.link", "entry"),
          Map.entry("record.body", "entry"),
          Map.entry("log.sequenced", "entry"),
          Map.entry("readings.concern", "entry"),
          Map.entry("readings.clock", "concern"));

  @TempDir static Path folder;
  private static AService service;
  private static Map<AService.Relation, AService.Known> children;

  @BeforeAll
  static void settle() {
    service = new AService(folder, WebApplicationType.NONE);
    children = service.settle();
  }

  @AfterAll
  static void close() {
    service.close();
  }

  @Test
  void
      every_table_of_the_record_and_its_readings_has_row_level_security_but_the_list_of_migrations() {
    List<String> bare =
        owner()
            .queryForList(
                """
                select n.nspname || '.' || c.relname from pg_class c
                join pg_namespace n on n.oid = c.relnamespace
                where n.nspname in ('record', 'readings', 'log') and c.relkind in ('r', 'p')
                  and not c.relrowsecurity order by 1\
                """,
                String.class);
    assertThat(bare).containsExactly("record.migrations");
    assertThat(
            owner()
                .queryForList(
                    """
                    select grantee from information_schema.role_table_grants
                    where table_schema = 'record' and table_name = 'migrations'
                      and grantee <> 'breakwater_owner'\
                    """,
                    String.class))
        .isEmpty();
  }

  @Test
  void the_roles_that_serve_people_own_nothing_and_cannot_pass_by_the_policies() {
    String ours = "('breakwater_app', 'breakwater_reader', 'breakwater_writer')";
    assertThat(
            owner()
                .queryForList(
                    "select rolname from pg_roles where rolname in "
                        + ours
                        + " and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb)",
                    String.class))
        .isEmpty();
    assertThat(
            owner()
                .queryForObject(
                    "select count(*) from pg_shdepend d join pg_roles r on r.oid = d.refobjid"
                        + " where d.deptype = 'o' and r.rolname in "
                        + ours,
                    Long.class))
        .isZero();
  }

  @Test
  void the_reader_cannot_touch_secrets_or_drafts_or_sessions() {
    assertThat(
            owner()
                .queryForList(
                    """
                    select table_name from information_schema.role_table_grants
                    where table_schema = 'workspace' and grantee in ('breakwater_reader', 'PUBLIC')\
                    """,
                    String.class))
        .isEmpty();
  }

  @Test
  void each_sees_exactly_the_entries_that_the_rule_says_and_what_is_told_of_them() {
    for (String signIn : EVERYONE) {
      Viewer viewer = service.viewer(signIn);
      Set<UUID> seen = seenBy(viewer);
      Set<UUID> told = new HashSet<>(seen);
      told.addAll(markingsOf(seen));
      OF_AN_ENTRY.forEach((table, column) ->
          assertThat(ids(viewer, "select distinct " + column + " from " + table))
              .as("%s in %s", signIn, table)
              .containsExactlyInAnyOrderElementsOf(rowsOf(table, column, told)));
      assertThat(ids(viewer, "select id from record.entry"))
          .as("%s in record.entry", signIn)
          .containsAll(seen)
          .doesNotContainAnyElementsOf(hiddenFrom(viewer));
    }
  }

  @Test
  void each_sees_the_people_and_things_that_appear_in_entries_that_they_see() {
    for (String signIn : EVERYONE) {
      Viewer viewer = service.viewer(signIn);
      var people = new HashSet<UUID>();
      var things = new HashSet<UUID>();
      children.forEach((relation, known) -> {
        if (relation.seenBy(viewer)) {
          people.add(known.person());
          things.add(known.thing());
        }
      });
      assertThat(ids(viewer, "select id from person where merged_into is null"))
          .as(signIn)
          .containsExactlyInAnyOrderElementsOf(people);
      assertThat(ids(viewer, "select id from thing"))
          .as(signIn)
          .containsExactlyInAnyOrderElementsOf(things);
      assertThat(ids(viewer, "select person from relationship where holder <> access.me()"))
          .as(signIn)
          .isSubsetOf(people);
      assertThat(ids(viewer, "select person from emergency where app_user <> access.me()"))
          .as(signIn)
          .isSubsetOf(people);
      long descriptions =
          count(viewer, "select count(*) from description d where d.names is not null");
      assertThat(descriptions).as(signIn).isEqualTo(people.size());
    }
  }

  @Test
  void candidates_of_a_search_lead_to_nobody_whom_the_searcher_may_not_see() {
    for (String signIn : EVERYONE) {
      Viewer viewer = service.viewer(signIn);
      children.forEach((relation, known) ->
          assertThat(
                  ids(
                      viewer,
                      "select distinct d.id from descriptions_named('"
                          + known.child().family()
                          + "', 100) c join description d on d.id = c.description"
                          + " where d.names ilike '%"
                          + known.child().family()
                          + "%'"))
              .as("%s looks for %s", signIn, relation)
              .hasSize(relation.seenBy(viewer) ? 1 : 0));
    }
  }

  @Test
  void an_answer_marked_more_narrowly_than_what_it_answers_stays_hidden() {
    UUID seen = AService.at(children, AService.Relation.ALLOCATED).entries().getFirst();
    UUID answer = UUID.randomUUID();
    service.read(jdbc ->
        jdbc.update(
                """
                insert into record.entry (id, kind, version, recorded, received, author_post,
                  author_partner, purpose, marking, marked_for, subjects, answers, header_salt,
                  header_commitment, body_commitment)
                select ?, kind, version, recorded, received, author_post, author_partner, purpose,
                  'SEALED', '{nobody}', subjects, id, header_salt, header_commitment, body_commitment
                from record.entry where id = ?\
                """,
                answer,
                seen)
            + jdbc.update(
                "insert into record.body select ?, body, salt from record.body where entry = ?",
                answer,
                seen)
            + jdbc.update(
                """
                insert into standing (entry, place, kind, partner, recorded, received, marking,
                  marked_for)
                select id, place, kind, author_partner, recorded, received, marking, marked_for
                from record.entry where id = ?\
                """,
                answer));
    Viewer samira = service.viewer("samira");
    assertThat(ids(samira, "select id from record.entry")).contains(seen).doesNotContain(answer);
    assertThat(ids(samira, "select entry from body")).contains(seen).doesNotContain(answer);
  }

  @Test
  void a_reader_of_whom_nothing_is_said_sees_nothing() {
    var transactions = service.bean(Transactions.class);
    for (String table : OF_AN_ENTRY.keySet()) {
      Long rows =
          transactions.reading(
              Map.of(),
              () ->
                  transactions.batch().queryForObject("select count(*) from " + table, Long.class));
      assertThat(rows).as(table).isZero();
    }
  }

  @Test
  void the_application_may_do_nothing_until_it_says_as_whom() {
    var plain = new JdbcTemplate(service.bean(Database.class).application());
    assertThatThrownBy(() -> plain.queryForList("select * from readings.standing"))
        .isInstanceOf(DataAccessException.class);
  }

  @Test
  void the_writer_can_neither_change_nor_take_out_an_entry() {
    for (String change :
        List.of(
            "delete from record.entry",
            "update record.entry set purpose = 'EMERGENCY'",
            "delete from record.body",
            "truncate record.body")) {
      assertThatThrownBy(() -> service.read(jdbc -> jdbc.update(change)))
          .as(change)
          .isInstanceOf(DataAccessException.class);
    }
  }

  private static Set<UUID> seenBy(Viewer viewer) {
    var seen = new HashSet<UUID>();
    children.forEach((relation, known) -> {
      if (relation == AService.Relation.OWN_PARTNERS_ENTRY
          && relation.seenBy(viewer)
          && viewer.reach() == Reach.PARTNER) {
        known.entries().stream()
            .filter(entry -> partnerOf(entry).equals(viewer.partner()))
            .forEach(seen::add);
      } else if (relation.seenBy(viewer)) {
        seen.addAll(known.entries());
      }
    });
    return seen;
  }

  private static Set<UUID> hiddenFrom(Viewer viewer) {
    var hidden = new HashSet<UUID>();
    children.values().forEach(known -> hidden.addAll(known.entries()));
    hidden.removeAll(seenBy(viewer));
    return hidden;
  }

  private static String partnerOf(UUID entry) {
    return service.read(jdbc ->
        jdbc.queryForObject("select partner from standing where entry = ?", String.class, entry));
  }

  /** Those of the entries of which the table tells anything. */
  private static List<UUID> rowsOf(String table, String column, Set<UUID> entries) {
    return service
        .read(jdbc -> jdbc.queryForList("select distinct " + column + " from " + table, UUID.class))
        .stream()
        .filter(entries::contains)
        .toList();
  }

  /** What changed who may see these entries. */
  private static List<UUID> markingsOf(Set<UUID> entries) {
    return service.read(jdbc ->
        jdbc.queryForList(
            "select id from record.entry where kind = 'record.remarked' and answers = any(?)",
            UUID.class,
            (Object) entries.toArray(UUID[]::new)));
  }

  private static List<UUID> ids(Viewer viewer, String sql) {
    return service
        .bean(Viewing.class)
        .read(viewer, () -> service.bean(Transactions.class).batch().queryForList(sql, UUID.class));
  }

  private static long count(Viewer viewer, String sql) {
    Long count =
        service
            .bean(Viewing.class)
            .read(
                viewer,
                () -> service.bean(Transactions.class).batch().queryForObject(sql, Long.class));
    return count == null ? 0 : count;
  }

  private static JdbcTemplate owner() {
    return new JdbcTemplate(service.bean(Database.class).owner());
  }
}
