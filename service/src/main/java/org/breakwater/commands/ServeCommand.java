package org.breakwater.commands;

import java.util.HashMap;
import java.util.concurrent.Callable;
import org.breakwater.access.Setup;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    description = "The service on an empty or existing record.",
    footer = {"", "Example: ./breakwater serve --data /srv/breakwater --port 8080"})
final class ServeCommand implements Callable<Integer> {
  @Mixin private Opening opening;

  @Option(
      names = "--port",
      description = "The port for pages and API (default ${DEFAULT-VALUE}).",
      defaultValue = "8080")
  private int port;

  @Option(
      names = "--address",
      description = "The address to listen on (default 127.0.0.1: this machine only).")
  private @Nullable String address;

  @Override
  public Integer call() {
    var settings = new HashMap<String, Object>();
    settings.put("server.port", port);
    if (address != null) {
      settings.put("server.address", address);
    }
    var context = opening.service(settings);
    System.out.println(
        "Breakwater is at http://" + (address == null ? "localhost" : address) + ":" + port + "/");
    context.getBean(Setup.class).invitation().ifPresent(System.out::println);
    return Commands.STILL_RUNNING;
  }
}
