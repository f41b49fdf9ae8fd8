package dev.strake.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** A network of its own for containers of one test: loopback and one address that pods have. */
final class PodNetwork implements AutoCloseable {

  /**
   * Where probes and other pods reach a container: a program that listens on loopback only is not
   * heard.
   */
  static final String ADDRESS = "10.244.0.10";

  private final Process holder;

  PodNetwork() {
    try {
      holder =
          Programs.builder(
                  List.of(
                      "unshare",
                      "--net",
                      "sh",
                      "-c",
                      "ip link set lo up && ip address add "
                          + ADDRESS
                          + "/32 dev lo && echo up && exec sleep 3600"))
              .redirectErrorStream(true)
              .start();
      var answer = holder.inputReader().readLine();
      if (!"up".equals(answer)) {
        throw new IllegalStateException("no network of its own: " + answer);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A process that lives in this network. */
  long pid() {
    return holder.pid();
  }

  /** Runs a program of this machine inside the network. */
  Outcome run(List<String> command) {
    var inside = new ArrayList<>(List.of("nsenter", "--net=/proc/" + pid() + "/ns/net"));
    inside.addAll(command);
    return Programs.run(inside.toArray(String[]::new));
  }

  /** What a URL answers; curl's exit code is not 0 where the status is 400 or more. */
  Outcome get(String url, int timeoutSeconds) {
    return run(
        List.of(
            "curl", "--silent", "--show-error", "--fail", "--max-time", "" + timeoutSeconds, url));
  }

  @Override
  public void close() {
    holder.destroyForcibly();
  }
}
