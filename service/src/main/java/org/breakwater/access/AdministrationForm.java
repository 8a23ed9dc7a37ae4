package org.breakwater.access;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.breakwater.pages.Option;
import org.breakwater.pages.Words;

/** What the administration page shows and offers. */
public record AdministrationForm(
    List<PersonLine> people,
    List<PostLine> posts,
    List<Option> partners,
    List<Option> teams,
    List<Option> tokens,
    List<Option> postChoices) {

  /** Someone who may sign in. */
  public record PersonLine(
      String id, String name, String signIn, String post, String partnerName, boolean disabled) {}

  /** A post of a partner. */
  public record PostLine(String name, String partner, String role, String reach) {}

  static AdministrationForm of(Directory directory, Credentials credentials) {
    return new AdministrationForm(
        directory.people().stream()
            .map(it ->
                new PersonLine(
                    it.id().toString(),
                    it.name(),
                    it.signIn(),
                    it.post(),
                    it.partnerName(),
                    it.disabled()))
            .toList(),
        directory.posts().stream()
            .map(it ->
                new PostLine(it.name(), it.partnerName(), it.role().name(), it.reach().name()))
            .toList(),
        directory.partners().stream().map(it -> Option.of(it.code(), it.name(), false)).toList(),
        directory.teams().stream()
            .map(it -> Option.of(it.id().toString(), it.name(), false))
            .toList(),
        credentials.tokens().stream()
            .map(it -> Option.of(it.id().toString(), it.label() + " (" + it.partner() + ")", false))
            .toList(),
        directory.posts().stream()
            .map(it -> Option.of(it.code(), it.name() + ", " + it.partnerName(), false))
            .toList());
  }

  /** Posts to choose from, none chosen. */
  public List<Option> postOptions() {
    return withNone(postChoices);
  }

  /** Partners to choose from, none chosen. */
  public List<Option> partnerOptions() {
    return withNone(partners);
  }

  /** People to choose from. */
  public List<Option> peopleOptions() {
    return people.stream().map(it -> Option.of(it.id(), it.name(), false)).toList();
  }

  /** Roles to choose from. */
  public List<Option> roleOptions(Words words) {
    return Arrays.stream(Role.values())
        .map(it -> Option.of(it.name(), words.of("access.role." + it.name()), false))
        .toList();
  }

  /** Reaches to choose from. */
  public List<Option> reachOptions(Words words) {
    return Arrays.stream(Reach.values())
        .map(
            it -> Option.of(it.name(), words.of("access.reach." + it.name()), it == Reach.CASELOAD))
        .toList();
  }

  private static List<Option> withNone(List<Option> options) {
    return new ArrayList<>(
        Stream.concat(Stream.of(Option.of("", "", true)), options.stream()).toList());
  }
}
