package dev.strake.ingress;

import java.time.Duration;
import java.util.List;

/**
 * What holds for the requests of a route. Routes of one site with the same policy share an object.
 *
 * @param limits what one request may take
 * @param webSocket longest silence of a WebSocket connection, zero for none
 * @param cors rules for other sites' scripts, none or one
 * @param allowed ranges that are let in, empty for everyone
 * @param settings settings of NGINX alone
 */
record Policy(
    Limits limits,
    Duration webSocket,
    List<Cors> cors,
    List<String> allowed,
    List<NginxSetting> settings) {

  Policy {
    cors = List.copyOf(cors);
    allowed = List.copyOf(allowed);
    settings = List.copyOf(settings);
  }

  boolean isWebSocket() {
    return !webSocket.isZero();
  }
}
