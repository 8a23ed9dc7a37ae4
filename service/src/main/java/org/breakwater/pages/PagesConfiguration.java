package org.breakwater.pages;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.breakwater.record.Occurred;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

@Configuration(proxyBeanMethods = false)
class PagesConfiguration implements WebMvcConfigurer {
  /** In the path of every asset, so that an upgrade is fetched anew and nothing else is. */
  private static final CacheControl FOR_A_YEAR =
      CacheControl.maxAge(Duration.ofDays(365)).cachePublic();

  private static final String WEBJARS = "classpath:/META-INF/resources/webjars/";

  @Bean
  TemplateEngine templateEngine() {
    return TemplateEngine.createPrecompiled(
        null, ContentType.Html, null, "org.breakwater.pages.templates");
  }

  /** Every file {@code messages/*.properties}: one for each need. */
  @Bean
  MessageSource messageSource() {
    var source = new ResourceBundleMessageSource();
    source.setBasenames(messageFiles().toArray(String[]::new));
    source.setDefaultEncoding("UTF-8");
    source.setFallbackToSystemLocale(false);
    // An apostrophe means one whether or not a text has arguments.
    source.setAlwaysUseMessageFormat(true);
    return source;
  }

  static List<String> messageFiles() {
    try {
      return Stream.of(
              new PathMatchingResourcePatternResolver()
                  .getResources("classpath*:messages/*.properties"))
          .map(Resource::getFilename)
          .map(name -> "messages." + String.valueOf(name).replace(".properties", ""))
          .filter(name -> !name.contains("_"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Bean
  Dates dates(Clock clock, MessageSource messageSource) {
    return new Dates(clock, Occurred.ZONE, new Words(messageSource, Locale.UK));
  }

  @Bean
  PageFrame pageFrame(MessageSource messageSource, Dates dates, List<NavItem> places) {
    return new PageFrame(messageSource, dates, places);
  }

  @Bean
  Pages pages(TemplateEngine engine, PageFrame frame) {
    return new Pages(engine, frame);
  }

  @Override
  public void addResourceHandlers(ResourceHandlerRegistry registry) {
    registry
        .addResourceHandler("/assets/govuk-5.14.0/**")
        .addResourceLocations(WEBJARS + "govuk-frontend/5.14.0/dist/govuk/")
        .setCacheControl(FOR_A_YEAR);
    registry
        .addResourceHandler("/assets/moj-7.1.0/**")
        .addResourceLocations(WEBJARS + "ministryofjustice__frontend/7.1.0/moj/")
        .setCacheControl(FOR_A_YEAR);
    registry
        .addResourceHandler("/assets/breakwater/**")
        .addResourceLocations("classpath:/static/breakwater/")
        .setCacheControl(CacheControl.maxAge(Duration.ofMinutes(10)).cachePublic());
  }
}
