package org.breakwater.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.breakwater.database.Database;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.jdbc.core.JdbcTemplate;

/** What somebody sees who is at work when the database goes away under them. */
class OutageTest {
  @TempDir static Path folder;

  @Test
  void an_outage_is_called_one_on_every_page_and_passes_by_itself() {
    try (var service = new AService(folder, WebApplicationType.SERVLET)) {
      service.bean(Area.class).settle(AService.PASSWORD);
      ACaller priya = ACaller.signedIn(service, "priya");
      var owner = new JdbcTemplate(service.bean(Database.class).owner());
      owner.execute(
          """
          reset role;
          alter role breakwater_app nologin;
          select pg_terminate_backend(pid) from pg_stat_activity where usename = 'breakwater_app';
          set role breakwater_owner\
          """);
      HttpResponse<String> page = priya.get("/search");
      HttpResponse<String> sent = priya.call("POST", "/api/reports", "application/json", "{}");
      owner.execute("reset role; alter role breakwater_app login; set role breakwater_owner");

      assertThat(page.statusCode()).isEqualTo(503);
      var words = Jsoup.parse(page.body());
      assertThat(words.select("h1").text())
          .isEqualTo("Sorry, the record cannot be reached at the moment");
      assertThat(words.select("main").text()).contains("Nothing was saved");
      assertThat(page.headers().map()).containsKey("content-security-policy");
      assertThat(sent.statusCode()).isEqualTo(503);
      assertThat(sent.headers().firstValue("content-type").orElse(""))
          .startsWith("application/problem+json");
      assertThat(sent.body()).contains("It is not known whether");
      assertThat(Stream.generate(() -> priya.get("/search").statusCode()).limit(100))
          .as("connections that broke are given up one by one")
          .contains(200);
    }
  }
}
