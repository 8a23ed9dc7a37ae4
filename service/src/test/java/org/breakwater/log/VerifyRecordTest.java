package org.breakwater.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.breakwater.ledger.tiles.MemoryTiles;
import org.breakwater.ledger.witness.WitnessPolicy;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whoever may do anything to the database changes the record behind its back, and each time the row
 * is named, in the words that each kind of change is told in. What is changed is put back after
 * each attack, and then nothing is wrong any more. {@link AttacksTest} does it a thousand times.
 */
class VerifyRecordTest {
  private static final int REPORTS = 140;

  @TempDir static Path folder;
  private static ALoggedRecord record;
  private static MemoryTiles copy;
  private static List<UUID> entries;

  @BeforeAll
  static void keep() {
    record = new ALoggedRecord(folder);
    entries = record.receive(1, REPORTS);
    record.sequencer().takeInAll();
    copy = record.copy();
    // What the attacks take from is kept beside, to be put back.
    record.attack(
        "create schema kept",
        "create table kept.entry as table record.entry",
        "create table kept.body as table record.body",
        "create table kept.sequenced as table log.sequenced",
        "create table kept.head as table log.head",
        "grant usage on schema kept to breakwater_writer",
        "grant select on all tables in schema kept to breakwater_writer");
  }

  @AfterAll
  static void close() {
    record.close();
  }

  private static List<String> findings() {
    var said = new ArrayList<String>();
    try {
      VerifyRecord.Result result =
          record
              .bean(VerifyRecord.class)
              .against(copy, WitnessPolicy.only(record.key()), said::add, _ -> {});
      assertThat(result.wrong()).isEqualTo(said.size());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return said;
  }

  private static void putBack() {
    record.attack(
        "delete from record.body",
        "delete from record.entry",
        "delete from log.sequenced",
        "insert into record.entry table kept.entry",
        "insert into record.body table kept.body",
        "insert into log.sequenced table kept.sequenced");
  }

  private static List<String> after(String... attack) {
    record.attack(attack);
    List<String> found = findings();
    putBack();
    return found;
  }

  private static String is(UUID entry) {
    return " = '" + entry + "'";
  }

  @Test
  void an_untouched_record_is_what_the_log_says_also_when_it_has_grown_since() {
    assertThat(findings()).isEmpty();
    record.receive(900, 904);
    assertThat(findings()).isEmpty();
    putBack();
  }

  @Test
  void changed_words_a_changed_header_and_a_changed_salt_are_named() {
    UUID one = entries.get(10);
    assertThat(
            after(
                "update record.body set body = replace(body, 'Late again', 'On time') where entry"
                    + is(one)))
        .singleElement()
        .asString()
        .startsWith("changed: entry " + one)
        .contains("its body");
    assertThat(after("update record.entry set author_partner = 'police' where id" + is(one)))
        .singleElement()
        .asString()
        .startsWith("changed: entry " + one)
        .contains("its header");
    assertThat(after("update record.body set salt = sha256(salt) where entry" + is(one)))
        .singleElement()
        .asString()
        .startsWith("changed: entry " + one);
  }

  @Test
  void another_date_is_named_whichever_of_the_three_it_is() {
    UUID one = entries.get(20);
    assertThat(
            after(
                "update record.entry set received = received - interval '3 days' where id"
                    + is(one)))
        .singleElement()
        .asString()
        .startsWith("re-dated: entry " + one);
    assertThat(
            after(
                "update record.entry set recorded = recorded - interval '1 day' where id"
                    + is(one)))
        .singleElement()
        .asString()
        .startsWith("changed: entry " + one);
    assertThat(
            after(
                "update record.entry set occurred_from = occurred_from - interval '1 day' where id"
                    + is(one)))
        .singleElement()
        .asString()
        .startsWith("changed: entry " + one);
  }

  @Test
  void an_entry_that_was_taken_out_is_named_with_and_without_its_traces() {
    UUID one = entries.get(30);
    String entry = "delete from record.entry where id" + is(one);
    String body = "delete from record.body where entry" + is(one);
    assertThat(after(entry, body)).singleElement().asString().startsWith("missing: entry " + one);
    assertThat(after(body)).singleElement().asString().startsWith("changed: entry " + one);
    assertThat(after(entry))
        .anySatisfy(line -> assertThat(line).startsWith("missing: entry " + one))
        .anySatisfy(line -> assertThat(line).startsWith("added: entry " + one));
    assertThat(after(entry, body, "delete from log.sequenced where entry" + is(one)))
        .singleElement()
        .asString()
        .startsWith("missing: an entry, place ");
    assertThat(after("delete from log.sequenced where entry" + is(one)))
        .singleElement()
        .asString()
        .startsWith("changed: entry " + one);
  }

  @Test
  void an_entry_that_was_put_in_is_named() {
    UUID one = entries.get(40);
    UUID forged = UUID.fromString("00000000-0000-7000-8000-00000000f0f0");
    assertThat(
            after(
                "insert into record.entry select (jsonb_populate_record(e, jsonb_build_object('id',"
                    + " '"
                    + forged
                    + "', 'place', 900000, 'received', '2001-01-01'))).* from record.entry e where"
                    + " id"
                    + is(one),
                "insert into record.body select '"
                    + forged
                    + "', body, salt from record.body where entry"
                    + is(one)))
        .singleElement()
        .asString()
        .startsWith("added: entry " + forged);
  }

  @Test
  void two_that_were_exchanged_are_both_named() {
    UUID one = entries.get(50);
    UUID other = entries.get(60);
    String swap =
        " set body = o.body, salt = o.salt from kept.body o where (record.body.entry"
            + is(one)
            + " and o.entry"
            + is(other)
            + ") or (record.body.entry"
            + is(other)
            + " and o.entry"
            + is(one)
            + ")";
    assertThat(after("update record.body" + swap))
        .hasSize(2)
        .anySatisfy(line -> assertThat(line).contains(one.toString()))
        .anySatisfy(line -> assertThat(line).contains(other.toString()));
    String places =
        "update log.sequenced s set position = o.position from kept.sequenced o where (s.entry"
            + is(one)
            + " and o.entry"
            + is(other)
            + ") or (s.entry"
            + is(other)
            + " and o.entry"
            + is(one)
            + ")";
    assertThat(
            after(
                "alter table log.sequenced drop constraint sequenced_pkey",
                places,
                "alter table log.sequenced add primary key (position)"))
        .hasSize(2)
        .anySatisfy(line -> assertThat(line).contains(one.toString()))
        .anySatisfy(line -> assertThat(line).contains(other.toString()));
  }

  @Test
  void a_log_that_was_rolled_back_or_written_anew_with_its_key_in_hand_is_noticed() {
    List<String> rolledBack =
        after(
            "update log.head set size = 100",
            "delete from log.sequenced where position >= 100",
            "delete from record.body where entry not in (select entry from log.sequenced)",
            "delete from record.entry where id not in (select entry from log.sequenced)");
    assertThat(rolledBack)
        .anySatisfy(line -> assertThat(line).contains("an old backup"))
        .filteredOn(line -> line.startsWith("missing: an entry"))
        .hasSize((int) record.number("select count(*) - 100 from kept.sequenced"));
    record.attack("update log.head set size = (select size from kept.head)");
    assertThat(findings()).isEmpty();
  }
}
