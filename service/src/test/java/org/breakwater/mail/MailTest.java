package org.breakwater.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.breakwater.access.AService;
import org.breakwater.access.Area;
import org.breakwater.access.Staff;
import org.breakwater.notices.Notices;
import org.breakwater.record.Author;
import org.breakwater.record.Entries;
import org.breakwater.record.Rebuild;
import org.breakwater.record.Subject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.boot.WebApplicationType;

/** Messages to people, through a real server for mail on this machine. */
class MailTest {
  private static final Author BY = Author.engine("test");

  @TempDir Path folder;
  private final GreenMail server = new GreenMail(new ServerSetup(0, null, "smtp"));
  private AService service;
  private UUID petra;

  @BeforeEach
  void start() {
    server.start();
    service =
        new AService(
            folder,
            WebApplicationType.NONE,
            "--breakwater.mail.from=breakwater@area.example",
            "--breakwater.mail.link=https://breakwater.example/",
            "--spring.mail.host=127.0.0.1",
            "--spring.mail.port=" + server.getSmtp().getPort());
    service.bean(Area.class).settle(AService.PASSWORD);
    petra = person("petra", "petra@police.example");
  }

  @AfterEach
  void stop() {
    assertThat(service.bean(Rebuild.class).check(_ -> {})).as("readings").isEmpty();
    service.close();
    server.stop();
  }

  @Test
  void a_message_holds_a_link_and_nothing_of_what_it_is_about() throws MessagingException {
    tell(petra, "shared", "Frances Adeyemi", "Social worker", "Wilhelmina was hurt.");
    run();
    MimeMessage message = received().getFirst();
    assertThat(message.getAllRecipients()[0]).hasToString("petra@police.example");
    assertThat(message.getSubject()).isEqualTo("Something waits for you in Breakwater");
    assertThat(GreenMailUtil.getBody(message))
        .contains("1 thing waits for you", "https://breakwater.example/today")
        .doesNotContain("Wilhelmina", "Frances");
    run();
    assertThat(received()).hasSize(1);
  }

  @Test
  void people_get_one_message_an_hour_with_all_that_waits() {
    tell(petra, "took-part", "Frances Adeyemi");
    run();
    tell(petra, "took-part", "Hana Rowntree");
    tell(petra, "took-part", "Martin Oyelaran");
    service.later(Duration.ofMinutes(59));
    run();
    assertThat(received()).hasSize(1);
    service.later(Duration.ofMinutes(1));
    run();
    assertThat(received()).hasSize(2);
    assertThat(GreenMailUtil.getBody(received().getLast())).contains("2 things wait");
  }

  @Test
  void at_night_only_what_is_overdue_is_told_and_the_rest_in_the_morning()
      throws MessagingException {
    UUID quiet = person("quentin", "quentin@police.example");
    service.later(Duration.between(now(), Instant.parse("2015-01-05T23:30:00Z")));
    tell(quiet, "took-part", "Frances Adeyemi");
    tell(petra, "escalated", "front-door-decision", "2015-01-05");
    run();
    assertThat(received()).hasSize(1);
    assertThat(received().getFirst().getSubject()).contains("overdue");
    service.later(Duration.ofHours(7));
    run();
    assertThat(received()).hasSize(1);
    service.later(Duration.ofMinutes(30));
    run();
    assertThat(received()).hasSize(2);
  }

  @Test
  void what_was_read_or_goes_to_nobody_is_not_sent() {
    tell(service.viewer("priya").id(), "took-part", "Frances Adeyemi");
    tell(petra, "took-part", "Frances Adeyemi");
    service.read(jdbc -> jdbc.queryForList("select entry from notice", UUID.class)).stream()
        .forEach(notice -> service.bean(Notices.class).read(service.viewer("petra"), notice));
    run();
    assertThat(received()).isEmpty();
  }

  @Test
  void nothing_is_lost_while_the_server_cannot_be_reached() {
    int port = server.getSmtp().getPort();
    server.stop();
    tell(petra, "escalated", "front-door-decision", "2015-01-05");
    run();
    var again = new GreenMail(new ServerSetup(port, null, "smtp"));
    again.start();
    try {
      run();
      assertThat(again.getReceivedMessages()).as("too soon to try again").isEmpty();
      service.later(Duration.ofMinutes(1));
      run();
      assertThat(again.getReceivedMessages()).hasSize(1);
    } finally {
      again.stop();
    }
  }

  @Test
  void that_it_was_sent_is_on_record() {
    tell(petra, "took-part", "Frances Adeyemi");
    run();
    assertThat(
            service.<Long>read(jdbc ->
                jdbc.queryForObject(
                    "select count(*) from record.entry where kind = 'notice.mailed'", Long.class)))
        .isEqualTo(1);
  }

  @Test
  void nobody_is_written_to_until_an_area_says_so(@TempDir Path other) {
    try (var silent = new AService(other, WebApplicationType.NONE)) {
      assertThatThrownBy(() -> silent.bean(Mailing.class))
          .isInstanceOf(NoSuchBeanDefinitionException.class);
    }
  }

  @Test
  void a_link_that_leads_nowhere_is_told_at_the_start() {
    assertThatThrownBy(() ->
            new MailSettings("a@b.example", "", Duration.ofHours(1), LocalTime.MIN, LocalTime.MIN))
        .hasMessageContaining("breakwater.mail.link");
    var settings =
        new MailSettings(
            "a@b.example", "https://b.example", Duration.ofHours(1), LocalTime.MIN, LocalTime.MIN);
    assertThat(settings.quiet(LocalTime.NOON)).isFalse();
  }

  private Instant now() {
    return service.bean(java.time.Clock.class).instant();
  }

  private UUID person(String signIn, String address) {
    return service
        .bean(Staff.class)
        .createUser(
            signIn, signIn, "police.public-protection", address, AService.PASSWORD, false, BY);
  }

  private void tell(UUID user, String kind, String... words) {
    service
        .bean(Entries.class)
        .add(
            Notices.to(
                user, kind, List.of(words), new Subject("concern", UUID.randomUUID()), now(), BY));
  }

  private void run() {
    service.bean(Mailing.class).run();
  }

  private List<MimeMessage> received() {
    return Arrays.asList(server.getReceivedMessages());
  }
}
