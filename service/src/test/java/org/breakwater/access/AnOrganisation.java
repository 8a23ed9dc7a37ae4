package org.breakwater.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.servlet.context.AnnotationConfigServletWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configuration.OAuth2AuthorizationServerConfiguration;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;

/**
 * An organisation that signs its own people in: a real OpenID Connect provider on a port of its
 * own.
 */
final class AnOrganisation implements AutoCloseable {
  static final String PASSWORD = "organisation's own";
  static final String CLIENT = "breakwater";
  static final String SECRET = "known to both";

  private final AnnotationConfigServletWebServerApplicationContext context =
      new AnnotationConfigServletWebServerApplicationContext(Provider.class);

  /** What the organisation says of an address: whether it has verified it. */
  record Address(String email, boolean verified) {}

  String url() {
    return "http://127.0.0.1:" + Objects.requireNonNull(context.getWebServer()).getPort();
  }

  /** Lets the service at this address send people here. */
  void admit(String service) {
    context
        .getBean(InMemoryRegisteredClientRepository.class)
        .save(client(service + "/login/oauth2/code/organisation"));
  }

  /** From now on, the organisation says this of one of its people. */
  void says(String person, Address address) {
    context.getBean(Provider.Addresses.class).of.put(person, address);
  }

  @Override
  public void close() {
    context.close();
  }

  private static RegisteredClient client(String redirect) {
    return RegisteredClient.withId(UUID.randomUUID().toString())
        .clientId(redirect.contains("nowhere") ? "nobody" : CLIENT)
        .clientSecret("{noop}" + (redirect.contains("nowhere") ? "unused" : SECRET))
        .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
        .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
        .redirectUri(redirect)
        .scope("openid")
        .scope("profile")
        .scope("email")
        .build();
  }

  /** Not annotated as a configuration, so that no test's application finds it by scanning. */
  @EnableWebMvc
  @EnableWebSecurity
  static class Provider {
    /** What is known of people, by the name they sign in with there. */
    static final class Addresses {
      final Map<String, Address> of = new ConcurrentHashMap<>();
    }

    @Bean
    Addresses addresses() {
      return new Addresses();
    }

    @Bean
    TomcatServletWebServerFactory server() {
      return new TomcatServletWebServerFactory(0);
    }

    @Bean
    DispatcherServlet dispatcherServlet() {
      return new DispatcherServlet();
    }

    @Bean
    @Order(1)
    SecurityFilterChain protocol(HttpSecurity http) {
      return http.securityMatcher("/oauth2/**", "/.well-known/**", "/userinfo")
          .oauth2AuthorizationServer(server -> server.oidc(Customizer.withDefaults()))
          .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
          .exceptionHandling(exceptions ->
              exceptions.authenticationEntryPoint(
                  (_, response, _) -> response.sendRedirect("/login")))
          .oauth2ResourceServer(resource -> resource.jwt(Customizer.withDefaults()))
          .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain people(HttpSecurity http) {
      return http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
          .formLogin(Customizer.withDefaults())
          .build();
    }

    @Bean
    UserDetailsService known() {
      return name -> User.withUsername(name).password("{noop}" + PASSWORD).roles("STAFF").build();
    }

    @Bean
    InMemoryRegisteredClientRepository clients() {
      return new InMemoryRegisteredClientRepository(client("http://127.0.0.1/nowhere"));
    }

    @Bean
    AuthorizationServerSettings settings() {
      return AuthorizationServerSettings.builder().build();
    }

    @Bean
    JWKSource<SecurityContext> keys() throws JOSEException {
      return new ImmutableJWKSet<>(
          new JWKSet(new RSAKeyGenerator(2048).keyID(UUID.randomUUID().toString()).generate()));
    }

    @Bean
    JwtDecoder decoder(JWKSource<SecurityContext> keys) {
      return OAuth2AuthorizationServerConfiguration.jwtDecoder(keys);
    }

    @Bean
    OAuth2TokenCustomizer<JwtEncodingContext> claims(Addresses addresses) {
      return token -> {
        Address address =
            addresses.of.get(
                Objects.requireNonNull(token.<Authentication>getPrincipal()).getName());
        if (address != null) {
          token
              .getClaims()
              .claim("email", address.email())
              .claim("email_verified", address.verified());
        }
      };
    }
  }
}
