package org.breakwater.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.breakwater.access.Looks;
import org.breakwater.database.Transactions;

/**
 * Hands out which person each mention is held to be, so that others can check our judgement against
 * what they know. Whoever runs it sees the whole area: it is for an operator at the machine.
 */
public final class ExportIdentities {
  private static final int ROWS_AT_A_TIME = 5_000;

  private static final String HELD =
      """
      select r.agency, r.ref as report, m.ref, ms.person::text as person
      from report r
      join mention m on m.entry = r.entry
      join membership ms on ms.entry = m.entry and ms.at = m.at and ms.to_place is null
      order by r.agency, r.ref, m.at\
      """;

  private final Transactions transactions;
  private final Looks looks;

  ExportIdentities(Transactions transactions, Looks looks) {
    this.transactions = transactions;
    this.looks = looks;
  }

  /**
   * Writes CSV (RFC 4180) with the header {@code agency,report,ref,person}, in constant memory.
   * That everyone is handed out is on record first.
   *
   * @param operator the operating system's name for whoever runs the command
   * @return how many mentions
   * @throws UncheckedIOException when {@code out} cannot be written to
   */
  public long export(String operator, Writer out) {
    looks.exporting(operator, "exported-identities", List.of());
    return transactions.writing(() -> {
      write(out, "agency,report,ref,person");
      try (Stream<String> lines =
          transactions
              .jdbc()
              .sql(HELD)
              .withFetchSize(ROWS_AT_A_TIME)
              .query((row, _) ->
                  Stream.of(row.getString(1), row.getString(2), row.getString(3), row.getString(4))
                      .map(ExportIdentities::quoted)
                      .collect(Collectors.joining(",")))
              .stream()) {
        long[] mentions = {0};
        lines.forEach(line -> {
          write(out, line);
          mentions[0]++;
        });
        out.flush();
        return mentions[0];
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    });
  }

  private static void write(Writer out, String line) {
    try {
      out.write(line);
      out.write("\r\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String quoted(String value) {
    return value.matches("[^\",\r\n]*") ? value : "\"" + value.replace("\"", "\"\"") + "\"";
  }
}
