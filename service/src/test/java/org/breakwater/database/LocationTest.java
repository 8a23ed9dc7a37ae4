package org.breakwater.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocationTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgresql://ada:s%3Acret@db.example:5433/harbour?sslmode=require",
        "postgres://ada:s%3Acret@db.example:5433/harbour?sslmode=require",
        "jdbc:postgresql://ada:s%3Acret@db.example:5433/harbour?sslmode=require",
        "jdbc:postgresql://db.example:5433/harbour?user=ada&sslmode=require&password=s%3Acret"
      })
  void every_common_way_of_writing_a_url_says_the_same(String url) {
    assertThat(Location.server(url))
        .isEqualTo(
            new Location.Server(
                "jdbc:postgresql://db.example:5433/harbour?sslmode=require", "ada", "s:cret"));
  }

  @Test
  void a_url_without_a_port_means_the_usual_one() {
    assertThat(Location.server("postgresql://ada:secret@db.example/harbour").jdbcUrl())
        .isEqualTo("jdbc:postgresql://db.example:5432/harbour");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgresql://ada@db.example/harbour",
        "postgresql://db.example/harbour",
        "postgresql://:Kestrel9@db.example/harbour",
        "mysql://ada:Kestrel9@db.example/harbour",
        "postgresql://ada:Kestrel9@db.example",
        "postgresql://ada:Kestrel9 @db.example/harbour",
        "postgresql://ada:Kestrel9%zz@db.example/harbour",
        "Kestrel9"
      })
  void a_url_that_cannot_be_used_is_refused_in_words_that_keep_its_password(String url) {
    assertThatThrownBy(() -> Location.server(url))
        .isInstanceOf(UnusableDatabase.class)
        .hasMessageContaining("postgresql://user:password@host")
        .hasMessageNotContaining("Kestrel9")
        .hasNoCause();
  }

  @Test
  void a_location_is_printed_without_its_password() {
    var server = Location.server("postgresql://ada:Kestrel9@h/d?sslpassword=Kestrel9");
    assertThat(server.toString()).contains("ada").doesNotContain("Kestrel9");
  }
}
