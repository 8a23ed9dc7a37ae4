package org.breakwater.mail;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import org.breakwater.database.Transactions;
import org.breakwater.jobs.Job;
import org.breakwater.pages.PageFrame;
import org.breakwater.record.Entries;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.MailSender;

/** Nothing of this is there until somebody says from which address messages come. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("breakwater.mail.from")
class MailConfiguration {
  @Bean
  MailSettings mailSettings(
      @Value("${breakwater.mail.from}") String from,
      @Value("${breakwater.mail.link:}") String link,
      @Value("${breakwater.mail.every:1h}") Duration every,
      @Value("${breakwater.mail.quiet-from:20:00}") String quietFrom,
      @Value("${breakwater.mail.quiet-to:07:00}") String quietTo) {
    return new MailSettings(
        from, link, every, LocalTime.parse(quietFrom), LocalTime.parse(quietTo));
  }

  @Bean
  Mailing mailing(
      ObjectProvider<MailSender> sender,
      MailSettings settings,
      PageFrame frame,
      Transactions transactions,
      Entries entries,
      Clock clock) {
    MailSender through = sender.getIfAvailable();
    if (through == null) {
      throw new IllegalArgumentException(
          "breakwater.mail.from is set, so spring.mail.host must name the server for mail");
    }
    return new Mailing(through, settings, frame.words(), transactions, entries, clock);
  }

  @Bean
  Job mailJob(Mailing mailing) {
    return new Job("mail", Duration.ofMinutes(1), mailing::run);
  }
}
