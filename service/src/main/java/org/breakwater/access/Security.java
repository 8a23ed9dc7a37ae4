package org.breakwater.access;

import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.annotation.authentication.builders.AuthenticationManagerBuilder;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The gates: everything is shut that is not named here. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class Security implements WebMvcConfigurer {
  private static final String CONTENT =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src"
          + " 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; frame-ancestors"
          + " 'none'; base-uri 'none'";

  private static final String[] OPEN_TO_ALL = {
    "/",
    "/assets/**",
    "/help",
    "/accessibility",
    "/sign-in",
    "/setup",
    "/error",
    "/favicon.ico",
    "/log"
  };

  @Bean
  Limits limits(
      @Value("${breakwater.limits.sign-ins-per-address:60}") int signIns,
      @Value("${breakwater.limits.api-calls-per-second:50}") int calls,
      @Value("${breakwater.limits.log-reads-per-second:250}") int logReads) {
    return new Limits(signIns, calls, logReads);
  }

  /** What the log publishes is for everybody, and nobody is known there. */
  @Bean
  @Order(0)
  SecurityFilterChain logGates(HttpSecurity http, Limits limits) {
    headers(http);
    return http.securityMatcher("/log/checkpoint", "/log/tile/**", "/log/witnessed/**")
        .csrf(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .addFilterBefore(limits, SecurityContextHolderFilter.class)
        .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
        .build();
  }

  @Bean
  @Order(1)
  SecurityFilterChain apiGates(
      HttpSecurity http,
      Credentials credentials,
      Limits limits,
      Directory directory,
      Staff staff,
      Clock clock) {
    headers(http);
    return http.securityMatcher("/api/**", "/actuator/**")
        .authenticationManager(new ProviderManager(new SignIn(directory, credentials, staff, true)))
        .csrf(AbstractHttpConfigurer::disable)
        .sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .httpBasic(basic -> basic.realmName("Breakwater"))
        .addFilterBefore(limits, SecurityContextHolderFilter.class)
        .addFilterAfter(new Systems(credentials), BasicAuthenticationFilter.class)
        .addFilterBefore(new Current(directory, credentials, clock), AuthorizationFilter.class)
        .authorizeHttpRequests(requests ->
            requests
                .requestMatchers("/api/openapi.json", "/actuator/health/**")
                .permitAll()
                .requestMatchers("/actuator/**")
                .hasRole(Role.ADMINISTRATOR.name())
                .requestMatchers("/api/reports", "/api/bundles")
                .hasAnyRole(Role.PRACTITIONER.name(), Role.MANAGER.name(), "SYSTEM")
                .anyRequest()
                .hasAnyRole(Role.PRACTITIONER.name(), Role.MANAGER.name(), Role.SCRUTINEER.name()))
        .build();
  }

  @Bean
  @Order(2)
  SecurityFilterChain pageGates(
      HttpSecurity http,
      Credentials credentials,
      Limits limits,
      Directory directory,
      Staff staff,
      Clock clock,
      OrganisationSignIn organisations) {
    headers(http);
    // Not a manager of our own, which would leave out those whom organisations sign in; and nobody
    // is known in any way that is not named here.
    http.getSharedObject(AuthenticationManagerBuilder.class).parentAuthenticationManager(null);
    organisations.configure(http);
    return http.authenticationProvider(new SignIn(directory, credentials, staff, false))
        .formLogin(form ->
            form.loginPage("/sign-in")
                .loginProcessingUrl("/sign-in")
                .defaultSuccessUrl("/home")
                .failureUrl("/sign-in?refused"))
        .logout(logout -> logout.logoutUrl("/sign-out").logoutSuccessUrl("/?signed-out"))
        .addFilterBefore(limits, SecurityContextHolderFilter.class)
        .addFilterAfter(new Current(directory, credentials, clock), HeaderWriterFilter.class)
        .authorizeHttpRequests(requests ->
            requests
                .requestMatchers(OPEN_TO_ALL)
                .permitAll()
                .requestMatchers("/administration/**")
                .hasRole(Role.ADMINISTRATOR.name())
                .requestMatchers("/home", "/password", "/figures")
                .authenticated()
                // Whatever comes to be: it is not for those who see numbers only.
                .anyRequest()
                .hasAnyRole(
                    Role.PRACTITIONER.name(),
                    Role.MANAGER.name(),
                    Role.SCRUTINEER.name(),
                    Role.ADMINISTRATOR.name()))
        .build();
  }

  private static void headers(HttpSecurity http) {
    http.headers(headers ->
        headers
            .contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT))
            .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER))
            .permissionsPolicyHeader(permissions ->
                permissions.policy("camera=(), microphone=(), geolocation=(), browsing-topics=()"))
            .httpStrictTransportSecurity(
                strict -> strict.includeSubDomains(true).maxAgeInSeconds(31_536_000)));
  }

  @Override
  public void addArgumentResolvers(java.util.List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(new ViewerArgument());
  }
}
