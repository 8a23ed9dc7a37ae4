package org.breakwater.commands;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.core.ConsoleAppender;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Option;

/** Which record a command works on, and the application opened on it. */
final class Opening {
  private final Class<?> application;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "The embedded PostgreSQL's folder (default ./breakwater-data, or BREAKWATER_DATA).")
  private @Nullable Path data;

  @Option(
      names = "--database",
      paramLabel = "URL",
      description =
          "An existing PostgreSQL 18 or later instead: postgresql://user:password@host/database"
              + " (or BREAKWATER_DATABASE).")
  private @Nullable String database;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "A file of settings (.properties or .yaml); docs/running.md lists them.")
  private @Nullable Path config;

  Opening(Class<?> application) {
    this.application = application;
  }

  /** The folder that was named, if one was. */
  @Nullable Path data() {
    return data;
  }

  void useData(Path folder) {
    data = folder;
  }

  boolean onServer() {
    return database != null;
  }

  /** The application without its pages. */
  ConfigurableApplicationContext record() {
    return open(WebApplicationType.NONE, Map.of());
  }

  /**
   * The same, for commands that would say something untrue of an empty record: a folder that holds
   * none is told, and nothing is made in it.
   */
  ConfigurableApplicationContext existingRecord() {
    return open(WebApplicationType.NONE, Map.of("breakwater.must-exist", true));
  }

  /** The whole service. */
  ConfigurableApplicationContext service(Map<String, Object> settings) {
    return open(WebApplicationType.SERVLET, settings);
  }

  private ConfigurableApplicationContext open(
      WebApplicationType web, Map<String, Object> settings) {
    var properties = new HashMap<String, Object>(settings);
    if (data != null) {
      properties.put("breakwater.data", data.toAbsolutePath().toString());
    }
    if (database != null) {
      properties.put("breakwater.database", database);
    }
    if (config != null) {
      properties.put("spring.config.additional-location", config.toUri().toString());
    }
    var builder = new SpringApplicationBuilder(application);
    if (web == WebApplicationType.NONE) {
      properties.put("logging.level.root", "WARN");
      // A command says in words why the record cannot be opened; a trace is for those who ask.
      properties.put("logging.level.org.springframework.boot.SpringApplication", "OFF");
      properties.put(
          "logging.level.org.springframework.context.annotation.AnnotationConfigApplicationContext",
          "OFF");
      builder.initializers(new LogsBeside());
    }
    String[] arguments =
        properties.entrySet().stream()
            .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
            .toArray(String[]::new);
    return builder.web(web).bannerMode(Banner.Mode.OFF).logStartupInfo(false).run(arguments);
  }

  /** Sends the log to standard error: a command's standard output holds its results only. */
  private static final class LogsBeside
      implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    @Override
    public void initialize(ConfigurableApplicationContext context) {
      if (LoggerFactory.getILoggerFactory() instanceof LoggerContext logs) {
        logs.getLogger(Logger.ROOT_LOGGER_NAME)
            .iteratorForAppenders()
            .forEachRemaining(appender -> {
              if (appender instanceof ConsoleAppender<?> console) {
                console.setTarget("System.err");
                console.start();
              }
            });
      }
    }
  }
}
