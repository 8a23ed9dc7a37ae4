package org.breakwater.database;

import java.util.ArrayList;
import java.util.List;

/** What every database needs before its first migration: roles, schemas and extensions. */
final class Roles {
  /** The role that the application signs in as. */
  static final String APPLICATION = "breakwater_app";

  private static final List<String> NO_LOGIN =
      List.of("breakwater_owner", "breakwater_reader", "breakwater_writer");

  private Roles() {}

  /** Statements that may be run again at every start. */
  static List<String> steps(String name) {
    String database = name.replace("\"", "\"\"");
    var steps = new ArrayList<String>();
    NO_LOGIN.forEach(role -> steps.add(createIfMissing(role, "nologin")));
    steps.add(createIfMissing("breakwater_app", "login noinherit"));
    steps.add("grant breakwater_owner to current_user");
    steps.add(
        "grant breakwater_reader, breakwater_writer to breakwater_app with inherit false, set"
            + " true");
    for (String extension : List.of("pg_trgm", "fuzzystrmatch", "btree_gin", "unaccent")) {
      steps.add("create extension if not exists " + extension + " schema public");
    }
    steps.add("grant create, connect on database \"" + database + "\" to breakwater_owner");
    steps.add("grant connect on database \"" + database + "\" to breakwater_app");
    for (String schema : List.of("record", "readings", "workspace", "access", "log")) {
      steps.add("create schema if not exists " + schema + " authorization breakwater_owner");
      steps.add("grant usage on schema " + schema + " to breakwater_reader, breakwater_writer");
    }
    steps.add(
        "alter role breakwater_app in database \""
            + database
            + "\" set search_path = readings, record, workspace, access, public");
    // A plan made while a table was empty must not be used when it has grown.
    steps.add(
        "alter role breakwater_app in database \""
            + database
            + "\" set plan_cache_mode = force_custom_plan");
    return steps;
  }

  private static String createIfMissing(String role, String options) {
    return """
    do $$ begin
      if not exists (select 1 from pg_roles where rolname = '%1$s') then
        create role %1$s %2$s;
      end if;
    end $$\
    """
        .formatted(role, options);
  }
}
