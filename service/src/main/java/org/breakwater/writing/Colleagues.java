package org.breakwater.writing;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.breakwater.access.Viewer;
import org.breakwater.access.Viewing;
import org.breakwater.database.Transactions;

/** The posts and people whom a writer can name as those who may see a report. */
public final class Colleagues {
  private static final String POSTS =
      """
      select p.code, p.name, coalesce(r.name, p.partner) from post p
      left join partner r on r.code = p.partner where p.role not in ('ADMINISTRATOR', 'ELECTED_MEMBER')
      order by p.partner <> ?, 3, 2 limit 200\
      """;

  private static final String PEOPLE =
      "select lower(sign_in), id from app_user where not disabled and lower(sign_in) = any (?)";

  private static final String SIGN_INS =
      "select sign_in from app_user where id::text = any (?) order by sign_in";

  private final Transactions transactions;
  private final Viewing viewing;

  Colleagues(Transactions transactions, Viewing viewing) {
    this.transactions = transactions;
    this.viewing = viewing;
  }

  /** A post by its code and how it is called. */
  public record Post(String code, String name, String partner) {}

  /** Posts in which people see children's records, the viewer's own organisation's first. */
  List<Post> posts(Viewer viewer) {
    return viewing.read(
        viewer,
        () ->
            transactions
                .batch()
                .query(
                    POSTS,
                    (row, _) -> new Post(row.getString(1), row.getString(2), row.getString(3)),
                    viewer.partner()));
  }

  /** The names under which the people of these ids sign in, without the viewer's own. */
  List<String> signIns(Viewer viewer, Collection<String> ids) {
    return viewing
        .read(
            viewer,
            () ->
                transactions
                    .batch()
                    .queryForList(SIGN_INS, String.class, (Object) ids.toArray(String[]::new)))
        .stream()
        .filter(name -> !name.equals(viewer.signIn()))
        .toList();
  }

  /** Those of these sign-in names that belong to somebody, in lower case, with whose they are. */
  Map<String, UUID> named(Viewer viewer, Collection<String> signIns) {
    String[] lower =
        signIns.stream().map(name -> name.toLowerCase(Locale.ROOT)).toArray(String[]::new);
    return viewing.read(
        viewer,
        () -> {
          var found = new HashMap<String, UUID>();
          transactions
              .batch()
              .query(
                  PEOPLE,
                  row -> {
                    found.put(row.getString(1), row.getObject(2, UUID.class));
                  },
                  (Object) lower);
          return found;
        });
  }
}
