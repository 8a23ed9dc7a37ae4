package org.breakwater.log;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.function.ToDoubleFunction;
import org.breakwater.database.Transactions;
import org.breakwater.ledger.witness.WitnessPolicy;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class LogConfiguration {
  @Bean
  PostgresTiles postgresTiles(Transactions transactions) {
    return new PostgresTiles(transactions);
  }

  /**
   * @param file where the key is; beside the record's own folder if nothing is said
   */
  @Bean
  KeyFile logKeyFile(
      @Value("${breakwater.log.key:}") String file,
      @Value("${breakwater.data:breakwater-data}") String folder,
      SecureRandom random) {
    return new KeyFile(
        file.isBlank() ? Path.of(folder).resolve("log").resolve("key") : Path.of(file), random);
  }

  @Bean
  Sequencer sequencer(
      Transactions transactions,
      PostgresTiles tiles,
      KeyFile keyFile,
      @Value("${breakwater.log.origin:}") String origin,
      SecureRandom random) {
    return new Sequencer(transactions, tiles, keyFile, origin, random);
  }

  @Bean
  Proofs proofs(Transactions transactions, PostgresTiles tiles, Sequencer sequencer) {
    return new Proofs(transactions, tiles, sequencer);
  }

  @Bean
  History logHistory(Transactions transactions, PostgresTiles tiles) {
    return new History(transactions, tiles);
  }

  @Bean
  VerifyRecord verifyRecord(Transactions transactions, PostgresTiles tiles) {
    return new VerifyRecord(transactions, tiles);
  }

  /** What runs only where the service does. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnWebApplication
  static class Serving {
    @Bean
    SequencingLoop sequencingLoop(
        Sequencer sequencer,
        Transactions transactions,
        @Value("${breakwater.log.pause-millis:200}") long pause) {
      return new SequencingLoop(sequencer, transactions, pause);
    }

    /** Only where a policy names witnesses. */
    @Bean
    @ConditionalOnProperty("breakwater.log.witness-policy")
    WitnessingLoop witnessingLoop(
        Transactions transactions,
        PostgresTiles tiles,
        Sequencer sequencer,
        @Value("${breakwater.log.witness-policy}") Path policy,
        @Value("${breakwater.log.witness-pause-millis:1000}") long pause)
        throws IOException {
      return new WitnessingLoop(
          new Witnessing(
              transactions,
              tiles,
              sequencer,
              WitnessPolicy.parse(Files.readString(policy)),
              HttpClient.newHttpClient()),
          pause);
    }

    @Bean
    MeterBinder witnessMeter(ObjectProvider<WitnessingLoop> loop) {
      return registry ->
          loop.ifAvailable(one ->
              Gauge.builder("breakwater.log.witnessed", one, of -> of.witnessed() ? 1 : 0)
                  .register(registry));
    }

    @Bean
    LogHealth logHealthIndicator(SequencingLoop loop, Clock clock) {
      return new LogHealth(loop, clock);
    }

    @Bean
    MeterBinder logMeters(SequencingLoop loop, Clock clock) {
      return registry -> {
        gauge("breakwater.log.size", loop, Standing::size).register(registry);
        gauge("breakwater.log.waiting", loop, Standing::waiting).register(registry);
        gauge(
                "breakwater.log.behind.seconds",
                loop,
                standing -> standing.secondsBehind(clock.instant()))
            .register(registry);
        gauge("breakwater.log.refused", loop, standing -> standing.refusal() == null ? 0 : 1)
            .register(registry);
      };
    }

    private static Gauge.Builder<SequencingLoop> gauge(
        String name, SequencingLoop loop, ToDoubleFunction<Standing> number) {
      return Gauge.builder(
          name,
          loop,
          of -> {
            Standing standing = of.standing();
            return standing == null ? Double.NaN : number.applyAsDouble(standing);
          });
    }
  }
}
