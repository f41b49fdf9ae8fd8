package dev.strake.monitoring;

import static java.util.Objects.requireNonNull;

import dev.strake.value.Checks;
import dev.strake.value.SecretKey;

/**
 * Where messages of alerts go. Credentials come as files from a Secret in the namespace of the
 * monitoring.
 */
public sealed interface Receiver {

  /** A service that wakes people up. */
  static Receiver pagerDuty(SecretKey routingKey) {
    return new PagerDuty(routingKey);
  }

  /**
   * A chat channel.
   *
   * @param webhook the secret address of the channel's workspace
   * @param channel its name with {@code #}
   */
  static Receiver slack(SecretKey webhook, String channel) {
    return new Slack(webhook, channel);
  }

  /** Any program that takes messages over HTTP at a secret address. */
  static Receiver webhook(SecretKey url) {
    return new Webhook(url);
  }

  /**
   * Mail through a relay with a login.
   *
   * @param relay host name of the relay
   * @param port its port, such as 587
   */
  static Receiver email(
      String to, String from, String relay, int port, String username, SecretKey password) {
    return new Email(to, from, relay, port, username, password);
  }

  /** The credential. */
  SecretKey secret();

  /**
   * A service that wakes people up.
   *
   * @param secret its routing key (Events API v2)
   */
  record PagerDuty(SecretKey secret) implements Receiver {
    public PagerDuty {
      requireNonNull(secret, "secret");
    }
  }

  /**
   * A chat channel.
   *
   * @param secret the secret address of the channel's workspace
   * @param channel its name with {@code #}
   */
  record Slack(SecretKey secret, String channel) implements Receiver {
    public Slack {
      requireNonNull(secret, "secret");
      Checks.that(
          channel.matches("[#@].+"), "slack channel must begin with '#' or '@', got '%s'", channel);
    }
  }

  /**
   * Any program that takes messages over HTTP.
   *
   * @param secret its address
   */
  record Webhook(SecretKey secret) implements Receiver {
    public Webhook {
      requireNonNull(secret, "secret");
    }
  }

  /**
   * Mail through a relay with a login.
   *
   * @param to who gets it
   * @param from whom it comes from
   * @param relay host name of the relay
   * @param port port of the relay
   * @param username login at the relay
   * @param secret its password
   */
  record Email(String to, String from, String relay, int port, String username, SecretKey secret)
      implements Receiver {
    public Email {
      requireNonNull(secret, "secret");
      Checks.that(to.contains("@"), "mail must go to an address, got '%s'", to);
      Checks.that(from.contains("@"), "mail must come from an address, got '%s'", from);
      Checks.that(!relay.contains(":"), "mail relay must be a host name, got '%s'", relay);
      Checks.that(port >= 1 && port <= 65535, "port must be between 1 and 65535, got %d", port);
    }
  }
}
