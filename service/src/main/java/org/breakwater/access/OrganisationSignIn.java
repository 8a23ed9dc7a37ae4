package org.breakwater.access;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.breakwater.database.Transactions;
import org.breakwater.record.Purpose;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.SupplierClientRegistrationRepository;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;

/**
 * Sign-in through people's own organisations (OpenID Connect), where settings name one. The person
 * must already be known here: by the link of an earlier sign-in, or by an e-mail address that their
 * organisation has verified and an administrator has put down.
 */
final class OrganisationSignIn {
  private static final String LINKED =
      "select app_user from workspace.oidc_link where issuer = ? and subject = ?";

  private static final String LINK =
      "insert into workspace.oidc_link (issuer, subject, app_user) values (?, ?, ?) on conflict do"
          + " nothing";

  private static final Logger LOG = LoggerFactory.getLogger(OrganisationSignIn.class);

  private final Directory directory;
  private final Staff staff;
  private final Transactions transactions;
  private final @Nullable Settings settings;

  OrganisationSignIn(
      Directory directory, Staff staff, Transactions transactions, @Nullable Settings settings) {
    this.directory = directory;
    this.staff = staff;
    this.transactions = transactions;
    this.settings = settings;
  }

  /** Which organisation's sign-in is used. */
  record Settings(String issuer, String clientId, String clientSecret, String name) {
    @Override
    public String toString() {
      return "Settings[" + issuer + "]";
    }
  }

  /** The name of the organisation, for the sign-in page's button. */
  Optional<String> name() {
    return Optional.ofNullable(settings).map(Settings::name);
  }

  void configure(HttpSecurity http) {
    if (settings == null) {
      return;
    }
    http.oauth2Login(login ->
        login
            .loginPage("/sign-in")
            .clientRegistrationRepository(
                new SupplierClientRegistrationRepository(
                    () -> new InMemoryClientRegistrationRepository(registration(settings))))
            .failureHandler((_, response, refusal) -> {
              LOG.warn("sign-in through the organisation was refused: {}", code(refusal));
              response.sendRedirect("/sign-in?organisation-refused");
            })
            .successHandler((request, response, authentication) -> {
              Optional<Viewer> viewer = known(authentication);
              var context = SecurityContextHolder.createEmptyContext();
              viewer.ifPresent(person -> context.setAuthentication(SignIn.token(person)));
              SecurityContextHolder.setContext(context);
              new HttpSessionSecurityContextRepository().saveContext(context, request, response);
              request.getSession().setAttribute(Current.BY_ORGANISATION, true);
              response.sendRedirect(viewer.isPresent() ? "/home" : "/sign-in?not-known");
            }));
  }

  /** Asked of the organisation at the first sign-in, so that we start also while it is away. */
  private static ClientRegistration registration(Settings settings) {
    return ClientRegistrations.fromIssuerLocation(settings.issuer())
        .registrationId("organisation")
        .clientId(settings.clientId())
        .clientSecret(settings.clientSecret())
        .clientName(settings.name())
        .scope("openid", "profile", "email")
        .build();
  }

  /** What went wrong, by the protocol's own code and without what was sent, which names people. */
  private static String code(AuthenticationException refusal) {
    return refusal instanceof OAuth2AuthenticationException told
        ? told.getError().getErrorCode()
        : refusal.getClass().getSimpleName();
  }

  private Optional<Viewer> known(Authentication authentication) {
    if (!(authentication.getPrincipal() instanceof OidcUser user)) {
      return Optional.empty();
    }
    String issuer = String.valueOf(user.getIssuer());
    String subject = user.getSubject();
    if (subject == null) {
      return Optional.empty();
    }
    Optional<Viewer> linked =
        transactions
            .writing(() ->
                transactions.batch().queryForList(LINKED, UUID.class, issuer, subject).stream()
                    .findFirst())
            .flatMap(directory::viewer);
    Optional<Viewer> viewer = linked.isPresent() ? linked : byEmail(user, issuer, subject);
    viewer.ifPresent(person ->
        staff.add(
            new AccessEvent.SignedIn("organisation"),
            person.author(),
            Purpose.ADMINISTRATION,
            List.of(person.subject())));
    return viewer;
  }

  private Optional<Viewer> byEmail(OidcUser user, String issuer, String subject) {
    if (!Boolean.TRUE.equals(user.getEmailVerified()) || user.getEmail() == null) {
      return Optional.empty();
    }
    Optional<Viewer> viewer = directory.byEmail(user.getEmail());
    viewer.ifPresent(person ->
        transactions.writing(
            () -> transactions.batch().update(LINK, issuer, subject, person.id())));
    return viewer;
  }
}
