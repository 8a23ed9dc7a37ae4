package org.breakwater.access;

import java.security.SecureRandom;
import java.time.Clock;
import org.breakwater.clocks.WorkingDays;
import org.breakwater.database.Transactions;
import org.breakwater.pages.NavItem;
import org.breakwater.record.Entries;
import org.breakwater.record.EventFamily;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

@Configuration(proxyBeanMethods = false)
class AccessConfiguration {
  @Bean
  EventFamily accessEvents() {
    return new EventFamily(AccessEvent.class);
  }

  @Bean
  @Order(40)
  AccessReading accessReading() {
    return new AccessReading();
  }

  @Bean
  Viewing viewing(Transactions transactions, Entries entries, Clock clock) {
    return new Viewing(transactions, entries, clock);
  }

  @Bean
  StatedPurposes statedPurposes() {
    return new StatedPurposes();
  }

  @Bean
  Permits permits(Transactions transactions, Viewing viewing, StatedPurposes stated) {
    return new Permits(transactions, viewing, stated);
  }

  @Bean
  Door door(Permits permits) {
    return new Door(permits);
  }

  @Bean
  Looks looks(Transactions transactions, Entries entries, Clock clock) {
    return new Looks(transactions, entries, clock);
  }

  @Bean
  Directory directory(Transactions transactions) {
    return new Directory(transactions);
  }

  @Bean
  GuessCost guessCost() {
    return GuessCost.SHIPPED;
  }

  @Bean
  Credentials credentials(
      Transactions transactions, Clock clock, SecureRandom random, GuessCost cost) {
    return new Credentials(transactions, clock, random, cost);
  }

  @Bean
  Staff staff(Entries entries, Credentials credentials, Clock clock) {
    return new Staff(entries, credentials, clock);
  }

  @Bean
  Qualifications qualifications(Transactions transactions) {
    return new Qualifications(transactions);
  }

  @Bean
  Area area(Staff staff, Directory directory, Credentials credentials) {
    return new Area(staff, directory, credentials);
  }

  @Bean
  Setup setup(Directory directory, Credentials credentials, Staff staff, Entries entries) {
    return new Setup(directory, credentials, staff, entries);
  }

  @Bean
  Relationships relationships(Transactions transactions) {
    return new Relationships(transactions);
  }

  @Bean
  Emergencies emergencies(
      Transactions transactions, Entries entries, Staff staff, Clock clock, WorkingDays working) {
    return new Emergencies(transactions, entries, staff, clock, working);
  }

  @Bean
  Senders senders(Directory directory) {
    return new Senders(directory);
  }

  @Bean
  OrganisationSignIn organisationSignIn(
      Directory directory,
      Staff staff,
      Transactions transactions,
      @Value("${breakwater.oidc.issuer:}") String issuer,
      @Value("${breakwater.oidc.client-id:}") String clientId,
      @Value("${breakwater.oidc.client-secret:}") String clientSecret,
      @Value("${breakwater.oidc.name:your organisation}") String name) {
    return new OrganisationSignIn(
        directory,
        staff,
        transactions,
        issuer.isBlank()
            ? null
            : new OrganisationSignIn.Settings(issuer, clientId, clientSecret, name));
  }

  @Bean
  NavItem reviewsPlace() {
    return new NavItem(
        "/reviews",
        "access.reviews.title",
        java.util.Set.of(Role.SCRUTINEER.name(), Role.MANAGER.name()),
        80,
        "/oversight");
  }

  @Bean
  NavItem emergencyPlace() {
    return new NavItem(
        "/emergency",
        "access.emergency.place",
        java.util.Set.of(Role.PRACTITIONER.name(), Role.MANAGER.name(), Role.SCRUTINEER.name()),
        70);
  }

  @Bean
  NavItem qualificationsPlace() {
    return new NavItem(
        "/administration/qualifications",
        "access.qualification.nav",
        java.util.Set.of(Role.ADMINISTRATOR.name()),
        92,
        "/administration");
  }

  @Bean
  NavItem administrationPlace() {
    return new NavItem(
        "/administration",
        "access.administration.title",
        java.util.Set.of(Role.ADMINISTRATOR.name()),
        90);
  }
}
