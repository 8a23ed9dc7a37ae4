package org.breakwater.database;

import java.nio.file.Path;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.session.jdbc.config.annotation.SpringSessionDataSource;

/** Opens the record where the settings say, and closes it after everything that uses it. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {
  @Bean
  Location location(
      @Value("${breakwater.data:breakwater-data}") String folder,
      @Value("${breakwater.database:}") String url) {
    return url.isBlank() ? new Location.Embedded(Path.of(folder)) : Location.server(url);
  }

  @Bean(destroyMethod = "close")
  Database database(Location location, @Value("${breakwater.must-exist:false}") boolean mustExist) {
    return mustExist ? Database.openExisting(location) : Database.open(location);
  }

  @Bean
  DataSource applicationConnections(Database database) {
    return database.application();
  }

  @Bean(defaultCandidate = false)
  @SpringSessionDataSource
  DataSource sessionConnections(Database database) {
    return database.sessions();
  }

  @Bean
  Transactions transactions(DataSource applicationConnections) {
    return new Transactions(applicationConnections);
  }
}
