package org.breakwater.access;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.breakwater.database.Transactions;

/** Everyone who may sign in, and the partners, posts and teams that they belong to. */
final class Directory {
  private static final String VIEWER =
      """
      select u.id, u.sign_in, u.name, p.code, p.name, p.partner, p.role, p.reach
      from app_user u join post p on p.code = u.post where not u.disabled and
      """;

  private static final String BY_ID = VIEWER + " u.id = ?";

  private static final String BY_SIGN_IN = VIEWER + " lower(u.sign_in) = lower(?)";

  private static final String BY_EMAIL = VIEWER + " lower(u.email) = lower(?)";

  private static final String ADMINISTRATORS =
      """
      select exists (select 1 from app_user u join post p on p.code = u.post
        where p.role = 'ADMINISTRATOR' and not u.disabled)\
      """;

  private static final String PEOPLE =
      """
      select u.id, u.sign_in, u.name, p.name, coalesce(r.name, p.partner), p.partner, p.role, u.disabled
      from app_user u join post p on p.code = u.post left join partner r on r.code = p.partner
      order by lower(u.name), u.id\
      """;

  private static final String POSTS =
      """
      select p.code, p.name, p.partner, coalesce(r.name, p.partner), p.role, p.reach
      from post p left join partner r on r.code = p.partner order by 4, p.name\
      """;

  private static final String PARTNERS = "select code, name, kind from partner order by name";

  private static final String TEAMS = "select id, name, partner from team order by name";

  private final Transactions transactions;

  Directory(Transactions transactions) {
    this.transactions = transactions;
  }

  /** Someone who may sign in, or might again. */
  record Person(
      UUID id,
      String signIn,
      String name,
      String post,
      String partnerName,
      String partner,
      Role role,
      boolean disabled) {}

  /** A post of a partner. */
  record Post(
      String code, String name, String partner, String partnerName, Role role, Reach reach) {}

  /** An agency or voluntary organisation. */
  record Partner(String code, String name, String kind) {}

  /** A team of a partner. */
  record Team(UUID id, String name, String partner) {}

  Optional<Viewer> viewer(UUID id) {
    return find(BY_ID, id);
  }

  Optional<Viewer> bySignIn(String signIn) {
    return find(BY_SIGN_IN, signIn);
  }

  Optional<Viewer> byEmail(String email) {
    return find(BY_EMAIL, email);
  }

  boolean hasAdministrator() {
    return transactions.writing(() ->
        Boolean.TRUE.equals(transactions.batch().queryForObject(ADMINISTRATORS, Boolean.class)));
  }

  List<Person> people() {
    return transactions.writing(() ->
        transactions
            .batch()
            .query(
                PEOPLE,
                (row, _) ->
                    new Person(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6),
                        Role.valueOf(row.getString(7)),
                        row.getBoolean(8))));
  }

  List<Post> posts() {
    return transactions.writing(() ->
        transactions
            .batch()
            .query(
                POSTS,
                (row, _) ->
                    new Post(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        Role.valueOf(row.getString(5)),
                        Reach.valueOf(row.getString(6)))));
  }

  List<Partner> partners() {
    return transactions.writing(() ->
        transactions
            .batch()
            .query(
                PARTNERS,
                (row, _) -> new Partner(row.getString(1), row.getString(2), row.getString(3))));
  }

  List<Team> teams() {
    return transactions.writing(() ->
        transactions
            .batch()
            .query(
                TEAMS,
                (row, _) ->
                    new Team(row.getObject(1, UUID.class), row.getString(2), row.getString(3))));
  }

  private Optional<Viewer> find(String sql, Object by) {
    return transactions.writing(() ->
        transactions
            .batch()
            .query(
                sql,
                (row, _) ->
                    new Viewer(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6),
                        Role.valueOf(row.getString(7)),
                        Reach.valueOf(row.getString(8))),
                by)
            .stream()
            .findFirst());
  }
}
