package org.breakwater;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.breakwater.database.Database;
import org.breakwater.database.FreshRecord;
import org.breakwater.database.Location;
import org.breakwater.database.Transactions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.namedparam.NamedParameterUtils;

/** Every statement of the service is one that PostgreSQL understands, with this schema. */
class StatementsTest {
  private static final Pattern STATEMENT =
      Pattern.compile("\\s*(select|insert|update|delete|with)\\s.*", Pattern.DOTALL);

  /** The beginning of several statements, which are described whole. */
  private static final Pattern BEGINNING = Pattern.compile(".*\\s(where|and)\\s*", Pattern.DOTALL);

  @TempDir static Path folder;
  private static Database database;
  private static Transactions transactions;

  @BeforeAll
  static void open() {
    database = Database.open(new Location.Embedded(FreshRecord.in(folder)));
    transactions = new Transactions(database.application());
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @Test
  void postgresql_understands_every_statement() {
    List<Field> statements = statements();
    assertThat(statements).hasSizeGreaterThan(30);
    assertThat(statements)
        .allSatisfy(field ->
            assertThatCode(() -> understood(text(field)))
                .as("%s.%s", field.getDeclaringClass().getName(), field.getName())
                .doesNotThrowAnyException());
  }

  @Test
  void a_statement_with_a_wrong_column_is_noticed() {
    assertThatThrownBy(() -> understood("select nowhere from standing where entry = ?"))
        .isInstanceOf(DataAccessException.class)
        .rootCause()
        .hasMessageContaining("nowhere");
  }

  /** How many parameters it takes, once the server has parsed it. */
  private static int understood(String sql) {
    String numbered =
        NamedParameterUtils.substituteNamedParameters(
            NamedParameterUtils.parseSqlStatement(sql), null);
    ConnectionCallback<Integer> describe =
        connection -> {
          try (var statement = connection.prepareStatement(numbered)) {
            return statement.getParameterMetaData().getParameterCount();
          }
        };
    return transactions.writing(() -> transactions.batch().execute(describe));
  }

  private static List<Field> statements() {
    return new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(location -> !location.contains("/pages/templates/"))
            .importPackages("org.breakwater")
            .stream()
            .map(found -> loaded(found.getName()))
            .flatMap(found -> Stream.of(found.getDeclaredFields()))
            .filter(field -> Modifier.isStatic(field.getModifiers()))
            .filter(field -> Modifier.isFinal(field.getModifiers()))
            .filter(field -> field.getType() == String.class)
            .filter(field -> STATEMENT.matcher(text(field)).matches())
            .filter(field -> !BEGINNING.matcher(text(field)).matches())
            .toList();
  }

  private static Class<?> loaded(String name) {
    try {
      return Class.forName(name, false, StatementsTest.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String text(Field field) {
    try {
      field.setAccessible(true);
      return (String) field.get(null);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }
}
